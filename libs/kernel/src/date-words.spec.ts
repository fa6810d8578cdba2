import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { displayLanguages } from './date-vocabulary.js';
import { dateInWords } from './date-words.js';
import { resolveDate } from './uncertain-date.js';

function inWords(edtf: string, language: string, timeZone?: string): string {
  return dateInWords(resolveDate({ edtf, timeZone }, 'at'), language);
}

const zonesAsked: (string | undefined)[] = [];
const { DateTimeFormat } = Intl;

beforeAll(() => {
  Intl.DateTimeFormat = new Proxy(DateTimeFormat, {
    construct(Format, [locale, options]: [string, Intl.DateTimeFormatOptions?]) {
      zonesAsked.push(options?.timeZone);
      return new Format(locale, options);
    },
  });
});

afterAll(() => {
  Intl.DateTimeFormat = DateTimeFormat;
});

const phrases: readonly (readonly [edtf: string, en: string, ru: string, kk: string])[] = [
  ['2025-09-23', '23 September 2025', '23 сентября 2025 г.', '2025 ж. 23 қыркүйек'],
  ['2025-09-23?', '23 September 2025 (?)', '23 сентября 2025 г. (?)', '2025 ж. 23 қыркүйек (?)'],
  ['2025-09~', 'around September 2025', 'около сентября 2025 г.', 'шамамен 2025 ж. қыркүйек'],
  ['2025-09-23%', 'around 23 September 2025 (?)', 'около 23 сентября 2025 г. (?)', 'шамамен 2025 ж. 23 қыркүйек (?)'],
  ['2025-09-XX', 'September 2025', 'сентябрь 2025 г.', '2025 ж. қыркүйек'],
  ['2025', '2025', '2025 г.', '2025 ж.'],
  ['2025-21', 'spring 2025', 'весна 2025 г.', '2025 ж. көктем'],
  ['2025-24', 'winter 2025–2026', 'зима 2025–2026 гг.', '2025–2026 жж. қыс'],
  ['202X', '2020s', '2020-е гг.', '2020-жылдар'],
  ['20XX', '21st century', 'XXI век', 'XXI ғасыр'],
  ['18XX', '19th century', 'XIX век', 'XIX ғасыр'],
  ['-004X', '50 BC – 41 BC', '50 г. до н. э. – 41 г. до н. э.', 'б.з.д. 50 ж. – б.з.д. 41 ж.'],
  ['-0044-03-15', '15 March 45 BC', '15 марта 45 г. до н. э.', 'б.з.д. 45 ж. 15 наурыз'],
  ['XXXX', 'date unknown', 'дата неизвестна', 'күні белгісіз'],
  ['[2025]', '2025', '2025 г.', '2025 ж.'],
  [
    '[2025-09-22..2025-09-23]',
    'on 22 or 23 September 2025',
    '22 или 23 сентября 2025 г.',
    '2025 ж. 22 немесе 23 қыркүйек',
  ],
  [
    '[2025-09-30,2025-10-01]',
    'on 30 September or 1 October 2025',
    '30 сентября или 1 октября 2025 г.',
    '2025 ж. 30 қыркүйек немесе 1 қазан',
  ],
  ['[2024..2025]', 'in 2024 or 2025', '2024 или 2025 г.', '2024 немесе 2025 ж.'],
  [
    '[2025-09-22..2025-09-26]',
    'one of 22–26 September 2025',
    'один из дней 22–26 сентября 2025 г.',
    '2025 ж. 22–26 қыркүйек күндерінің бірі',
  ],
  [
    '[2025-09..2025-12]',
    'some time within September–December 2025',
    'в пределах периода сентябрь–декабрь 2025 г.',
    '2025 ж. қыркүйек–желтоқсан аралығында',
  ],
  [
    '[2025-09-22, 2025-09-24..2025-09-26]',
    'one of: 22 September 2025; 24–26 September 2025',
    'одно из: 22 сентября 2025 г.; 24–26 сентября 2025 г.',
    'мыналардың бірі: 2025 ж. 22 қыркүйек; 2025 ж. 24–26 қыркүйек',
  ],
  ['[..2025-09]', 'by September 2025', 'не позднее сентября 2025 г.', 'ең кеш дегенде 2025 ж. қыркүйек'],
  [
    '[2025-09-24..]',
    'not before 24 September 2025',
    'не ранее 24 сентября 2025 г.',
    'ең ерте дегенде 2025 ж. 24 қыркүйек',
  ],
  ['2025-09-23/2025-09-24', '23–24 September 2025', '23–24 сентября 2025 г.', '2025 ж. 23–24 қыркүйек'],
  [
    '2025-12-31/2026-01-01',
    '31 December 2025 – 1 January 2026',
    '31 декабря 2025 г. – 1 января 2026 г.',
    '2025 ж. 31 желтоқсан – 2026 ж. 1 қаңтар',
  ],
  ['2024/2025', '2024–2025', '2024–2025 гг.', '2024–2025 жж.'],
  [
    '2025-09-23/..',
    'from 23 September 2025 (end open)',
    'с 23 сентября 2025 г. (конец открыт)',
    '2025 ж. 23 қыркүйектен бастап (аяқталуы ашық)',
  ],
  [
    '202X/',
    'from the 2020s (end unknown)',
    'с 2020-х гг. (конец неизвестен)',
    '2020-жылдардан бастап (аяқталуы белгісіз)',
  ],
  ['/2025', 'until 2025 (start unknown)', 'до 2025 г. (начало неизвестно)', '2025 жылға дейін (басталуы белгісіз)'],
];

