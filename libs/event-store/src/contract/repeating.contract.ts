import { expect, it } from '@jest/globals';
import { WrongExpectedRevision } from '../errors.js';
import type { EventStore, ExpectedRevision, NewEvent } from '../event-store.js';
import { happened, idsOf, many, newPrefix } from './contract-store.js';
import type { OpenStore } from './contract-store.js';

/** What real servers answer, as recorded under "idempotency", except for the last refusal below. */
export function repeating(store: () => EventStore, open: OpenStore): void {
  sameWrite(store);
  afterRestart(open);
  otherWrite(store);
}

function sameWrite(store: () => EventStore): void {
  it('answers the same write at once as it did the first time', async () => {
    const stream = newPrefix();
    const events = many(2);
    const first = await store().append(stream, events, 'no_stream');
    expect(await store().append(stream, events, 'no_stream')).toEqual(first);
    const more = many(2);
    const second = await store().append(stream, more, 1);
    expect(await store().append(stream, more, 1)).toEqual(second);
    expect(idsOf(await store().readStream(stream))).toEqual(idsOf([...events, ...more]));
  });

  it('answers so after the stream has grown', async () => {
    const stream = newPrefix();
    const [events, next] = [many(2), many(2)];
    const first = await store().append(stream, events, 'no_stream');
    const second = await store().append(stream, next, 1);
    await store().append(stream, many(30), 3);
    expect(await store().append(stream, events, 'no_stream')).toEqual(first);
    expect(await store().append(stream, next, 1)).toEqual(second);
    expect(await store().readStream(stream)).toHaveLength(34);
  });

  it('answers so to one who sent it twice without waiting', async () => {
    const stream = newPrefix();
    const events = many(3);
    const send = () => store().append(stream, events, 'no_stream');
    const [first, second] = await Promise.all([send(), send()]);
    expect(second).toEqual(first);
    expect(await store().readStream(stream)).toHaveLength(3);
  });

  it('takes the start of an earlier write for that write', async () => {
    const stream = newPrefix();
    await store().append(stream, [happened()], 'no_stream');
    const events = many(2);
    await store().append(stream, events, 0);
    const [, written] = await store().readStream(stream);
    expect(await store().append(stream, events.slice(0, 1), 0)).toEqual({ revision: 1, position: written!.position });
    expect(await store().readStream(stream)).toHaveLength(3);
  });

  it('knows a write by its ids and keeps what was written first', async () => {
    const stream = newPrefix();
    const event = happened({ said: 'first' });
    await store().append(stream, [event], 'no_stream');
    await store().append(stream, [{ ...event, data: { said: 'second' } }], 'no_stream');
    expect((await store().readStream(stream)).map(({ data }) => data)).toEqual([{ said: 'first' }]);
  });
}

function afterRestart(open: OpenStore): void {
  it('answers so after a restart', async () => {
    const { store, reopen, destroy } = await open();
    try {
      if (!reopen) return;
      const stream = newPrefix();
      const [events, next] = [many(2), many(2)];
      const first = await store.append(stream, events, 'no_stream');
      const second = await store.append(stream, next, 1);
      const reopened = await reopen();
      expect(await reopened.append(stream, events, 'no_stream')).toEqual(first);
      expect(await reopened.append(stream, next, 1)).toEqual(second);
      expect(idsOf(await reopened.readStream(stream))).toEqual(idsOf([...events, ...next]));
      expect((await reopened.append(stream, many(1), 3)).position).toBeGreaterThan(second.position);
    } finally {
      await destroy();
    }
  });
}

function otherWrite(store: () => EventStore): void {
  const refusal = async (stream: string, events: NewEvent[], expected: ExpectedRevision): Promise<unknown> =>
    store()
      .append(stream, events, expected)
      .catch((error: unknown) => error);

  it('refuses a write whose first event is known and whose second is another', async () => {
    const stream = newPrefix();
    const [first, second, third] = many(3);
    await store().append(stream, [happened()], 'no_stream');
    await store().append(stream, [first!, second!], 0);
    expect(await refusal(stream, [first!, third!], 0)).toMatchObject({ code: 'WRONG_EXPECTED_REVISION', actual: 2 });
    expect(await store().readStream(stream)).toHaveLength(3);
  });

  it('refuses more than was written', async () => {
    const stream = newPrefix();
    const [first, second] = many(2);
    await store().append(stream, [happened()], 'no_stream');
    await store().append(stream, [first!], 0);
    expect(await refusal(stream, [first!, second!], 0)).toMatchObject({ code: 'WRONG_EXPECTED_REVISION', actual: 1 });
    expect(await store().readStream(stream)).toHaveLength(2);
  });

  it('writes the same id to another stream', async () => {
    const prefix = newPrefix();
    const event = happened();
    const first = await store().append(`${prefix}a`, [event], 'no_stream');
    const second = await store().append(`${prefix}b`, [event], 'no_stream');
    expect(second.revision).toBe(0);
    expect(second.position).toBeGreaterThan(first.position);
    await store().append(`${prefix}c`, many(1), 'no_stream');
    await store().append(`${prefix}c`, [event], 0);
    expect(idsOf(await store().readStream(`${prefix}b`))).toEqual([event.id]);
    expect((await store().readStream(`${prefix}c`))[1]!.id).toBe(event.id);
  });

  // EventStoreDB would write the id a second time (KurrentDB#1898): an adapter for it has to look first.
  it('refuses an id that the stream holds already, also at the right revision', async () => {
    const stream = newPrefix();
    const event = happened();
    await store().append(stream, [event, happened()], 'no_stream');
    expect(await refusal(stream, [event], 1)).toBeInstanceOf(WrongExpectedRevision);
    expect(await store().readStream(stream)).toHaveLength(2);
  });
}
