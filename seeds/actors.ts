import { t } from './text.js';
import type { ActorSeed } from './types.js';

export const actors: readonly ActorSeed[] = [
  {
    key: 'tokayev',
    input: {
      kind: 'PERSON',
      names: t({ ru: 'Касым-Жомарт Токаев', kk: 'Қасым-Жомарт Тоқаев', en: 'Kassym-Jomart Tokayev' }),
      sameAs: ['https://en.wikipedia.org/wiki/Kassym-Jomart_Tokayev'],
    },
  },
  {
    key: 'zelensky',
    input: {
      kind: 'PERSON',
      names: t({ ru: 'Владимир Зеленский', kk: 'Владимир Зеленский', en: 'Volodymyr Zelensky' }),
      sameAs: ['https://www.wikidata.org/wiki/Q3874799', 'https://en.wikipedia.org/wiki/Volodymyr_Zelenskyy'],
    },
  },
  {
    key: 'putin',
    input: {
      kind: 'PERSON',
      names: t({ ru: 'Владимир Путин', kk: 'Владимир Путин', en: 'Vladimir Putin' }),
      sameAs: ['https://www.wikidata.org/wiki/Q7747', 'https://en.wikipedia.org/wiki/Vladimir_Putin'],
    },
  },
  {
    key: 'peskov',
    input: {
      kind: 'PERSON',
      names: t({ ru: 'Дмитрий Песков', kk: 'Дмитрий Песков', en: 'Dmitry Peskov' }),
      sameAs: ['https://en.wikipedia.org/wiki/Dmitry_Peskov'],
    },
  },
  // The press service of the President of Kazakhstan, by the name that readers see.
  { key: 'akorda', input: { kind: 'ORGANISATION', names: t({ ru: 'Акорда', kk: 'Ақорда', en: 'Akorda' }) } },
  { key: 'nur-kz', input: { kind: 'ORGANISATION', names: t({ ru: 'NUR.KZ', kk: 'NUR.KZ', en: 'NUR.KZ' }) } },
  // The office of the President of Russia, not the building.
  { key: 'kremlin', input: { kind: 'OFFICE', names: t({ ru: 'Кремль', kk: 'Кремль', en: 'The Kremlin' }) } },
  {
    key: 'kazakhstan',
    input: {
      kind: 'STATE',
      names: t({ ru: 'Казахстан', kk: 'Қазақстан', en: 'Kazakhstan' }),
      sameAs: ['https://www.wikidata.org/wiki/Q232', 'https://en.wikipedia.org/wiki/Kazakhstan'],
    },
  },
  {
    key: 'russia',
    input: {
      kind: 'STATE',
      names: t({ ru: 'Россия', kk: 'Ресей', en: 'Russia' }),
      sameAs: ['https://www.wikidata.org/wiki/Q159', 'https://en.wikipedia.org/wiki/Russia'],
    },
  },
  {
    key: 'ukraine',
    input: {
      kind: 'STATE',
      names: t({ ru: 'Украина', kk: 'Украина', en: 'Ukraine' }),
      sameAs: ['https://www.wikidata.org/wiki/Q212', 'https://en.wikipedia.org/wiki/Ukraine'],
    },
  },
];
