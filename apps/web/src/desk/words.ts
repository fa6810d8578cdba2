import { sayAlso } from '../texts/index.js';

/** The desk's own words, which readers do not load. */
await sayAlso({
  kk: () => import('../texts/desk/kk.js'),
  ru: () => import('../texts/desk/ru.js'),
  en: () => import('../texts/desk/en.js'),
});
