import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { deriveId, isUuid } from './ids.js';

describe('given what identifies a thing', () => {
  it('makes the id that it made in every release', () => {
    expect(deriveId('fact', 'bridge-opened')).toBe('0b4d8060-8222-5bed-9680-95a9b06b8cee');
    expect(deriveId('actor', '0b1e6f0a-8f44-4a39-9f0e-0c2a4f1f7d11')).toBe('2ba48534-12e6-51e4-95c0-b6d23f897621');
  });

  it('makes the same id of the same parts, and another of others', () => {
    const parts = fc.array(fc.string(), { maxLength: 3 });
    fc.assert(
      fc.property(parts, parts, (one, other) => {
        const same = JSON.stringify(one) === JSON.stringify(other);
        expect(deriveId('fact', ...one) === deriveId('fact', ...other)).toBe(same);
        expect(isUuid(deriveId('fact', ...one))).toBe(true);
      }),
    );
  });

  it('keeps kinds apart', () => {
    expect(deriveId('fact', 'x')).not.toBe(deriveId('timeline', 'x'));
    expect(deriveId('source', 'command', 'x')).not.toBe(deriveId('source', 'x'));
  });

  it('keeps parts apart that read the same when joined', () => {
    const ids = [['ab', 'c'], ['a', 'bc'], ['abc'], ['a,b', 'c'], ['a', 'b,c'], ['ab', 'c', '']];
    expect(new Set(ids.map((parts) => deriveId('placement', ...parts))).size).toBe(ids.length);
  });
});
