import { expect, it } from '@jest/globals';
import { WrongExpectedRevision } from '../errors.js';
import type { EventStore, ExpectedRevision, NewEvent } from '../event-store.js';
import { everything, happened, idsOf, many, newPrefix } from './contract-store.js';

export function appending(store: () => EventStore): void {
  expectedRevisions(store);
  wholeWrites(store);
  concurrentWriters(store);
  mistakes(store);
}

function expectedRevisions(store: () => EventStore): void {
  it('starts a stream that must not exist', async () => {
    const stream = newPrefix();
    const result = await store().append(stream, [happened()], 'no_stream');
    const [event] = await store().readStream(stream);
    expect(result).toEqual({ revision: 0, position: event!.position });
    expect(event).toMatchObject({ streamId: stream, revision: 0 });
  });

  it('adds to a stream that stands where it is expected', async () => {
    const stream = newPrefix();
    const first = await store().append(stream, many(2), 'no_stream');
    const second = await store().append(stream, many(3), 1);
    expect(first.revision).toBe(1);
    expect(second.revision).toBe(4);
    expect(second.position).toBeGreaterThan(first.position);
  });

  const refused: [what: string, standing: number, expected: ExpectedRevision, actual: ExpectedRevision][] = [
    ['a stream that must not exist and does', 1, 'no_stream', 0],
    ['a stream that stands further on', 2, 0, 1],
    ['a stream that does not stand so far yet', 1, 7, 0],
    ['a stream that is missing', 0, 0, 'no_stream'],
  ];
  it.each(refused)('refuses %s and writes nothing', async (_what, standing, expected, actual) => {
    const stream = newPrefix();
    if (standing > 0) await store().append(stream, many(standing), 'no_stream');
    const refusal = await store()
      .append(stream, many(2), expected)
      .catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(WrongExpectedRevision);
    expect(refusal).toMatchObject({ streamId: stream, expected, actual });
    expect(await store().readStream(stream)).toHaveLength(standing);
  });
}

function wholeWrites(store: () => EventStore): void {
  it('writes many events as one', async () => {
    const stream = newPrefix();
    const events = many(25);
    const { revision, position } = await store().append(stream, events, 'no_stream');
    const stored = await store().readStream(stream);
    expect(idsOf(stored)).toEqual(idsOf(events));
    expect(stored.map((event) => event.revision)).toEqual(events.map((_, index) => index));
    expect(stored.at(-1)).toMatchObject({ revision, position });
  });

  it('leaves nothing of a write that is refused', async () => {
    const stream = newPrefix();
    await store().append(stream, many(25), 'no_stream');
    await expect(store().append(stream, many(5), 3)).rejects.toBeInstanceOf(WrongExpectedRevision);
    expect(await store().readStream(stream)).toHaveLength(25);
  });

  it('shows a reader all events of a write or none', async () => {
    const stream = newPrefix();
    const written = new AbortController();
    const sizes = new Set<number>();
    const reader = (async () => {
      while (!written.signal.aborted) sizes.add((await store().readStream(stream)).length % 20);
    })();
    for (let write = 0; write < 20; write++) {
      await store().append(stream, many(20), write === 0 ? 'no_stream' : write * 20 - 1);
    }
    written.abort();
    await reader;
    expect([...sizes]).toEqual([0]);
  });
}

function concurrentWriters(store: () => EventStore): void {
  it('lets exactly one of many writers with the same expectation win', async () => {
    const stream = newPrefix();
    await store().append(stream, [happened()], 'no_stream');
    const rivals = many(16);
    const outcomes = await Promise.allSettled(rivals.map((event) => store().append(stream, [event], 0)));
    const lost = outcomes.filter((outcome) => outcome.status === 'rejected');
    expect(lost).toHaveLength(15);
    for (const { reason } of lost) expect(reason).toBeInstanceOf(WrongExpectedRevision);
    const winner = rivals[outcomes.findIndex((outcome) => outcome.status === 'fulfilled')];
    expect(idsOf(await store().readStream(stream, { from: 1 }))).toEqual([winner!.id]);
  });

  it('serves 64 writers on 64 streams', async () => {
    const prefix = newPrefix();
    const start = await store().head();
    const write = async (writer: number): Promise<void> => {
      for (let next = 0; next < 5; next++) {
        await store().append(`${prefix}${writer}`, [happened()], next === 0 ? 'no_stream' : next - 1);
      }
    };
    await Promise.all(Array.from({ length: 64 }, (_, writer) => write(writer)));
    const all = await everything(store().readAll({ from: start, prefixes: [prefix] }));
    expect(all).toHaveLength(320);
    expect(new Set(all.map((event) => event.position)).size).toBe(320);
    for (let writer = 0; writer < 64; writer++) {
      const own = all.filter((event) => event.streamId === `${prefix}${writer}`);
      expect(own.map((event) => event.revision)).toEqual([0, 1, 2, 3, 4]);
    }
  });
}

function mistakes(store: () => EventStore): void {
  const repeated = happened();
  const wrong: [what: string, stream: string, events: NewEvent[], expected: ExpectedRevision][] = [
    ['no events', newPrefix(), [], 'no_stream'],
    ['an empty stream name', '', [happened()], 'no_stream'],
    ['a stream name of more than 1,000 characters', 'x'.repeat(1_001), [happened()], 'no_stream'],
    ['a stream name that a database would cut short', 'a\0b', [happened()], 'no_stream'],
    ['an empty event type', newPrefix(), [happened({}, '')], 'no_stream'],
    ['an id that is no UUID', newPrefix(), [{ ...happened(), id: 'first' }], 'no_stream'],
    ['one id twice', newPrefix(), [repeated, repeated], 'no_stream'],
    ['a revision before the first', newPrefix(), [happened()], -1],
    ['a revision between two', newPrefix(), [happened()], 0.5],
  ];
  it.each(wrong)('throws a TypeError for %s', async (_what, stream, events, expected) => {
    await expect(store().append(stream, events, expected)).rejects.toBeInstanceOf(TypeError);
  });
}
