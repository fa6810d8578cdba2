import { LRUCache } from 'lru-cache';

/** Ids with their revisions, of every event of a stream up to `upTo`. */
interface Known {
  readonly revisions: Map<string, number>;
  readonly upTo: number;
}

const MOST_IDS = 500_000;

/**
 * Which event ids the streams hold, as far as they were read or written here: an event never leaves its place, so what
 * is known stays true whoever else writes.
 */
export class KnownIds {
  private readonly streams = new LRUCache<string, Known>({
    maxSize: MOST_IDS,
    sizeCalculation: ({ revisions }) => revisions.size + 1,
  });

  /** The revision up to which every id is known; −1 when none is. */
  upTo(streamId: string): number {
    return this.streams.get(streamId)?.upTo ?? -1;
  }

  /** Takes note of all events of a stream from a revision on; of none, if there is a gap before it. */
  note(streamId: string, from: number, events: readonly { readonly id: string; readonly revision: number }[]): void {
    const known = this.streams.get(streamId);
    const upTo = known?.upTo ?? -1;
    const last = events.at(-1);
    if (!last || from > upTo + 1 || last.revision <= upTo) return;
    const revisions = known?.revisions ?? new Map<string, number>();
    for (const { id, revision } of events) revisions.set(id, revision);
    this.streams.set(streamId, { revisions, upTo: last.revision });
  }

  /** Whether one of these ids is known to stand at a revision up to `revision`. */
  holds(streamId: string, ids: readonly string[], revision: number): boolean {
    const revisions = this.streams.get(streamId)?.revisions;
    return revisions !== undefined && ids.some((id) => (revisions.get(id) ?? Infinity) <= revision);
  }
}
