import { describe, expect, it } from '@jest/globals';
import type { TFunction } from 'i18next';
import { doubtOf, isOneDay, weekdayOf, zoneOf } from './dates.js';
import { inWords } from './values.js';
import type { WhenFragment } from './operations.js';

const t = ((name: string, values?: Record<string, unknown>): string =>
  values ? `${name} ${Object.values(values).join()}` : name) as unknown as TFunction;
const meeting = {
  ...{ edtf: '2025-09-23', earliest: '2025-09-22T10:00:00.000Z', latest: '2025-09-24T11:59:59.999Z', precision: 'DAY' },
  ...{ uncertain: false, approximate: false, timeZone: null, zoneBasis: 'UNKNOWN', basis: ['EXPLICIT'] },
} as unknown as WhenFragment;

describe('a day that a source states', () => {
  it('is one day, whatever the time zone, and leaves no doubt', () => {
    expect(isOneDay(meeting)).toBe(true);
    expect(doubtOf(meeting, t)).toBeUndefined();
    expect(zoneOf(meeting, t)).toBe('date.zoneUnknown');
    expect(weekdayOf(meeting, 'en')).toBe('Tuesday');
  });
});

describe('a date that is not simply a day', () => {
  it('says why', () => {
    const eve = {
      ...meeting,
      edtf: '2025-09-23?',
      uncertain: true,
      basis: ['RELATIVE_TO_PUBLICATION'],
    } as WhenFragment;
    expect(doubtOf(eve, t)).toBe('date.uncertain, basis.RELATIVE_TO_PUBLICATION');
    expect(weekdayOf(eve, 'en')).toBeUndefined();
    expect(doubtOf({ ...meeting, edtf: '[2025-09-23..2025-09-24]' }, t)).toBe('date.within');
    expect(doubtOf({ ...meeting, earliest: null, latest: null }, t)).toBe('date.unknown');
  });

  it('names a time zone that was inferred', () => {
    const inferred = { ...meeting, timeZone: 'America/New_York', zoneBasis: 'INFERRED' } as WhenFragment;
    expect(zoneOf(inferred, t)).toBe('date.zoneInferred America/New York');
  });
});

describe('a value that changed, in words', () => {
  it('is what it says, without ids and what is absent', () => {
    expect(inWords('"Meeting"')).toBe('Meeting');
    expect(inWords(null)).toBe('');
    expect(
      inWords('{"id":"6927706b-b05c-54ca-971f-4cbfbdcb623d","edtf":"2025-09-23","timeZone":null,"open":false}'),
    ).toBe('2025-09-23');
    expect(inWords('[{"role":"SPEAKER"},{"role":"HOST"}]', 'en', (name) => name.toLowerCase())).toBe('speaker, host');
  });

  it('is the text in the reader’s language, or else the original', () => {
    const texts = JSON.stringify([
      { value: 'Нью-Йорк', language: 'ru', origin: 'ORIGINAL' },
      { value: 'New York', language: 'en', origin: 'HUMAN_TRANSLATION' },
    ]);
    expect([inWords(texts, 'en'), inWords(texts, 'kk')]).toEqual(['New York', 'Нью-Йорк']);
  });
});
