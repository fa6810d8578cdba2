import { badInput, plainId, Refusal } from '@timeline/kernel';
import type { ChangesRequest, LiveReadModel, ReadModel } from '@timeline/read-model';
import { slices } from '../slices.js';
import type { ChangeFilter } from './feed.graphql.js';

/** A filter whose input was checked; what was left out, null or an empty list is absent. */
export interface CheckedFilter {
  readonly fact?: string;
  readonly timeline?: string;
  readonly types?: readonly string[];
  readonly correctionsOnly?: true;
}

const knownTypes = new Set(slices.flatMap(({ events }) => Object.keys(events)));

/** Checks a filter of changes. BAD_USER_INPUT at the field whose id is none, or whose type no change has. */
export function checkFilter(filter: ChangeFilter | null | undefined): CheckedFilter {
  const { fact, timeline, correctionsOnly } = filter ?? {};
  const types = [...new Set(filter?.types ?? [])];
  const unknown = types.find((type) => !knownTypes.has(type));
  if (unknown !== undefined)
    throw badInput(
      'filter.types',
      `"${unknown.slice(0, 60)}" is not a type of change: give ${[...knownTypes].join(', ')}`,
    );
  return {
    ...(typeof fact === 'string' ? { fact: plainId(fact, 'filter.fact') } : {}),
    ...(typeof timeline === 'string' ? { timeline: plainId(timeline, 'filter.timeline') } : {}),
    ...(types.length > 0 ? { types: types.sort() } : {}),
    ...(correctionsOnly ? { correctionsOnly } : {}),
  };
}

/** Refuses with UNAVAILABLE what a file of an older release would answer with half of the changes. */
export function requireFilled(live: LiveReadModel, { fact, timeline }: CheckedFilter): void {
  if (live.isStale() && (fact ?? timeline) !== undefined)
    throw new Refusal('UNAVAILABLE', 'which changes are about what is being worked out for this release: ask again', {
      retryAfterSeconds: 10,
    });
}

/** The changes that fit a filter; none while one of the objects it names is not there. */
export function changesThatFit(
  reader: ReadModel,
  { fact, timeline, types, correctionsOnly }: CheckedFilter,
  range: Pick<ChangesRequest, 'after' | 'until' | 'limit' | 'newest'>,
): ReturnType<ReadModel['changes']> {
  const named = [
    ['fact', fact],
    ['timeline', timeline],
  ] as const;
  const about: number[] = [];
  for (const [kind, id] of named) {
    if (id === undefined) continue;
    const object = reader.objectById(id, range.until);
    if (object?.kind !== kind) return { changes: [], upTo: range.newest ? range.after : range.until };
    about.push(object.key);
  }
  return reader.changes({ ...range, about, types, correctionsOnly });
}
