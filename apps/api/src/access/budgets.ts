import type { FastifyReply, FastifyRequest } from 'fastify';
import { LIMITS } from '../config.js';
import { Budget } from '../kernel/budget.js';
import type { BudgetLimits } from '../kernel/budget.js';
import type { Access } from './access.js';
import { networkOf } from './rate.js';

const budgets = new WeakMap<FastifyRequest, Budget>();

/** The threads' time that a request took, in ms; 0 for one that executed nothing. */
export function workOf(request: FastifyRequest): number {
  const budget = budgets.get(request);
  budget?.endReading();
  return budget?.ms ?? 0;
}

/**
 * The budget of a request: larger for who has sent a token that holds. `frontDoor` counts what it
 * used against the share of its address.
 */
export function budgetOf(access: Access, request: FastifyRequest, reply: FastifyReply): Budget | Promise<Budget> {
  const begin = (limits: BudgetLimits): Budget => {
    const address = networkOf(request.ip);
    const budget = new Budget(limits, address);
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
