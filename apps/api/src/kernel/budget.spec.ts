import { describe, expect, it } from '@jest/globals';
import { buildSchema, execute, parse } from 'graphql';
import type { GraphQLSchema } from 'graphql';
import { Budget, during, spend } from './budget.js';
import { guardedResolver } from './guarded.js';
import { resolveTexts } from './text-field.js';

const budgetOf = (limits: { objects?: number; ms?: number } = {}) =>
  new Budget({ objects: 100, ms: 10_000, ...limits }, '203.0.113.7');
const busy = (ms: number) => {
  for (const until = performance.now() + ms; performance.now() < until;);
};

describe('a budget', () => {
  it('ends with its objects, for good, and counts for one request alone', () => {
    const [one, other] = [budgetOf(), budgetOf()];
    during(one, () => spend(100));
    during(other, () => spend(100));
    expect(() => during(one, () => spend())).toThrow(
      /more than 100 objects or 10000 ms, of which 100 objects were reached/,
    );
    expect(() => during(one, () => spend(0))).toThrow('more than 100 objects');
    // Work of the service itself has none.
    expect(() => spend(1_000)).not.toThrow();
  });

  it('ends with its time, which goes on only while it is worked for', () => {
    const budget = budgetOf({ objects: 1_000, ms: 30 });
    during(budget, () => busy(20));
    busy(40);
    during(budget, () => during(budget, () => spend(64)));
    during(budget, () => busy(20));
    expect(() => during(budget, () => spend(64))).toThrow('or 30 ms');
  });

  it('ends when the client goes, who is told of at once where they have gone already', () => {
    const budget = budgetOf({ objects: 1_000 });
    const told: string[] = [];
    const stop = budget.onGone(() => told.push('stopped'));
    stop();
    budget.onGone(() => told.push('waiting'));
    budget.leave();
    budget.onGone(() => told.push('late'));
    expect(told).toEqual(['waiting', 'late']);
    expect(() => during(budget, () => spend(64))).toThrow('the client has gone');
  });

  it('counts the reading of a document, what is made without a wait, and tells what comes after the end', async () => {
    const budget = budgetOf();
    budget.beginReading();
    busy(10);
    budget.endReading();
    budget.beginExecuting();
    busy(10);
    budget.endExecuting();
    const late: number[] = [];
    const settled = budget.settle((ms) => late.push(ms));
    expect(settled).toBeGreaterThanOrEqual(20);
    budget.charge(5);
    expect(late).toEqual([5]);
    // What waited is not timed as a whole.
    const waiting = budgetOf();
    waiting.beginExecuting();
    await new Promise((resolve) => setTimeout(resolve, 30));
    waiting.endExecuting();
    expect(waiting.settle(() => undefined)).toBe(0);
  });
});

describe('what is counted', () => {
  const errorsOf = async (schema: GraphQLSchema, query: string, objects: number) => {
    const { errors } = await execute({
      schema,
      document: parse(query),
      contextValue: { budget: budgetOf({ objects }) },
    });
    return errors?.map(({ message }) => message.slice(0, 21));
  };

  it('is every member of a list that introspection gives', async () => {
    const schema = resolveTexts(buildSchema('type Query { one(a: Int, b: Int): Int, two: Int }'));
    const query = '{ __schema { queryType { fields { name args { name } } } } }';
    expect(await errorsOf(schema, query, 4)).toBeUndefined();
    expect(await errorsOf(schema, query, 3)).toEqual(['the answer needs more']);
  });

  it('is every member of a list that a resolver gives, and what is made of them', async () => {
    const schema = buildSchema('type Query { list: [Thing!] } type Thing { name: String! }');
    schema.getQueryType()!.getFields().list!.resolve = guardedResolver(async () => [
      { name: 'a' },
      { name: () => (spend(), 'b') },
    ]);
    expect(await errorsOf(schema, '{ list { name } }', 3)).toBeUndefined();
    expect(await errorsOf(schema, '{ list { name } }', 2)).toEqual(['the answer needs more']);
    expect(await errorsOf(schema, '{ list { name } }', 1)).toEqual(['the answer needs more']);
  });
});
