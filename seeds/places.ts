import { t } from './text.js';
import type { Place } from './types.js';

export const kazakhstan: Place = {
  names: t({ ru: 'Казахстан', kk: 'Қазақстан', en: 'Kazakhstan' }),
  country: 'KZ',
  latitude: 48,
  longitude: 67,
  timeZone: 'Asia/Almaty',
  sameAs: ['https://www.wikidata.org/wiki/Q232'],
};

export const newYork: Place = {
  names: t({ ru: 'Нью-Йорк', kk: 'Нью-Йорк', en: 'New York' }),
  country: 'US',
  latitude: 40.7128,
  longitude: -74.006,
  timeZone: 'America/New_York',
  sameAs: ['https://www.wikidata.org/wiki/Q60'],
};

export const moscow: Place = {
  names: t({ ru: 'Москва', kk: 'Мәскеу', en: 'Moscow' }),
  country: 'RU',
  latitude: 55.7558,
  longitude: 37.6173,
  timeZone: 'Europe/Moscow',
  sameAs: ['https://www.wikidata.org/wiki/Q649'],
};

/** Named by the source without a city, so without coordinates. */
export const unitedNations: Place = { names: t({ ru: 'ООН', kk: 'БҰҰ', en: 'United Nations' }) };
