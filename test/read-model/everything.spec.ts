import { describe, expect, it } from '@jest/globals';
import type { FactFilterInput } from '@timeline/facts';
import { resolveRange } from '@timeline/kernel';
import type { EntryOrder } from '@timeline/read-model';
import * as fc from 'fast-check';
import { ListFacts, ListFactsHandler } from '../../libs/facts/src/read/list-facts.js';
import { conditionsAt, liveOf } from './asking.js';
import { aHistory, everyDate } from './history.js';
import { actorIds, sourceIds, timelineIds } from './vocabulary.js';
import { listOf } from './naive-lists.js';
import { isOn } from './naive-model.js';
import { everyRange } from './questions.js';
import { Record } from './record.js';

/** Compares a whole list, and its count, with the plain model's. */
async function compare(record: Record, position: number, set: string, order: EntryOrder, filter: FactFilterInput) {
  const handler = new ListFactsHandler(liveOf(record));
  const conditions = conditionsAt(record, position, filter);
  const request = { set, position, order, backwards: false, beyond: undefined, limit: 1_000, conditions };
  const { keys, count } = await handler.execute(new ListFacts(request));
  const expected = listOf(record.naive.at(position), set, order, filter).map(({ key }) => key);
  const found = { filter, position, facts: keys.map(({ fact }) => fact), count: await count() };
  expect(found).toEqual({ filter, position, facts: expected, count: expected.length });
}

/** What is answered by looking a fact up in another set than the one that is walked. */
const probing: readonly FactFilterInput[] = [
  ...[...actorIds, null].flatMap((actor) =>
    [...sourceIds.slice(0, 2), null].flatMap((source) => [
      { actors: actor ? [actor] : null, sources: source ? [source] : null },
      { actors: actor ? [actor] : null, sources: source ? [source] : null, roles: ['SPEAKER' as const] },
    ]),
  ),
  ...actorIds.map((publisher) => ({ publishers: [publisher], actors: [actorIds[0]!] })),
  { actors: actorIds.slice(0, 2) },
  { sources: sourceIds.slice(0, 2), publishers: actorIds.slice(0, 2) },
];

describe('facts of every date and period that there is', () => {
  const everyFilter = everyRange
    .filter((range) => isInOrder(range))
    .flatMap((range) => [{ occurred: range }, { valid: range }]);

  it('are found by every range, definitely and possibly', async () => {
    using record = new Record(everyDate());
    record.advance(Infinity);
    expect(everyFilter.length).toBeGreaterThan(300);
    for (const filter of everyFilter) await compare(record, record.position, 'all', 'OCCURRED_ASC', filter);
  });
});

function isInOrder(range: (typeof everyRange)[number]): boolean {
  try {
    resolveRange(range, 'range');
    return true;
  } catch {
    return false;
  }
}

describe('a history of any kind, at each of its positions', () => {
  it('is filtered by actors, sources and publishers as it stood just then', async () => {
    const property = fc.asyncProperty(aHistory({ min: 30, max: 60 }), async (events) => {
      using record = new Record(events);
      record.advance(Infinity);
      for (const { position } of record.naive.worlds)
        for (const set of ['all', `timeline:${timelineIds[0]}`])
          for (const filter of probing) await compare(record, position, set, 'OCCURRED_DESC', filter);
    });
    await fc.assert(property, { numRuns: 6 });
  });

  it('tells the corrections of what was on a timeline just then', () => {
    const property = fc.property(aHistory({ min: 60, max: 120 }), (events) => {
      using record = new Record(events);
      record.advance(Infinity);
      for (const world of record.naive.worlds)
        for (const [timeline, key] of world.timelines) {
          const { position, corrections } = world;
          const on = world.facts.filter(({ id }) => isOn(world, timeline, id)).map((fact) => fact.key);
          const expected = corrections.filter(({ object }) => on.includes(object)).map(({ id }) => id);
          const request = { position, timeline: { set: `timeline:${timeline}`, key }, limit: 1_000 };
          expect(record.reader.corrections(request).map(({ id }) => id)).toEqual(expected.toReversed());
          expect(record.reader.correctionCount(request)).toBe(expected.length);
        }
    });
    fc.assert(property, { numRuns: 20 });
  });
});
