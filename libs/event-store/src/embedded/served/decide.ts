import type { Position } from '../../event-store.js';
import type { LogOutcome } from '../log-append.js';
import type { ServedExpectation } from './write.js';

/** What a decision needs to know of a stream that has no tombstone. */
export interface DecisionState {
  /** −1 when it has no events. */
  readonly last: number;
  /** Deleted, until it is written again. */
  readonly isDeleted: boolean;
  readonly hasMetadata: () => boolean;
  /** Where an id stands first in the stream. */
  readonly placeOf: (id: string) => { readonly revision: number; readonly position: Position } | undefined;
  readonly at: (revision: number) => { readonly id: string; readonly position: Position } | undefined;
}

type Decision = Exclude<LogOutcome, { kind: 'written' | 'failed' }> | { readonly kind: 'free' };

const FREE: Decision = { kind: 'free' };

/**
 * Whether a write is new, a repetition or refused, as EventStoreDB decides it (IndexWriter.CheckCommit), but for the ids:
 * a server looks them up in a cache that a restart empties, this one always in the log.
 */
export function decide(expected: ServedExpectation, ids: readonly string[], state: DecisionState): Decision {
  const conflict: Decision = { kind: 'conflict', actual: state.last < 0 ? 'no_stream' : state.last };
  switch (expected) {
    case 'any':
      return byIds(ids, state) ?? conflict;
    case 'stream_exists':
      if (state.isDeleted) return { kind: 'deleted' };
      if (state.last < 0 && !state.hasMetadata()) return conflict;
      return byIds(ids, state) ?? conflict;
    case 'no_stream':
      return byRevision(-1, ids, state) ?? conflict;
    default:
      return byRevision(expected, ids, state) ?? conflict;
  }
}

/** Undefined when the first id is known and a later one is not. */
function byIds(ids: readonly string[], { placeOf }: DecisionState): Decision | undefined {
  const [first, ...others] = ids;
  let place = first === undefined ? undefined : placeOf(first);
  if (!place) return FREE;
  for (const id of others) {
    place = placeOf(id);
    if (!place) return undefined;
  }
  return { kind: 'repeated', ...place };
}

function byRevision(expected: number, ids: readonly string[], state: DecisionState): Decision | undefined {
  if (expected === state.last) return FREE;
  if (expected > state.last || ids.length === 0) return undefined;
  const places = ids.map((id, index) => {
    const standing = state.at(expected + 1 + index);
    return standing?.id === id ? standing : undefined;
  });
  if (places.every((place) => place !== undefined)) {
    return { kind: 'repeated', revision: expected + ids.length, position: places.at(-1)!.position };
  }
  const isAnew = expected < 0 && state.isDeleted && places[0] === undefined;
  return isAnew ? FREE : undefined;
}
