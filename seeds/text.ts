import type { LocalizedText } from './types.js';

/** One text in our three languages: written in Russian, translated by people. */
export function t({ ru, kk, en }: Record<'ru' | 'kk' | 'en', string>): readonly LocalizedText[] {
  return [
    { value: ru, language: 'ru', origin: 'ORIGINAL' },
    { value: kk, language: 'kk', origin: 'HUMAN_TRANSLATION', translatedFrom: 'ru' },
    { value: en, language: 'en', origin: 'HUMAN_TRANSLATION', translatedFrom: 'ru' },
  ];
}
