import { describe, expect, it } from '@jest/globals';
import type { StoredEvent } from '@timeline/event-store';
import * as fc from 'fast-check';
import { changesThatFit } from '../../apps/api/src/feed/change-filter.js';
import type { CheckedFilter } from '../../apps/api/src/feed/change-filter.js';
import { aHistory } from './history.js';
import { timelineIds } from './vocabulary.js';
import { chain, isOn } from './naive-model.js';
import { Record } from './record.js';

/** Every change that fits, as pages of `limit` give them one after the other. */
function paged({ reader }: Record, filter: CheckedFilter, range: { after: number; until: number; limit: number }) {
  const found: number[] = [];
  for (let after = range.after; after < range.until;) {
    const page = changesThatFit(reader, filter, { ...range, after });
    expect(page.changes.length).toBeLessThanOrEqual(range.limit);
    expect(page.upTo).toBeGreaterThan(after);
    found.push(...page.changes.map(({ position }) => position));
    after = page.upTo;
  }
  return found;
}

/** What the filter says, said of events and of the worlds that they made. */
function fits(
  { naive, reader }: Record,
  { streamId, type, data, position }: StoredEvent,
  filter: CheckedFilter,
): boolean {
  const [kind, id] = [streamId.slice(0, streamId.indexOf('-')), streamId.replace(/^[a-z]+-/, '')];
  // What happens to a duplicate also concerns the facts for which it counts then, or did until then.
  const worlds = [naive.at(position), naive.at(position - 1)];
  const fact = kind === 'placement' ? (data.fact as string) : kind === 'fact' ? id : undefined;
  const facts = new Set(fact === undefined ? [] : worlds.flatMap((world) => chain(world, fact)));
  const isCrossed = type.endsWith('Merged') && !worlds[0]!.merged.has(id);
  const isOf = (of: 'fact' | 'timeline', wanted: string) =>
    of === 'fact' ? facts.has(wanted) : kind === 'placement' ? data.timeline === wanted : kind === of && id === wanted;
  const stands =
    kind === 'fact' && worlds.some((world) => [...facts].some((one) => isOn(world, filter.timeline!, one)));
  // What it alters beside these is held against the documents in the spec of what changes affect.
  const altered = new Set(reader.alteredBy(position, 0, 1_000));
  const isAltered = (wanted: string) => altered.has(worlds[0]!.keys.get(wanted)!);
  return (
    !streamId.startsWith('other-') &&
    (!filter.fact || isOf('fact', filter.fact) || isAltered(filter.fact)) &&
    (!filter.timeline || isOf('timeline', filter.timeline) || stands || isAltered(filter.timeline)) &&
    (!filter.types || filter.types.includes(type)) &&
    (!filter.correctionsOnly || (/Corrected$|Retracted$|Reinstated$|Merged$/.test(type) && !isCrossed))
  );
}

function filtersOf(events: readonly StoredEvent[]): CheckedFilter[] {
  const facts = events.filter(({ type }) => type === 'FactReported').map(({ streamId }) => streamId.slice(5));
  const one: CheckedFilter[] = [
    ...timelineIds.map((timeline) => ({ timeline })),
    ...facts.slice(0, 2).map((fact) => ({ fact })),
  ];
  const more: CheckedFilter[] = [
    {},
    { correctionsOnly: true },
    { types: ['FactReported'] },
    { types: ['FactCorrected', 'FactPlaced', 'FactRemoved'] },
  ];
  return [...more, ...one.flatMap((first) => [...more, ...one].map((second) => ({ ...first, ...second })))];
}

describe('the changes of a history of any kind', () => {
  it('are, under each filter and in pages of each size, those that fit, in order and once', () => {
    let compared = 0;
    const property = fc.property(
      aHistory({ min: 20, max: 80 }),
      fc.nat(),
      fc.integer({ min: 1, max: 7 }),
      (events, die, limit) => {
        using record = new Record(events);
        record.advance(Infinity);
        for (const filter of filtersOf(events)) {
          const after = die % events.length === 0 ? 0 : record.moment(die);
          const expected = events.filter((event) => event.position > after && fits(record, event, filter));
          const found = paged(record, filter, { after, until: record.position, limit });
          expect({ filter, found }).toEqual({ filter, found: expected.map(({ position }) => position) });
          compared += found.length;
        }
      },
    );
    fc.assert(property, { numRuns: 25, endOnFailure: true });
    expect(compared).toBeGreaterThan(500);
  });

  it('are none of an object that is not there, or is of another kind', () => {
    using record = new Record(fc.sample(aHistory({ min: 60, max: 60 }), { numRuns: 1, seed: 1 })[0]!);
    record.advance(Infinity);
    const range = { after: 0, until: record.position, limit: 10 };
    const nothing = { changes: [], upTo: record.position };
    expect(changesThatFit(record.reader, { fact: timelineIds[0]! }, range)).toEqual(nothing);
    expect(changesThatFit(record.reader, { timeline: '00000000-0000-4000-8000-000000000000' }, range)).toEqual(nothing);
  });
});
