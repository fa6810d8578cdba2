import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { Refusal } from './refusal.js';
import { checkSlug, slugOf } from './slug.js';

const COMMAND = '0b1e6f0a-8f44-4a39-9f0e-0c2a4f1f7d11';

describe('given a slug', () => {
  it.each(['a', '7', 'bridge-opened', 'a'.repeat(100)])('takes %s', (slug) => {
    expect(checkSlug(slug, 'slug')).toBe(slug);
  });

  it.each(['', '-', '-a', 'a-', 'a--b', 'A', 'мост', 'a b', 'a_b', 'a/b', 'a\n', 'a'.repeat(101)])(
    'refuses %j',
    (slug) => {
      expect(() => checkSlug(slug, 'slug')).toThrow(Refusal);
    },
  );
});

describe('given a title to make a slug of', () => {
  it.each([
    ['Әкім жаңа көпірді ашты', 'aekim-zhanga-koepirdi-ashty'],
    ['Ғылым мен үміт: құс, ұя, һәм іс', 'ghylym-men-uemit-khus-uya-haem-is'],
    ['Аким открыл мост «Щит»', 'akim-otkryl-most-shit'],
    ['Объявлен подъём', 'obyavlen-podyom'],
    ['The mayor opened a bridge (2nd)', 'the-mayor-opened-a-bridge-2nd'],
    ['日本', 'fact'],
  ])('writes %s as %s, with eight characters of the command', (title, words) => {
    expect(slugOf(title, COMMAND)).toBe(`${words}-0b1e6f0a`);
  });

  it('cuts a long one without leaving a hyphen at the cut', () => {
    expect(slugOf(`${'a'.repeat(79)} bridge`, COMMAND)).toBe(`${'a'.repeat(79)}-0b1e6f0a`);
  });

  it('makes a slug that is accepted, of whatever title', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), fc.uuid(), (title, commandId) => {
        const slug = slugOf(title, commandId);
        expect(checkSlug(slug, 'slug')).toBe(slug);
      }),
    );
  });
});
