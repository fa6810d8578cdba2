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
  private readonly streams: LRUCache<string, Known>;

  constructor(mostIds = MOST_IDS) {
    this.streams = new LRUCache({ maxSize: mostIds, sizeCalculation: ({ revisions }) => revisions.size + 1 });
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

  /** What is known of a stream. Whoever asks holds it: a look later may find that it was let go. */
  of(streamId: string): Known | undefined {
    return this.streams.get(streamId);
  }
}
