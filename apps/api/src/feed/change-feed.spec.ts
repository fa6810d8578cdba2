import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import type { ChangesRequest, LiveReadModel } from '@timeline/read-model';
import { ChangeFeed } from './change-feed.js';

/** A record that holds the changes 1 to `head`, and counts how often it is looked at. */
class Recorded {
  head = 0;
  looks = 0;
  readonly reader = {
    changes: ({ after, until, limit }: ChangesRequest) => {
      this.looks++;
      const upTo = Math.min(until, after + limit);
      const changes = Array.from({ length: upTo - after }, (_, index) => ({ position: after + 1 + index }));
      return { changes, upTo };
    },
  };
  checkpoint = () => this.head;
  isStale = () => false;
  async beyond(position: number, signal: AbortSignal): Promise<void> {
    while (this.head <= position && !signal.aborted) await sleep(1);
  }
}

async function positions(feed: ChangeFeed, after: number, last: number): Promise<number[]> {
  const stop = new AbortController();
  const seen: number[] = [];
  for await (const { position } of feed.follow({}, after, stop.signal)) {
    seen.push(position);
    if (position === last) stop.abort();
  }
  return seen;
}

describe('a record that grows without a pause', () => {
  it('is told in order and whole to each follower, and looked at less often than it grows', async () => {
    const recorded = new Recorded();
    const feed = new ChangeFeed(recorded as unknown as LiveReadModel);
    const following = [0, 0, 7].map((after) => positions(feed, after, 200));
    while (recorded.head < 200) {
      recorded.head++;
      await new Promise((resolve) => setImmediate(resolve));
    }
    const all = Array.from({ length: 200 }, (_, index) => index + 1);
    expect(await Promise.all(following)).toEqual([all, all, all.slice(7)]);
    expect(recorded.looks).toBeLessThan(200);
  });

  it('lets a follower go that leaves while it waits', async () => {
    const feed = new ChangeFeed(new Recorded() as unknown as LiveReadModel);
    const stop = new AbortController();
    const next = feed.follow({}, 0, stop.signal).next();
    stop.abort();
    expect((await next).done).toBe(true);
  });
});
