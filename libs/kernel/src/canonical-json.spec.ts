import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { canonicalJson, sha256 } from './canonical-json.js';

describe('given equal values', () => {
  it('gives equal text, whatever the order of their keys', () => {
    const reversed = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(reversed);
      if (value === null || typeof value !== 'object') return value;
      const entries = Object.entries(value).map(([key, inner]) => [key, reversed(inner)] as const);
      return Object.fromEntries(entries.toReversed());
    };
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(canonicalJson(reversed(value))).toBe(canonicalJson(value));
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('sorts keys by UTF-16 at every depth, and leaves lists in order', () => {
    expect(canonicalJson({ б: [2, 1, { z: 1, a: 2 }], a: { y: null, x: 'ұ' } })).toBe(
      '{"a":{"x":"ұ","y":null},"б":[2,1,{"a":2,"z":1}]}',
    );
  });

  it('leaves absent members out and keeps null', () => {
    expect(canonicalJson({ absent: undefined, none: null })).toBe('{"none":null}');
  });
});

describe('given different values', () => {
  it.each([
    [{ a: 1 }, { a: '1' }],
    [
      [1, 2],
      [2, 1],
    ],
    [{ a: null }, {}],
    [{ a: [] }, { a: {} }],
  ])('tells %j from %j', (one, other) => {
    expect(canonicalJson(one)).not.toBe(canonicalJson(other));
  });
});

describe('given a text to digest', () => {
  it('digests its UTF-8 in lower-case hex', () => {
    expect(sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
    expect(sha256('қ')).toBe(sha256(Buffer.from([0xd2, 0x9b]).toString('utf8')));
  });
});
