import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { Refusal } from '../refusal.js';
import type { StoredText, TextInput, Texts } from '../texts.js';
import { noPast } from './past.js';
import { translated } from './text-paths.js';
import type { TextPaths } from './text-paths.js';
import { decideTranslation } from './translate.js';

const paths: TextPaths = {
  '/title': '/titles',
  '/date/note': '/date/note',
  '/places/*/name': '/places/*/names',
  '/evidence/*/parts/*/note': '/evidence/*/new/parts/*/note',
};
const ru = (value: string): StoredText => ({ value, language: 'ru', origin: 'ORIGINAL' });
const kk = (value: string, more: Partial<StoredText> = {}): StoredText => ({
  value,
  language: 'kk',
  origin: 'HUMAN_TRANSLATION',
  translatedFrom: 'ru',
  ...more,
});
const en = (value: string, translatedFrom = 'ru'): StoredText => ({ ...kk(value), language: 'en', translatedFrom });
const object = {
  titles: [ru('мост'), kk('көпір')],
  date: { note: [] as Texts },
  places: [
    { id: 'p1', names: [ru('Площадь')] },
    { id: 'p2', names: [ru('Вокзал')] },
  ],
  evidence: [{ attestation: 'a1' }, { new: { id: 'a2', parts: [{ id: 'd', note: [ru('Днём позже')] }] } }],
};

function decide(texts: readonly TextInput[], path = '/title', before: unknown = object) {
  return decideTranslation({ correction: null, path, texts }, { object: before, paths, past: noPast });
}
function refusal(texts: readonly TextInput[], path?: string, before?: unknown) {
  try {
    decide(texts, path, before);
  } catch (refused) {
    if (refused instanceof Refusal) return [refused.code, refused.details.fields?.join()];
    throw refused;
  }
  throw new Error('nothing was refused');
}

describe('given a text to translate', () => {
  it('takes a translation into a language that is new, and names its path without the language', () => {
    expect(decide([en('bridge')])).toEqual({ target: null, path: '/title', texts: [en('bridge')] });
  });

  it('takes another translation in place of one that is there', () => {
    expect(decide([kk('өткел')]).texts).toEqual([kk('өткел')]);
    expect(translated(paths, object, '/title', [kk('өткел')]).titles).toEqual([ru('мост'), kk('өткел')]);
  });

  it('records only what is news', () => {
    expect(decide([kk('көпір'), en('bridge')]).texts).toEqual([en('bridge')]);
  });

  it('finds texts of members by id, of evidence by that of the attestation it brings along', () => {
    expect(translated(paths, object, '/places/p2/name', [en('Station')]).places).toEqual([
      object.places[0],
      { id: 'p2', names: [ru('Вокзал'), en('Station')] },
    ]);
    expect(decide([en('A day later')], '/evidence/A2/parts/d/note').path).toBe('/evidence/A2/parts/d/note');
  });

  it.each([
    ['a path that holds no text', '/date'],
    ['one with a language', '/title/ru'],
    ['one of nothing', ''],
    ['one that is no field of ours', '/constructor/name'],
    ['a member that is not there', '/places/p3/name'],
    ['evidence that names an attestation of the fact', '/evidence/a1/parts/d/note'],
    ['a text that is not there', '/date/note'],
  ])('refuses %s, and says which there are', (_what, path) => {
    expect(refusal([en('bridge')], path)).toEqual(['BAD_USER_INPUT', 'path']);
  });

  it.each<[what: string, text: TextInput, field: string]>([
    ['an ORIGINAL', { value: 'a', language: 'en', origin: 'ORIGINAL' }, 'texts.0.origin'],
    ['one whose origin is left out', { value: 'a', language: 'en' }, 'texts.0.origin'],
    ['one from nowhere', { value: 'a', language: 'en', origin: 'HUMAN_TRANSLATION' }, 'texts.0.translatedFrom'],
    ['one from a language that is not there', en('a', 'de'), 'texts.0.translatedFrom'],
    ['one from its own language', en('a', 'en'), 'texts.0.translatedFrom'],
    ['one in the language of the ORIGINAL', { ...ru('a'), ...kk('a'), language: 'RU' }, 'texts.0.translatedFrom'],
    ['one in place of the ORIGINAL', { ...kk('a'), language: 'ru', translatedFrom: 'kk' }, 'texts.0.language'],
    ['a blank one', en(' '), 'texts.0.value'],
  ])('refuses %s', (_what, text, field) => {
    expect(refusal([text])).toEqual(['BAD_USER_INPUT', field]);
  });

  it('refuses no translation, and a language twice', () => {
    expect(refusal([])).toEqual(['BAD_USER_INPUT', 'texts']);
    expect(refusal([en('a'), en('b')])).toEqual(['BAD_USER_INPUT', 'texts.1.language']);
  });

  it('refuses more than fifty languages in all', () => {
    const languages = Array.from({ length: 25 }, (_, n) => `x${String.fromCharCode(97 + n)}`);
    const more = (prefix: string) => languages.map((tag) => ({ ...en('a'), language: `${prefix}${tag.slice(1)}a` }));
    const before = { ...object, titles: [ru('мост'), ...more('b')] };
    expect(refusal(more('c'), '/title', before)).toEqual(['BAD_USER_INPUT', 'texts']);
  });
});

describe('given a translation that is outdated', () => {
  const outdated = { ...object, titles: [ru('мосты'), kk('көпір', { outdated: true }), en('bridge')] };

  it('takes it with the same words, and it is outdated no more', () => {
    expect(decide([kk('көпір')], '/title', outdated).texts).toEqual([kk('көпір')]);
    expect(translated(paths, outdated, '/title', [kk('көпір')]).titles[1]).not.toHaveProperty('outdated');
  });

  it('refuses what stands and is not outdated as NO_CHANGE', () => {
    expect(refusal([en('bridge')], '/title', outdated)).toEqual(['NO_CHANGE', 'texts']);
    expect(refusal([kk('көпір')])).toEqual(['NO_CHANGE', 'texts']);
  });

  it('leaves what was made from a changed translation outdated in turn', () => {
    const chained = { ...object, titles: [ru('мост'), kk('көпір'), en('bridge', 'kk')] };
    expect(translated(paths, chained, '/title', [kk('өткел')]).titles[2]).toMatchObject({ outdated: true });
  });
});

describe('given any translations', () => {
  const text = fc.record({
    value: fc.constantFrom('a', 'b', 'c'),
    language: fc.constantFrom('kk', 'en', 'de'),
    origin: fc.constantFrom('HUMAN_TRANSLATION' as const, 'MACHINE_TRANSLATION' as const),
    translatedFrom: fc.constant('ru'),
  });
  const some = fc.uniqueArray(text, { minLength: 1, selector: ({ language }) => language });

  it('what is recorded gives what was asked for, leaves the ORIGINAL, and is NO_CHANGE a second time', () => {
    fc.assert(
      fc.property(fc.array(some, { minLength: 1, maxLength: 4 }), (commands) => {
        let now = object;
        for (const texts of commands) {
          let news: Texts = [];
          try {
            news = decide(texts, '/title', now).texts;
          } catch (refused) {
            expect((refused as Refusal).code).toBe('NO_CHANGE');
          }
          now = news.length > 0 ? translated(paths, now, '/title', news) : now;
          expect(now.titles).toEqual(expect.arrayContaining(texts));
          expect(now.titles.filter(({ origin }) => origin === 'ORIGINAL')).toEqual([ru('мост')]);
          expect(refusal(texts, '/title', now)).toEqual(['NO_CHANGE', 'texts']);
        }
      }),
    );
  });
});
