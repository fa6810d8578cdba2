import { describe, expect, it } from '@jest/globals';
import type { Texts } from '../texts.js';
import { changedParts, refuseNulls, textMerger } from './changed-parts.js';

const ru = { value: 'мост', language: 'ru', origin: 'ORIGINAL' as const };
const kk = { value: 'көпір', language: 'kk', origin: 'HUMAN_TRANSLATION' as const, translatedFrom: 'ru' };
const before: Texts = [ru, kk];

describe('given what stood and what is to stand', () => {
  it('gives the parts that differ, whole, and no others', () => {
    const [a, b] = [
      { kind: 'A', names: ['x', 'y'], at: { day: 1 } },
      { kind: 'A', names: ['x'], at: { day: 1 } },
    ];
    expect(changedParts(a, b)).toEqual({ names: ['x'] });
    expect(changedParts(a, structuredClone(a))).toEqual({});
  });
});

describe('given null for what cannot be taken off', () => {
  it('refuses the first of them by its field', () => {
    expect(() => refuseNulls({ kind: 'A', names: null, at: null }, ['kind', 'names', 'at'], 'content.')).toThrow(
      expect.objectContaining({ code: 'BAD_USER_INPUT', details: { fields: ['content.names'] } }),
    );
    const change: { url: null; names?: string[] | null } = { url: null };
    expect(() => refuseNulls(change, ['names'])).not.toThrow();
  });
});

describe('given texts to merge and languages to take off', () => {
  it('leaves a text alone that is neither given nor shortened', () => {
    expect(textMerger(null)(before, undefined, 'titles')).toBe(before);
    expect(textMerger([])(before, null, 'titles')).toBe(before);
  });

  it('takes languages off every text', () => {
    const merge = textMerger(['KK']);
    expect(merge(before, undefined, 'titles')).toEqual([ru]);
    expect(merge(before, [{ ...ru, value: 'мосты' }], 'titles')).toEqual([{ ...ru, value: 'мосты' }]);
  });

  it('names a tag that is none by its place', () => {
    expect(() => textMerger(['kk', '?'], 'content.')).toThrow(
      expect.objectContaining({ details: { fields: ['content.withoutLanguages.1'] } }),
    );
  });
});
