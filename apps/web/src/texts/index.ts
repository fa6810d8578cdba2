import { createInstance } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { isLanguage, LANGUAGES } from '../record/languages.js';
import type { Language } from '../record/languages.js';

const spoken = createInstance();
const KEPT = 'timeline.language';
type Load = Record<Language, () => Promise<{ texts: object }>>;
const load: Load = {
  kk: () => import('./kk.js'),
  ru: () => import('./ru.js'),
  en: () => import('./en.js'),
};
/** What else is said in a language once a part of the page asked for it. */
const also: Load[] = [];

/** The language of a first visit: of the address, then as chosen here before, then the browser's, then English. */
function languageOfVisit(): Language {
  const asked = new URLSearchParams(location.search).get('lang');
  const known = [asked, stored(), ...navigator.languages.map((tag) => tag.slice(0, 2))];
  return known.find(isLanguage) ?? 'en';
}

function stored(): string | null {
  try {
    return localStorage.getItem(KEPT);
  } catch {
    return null;
  }
}

/** Makes the texts of the visitor's language ready. The other languages are fetched when they are chosen. */
export async function speak(): Promise<void> {
  const language = languageOfVisit();
  await spoken.use(initReactI18next).init({
    lng: language,
    supportedLngs: Object.keys(LANGUAGES),
    resources: { [language]: { translation: (await load[language]()).texts } },
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
  });
  document.documentElement.lang = language;
}

/** Makes further texts ready, in this language and in those chosen later. */
export async function sayAlso(more: Load): Promise<void> {
  also.push(more);
  await add(more, spoken.language as Language);
}

async function add(from: Load, language: Language): Promise<void> {
  spoken.addResourceBundle(language, 'translation', (await from[language]()).texts, true);
}

/** Goes on in another language, and remembers it. */
export async function choose(language: Language): Promise<void> {
  await Promise.all([load, ...also].map((from) => add(from, language)));
  await spoken.changeLanguage(language);
  document.documentElement.lang = language;
  try {
    localStorage.setItem(KEPT, language);
  } catch {
    // A browser that keeps nothing asks again at the next visit.
  }
}
