import { createInstance } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { isLanguage, LANGUAGES } from '../record/languages.js';
import type { Language } from '../record/languages.js';
import type { Texts } from './en.js';

const spoken = createInstance();
const KEPT = 'timeline.language';
const load: Record<Language, () => Promise<{ texts: Texts }>> = {
  kk: () => import('./kk.js'),
  ru: () => import('./ru.js'),
  en: () => import('./en.js'),
};

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

/** Goes on in another language, and remembers it. */
export async function choose(language: Language): Promise<void> {
  spoken.addResourceBundle(language, 'translation', (await load[language]()).texts);
  await spoken.changeLanguage(language);
  document.documentElement.lang = language;
  try {
    localStorage.setItem(KEPT, language);
  } catch {
    // A browser that keeps nothing asks again at the next visit.
  }
}
