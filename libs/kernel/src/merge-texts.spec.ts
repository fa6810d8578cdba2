import { describe, expect, it } from '@jest/globals';
import { Refusal } from './refusal.js';
import { mergeTexts } from './texts.js';
import type { StoredText, TextInput, Texts } from './texts.js';

const original = (value: string, language = 'ru'): StoredText => ({ value, language, origin: 'ORIGINAL' });
const translation = (value: string, language: string, translatedFrom = 'ru'): StoredText => ({
  value,
  language,
  origin: 'HUMAN_TRANSLATION',
  translatedFrom,
});
const standing: Texts = [original('мост'), translation('көпір', 'kk'), translation('bridge', 'en', 'kk')];

const merge = (input: readonly TextInput[], without: readonly string[] = [], before = standing) =>
  mergeTexts(before, input, without, 'titles');

function refused(act: () => unknown): Refusal {
  try {
    act();
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

describe('given a text in three languages, of which some are changed', () => {
  it('keeps what is absent, in its place', () => {
    expect(merge([])).toEqual(standing);
    expect(merge([translation('Brücke', 'de'), translation('көпiр', 'kk')]).map(({ language }) => language)).toEqual([
      'ru',
      'kk',
      'en',
      'de',
    ]);
  });

  it('leaves the translations of a changed text outdated, and only those made from it', () => {
    expect(merge([original('мосты')])).toEqual([
      original('мосты'),
      { ...translation('көпір', 'kk'), outdated: true },
      translation('bridge', 'en', 'kk'),
    ]);
    expect(merge([translation('өткел', 'kk')])[2]).toEqual({ ...translation('bridge', 'en', 'kk'), outdated: true });
  });

  it('leaves them as they are when the same text is given again', () => {
    expect(merge([original('мост')])).toEqual(standing);
  });

  it('takes the mark off a translation that is given anew, in this change or in a later one', () => {
    expect(merge([original('мосты'), translation('көпірлер', 'kk')])[1]).toEqual(translation('көпірлер', 'kk'));
    const later = merge([translation('көпірлер', 'kk')], [], merge([original('мосты')]));
    expect(later[1]).toEqual(translation('көпірлер', 'kk'));
  });

  it('keeps the mark through changes of something else', () => {
    const later = merge([translation('Brücke', 'de')], [], merge([original('мосты')]));
    expect(later[1]?.outdated).toBe(true);
  });

  it('takes a translation as made from the ORIGINAL that stands', () => {
    const input: TextInput = { value: 'Brücke', language: 'de', origin: 'MACHINE_TRANSLATION' };
    expect(merge([input]).at(-1)).toEqual({ ...input, translatedFrom: 'ru' });
  });

  it('lets another language become the ORIGINAL when both are given', () => {
    const swapped = [original('көпір', 'kk'), translation('мост', 'ru', 'kk')];
    expect(merge(swapped)).toEqual([swapped[1], swapped[0], translation('bridge', 'en', 'kk')]);
  });

  it('refuses a second ORIGINAL', () => {
    const { code, details, message } = refused(() => merge([original('көпір', 'kk')]));
    expect([code, details.fields]).toEqual(['BAD_USER_INPUT', ['titles']]);
    expect(message).toContain('would leave 2 texts with origin ORIGINAL');
  });

  it('names what is wrong by its place in the input', () => {
    expect(refused(() => merge([translation('', 'en')])).details.fields).toEqual(['titles.0.value']);
  });
});

describe('given languages to take off', () => {
  it('takes them off', () => {
    expect(merge([], ['en', 'kk'])).toEqual([original('мост')]);
  });

  it('knows them in any spelling: once, KK was passed over in silence', () => {
    expect(merge([], ['EN', 'KK'])).toEqual([original('мост')]);
  });

  it('passes over one that is not there', () => {
    expect(merge([], ['de'])).toEqual(standing);
  });

  it('refuses to take the ORIGINAL and leave its translations', () => {
    expect(refused(() => merge([], ['ru'])).message).toContain('would leave 0 texts with origin ORIGINAL');
  });

  it('leaves nothing when every language goes: whether that may be is for whoever asks', () => {
    expect(merge([], ['ru', 'kk', 'en'])).toEqual([]);
  });
});
