import { expect, it } from '@jest/globals';
import type { EventStore } from '../event-store.js';
import { everything, happened, idsOf, many, newPrefix } from './contract-store.js';
import { Follower } from './follower.js';

export function subscribingUnderLoad(store: () => EventStore): void {
  /** Appends one event after another to a stream of its own. */
  const write = async (stream: string, count: number): Promise<void> => {
    for (let next = 0; next < count; next++) {
      await store().append(stream, [happened()], next === 0 ? 'no_stream' : next - 1);
    }
  };

  it('hands out 400 live events in order and loses none', async () => {
    const prefix = newPrefix();
    const follower = new Follower(store(), { prefixes: [prefix], after: await store().head() });
    await follower.until(() => follower.caughtUp);
    await write(`${prefix}a`, 400);
    await follower.until(() => follower.events.length >= 400);
    await follower.stop();
    expect(follower.events.map(({ revision }) => revision)).toEqual(Array.from({ length: 400 }, (_, n) => n));
  });

  it('waits for a slow consumer, who gets everything', async () => {
    const prefix = newPrefix();
    const after = await store().head();
    const slow = new Follower(store(), { prefixes: [prefix], after, pauseMs: 5 });
    await slow.until(() => slow.caughtUp);
    await Promise.all(Array.from({ length: 16 }, (_, writer) => write(`${prefix}${writer}`, 100)));
    await slow.until(() => slow.events.length >= 1_600);
    await slow.stop();
    expect(slow.events).toEqual(await everything(store().readAll({ from: after, prefixes: [prefix] })));
  });

  it('serves two consumers that know nothing of each other', async () => {
    const prefix = newPrefix();
    const after = await store().head();
    const [both, one] = [[prefix], [`${prefix}b`]].map((prefixes) => new Follower(store(), { prefixes, after }));
    await Promise.all([write(`${prefix}a`, 30), write(`${prefix}b`, 30)]);
    await both!.until(() => both!.events.length >= 60);
    await one!.until(() => one!.events.length >= 30);
    await both!.stop();
    await store().append(`${prefix}b`, many(1), 29);
    await one!.until(() => one!.events.length >= 31);
    await one!.stop();
    expect(new Set(idsOf(both!.events)).size).toBe(60);
    expect(one!.events.map(({ revision }) => revision)).toEqual(Array.from({ length: 31 }, (_, n) => n));
  });

  it('has no gap and no duplicate between history and live while eight writers append', async () => {
    const prefix = newPrefix();
    const after = await store().head();
    const writing = Promise.all(Array.from({ length: 8 }, (_, writer) => write(`${prefix}${writer}`, 75)));
    const followers: Follower[] = [];
    for (let joined = 0; joined < 6; joined++) {
      followers.push(new Follower(store(), { prefixes: [prefix], after }));
      await store().append(`${prefix}joined-${joined}`, many(2), 'no_stream');
    }
    await writing;
    const all = await everything(store().readAll({ from: after, prefixes: [prefix] }));
    expect(all).toHaveLength(612);
    for (const follower of followers) {
      await follower.until(() => follower.events.length >= 612);
      await follower.stop();
      expect(follower.events).toEqual(all);
    }
  });
}
