import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { decodeEvent, encodeEvent, event, UnreadableEvent } from './events.js';
import type { EventDefinition, EventsOf } from './events.js';

const bridgeOpened = z.strictObject({ name: z.string(), lanes: z.int(), tolls: z.array(z.string()) });
const registry = {
  BridgeOpened: {
    version: 3,
    schema: bridgeOpened,
    upcasts: {
      1: (old: { title: string }) => ({ name: old.title, lanes: 2 }),
      2: (old: { name: string; lanes: number }) => ({ ...old, tolls: [] }),
    },
  } satisfies EventDefinition<typeof bridgeOpened>,
  BridgeClosed: event(z.strictObject({ reason: z.string() })),
};
const decode = (type: string, data: unknown, version: unknown) => decodeEvent(registry, { type, data, version });

describe('given a stored event of this version', () => {
  it('reads back what was written', () => {
    const opened: EventsOf<typeof registry> = { type: 'BridgeOpened', data: { name: 'Ish', lanes: 4, tolls: ['car'] } };
    const { data, version } = encodeEvent(registry, opened);
    expect(version).toBe(3);
    expect(decode('BridgeOpened', JSON.parse(JSON.stringify(data)), version)).toEqual(opened);
  });
});

describe('given a stored event of an older version', () => {
  it('brings it up step by step', () => {
    expect(decode('BridgeOpened', { title: 'Ish' }, 1)?.data).toEqual({ name: 'Ish', lanes: 2, tolls: [] });
    expect(decode('BridgeOpened', { name: 'Ish', lanes: 6 }, 2)?.data).toEqual({ name: 'Ish', lanes: 6, tolls: [] });
  });
});

describe('given a type that the registry does not know', () => {
  it.each(['BridgeMoved', 'toString', '__proto__', ''])('gives nothing for %j: it is not ours to read', (type) => {
    expect(decode(type, {}, 1)).toBeUndefined();
  });
});

describe('given a payload that this release cannot read', () => {
  it.each<[situation: string, version: unknown]>([
    ['of a newer version', 4],
    ['of version 0', 0],
    ['of no version', undefined],
    ['of a version in words', '3'],
    ['of a version between two', 1.5],
    ['of a version that is no number', Number.NaN],
  ])('throws for one %s', (_situation, version) => {
    expect(() => decode('BridgeOpened', { title: 'Ish' }, version)).toThrow(UnreadableEvent);
  });

  it('throws for one not of its schema, and says where', () => {
    expect(() => decode('BridgeClosed', { reason: 1 }, 1)).toThrow(/BridgeClosed version 1.*reason/s);
    expect(() => decode('BridgeClosed', { reason: 'flood', more: true }, 1)).toThrow(UnreadableEvent);
  });
});

describe('given a decision that is not of its schema', () => {
  it('is not written', () => {
    const wrong = { type: 'BridgeClosed', data: { reason: 'flood', until: 'May' } } as EventsOf<typeof registry>;
    expect(() => encodeEvent(registry, wrong)).toThrow('until');
  });
});
