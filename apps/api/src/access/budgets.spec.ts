import { EventEmitter } from 'node:events';
import { describe, expect, it } from '@jest/globals';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Budget } from '../kernel/budget.js';
import type { Access } from './access.js';
import { budgetOf, workOf } from './budgets.js';

const request = () => ({ ip: '203.0.113.7', headers: {} }) as unknown as FastifyRequest;
const reply = (state = {}) =>
  ({
    raw: Object.assign(new EventEmitter(), { destroyed: false, writableFinished: false, ...state }),
  }) as unknown as FastifyReply;
/** Who may have sent a token, and whether it holds. */
const access = (token?: string, holds = true) =>
  ({
    tokenOf: () => ({ token }),
    identify: () => (holds ? Promise.resolve({}) : Promise.reject(new Error('expired'))),
  }) as unknown as Access;
const isGone = (budget: Budget): boolean => {
  let gone = false;
  budget.onGone(() => (gone = true));
  return gone;
};
const objectsOf = (budget: Budget): number => {
  for (let objects = 1; ; objects++)
    try {
      budget.spend(1_000);
    } catch {
      return (objects - 1) * 1_000;
    }
};

describe('the budget of a request', () => {
  it('is larger for who has sent a token that holds', async () => {
    expect(objectsOf(await budgetOf(access(), request(), reply()))).toBe(10_000);
    expect(objectsOf(await budgetOf(access('good'), request(), reply()))).toBe(50_000);
    expect(objectsOf(await budgetOf(access('bad', false), request(), reply()))).toBe(10_000);
  });

  it('knows that the client has gone, also where that was before it was made', () => {
    const [open, answered] = [reply(), reply({ writableFinished: true })];
    const budgets = [open, answered, reply({ destroyed: true })].map(
      (one) => budgetOf(access(), request(), one) as Budget,
    );
    expect(budgets.map(isGone)).toEqual([false, false, true]);
    for (const one of [open, answered]) one.raw.emit('close');
    expect(budgets.map(isGone)).toEqual([true, false, true]);
  });

  it('says what the request took, and later what it took then; one that executed nothing took nothing', () => {
    const asked = request();
    const budget = budgetOf(access(), asked, reply()) as Budget;
    budget.charge(7);
    const late: number[] = [];
    expect(workOf(asked, (ms) => late.push(ms))).toBe(7);
    budget.charge(3);
    expect(late).toEqual([3]);
    expect(workOf(request(), () => undefined)).toBe(0);
  });
});
