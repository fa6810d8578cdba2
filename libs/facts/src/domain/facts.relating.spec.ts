import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { deriveId, given } from '@timeline/kernel';
import type { TextInput } from '@timeline/kernel';
import { factDecider } from './decider.js';
import type { FactEvent } from './events.js';
import { after, fact, kk, merge, other, refusal, report, retract, ru, standing } from './facts-under-test.js';
import type { Step } from './facts-under-test.js';
import type { RelationKind } from './values.js';

const relate =
  (kind: RelationKind = 'FOLLOWS', to = other, ...note: TextInput[]): Step =>
  () => ({ type: 'RelateFacts', fact, kind, to, note });
const unrelate =
  (kind: RelationKind = 'FOLLOWS', to = other): Step =>
  () => ({ type: 'UnrelateFacts', fact, kind, to });

describe('given facts that are related', () => {
  it('keeps the relation at the fact from which it goes, with the revision that said so', () => {
    expect(standing(report(), relate('FOLLOWS', `${other}@9`, ru('После парома'))).relations).toEqual([
      {
        id: deriveId('relation', fact, 'FOLLOWS', other),
        kind: 'FOLLOWS',
        to: other,
        note: [{ ...ru('После парома'), origin: 'ORIGINAL' }],
        revision: 1,
      },
    ]);
  });

  it('may be related in several ways, and to several facts', () => {
    const third = deriveId('fact', 'tunnel');
    const { relations } = standing(report(), relate(), relate('QUALIFIES'), relate('FOLLOWS', third));
    expect(new Set(relations.map(({ id }) => id)).size).toBe(3);
  });

  it('takes a new note in place of the old', () => {
    const { relations } = standing(
      report(),
      relate('FOLLOWS', other, ru('После')),
      relate('FOLLOWS', other, ru('Потом')),
    );
    expect(relations).toMatchObject([{ note: [{ value: 'Потом' }], revision: 2 }]);
    expect(standing(report(), relate('FOLLOWS', other, ru('После')), relate()).relations).toMatchObject([{ note: [] }]);
  });

  it('refuses what is related so already, with the same note', () => {
    expect(refusal(report(), relate(), relate())).toEqual(['NO_CHANGE', 'to']);
    const noted = relate('FOLLOWS', other, ru('После'), kk('Кейін'));
    expect(refusal(report(), noted, noted)).toEqual(['NO_CHANGE', 'to']);
  });

  it('refuses a relation to itself, and to what is no id', () => {
    expect(refusal(report(), relate('FOLLOWS', fact))).toEqual(['BAD_USER_INPUT', 'to']);
    expect(refusal(report(), relate('FOLLOWS', 'x'))).toEqual(['BAD_USER_INPUT', 'to']);
  });

  it('refuses a blank note', () => {
    expect(refusal(report(), relate('FOLLOWS', other, ru(' ')))).toEqual(['BAD_USER_INPUT', 'note.0.value']);
  });

  it('takes relations of a retracted fact, not of a duplicate, nor of what is not there', () => {
    expect(standing(report(), retract, relate(), unrelate(), relate()).relations).toHaveLength(1);
    expect(refusal(report(), merge(), relate())).toEqual(['BAD_USER_INPUT', 'fact', other]);
    expect(refusal(report(), relate(), merge(), unrelate())).toEqual(['BAD_USER_INPUT', 'fact', other]);
    expect(refusal(relate())).toEqual(['NOT_FOUND', 'fact']);
    expect(refusal(unrelate())).toEqual(['NOT_FOUND', 'fact']);
  });
});

describe('given a relation that is taken off', () => {
  it('is gone, and may come again under the same id', () => {
    expect(standing(report(), relate(), unrelate()).relations).toEqual([]);
    const [before, again] = [standing(report(), relate()), standing(report(), relate(), unrelate(), relate())];
    expect(again.relations[0]?.id).toBe(before.relations[0]?.id);
  });

  it('refuses what is not there as NO_CHANGE', () => {
    expect(refusal(report(), unrelate())).toEqual(['NO_CHANGE', 'to']);
    expect(refusal(report(), relate('QUALIFIES'), unrelate())).toEqual(['NO_CHANGE', 'to']);
    expect(refusal(report(), relate(), unrelate(), unrelate())).toEqual(['NO_CHANGE', 'to']);
  });
});

describe('given relations of several editors in any order', () => {
  const id = (n: number) => deriveId('fact', String(n));
  const step = fc.record({
    on: fc.boolean(),
    kind: fc.constantFrom<RelationKind>('FOLLOWS', 'QUALIFIES'),
    to: fc.integer({ min: 0, max: 2 }),
  });

  it('stand as a set of kind and fact would, and commands on different ones commute', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        let events: FactEvent[] = after(report());
        const set = new Set<string>();
        for (const { on, kind, to } of steps) {
          const key = `${kind} ${id(to)}`;
          const command = (on ? relate : unrelate)(kind, id(to))('c');
          const refused = given(factDecider, ...events).refuses(command);
          expect(refused?.code).toBe(set.has(key) === on ? 'NO_CHANGE' : undefined);
          if (refused) continue;
          events = [...events, given(factDecider, ...events).when(command)];
          if (on) set.add(key);
          else set.delete(key);
        }
        const { relations } = given(factDecider, ...events).state.fact!;
        expect(new Set(relations.map(({ kind, to }) => `${kind} ${to}`))).toEqual(set);
        expect(relations).toHaveLength(set.size);
      }),
    );
  });
});
