import { describe, expect, it } from '@jest/globals';
import type { FactFilterInput } from '@timeline/facts';
import * as fc from 'fast-check';
import { CountFacets, CountFacetsHandler, facetFields } from '../../libs/facts/src/read/count-facets.js';
import { conditionsAt, liveOf } from './asking.js';
import { aHistory } from './history.js';
import { actorIds, sourceIds, timelineIds } from './vocabulary.js';
import { listOf } from './naive-lists.js';
import { Record } from './record.js';

const filters: readonly FactFilterInput[] = [
  {},
  { kinds: ['STATEMENT', 'STANCE', 'OFFER'] },
  { occurred: { from: '2025-09-23' } },
  { roles: ['SPEAKER'] },
  { sources: sourceIds.slice(0, 2), contested: false },
  { text: 'токаев' },
];
type Field = (typeof facetFields)[number];
const values: Readonly<By<Field, readonly string[]>> = {
  KIND: ['OCCURRENCE', 'STATEMENT', 'STANCE', 'PROPOSAL', 'OFFER', 'RESPONSE', 'PUBLICATION'],
  STATUS: ['REPORTED', 'DISPUTED', 'RETRACTED'],
  ACTOR: actorIds,
  PUBLISHER: actorIds,
  LANGUAGE: ['kk', 'ru', 'en'],
  CORROBORATION: ['UNSUPPORTED', 'SINGLE_SOURCE', 'SHARED_ORIGIN', 'ORIGIN_UNKNOWN', 'INDEPENDENT'],
};
type By<K extends string, V> = { readonly [key in K]: V };
const names = {
  ...{ KIND: 'kinds', STATUS: 'statuses', ACTOR: 'actors', PUBLISHER: 'publishers', LANGUAGE: 'languages' },
  CORROBORATION: 'corroboration',
} as const satisfies By<Field, keyof FactFilterInput>;

describe('the facets of a timeline', () => {
  it('count, at any position, what the list narrowed to each value holds', async () => {
    const dice = fc.array(fc.nat(10_000), { minLength: 3, maxLength: 3 });
    const property = fc.asyncProperty(aHistory({ min: 40, max: 90 }), dice, async (events, moments) => {
      using record = new Record(events);
      record.advance(Infinity);
      const handler = new CountFacetsHandler(liveOf(record));
      for (const position of [...moments.map((die) => record.moment(die)), record.position])
        for (const timeline of timelineIds)
          for (const filter of filters) {
            const set = `timeline:${timeline}`;
            const counted = await handler.execute(
              new CountFacets(set, position, conditionsAt(record, position, filter)),
            );
            expect({ position, filter, counted }).toEqual({
              position,
              filter,
              counted: expected(record, position, set, filter),
            });
          }
    });
    await fc.assert(property, { numRuns: 25, interruptAfterTimeLimit: 45_000 });
  });
});

/** Each value's count by asking for the narrowed list, in the order of the answer. */
function expected(record: Record, position: number, set: string, filter: FactFilterInput) {
  const world = record.naive.at(position);
  const all = listOf(world, set, 'OCCURRED_ASC', filter);
  return facetFields.flatMap((field) =>
    values[field]
      // Duplicates are counted as those that stand.
      .filter((value) => !world.merged.has(value))
      .map((value) => {
        const narrowed = listOf(world, set, 'OCCURRED_ASC', { ...filter, [names[field]]: [value] });
        return { field, value, count: narrowed.filter(({ key }) => all.some((fact) => fact.key === key)).length };
      })
      .filter(({ count }) => count > 0)
      .toSorted((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1)),
  );
}
