import type { FastifyReply, FastifyRequest } from 'fastify';
import { LIMITS } from '../config.js';
import { Budget } from '../kernel/budget.js';
import type { BudgetLimits } from '../kernel/budget.js';
import type { Access } from './access.js';
import { networkOf } from './rate.js';

/**
 * The budget of a request: larger for who has sent a token that holds. What it used is counted against the work for its address
 * once the answer is sent or the client has gone.
 */
export function budgetOf(access: Access, request: FastifyRequest, reply: FastifyReply): Budget | Promise<Budget> {
  const begin = (limits: BudgetLimits): Budget => {
    const address = networkOf(request.ip);
    const budget = new Budget(limits, address);
    reply.raw.once('close', () => {
      if (!reply.raw.writableFinished) budget.leave();
      budget.endReading();
      access.work.charge(address, budget.ms);
    });
    return budget;
  };
  const { token } = access.tokenOf(request);
  if (token === undefined) return begin(LIMITS.anonymousBudget);
  return access.identify(token).then(
    () => begin(LIMITS.budget),
    () => begin(LIMITS.anonymousBudget),
  );
}
