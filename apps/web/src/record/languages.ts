import type { TFunction } from 'i18next';

/** The languages that the page speaks, each by its own name. */
export const LANGUAGES = { kk: 'Қазақша', ru: 'Русский', en: 'English' } as const;
export type Language = keyof typeof LANGUAGES;

export const isLanguage = (tag: string | null | undefined): tag is Language => tag != null && tag in LANGUAGES;

/** Whose way of writing dates and numbers each language takes; English dates are written as the service words them. */
export const localeOf = (language: string): string => (language === 'en' ? 'en-GB' : language);

/** In which order texts of the record are wanted by who reads in a language; the original is given where none is there. */
export const wanted = (language: string): string[] => [language];

/** A language by its name, where the page knows one. */
export function languageIn(tag: string, t: TFunction): string {
  const [known] = tag.split('-');
  return isLanguage(known) ? t(`language.${known}`) : tag;
}
