import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { Refusal } from './refusal.js';
import { checkLanguage, checkSourceText, checkText, checkTexts, pickText } from './texts.js';
import type { StoredText, TextInput, Texts } from './texts.js';

function refusal(act: () => unknown): [code: string, fields: readonly string[] | undefined, message: string] {
  try {
    act();
  } catch (error) {
    if (error instanceof Refusal) return [error.code, error.details.fields, error.message];
    throw error;
  }
  throw new Error('nothing was refused');
}
const refused = (field: string, message: string) => ['BAD_USER_INPUT', [field], expect.stringContaining(message)];

const original = (value: string, language: string): StoredText => ({ value, language, origin: 'ORIGINAL' });

describe('given one text', () => {
  it('makes its letters NFC, and leaves white space as it stands', () => {
    expect(checkText('  Қазақстан  и\u0306 ', 'title')).toBe('  Қазақстан  й ');
  });

  it('counts UTF-16 units after that', () => {
    expect(checkText('и\u0306'.repeat(10_000), 'title')).toHaveLength(10_000);
    expect(refusal(() => checkText('😀'.repeat(5_001), 'title'))).toEqual(refused('title', 'has 10002 characters'));
  });

  it.each([
    ['', 'is empty'],
    [' \u00a0 ', 'is empty'],
    ['one\ntwo', 'control character'],
    ['one\ttwo', 'control character'],
    ['nul\u0000', 'control character'],
    ['C1 \u0085', 'control character'],
    ['half \ud83d', 'half of a surrogate pair'],
  ])('refuses %j: %s', (value, message) => {
    expect(refusal(() => checkText(value, 'title'))).toEqual(refused('title', message));
  });

  it('gives the same again for what it gave', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (value) => {
        let once: string;
        try {
          once = checkText(value, 'title');
        } catch {
          return;
        }
        expect(checkText(once, 'title')).toBe(once);
      }),
    );
  });
});

describe("given a source's text", () => {
  it('makes every kind of line end \\n and keeps tabs', () => {
    expect(checkSourceText('a\r\nb\rc\n\td\r\n\r\n', 'text')).toBe('a\nb\nc\n\td\n\n');
  });

  it.each(['a\u0000b', 'a\u000bb', 'a\u0085b', 'a\u001bb'])('refuses another control character: %j', (text) => {
    expect(refusal(() => checkSourceText(text, 'text'))).toEqual(refused('text', 'control character'));
  });

  it('is bounded as a whole', () => {
    expect(checkSourceText('ж'.repeat(1_000_000), 'text')).toHaveLength(1_000_000);
    expect(refusal(() => checkSourceText('ж'.repeat(1_000_001), 'text'))).toEqual(refused('text', '1000000 at most'));
  });

  it.each(['', ' \r\n\t', '\udc00'])('refuses %j', (text) => {
    expect(refusal(() => checkSourceText(text, 'text'))[0]).toBe('BAD_USER_INPUT');
  });
});

describe('given a language tag', () => {
  it.each([
    ['kk', 'kk'],
    ['KK-latn', 'kk-Latn'],
    ['kk-cyrl-kz', 'kk-Cyrl-KZ'],
    ['EN-us', 'en-US'],
  ])('takes %s as %s', (given, canonical) => {
    expect(checkLanguage(given, 'language')).toBe(canonical);
  });

  it.each(['', 'k', 'ru_RU', 'русский', 'en-', `en-x-${'a-'.repeat(20)}a`])('refuses %j', (given) => {
    expect(refusal(() => checkLanguage(given, 'language'))).toEqual(refused('language', 'BCP 47'));
  });
});

