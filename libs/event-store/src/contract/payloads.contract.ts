import { expect, it } from '@jest/globals';
import type { EventStore, JsonObject } from '../event-store.js';
import { happened, newPrefix } from './contract-store.js';

const EVERY_KIND: JsonObject = {
  empty: '',
  zero: 0,
  fraction: 1.5,
  negative: -3,
  largest: 9007199254740991,
  tiny: 1e-300,
  yes: true,
  no: false,
  nothing: null,
  list: [1, [2, {}], []],
  object: { 'a.b': { '': 1 } },
  marks: '"\\/\b\f\n\r\t\u0000\u001f\u2028\u2029',
  astral: '🏛️',
  halfAPair: '\ud800',
};

export function payloads(store: () => EventStore): void {
  it('keeps Cyrillic in data, metadata, type and stream name', async () => {
    const stream = `${newPrefix()}қазақша-«дәйек» 100% 'ә'`;
    const event = { ...happened({ мәтін: 'Қазақстан делдал емес' }, 'ФактОпубликован'), metadata: { тіл: 'kk' } };
    await store().append(stream, [event], 'no_stream');
    expect(await store().readStream(stream)).toEqual([expect.objectContaining({ ...event, streamId: stream })]);
  });

  it('keeps every kind of JSON value', async () => {
    const stream = newPrefix();
    await store().append(stream, [happened(EVERY_KIND)], 'no_stream');
    expect((await store().readStream(stream))[0]!.data).toEqual(EVERY_KIND);
  });

  it('keeps metadata beside the data', async () => {
    const stream = newPrefix();
    const metadata = { $correlationId: 'c-1', $causationId: 'k-1', editor: 'e1', deep: { of: [1, 2] } };
    await store().append(stream, [{ ...happened(), metadata }, happened()], 'no_stream');
    expect((await store().readStream(stream)).map((event) => event.metadata)).toEqual([metadata, {}]);
  });

  it('keeps strings of 900 kB, read alone and with others', async () => {
    const prefix = newPrefix();
    const start = await store().head();
    const big = (letter: string) => happened({ fill: letter.repeat(900_000) });
    for (const letter of 'abcdefgh') await store().append(`${prefix}${letter}`, [big(letter)], 'no_stream');
    expect((await store().readStream(`${prefix}c`))[0]!.data).toEqual({ fill: 'c'.repeat(900_000) });
    let letters = '';
    for await (const batch of store().readAll({ from: start, prefixes: [prefix] })) {
      for (const { data } of batch) letters += (data as { fill: string }).fill[0];
    }
    expect(letters).toBe('abcdefgh');
  });

  it('names streams with up to 1,000 characters', async () => {
    const stream = newPrefix().padEnd(1_000, 'ж');
    await store().append(stream, [happened()], 'no_stream');
    expect(await store().readStream(stream)).toHaveLength(1);
    expect(await store().readStream(stream.slice(0, -1))).toEqual([]);
  });

  it('tells when an event was recorded', async () => {
    const stream = newPrefix();
    await store().append(stream, [happened()], 'no_stream');
    const [event] = await store().readStream(stream);
    // A server's clock is its own.
    expect(Math.abs(event!.recordedAt - Date.now())).toBeLessThan(60_000);
    expect(Number.isInteger(event!.recordedAt)).toBe(true);
  });
}
