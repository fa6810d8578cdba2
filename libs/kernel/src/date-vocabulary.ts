import type { EdtfDate } from './edtf-bounds.js';

/** The languages a date can be put in words in; every other tag gets the last one. */
export const displayLanguages = ['kk', 'ru', 'en'] as const;

/** The case a name stands in: ru сентябрь and сентября, en 2020s and the 2020s; kk has endings instead. */
export type Form = 'alone' | 'after';

/** How one language puts dates in words. */
export interface Words {
  readonly locale: string;
  readonly yearFirst: boolean;
  readonly unknown: string;
  readonly or: string;
  readonly localTime: string;
  /** 2025 г., 2024–2025 гг. */
  readonly year: (years: string, many: boolean) => string;
  readonly decade: (year: number, form: Form) => string;
  readonly century: (number: number, form: Form) => string;
  /** Spring, summer, autumn, winter. */
  readonly seasons: Readonly<Record<Form, readonly string[]>>;
  readonly around: (date: string, form: Form) => string;
  readonly by: (date: string) => string;
  readonly notBefore: (date: string) => string;
  readonly from: (date: string) => string;
  readonly until: (date: string) => string;
  readonly start: Readonly<Record<'OPEN' | 'UNKNOWN', string>>;
  readonly end: Readonly<Record<'OPEN' | 'UNKNOWN', string>>;
  /** On one of two, within a range, one of a list; each told the precision. */
  readonly either: (dates: string, precision: EdtfDate['precision']) => string;
  readonly within: (dates: string, precision: EdtfDate['precision']) => string;
  readonly oneOf: (dates: string) => string;
}

const the = (form: Form) => (form === 'after' ? 'the ' : '');
const englishSeasons = ['spring', 'summer', 'autumn', 'winter'];
const ordinals = new Intl.PluralRules('en', { type: 'ordinal' });
const ordinalEndings: Partial<Record<Intl.LDMLPluralRule, string>> = { one: 'st', two: 'nd', few: 'rd' };
const prepositions: Partial<Record<EdtfDate['precision'], string>> = {
  SECOND: 'at',
  DAY: 'on',
  DECADE: 'in the',
  CENTURY: 'in the',
};

const en: Words = {
  locale: 'en-GB',
  yearFirst: false,
  unknown: 'date unknown',
  or: 'or',
  localTime: 'local time',
  year: (years) => years,
  decade: (year, form) => `${the(form)}${year}s`,
  century: (number, form) => `${the(form)}${number}${ordinalEndings[ordinals.select(number)] ?? 'th'} century`,
  seasons: { alone: englishSeasons, after: englishSeasons },
  around: (date) => `around ${date}`,
  by: (date) => `by ${date}`,
  notBefore: (date) => `not before ${date}`,
  from: (date) => `from ${date}`,
  until: (date) => `until ${date}`,
  start: { OPEN: 'start open', UNKNOWN: 'start unknown' },
  end: { OPEN: 'end open', UNKNOWN: 'end unknown' },
  either: (dates, precision) => (dates.startsWith('around') ? dates : `${prepositions[precision] ?? 'in'} ${dates}`),
  within: (dates, precision) => (precision === 'DAY' ? `one of ${dates}` : `some time within ${dates}`),
  oneOf: (dates) => `one of: ${dates}`,
};

const ru: Words = {
  locale: 'ru-RU',
  yearFirst: false,
  unknown: 'дата неизвестна',
  or: 'или',
  localTime: 'местное время',
  year: (years, many) => `${years} ${many ? 'гг.' : 'г.'}`,
  decade: (year, form) => `${year}-${form === 'alone' ? 'е' : 'х'} гг.`,
  century: (number, form) => `${roman(number)} ${form === 'alone' ? 'век' : 'века'}`,
  seasons: { alone: ['весна', 'лето', 'осень', 'зима'], after: ['весны', 'лета', 'осени', 'зимы'] },
  around: (date, form) => `${form === 'alone' ? 'около' : 'примерно'} ${date}`,
  by: (date) => `не позднее ${date}`,
  notBefore: (date) => `не ранее ${date}`,
  from: (date) => `с ${date}`,
  until: (date) => `до ${date}`,
  start: { OPEN: 'начало открыто', UNKNOWN: 'начало неизвестно' },
  end: { OPEN: 'конец открыт', UNKNOWN: 'конец неизвестен' },
  either: (dates) => dates,
  within: (dates, precision) => `${precision === 'DAY' ? 'один из дней' : 'в пределах периода'} ${dates}`,
  oneOf: (dates) => `одно из: ${dates}`,
};

const kazakhSeasons = ['көктем', 'жаз', 'күз', 'қыс'];

const kk: Words = {
  locale: 'kk-KZ',
  yearFirst: true,
  unknown: 'күні белгісіз',
  or: 'немесе',
  localTime: 'жергілікті уақыт',
  year: (years, many) => `${years} ${many ? 'жж.' : 'ж.'}`,
  decade: (year) => `${year}-жылдар`,
  century: (number) => `${roman(number)} ғасыр`,
  seasons: { alone: kazakhSeasons, after: kazakhSeasons },
  around: (date) => `шамамен ${date}`,
  by: (date) => `ең кеш дегенде ${date}`,
  notBefore: (date) => `ең ерте дегенде ${date}`,
  from: (date) => (date.endsWith(')') ? `мына уақыттан бастап: ${date}` : `${ablative(date)} бастап`),
  until: (date) => (date.endsWith(')') ? `мына уақытқа дейін: ${date}` : `${dative(date)} дейін`),
  start: { OPEN: 'басталуы ашық', UNKNOWN: 'басталуы белгісіз' },
  end: { OPEN: 'аяқталуы ашық', UNKNOWN: 'аяқталуы белгісіз' },
  either: (dates) => dates,
  within: (dates, precision) => (precision === 'DAY' ? `${dates} күндерінің бірі` : `${dates} аралығында`),
  oneOf: (dates) => `мыналардың бірі: ${dates}`,
};

/** The ending follows the last vowel (back or front) and the last consonant: қыркүйектен, қазаннан, жылдан. */
function ablative(date: string): string {
  const word = date.replace(/ж\.$/, 'жыл');
  const consonant = /[мнң]$/.test(word) ? 'н' : endsVoiceless(word) ? 'т' : 'д';
  return `${word}${consonant}${hasBackVowel(word) ? 'а' : 'е'}н`;
}

function dative(date: string): string {
  const word = date.replace(/ж\.$/, 'жыл');
  const [back, front] = endsVoiceless(word) ? ['қа', 'ке'] : ['ға', 'ге'];
  return word + (hasBackVowel(word) ? back : front);
}

function endsVoiceless(word: string): boolean {
  return /[кқпстш]$/.test(word);
}

function hasBackVowel(word: string): boolean {
  return /[аоұыу][^аәеиіоөуұүы]*$/.test(word);
}

function roman(number: number): string {
  const signs: readonly [number, string][] = [
    [50, 'L'],
    [40, 'XL'],
    [10, 'X'],
    [9, 'IX'],
    [5, 'V'],
    [4, 'IV'],
    [1, 'I'],
  ];
  const sign = signs.find(([value]) => value <= number);
  return sign ? sign[1] + roman(number - sign[0]) : '';
}

/** The words of each language. */
export const vocabulary: Readonly<Record<(typeof displayLanguages)[number], Words>> = { kk, ru, en };
