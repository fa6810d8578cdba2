import type { Texts } from './en.js';

/** Every name of a text is checked when the page is built. */
declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: Texts };
    keySeparator: false;
    nsSeparator: false;
  }
}