describe.each(phrases)('given %s', (edtf, en, ru, kk) => {
  it('is said in English, Russian and Kazakh', () => {
    expect(['en', 'ru', 'kk'].map((language) => inWords(edtf, language))).toEqual([en, ru, kk]);
  });
});

describe('given "by then" and "lasted until then"', () => {
  it('says two different things', () => {
    expect(inWords('[..2025-09-24]', 'en')).toBe('by 24 September 2025');
    expect(inWords('../2025-09-24', 'en')).toBe('until 24 September 2025 (start open)');
    for (const language of displayLanguages)
      expect(inWords('[..2025-09-24]', language)).not.toBe(inWords('../2025-09-24', language));
  });
});

describe('given a time', () => {
  it.each([
    ['2025-09-23T18:00:00Z', undefined, '23 September 2025, 18:00 (UTC)'],
    ['2025-09-23T18:00:00+05:00', undefined, '23 September 2025, 18:00 (UTC+5)'],
    ['2025-09-23T18:00:00-04:30', undefined, '23 September 2025, 18:00 (UTC−4:30)'],
    ['2025-09-23T18:00:00+05:00', 'Asia/Almaty', '23 September 2025, 18:00 (Asia/Almaty)'],
    ['2025-09-23T18:00:00', undefined, '23 September 2025, 18:00 (local time)'],
    ['2025-09-23T18:00:00Z/2025-09-23T20:00:00Z', undefined, '23 September 2025, 18:00–20:00 (UTC)'],
  ])('says %s in %s as %s', (edtf, zone, words) => {
    expect(inWords(edtf, 'en', zone)).toBe(words);
  });

  it('needs no ending in Kazakh', () => {
    expect(inWords('2025-09-23T18:00:00Z/..', 'kk')).toBe(
      'мына уақыттан бастап: 2025 ж. 23 қыркүйек, 18:00 (UTC) (аяқталуы ашық)',
    );
  });
});

describe('given each month in Kazakh', () => {
  it('has the endings of its last vowel and consonant', () => {
    const months = Array.from({ length: 12 }, (_, index) => `2025-${String(index + 1).padStart(2, '0')}`);
    const word = (phrase: string) => phrase.split(' ')[2];
    expect(months.map((month) => word(inWords(`${month}/..`, 'kk')))).toEqual(
      'қаңтардан ақпаннан наурыздан сәуірден мамырдан маусымнан шілдеден тамыздан қыркүйектен қазаннан қарашадан желтоқсаннан'.split(
        ' ',
      ),
    );
    expect(months.map((month) => word(inWords(`../${month}`, 'kk')))).toEqual(
      'қаңтарға ақпанға наурызға сәуірге мамырға маусымға шілдеге тамызға қыркүйекке қазанға қарашаға желтоқсанға'.split(
        ' ',
      ),
    );
  });
});

describe('given any language tag', () => {
  it.each([
    ['kk-Latn', '2025 ж. 23 қыркүйек'],
    ['RU-ru', '23 сентября 2025 г.'],
    ['en-US', '23 September 2025'],
    ['fr', '23 September 2025'],
    ['kkj', '23 September 2025'],
    ['', '23 September 2025'],
  ])('answers %j with %s', (tag, words) => {
    expect(inWords('2025-09-23', tag)).toBe(words);
  });
});

// Jest gives tests a copy of process.env, so that TZ cannot be changed from here; what the machine's zone would come in by can be watched.
describe('given a machine in any time zone', () => {
  it('asks for no formatter without naming the zone', () => {
    expect(zonesAsked.length).toBeGreaterThan(0);
    expect(zonesAsked).not.toContain(undefined);
  });

  it('never reads the machine’s clock face', () => {
    const local = [
      'getFullYear',
      'getMonth',
      'getDate',
      'getDay',
      'getHours',
      'getMinutes',
      'getTimezoneOffset',
    ] as const;
    const read = local.map((name) => jest.spyOn(Date.prototype, name));
    for (const [edtf] of phrases) for (const language of displayLanguages) inWords(edtf, language, 'America/New_York');
    expect(read.filter((spy) => spy.mock.calls.length > 0)).toEqual([]);
    jest.restoreAllMocks();
  });
});
