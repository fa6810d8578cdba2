import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventTypeFilter, streamNameFilter } from '@eventstore/db-client';
import type { Filter, Position } from '@eventstore/db-client';
import { everything, many, refusal, Served } from './served.js';

let served: Served;
beforeAll(async () => {
  served = await Served.open();
  for (let write = 0; write < 30; write++) {
    await served.client.appendToStream(`noise-ours-${write % 3}`, many(10, 'NoiseMade'));
    await served.client.appendToStream('ours-1', many(1, 'Made'));
    await served.client.appendToStream('OURS-2', many(1, 'made'));
  }
});
afterAll(() => served.close());

interface Checkpoint {
  readonly position: Position;
  /** How many events had been handed out before it. */
  readonly after: number;
}

/** Follows until it has caught up, and tells what came. */
async function follow(filter: Filter, fromPosition: Position | 'start' = 'start') {
  const checkpoints: Checkpoint[] = [];
  const events: { readonly streamId: string; readonly type: string; readonly position: Position }[] = [];
  const checkpointReached = async (_: unknown, position: Position) =>
    void checkpoints.push({ position, after: events.length });
  const subscription = served.client.subscribeToAll({
    fromPosition,
    filter: { ...filter, checkpointReached } as Filter,
  });
  subscription.on('data', ({ event }) => void events.push(event as never));
  await new Promise<void>((resolve, reject) => {
    subscription.on('caughtUp', () => setImmediate(resolve));
    subscription.on('error', reject);
  });
  await subscription.unsubscribe();
  return { events, checkpoints };
}

describe('a filter', () => {
  it.each([
    ['prefixes of streams', streamNameFilter({ prefixes: ['ours-'] }), ['ours-1'], ['Made']],
    ['prefixes of types', eventTypeFilter({ prefixes: ['Made'] }), ['ours-1'], ['Made']],
    ['an expression for streams', streamNameFilter({ regex: '^ours-\\d$' }), ['ours-1'], ['Made']],
    [
      'an unanchored expression',
      streamNameFilter({ regex: 'urs-' }),
      ['noise-ours-0', 'noise-ours-1', 'noise-ours-2', 'ours-1'],
      ['Made', 'NoiseMade'],
    ],
    ['an expression for types', eventTypeFilter({ regex: '^[^$N].*' }), ['OURS-2', 'ours-1'], ['Made', 'made']],
  ])('by %s passes what it names and nothing else', async (_, filter, streams, types) => {
    const { events } = await follow(filter);
    expect([...new Set(events.map(({ streamId }) => streamId))].toSorted()).toEqual(streams);
    expect([...new Set(events.map(({ type }) => type))].toSorted()).toEqual(types);
    expect(events.length % 30).toBe(0);
  });
});

describe('checkpoints', () => {
  it('come after every so many events considered, and resuming after any of them loses and repeats nothing', async () => {
    const filter = streamNameFilter({ prefixes: ['ours-'], maxSearchWindow: 7, checkpointInterval: 1 });
    const { events, checkpoints } = await follow(filter);
    const all = await everything(served.client.readAll());
    expect(checkpoints.length).toBe(Math.ceil(all.length / 7));
    for (const { position, after } of [0, 1, 2, 20, 33, checkpoints.length - 1].map((index) => checkpoints[index]!)) {
      const seen = events.filter((event) => event.position.commit <= position.commit);
      expect(seen).toHaveLength(after);
      const resumed = await follow(filter, position);
      expect(resumed.events.map(({ position }) => position)).toEqual(
        events.slice(after).map(({ position }) => position),
      );
    }
  });

  it('come while nothing matches, also live', async () => {
    const reached: bigint[] = [];
    const filter = streamNameFilter({
      prefixes: ['nobody'],
      maxSearchWindow: 5,
      checkpointReached: async (_, { commit }) => void reached.push(commit),
    });
    const subscription = served.client.subscribeToAll({ fromPosition: 'end', filter });
    await new Promise((resolve) => subscription.on('caughtUp', resolve));
    await served.client.appendToStream('somebody', many(5));
    while (reached.length === 0) await sleep(5);
    const [last] = await everything(
      served.client.readAll({ direction: 'backwards', fromPosition: 'end', maxCount: 1 }),
    );
    expect(reached).toEqual([(last as unknown as { position: Position }).position.commit]);
    await subscription.unsubscribe();
  });
});

describe('a position that was never given', () => {
  it('is refused, so that a log that was lost is noticed', async () => {
    const beyond = { commit: 1_000_000n, prepare: 1_000_000n };
    expect(await refusal(follow(streamNameFilter({ prefixes: ['ours-'] }), beyond))).toMatchObject({
      message: expect.stringContaining('invalid position'),
    });
    const read = everything(served.client.readAll({ fromPosition: beyond }));
    expect(await refusal(read)).toMatchObject({ type: 'unknown' });
  });
});

describe('the position of an append without events', () => {
  it('rises, and resuming after it skips nothing', async () => {
    const { position } = await served.client.appendToStream('ours-9', [], {});
    const [event] = many(1, 'Made');
    const next = await served.client.appendToStream('ours-9', event!);
    expect(next.position!.commit).toBeGreaterThan(position!.commit);
    const { events } = await follow(streamNameFilter({ prefixes: ['ours-9'] }), position);
    expect(events).toMatchObject([{ id: event!.id }]);
  });
});

describe('a subscriber that stands still', () => {
  it('costs the others nothing and finds everything when it goes on', async () => {
    const start = await served.client.appendToStream('slow-0', many(1));
    const slow = served.client.subscribeToAll({
      fromPosition: start.position!,
      filter: streamNameFilter({ prefixes: ['slow-'] }),
    });
    await new Promise((resolve) => slow.on('caughtUp', resolve));
    slow.pause();
    const fill = { fill: 'x'.repeat(8_000) };
    const before = process.memoryUsage().rss;
    for (let write = 0; write < 100; write++) {
      const events = many(50).map((event) => ({ ...event, data: fill }));
      await served.client.appendToStream(`slow-${write % 5}`, events);
    }
    expect(process.memoryUsage().rss - before).toBeLessThan(300e6);
    let [count, last] = [0, 0n];
    for await (const { event } of slow) {
      const { commit } = (event as unknown as { position: Position }).position;
      expect(commit).toBeGreaterThan(last);
      last = commit;
      if (++count === 5_000) break;
    }
    expect(count).toBe(5_000);
  });
});
