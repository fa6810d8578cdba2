import { LRUCache } from 'lru-cache';
import type { Altered } from './altered.js';
import { isNarrowing } from './conditions.js';
import type { Conditions } from './conditions.js';
import type { FacetCount } from './facets.js';
import type { ReadModel } from './read-model.js';
import { nameOf } from './reader-thread.js';
import type { Asker, ReaderThread } from './reader-thread.js';
import type { WalkKey, WalkRequest } from './walk.js';

/** Pages never wait behind counts, for a count of a long list takes seconds. */
export interface ListThreads {
  readonly walks: ReaderThread;
  readonly counts: ReaderThread;
}

/** Characters of the questions whose answers are kept, and how many facets each may have. */
const KEPT_CHARACTERS = 1_000_000;
const kept = { maxSize: KEPT_CHARACTERS, sizeCalculation: (_: unknown, question: string) => question.length };
const KEPT_FACETS = 100;
/** Bytes of what was altered between two moments. */
const KEPT_ALTERED = 8 * 1024 * 1024;

/**
 * Pages of lists and what is counted of them. What no condition narrows is a few look-ups, done at once; anything else may
 * look at every fact, in a thread beside. Counts are kept: every page of a filtered list asks for the same one.
 */
export class Lists {
  private readonly counts = new LRUCache<string, number>(kept);
  private readonly facetCounts = new LRUCache<string, readonly FacetCount[]>({ ...kept, max: KEPT_FACETS });

  private readonly alterations = new LRUCache<string, Altered>({
    maxSize: KEPT_ALTERED,
    sizeCalculation: ({ keys }, asked) => asked.length + 9 * keys.length + 100,
  });

  /** Without threads, everything is answered in place. */
  constructor(
    private readonly reader: ReadModel,
    private readonly threads?: ListThreads,
  ) {}

  /** As `ReadModel.walk`. Rejects with UNAVAILABLE where too many wait, as all of these do. */
  async walk(request: WalkRequest, asker?: Asker): Promise<readonly WalkKey[]> {
    const thread = isNarrowing(request.conditions) ? this.threads?.walks : undefined;
    return thread ? thread.ask(asker, 'walk', request) : this.reader.walk(request);
  }

  /** How many facts of a set meet the conditions. */
  async count(asked: readonly [set: string, position: number, conditions: Conditions], asker?: Asker): Promise<number> {
    const name = nameOf(asked);
    const known = this.counts.get(name);
    if (known !== undefined) return known;
    const thread = isNarrowing(asked[2]) ? this.threads?.counts : undefined;
    const count = thread ? await thread.ask(asker, 'count', ...asked) : this.reader.count(...asked);
    this.counts.set(name, count);
    return count;
  }

  /** How many facts of a timeline that meet the conditions have each value, by field. */
  async facets(
    asked: readonly [set: string, position: number, conditions: Conditions],
    asker?: Asker,
  ): Promise<readonly FacetCount[]> {
    const name = nameOf(asked);
    const known = this.facetCounts.get(name);
    if (known) return known;
    const thread = isNarrowing(asked[2]) ? this.threads?.counts : undefined;
    const facets = thread ? await thread.ask(asker, 'facets', ...asked) : this.reader.facets(...asked);
    this.facetCounts.set(name, facets);
    return facets;
  }

  /** What was altered between two moments, kept for the pages that follow. */
  async altered(asked: readonly [from: number, to: number, timeline?: string], asker?: Asker): Promise<Altered> {
    const name = nameOf(asked);
    const known = this.alterations.get(name);
    if (known) return known;
    const found = this.threads
      ? await this.threads.counts.ask(asker, 'altered', ...asked)
      : this.reader.altered(...asked);
    this.alterations.set(name, found);
    return found;
  }

  /** Has the threads let go of the file while `swap` puts another one in its place; what is asked meanwhile waits. */
  async whilePaused(swap: () => void): Promise<void> {
    const threads = Object.values(this.threads ?? {});
    await Promise.all(threads.map((thread) => thread.pause()));
    try {
      swap();
    } finally {
      for (const cache of [this.counts, this.facetCounts, this.alterations]) cache.clear();
      for (const thread of threads) thread.resume();
    }
  }

  async close(): Promise<void> {
    await Promise.all(Object.values(this.threads ?? {}).map((thread) => thread.close()));
  }
}