describe('given a text in several languages', () => {
  it('takes the origin as ORIGINAL and a translation as made from it, unless told otherwise', () => {
    const input: TextInput[] = [
      { value: 'мост', language: 'RU' },
      { value: 'көпір', language: 'kk', origin: 'HUMAN_TRANSLATION' },
      { value: 'bridge', language: 'en', origin: 'MACHINE_TRANSLATION', translatedFrom: 'KK' },
    ];
    expect(checkTexts(input, 'titles')).toEqual([
      original('мост', 'ru'),
      { value: 'көпір', language: 'kk', origin: 'HUMAN_TRANSLATION', translatedFrom: 'ru' },
      { value: 'bridge', language: 'en', origin: 'MACHINE_TRANSLATION', translatedFrom: 'kk' },
    ]);
  });

  const translation = { value: 'b', language: 'kk', origin: 'HUMAN_TRANSLATION' as const };
  it.each<[situation: string, input: TextInput[], field: string, message: string]>([
    ['no text', [], 'titles', 'is empty'],
    ['two originals', [original('a', 'ru'), original('b', 'kk')], 'titles', 'has 2 texts with origin ORIGINAL'],
    ['no original', [translation], 'titles', 'has 0 texts with origin ORIGINAL'],
    ['a language twice', [original('a', 'ru'), { ...translation, language: 'RU' }], 'titles.1.language', 'twice'],
    ['an unknown language', [{ value: 'a', language: '?' }], 'titles.0.language', 'BCP 47'],
    ['an empty value', [original('a', 'ru'), { ...translation, value: ' ' }], 'titles.1.value', 'is empty'],
    [
      'an original that was translated',
      [{ ...original('a', 'ru'), translatedFrom: 'kk' }],
      'titles.0.translatedFrom',
      'was not translated',
    ],
    [
      'a translation from its own language',
      [original('a', 'ru'), { ...translation, translatedFrom: 'KK' }],
      'titles.1.translatedFrom',
      'own language',
    ],
    [
      '51 languages',
      Array.from({ length: 51 }, (_, index) => original('a', `en-x-${index}`)),
      'titles',
      'has 51 languages',
    ],
  ])('refuses %s', (_situation, input, field, message) => {
    expect(refusal(() => checkTexts(input, 'titles'))).toEqual(refused(field, message));
  });
});

describe('given the languages that a reader asks for', () => {
  const text = (language: string): StoredText => ({ value: language, language, origin: 'HUMAN_TRANSLATION' });
  const three: Texts = [text('kk'), original('ru', 'ru'), text('en-GB')];

  it.each<[wanted: string[] | null, texts: Texts, picked: string]>([
    [['en-GB', 'ru'], three, 'en-GB'],
    [['KK'], three, 'kk'],
    [['kk-Latn'], three, 'kk'],
    [['kk-Latn-KZ'], three, 'kk'],
    [['kk'], [original('ru', 'ru'), text('kk-Latn')], 'kk-Latn'],
    [['kk-Latn'], [original('ru', 'ru'), text('kk'), text('kk-Latn')], 'kk-Latn'],
    [['en'], three, 'en-GB'],
    [['en-US', 'kk'], three, 'kk'],
    [['de', 'fr', 'kk'], three, 'kk'],
    [['de'], three, 'ru'],
    [['e'], three, 'ru'],
    [[], three, 'ru'],
    [null, three, 'ru'],
  ])('gives for %j of %j the text %s', (wanted, texts, picked) => {
    expect(pickText(texts, wanted)?.value).toBe(picked);
  });

  it('gives nothing only where there is no text', () => {
    expect(pickText([], ['kk'])).toBeUndefined();
  });
});

describe('a character that means nothing', () => {
  it.each(['\uFFFE', '\uFDD0', '\u{1FFFF}'])('%j is refused by its number, in texts and in quotes', (character) => {
    for (const check of [checkText, checkSourceText])
      expect(() => check(`a${character}b`, 'title')).toThrow(
        new RegExp(`has U\\+${character.codePointAt(0)!.toString(16).toUpperCase()}`),
      );
    expect(checkText('a\uFEFFb\uFFFD', 'title')).toBe('a\uFEFFb\uFFFD');
  });
});
