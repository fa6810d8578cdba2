import { describe, expect, it } from '@jest/globals';
import { texts as deskEn } from './desk/en.js';
import { texts as deskKk } from './desk/kk.js';
import { texts as deskRu } from './desk/ru.js';
import { texts as pageEn } from './en.js';
import { texts as pageKk } from './kk.js';
import { texts as pageRu } from './ru.js';

const en = { ...pageEn, ...deskEn };
const languages = { en, kk: { ...pageKk, ...deskKk }, ru: { ...pageRu, ...deskRu } } as Record<
  string,
  Readonly<Record<string, string>>
>;
const PLURAL = /_(zero|one|two|few|many|other)$/;
const namesOf = (texts: object): string[] =>
  [...new Set(Object.keys(texts).map((name) => name.replace(PLURAL, '')))].sort();
const holesOf = (text: string): string[] => [...text.matchAll(/{{(\w+)}}/g)].map(([, hole]) => hole!).sort();

describe.each(Object.keys(languages))('the texts in %s', (language) => {
  const texts = languages[language]!;

  it('say everything that the others say', () => {
    expect(namesOf(texts)).toEqual(namesOf(en));
  });

  it('have every plural that the language has', () => {
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    const counted = Object.keys(en).flatMap((name) =>
      name.endsWith('_other') ? [name.slice(0, -'_other'.length)] : [],
    );
    const missing = counted.flatMap((name) => forms.map((form) => `${name}_${form}`)).filter((name) => !texts[name]);
    expect(missing).toEqual([]);
  });

  it('leave out nothing that is filled in', () => {
    const differing = Object.keys(en).filter((name) => {
      const [theirs, ours] = [holesOf(en[name as keyof typeof en]), holesOf(texts[name]!)];
      return !name.endsWith('_one') && theirs.join() !== ours.join();
    });
    expect(differing).toEqual([]);
  });
});
