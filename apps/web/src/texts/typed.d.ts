import type { DeskTexts } from './desk/en.js';
import type { Texts } from './en.js';

/** Every name of a text is checked when the page is built. */
declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: Texts & DeskTexts };
    keySeparator: false;
    nsSeparator: false;
  }
}
