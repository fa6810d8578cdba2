import { expect, it } from '@jest/globals';
import type { EventStore, NewEvent, Position } from '../event-store.js';
import { everything, happened, idsOf, many, newPrefix } from './contract-store.js';

export function reading(store: () => EventStore): void {
  readingAStream(store);
  readingTogether(store);
  readingTheLog(store);
  filtering(store);
}

function readingAStream(store: () => EventStore): void {
  it('gives nothing for a stream that is missing', async () => {
    expect(await store().readStream(newPrefix())).toEqual([]);
  });

  it('starts at a revision, inclusive, and stops at a limit', async () => {
    const stream = newPrefix();
    await store().append(stream, many(10), 'no_stream');
    const revisions = async (from?: number, limit?: number): Promise<number[]> =>
      (await store().readStream(stream, { from, limit })).map(({ revision }) => revision);
    expect(await revisions(4)).toEqual([4, 5, 6, 7, 8, 9]);
    expect(await revisions(2, 3)).toEqual([2, 3, 4]);
    expect(await revisions(undefined, 2)).toEqual([0, 1]);
    expect(await revisions(9, 100)).toEqual([9]);
    expect(await revisions(40)).toEqual([]);
  });

  it('gives a long stream whole', async () => {
    const stream = newPrefix();
    const events = many(1_201);
    await store().append(stream, events, 'no_stream');
    expect(idsOf(await store().readStream(stream))).toEqual(idsOf(events));
    expect(idsOf(await store().readStream(stream, { from: 1, limit: 1_100 }))).toEqual(idsOf(events.slice(1, 1_101)));
  });
}

function readingTogether(store: () => EventStore): void {
  it('gives to each of those that ask at once what it asked for', async () => {
    const prefix = newPrefix();
    const { start, written } = await threeStreams(store(), prefix);
    const streams = ['a', 'b', 'c', 'a', 'b', 'c', 'missing'].map((name) => `${prefix}${name}`);
    const [read, all, others] = await Promise.all([
      Promise.all(streams.map((stream) => store().readStream(stream))),
      everything(store().readAll({ from: start, prefixes: [prefix] })),
      everything(store().readAll({ from: start, prefixes: [newPrefix()] })),
    ]);
    expect(read.map((events) => new Set(events.map(({ streamId }) => streamId)))).toEqual([
      ...streams.slice(0, 6).map((stream) => new Set([stream])),
      new Set(),
    ]);
    expect(idsOf(read.slice(0, 3).flat()).toSorted()).toEqual(idsOf(written).toSorted());
    expect(idsOf(all)).toEqual(idsOf(written));
    expect(others).toEqual([]);
  });
}

function readingTheLog(store: () => EventStore): void {
  it('gives the log in the order of writing', async () => {
    const prefix = newPrefix();
    const { start, written } = await threeStreams(store(), prefix);
    const all = await everything(store().readAll({ from: start }));
    const own = all.filter(({ streamId }) => streamId.startsWith(prefix));
    expect(idsOf(own)).toEqual(idsOf(written));
    const positions = all.map(({ position }) => position);
    expect(positions).toEqual([...new Set(positions)].toSorted((one, other) => one - other));
  });

  it('starts at a position, inclusive', async () => {
    const prefix = newPrefix();
    const { written } = await threeStreams(store(), prefix);
    const [second] = await store().readStream(`${prefix}b`);
    const rest = await everything(store().readAll({ from: second!.position, prefixes: [prefix] }));
    expect(idsOf(rest)).toEqual(idsOf(written.slice(1)));
    const none = await everything(store().readAll({ from: (await store().head()) + 1, prefixes: [prefix] }));
    expect(none).toEqual([]);
  });

  it('stops at a limit', async () => {
    const prefix = newPrefix();
    const { start, written } = await threeStreams(store(), prefix);
    const two = await everything(store().readAll({ from: start, prefixes: [prefix], limit: 2 }));
    expect(idsOf(two)).toEqual(idsOf(written.slice(0, 2)));
  });

  it('hands out more than one batch, each event once', async () => {
    const prefix = newPrefix();
    const start = await store().head();
    const events = many(1_301);
    await store().append(`${prefix}a`, events, 'no_stream');
    const batches: number[] = [];
    const ids: string[] = [];
    for await (const batch of store().readAll({ from: start, prefixes: [prefix] })) {
      batches.push(batch.length);
      ids.push(...idsOf(batch));
    }
    expect(ids).toEqual(idsOf(events));
    expect(batches.length).toBeGreaterThan(1);
    expect(Math.min(...batches)).toBeGreaterThan(0);
    const limited = await everything(store().readAll({ from: start, prefixes: [prefix], limit: 701 }));
    expect(idsOf(limited)).toEqual(idsOf(events.slice(0, 701)));
  });

  it('knows a head that moves with every append', async () => {
    const before = await store().head();
    const { position } = await store().append(newPrefix(), many(3), 'no_stream');
    expect(position).toBeGreaterThan(before);
    expect(await store().head()).toBeGreaterThanOrEqual(position);
  });
}

function filtering(store: () => EventStore): void {
  it('gives only streams that start with a prefix, not those that contain it', async () => {
    const prefix = newPrefix();
    const start = await store().head();
    const event = happened();
    await store().append(`other-${prefix}a`, many(2), 'no_stream');
    await store().append(`${prefix}a`, [event], 'no_stream');
    await store().append(prefix.toUpperCase(), many(1), 'no_stream');
    await store().append(prefix.slice(0, -1), many(1), 'no_stream');
    expect(idsOf(await everything(store().readAll({ from: start, prefixes: [prefix] })))).toEqual([event.id]);
  });

  it('reads nothing into characters that SQL or patterns know', async () => {
    const prefix = newPrefix();
    const start = await store().head();
    const event = happened();
    await store().append(`${prefix}aXb`, many(1), 'no_stream');
    await store().append(`${prefix}a_%.*'"`, [event], 'no_stream');
    const underscore = everything(store().readAll({ from: start, prefixes: [`${prefix}a_`] }));
    expect(idsOf(await underscore)).toEqual([event.id]);
    const patterns = ['%', '.', '*', '?', '[a]', `a_%.*'"`].map((start) => prefix + start);
    const literal = everything(store().readAll({ from: start, prefixes: patterns }));
    expect(idsOf(await literal)).toEqual([event.id]);
  });

  it('gives what starts with either of two prefixes, each event once', async () => {
    const prefix = newPrefix();
    const { start, written } = await threeStreams(store(), prefix);
    const prefixes = [`${prefix}a`, `${prefix}c`, `${prefix}a`];
    const own = await everything(store().readAll({ from: start, prefixes }));
    expect(idsOf(own)).toEqual(idsOf([written[0]!, written[2]!, written[3]!]));
  });
}

/** Four events: to a, to b, to c and to a again. */
async function threeStreams(store: EventStore, prefix: string): Promise<{ start: Position; written: NewEvent[] }> {
  const start = await store.head();
  const written = many(4);
  const append = async (stream: string, event: NewEvent, expected: 'no_stream' | 0): Promise<void> => {
    await store.append(`${prefix}${stream}`, [event], expected);
  };
  await append('a', written[0]!, 'no_stream');
  await append('b', written[1]!, 'no_stream');
  await append('c', written[2]!, 'no_stream');
  await append('a', written[3]!, 0);
  return { start, written };
}
