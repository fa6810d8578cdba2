import type { FastifyReply, FastifyRequest } from 'fastify';
import { LIMITS } from '../config.js';
import { Budget } from '../kernel/budget.js';
import type { BudgetLimits } from '../kernel/budget.js';
import type { Access } from './access.js';
import { networkOf } from './rate.js';

const budgets = new WeakMap<FastifyRequest, Budget>();

/** The threads' time that a request took so far, in ms; 0 for one that executed nothing. `late` is told what comes after. */
export const workOf = (request: FastifyRequest, late: (ms: number) => void): number =>
  budgets.get(request)?.settle(late) ?? 0;

/**
 * The budget of a request: larger for who has sent a token that holds. `frontDoor` counts what it
 * used against the share of its address.
 */
export function budgetOf(access: Access, request: FastifyRequest, reply: FastifyReply): Budget | Promise<Budget> {
  const begin = (limits: BudgetLimits): Budget => {
    const address = networkOf(request.ip);
    const budget = new Budget(limits, address);
    if (reply.raw.destroyed) budget.leave();
    reply.raw.once('close', () => {
      if (!reply.raw.writableFinished) budget.leave();
    });
    budgets.set(request, budget);
    return budget;
  };
  const { token } = access.tokenOf(request);
  if (token === undefined) return begin(LIMITS.anonymousBudget);
  return access.identify(token).then(
    () => begin(LIMITS.budget),
    () => begin(LIMITS.anonymousBudget),
  );
}
