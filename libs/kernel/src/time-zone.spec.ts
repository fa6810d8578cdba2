import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { Refusal } from './refusal.js';
import { checkTimeZone, offsetAt, spanInZone } from './time-zone.js';

const HOUR = 3_600_000;

function span(from: string, to: string, zone: string): [string, string] {
  const { earliest, latest } = spanInZone(Date.parse(`${from}Z`), Date.parse(`${to}Z`), zone);
  return [new Date(earliest).toISOString(), new Date(latest).toISOString()];
}

function day(date: string, zone: string): [string, string] {
  return span(`${date}T00:00:00.000`, `${date}T23:59:59.999`, zone);
}

function second(time: string, zone: string): [string, string] {
  return span(`${time}.000`, `${time}.999`, zone);
}

describe('given the name of a zone', () => {
  it.each([
    ['asia/almaty', 'Asia/Almaty'],
    ['utc', 'UTC'],
    ['etc/gmt+5', 'Etc/GMT+5'],
    ['America/Argentina/Buenos_Aires', 'America/Argentina/Buenos_Aires'],
    ['Europe/Kyiv', 'Europe/Kyiv'],
    ['Asia/Kolkata', 'Asia/Kolkata'],
  ])('takes %s as %s', (name, canonical) => {
    expect(checkTimeZone(name, 'zone')).toBe(canonical);
  });

  it.each(['', 'Mars/Phobos', '+05:00', 'EST', 'Asia/Almaty ', 'Алматы', `Asia/${'a'.repeat(100)}`, 'local'])(
    'refuses %j',
    (name) => {
      expect(() => checkTimeZone(name, 'zone')).toThrow(Refusal);
    },
  );
});

describe('given a day in a zone', () => {
  it.each([
    ['2025-09-23', 'Asia/Almaty', '2025-09-22T19:00:00.000Z', '2025-09-23T18:59:59.999Z'],
    ['2023-09-23', 'Asia/Almaty', '2023-09-22T18:00:00.000Z', '2023-09-23T17:59:59.999Z'],
    ['2025-09-23', 'Pacific/Kiritimati', '2025-09-22T10:00:00.000Z', '2025-09-23T09:59:59.999Z'],
    ['2025-09-23', 'UTC', '2025-09-23T00:00:00.000Z', '2025-09-23T23:59:59.999Z'],
    ['2025-09-23', 'Asia/Kathmandu', '2025-09-22T18:15:00.000Z', '2025-09-23T18:14:59.999Z'],
    ['1960-01-01', 'Africa/Monrovia', '1960-01-01T00:44:30.000Z', '1960-01-02T00:44:29.999Z'],
    ['-000044-03-15', 'America/New_York', '-000044-03-15T04:56:02.000Z', '-000044-03-16T04:56:01.999Z'],
  ])('bounds %s in %s', (date, zone, earliest, latest) => {
    expect(day(date, zone)).toEqual([earliest, latest]);
  });

  it('has 25 hours when the clock is put back and 23 when it is put forward', () => {
    expect(day('2025-11-02', 'America/New_York')).toEqual(['2025-11-02T04:00:00.000Z', '2025-11-03T04:59:59.999Z']);
    expect(day('2025-03-09', 'America/New_York')).toEqual(['2025-03-09T05:00:00.000Z', '2025-03-10T03:59:59.999Z']);
  });

  it('begins when the clock is put forward, where that skips midnight', () => {
    expect(day('2018-11-04', 'America/Sao_Paulo')[0]).toBe('2018-11-04T03:00:00.000Z');
    expect(day('2018-11-03', 'America/Sao_Paulo')[1]).toBe('2018-11-04T02:59:59.999Z');
    expect(day('1919-03-31', 'America/Toronto')[0]).toBe('1919-03-31T04:30:00.000Z');
    expect(day('1919-03-30', 'America/Toronto')[1]).toBe('1919-03-31T04:29:59.999Z');
  });

  it('takes in both readings of a day that did not exist, and its neighbours meet', () => {
    expect(day('2011-12-30', 'Pacific/Apia')).toEqual(['2011-12-29T10:00:00.000Z', '2011-12-31T09:59:59.999Z']);
    expect(day('2011-12-29', 'Pacific/Apia')[1]).toBe('2011-12-30T09:59:59.999Z');
    expect(day('2011-12-31', 'Pacific/Apia')[0]).toBe('2011-12-30T10:00:00.000Z');
  });
});

describe('given a time in a zone', () => {
  it('reaches over both instants at which the clock showed it', () => {
    expect(second('2025-11-02T01:30:00', 'America/New_York')).toEqual([
      '2025-11-02T05:30:00.000Z',
      '2025-11-02T06:30:00.999Z',
    ]);
  });

  it('reaches over both readings of a time that was skipped', () => {
    expect(second('2025-03-09T02:30:00', 'America/New_York')).toEqual([
      '2025-03-09T06:30:00.000Z',
      '2025-03-09T07:30:00.999Z',
    ]);
  });
});

describe('given any instant in any zone', () => {
  const zone = fc.constantFrom(
    'America/New_York',
    'Asia/Almaty',
    'Pacific/Apia',
    'Pacific/Kiritimati',
    'Europe/London',
  );
  const moment = fc.integer({ min: Date.parse('1900-01-01') / 1000, max: Date.parse('2100-01-01') / 1000 });

  it('lies within the span of what the clock showed', () => {
    fc.assert(
      fc.property(moment, zone, (seconds, zone) => {
        const instant = seconds * 1000;
        const local = instant + offsetAt(instant, zone);
        const { earliest, latest } = spanInZone(local, local + 999, zone);
        expect(earliest).toBeLessThanOrEqual(instant);
        expect(latest).toBeGreaterThanOrEqual(instant + 999);
        expect(latest - earliest).toBeLessThanOrEqual(2 * HOUR);
      }),
      { numRuns: 200 },
    );
  });
});
