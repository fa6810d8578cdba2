import { describe, expect, it } from '@jest/globals';
import type { FactFilterInput } from '@timeline/facts';
import type { EntryOrder } from '@timeline/read-model';
import * as fc from 'fast-check';
import { conditionsAt, setAt } from './asking.js';
import { aHistory } from './history.js';
import { actorIds, sourceIds, timelineIds } from './vocabulary.js';
import { listOf } from './naive-lists.js';
import { Record } from './record.js';

const searches: readonly FactFilterInput[] = [
  ...['Тоқаев', 'токаев', 'Tokayev', 'тоқаевтың', 'kas', 'делдал', 'посредниками', 'кремль', 'kremlin', 'мост №7', 'ё'],
  ...['the', 'speaks akorda', 'предложениях токаева', 'емес', 'nowhere'],
].map((text) => ({ text }));
const combined: readonly FactFilterInput[] = [
  { text: 'токаев', actors: [actorIds[0]!], roles: ['SPEAKER'] },
  { text: 'tokayev', occurred: { from: '2025-09-23', match: 'DEFINITELY' }, sources: [sourceIds[0]!] },
  { text: 'а', kinds: ['STATEMENT', 'OCCURRENCE'], contested: false },
  { text: 'т', corrected: true },
];
const sets = ['all', `timeline:${timelineIds[0]}`, `actor:${actorIds[0]}`, `source:${sourceIds[0]}`];
const orders: readonly EntryOrder[] = ['OCCURRED_ASC', 'OCCURRED_DESC', 'RECORDED_ASC', 'RECORDED_DESC'];

describe('a history of any kind, searched at each of its positions', () => {
  it('finds what has the words just then, in every order and set, page by page', () => {
    const property = fc.property(aHistory({ min: 30, max: 50 }), fc.nat(10_000), (events, die) => {
      using record = new Record(events);
      record.advance(Infinity);
      for (const [at, { position }] of record.naive.worlds.entries())
        for (const [nth, filter] of [...searches, ...combined].entries()) {
          const turn = die + at + nth;
          const set = sets[turn % sets.length]!;
          const order = orders[(turn >> 2) % (set.startsWith('all') || set.startsWith('timeline') ? 4 : 2)]!;
          compare(record, { set, position, order, backwards: turn % 3 === 0 }, filter);
        }
    });
    fc.assert(property, { numRuns: 12, interruptAfterTimeLimit: 45_000 });
  });
});

interface Asked {
  readonly set: string;
  readonly position: number;
  readonly order: EntryOrder;
  readonly backwards: boolean;
}

function compare(record: Record, of: Asked, filter: FactFilterInput): void {
  const { reader, naive } = record;
  const asked = { ...of, set: setAt(record, of.position, of.set) };
  const conditions = conditionsAt(record, asked.position, filter);
  const expected = listOf(naive.at(asked.position), asked.set, asked.order, filter).map(({ key }) => key);
  const inOrder = asked.backwards ? expected.toReversed() : expected;
  const first = reader.walk({ ...asked, conditions, limit: 2 });
  const rest = first.length < 2 ? [] : reader.walk({ ...asked, conditions, limit: 1_000, beyond: first[1] });
  const found = [...first, ...rest].map(({ fact }) => fact);
  const count = reader.count(asked.set, asked.position, conditions);
  expect({ asked, filter, found, count }).toEqual({ asked, filter, found: inOrder, count: inOrder.length });
}
