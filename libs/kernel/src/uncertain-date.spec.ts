import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { deriveId } from './ids.js';
import { Refusal } from './refusal.js';
import { boundsOf, resolveDate, resolvePeriod, resolveRange, storedDate, storedPeriod } from './uncertain-date.js';
import type { DateInput, PeriodInput } from './uncertain-date.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const zone = 'Asia/Almaty';

/** The fields that a refusal names; an empty list where nothing is refused. */
function refused(act: () => unknown): readonly string[] {
  try {
    act();
  } catch (error) {
    if (error instanceof Refusal) return error.details.fields ?? [];
    throw error;
  }
  return [];
}

function refusedDate(input: DateInput): readonly string[] {
  return refused(() => resolveDate(input, 'at'));
}

const day = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const range = fc.tuple(day, day).map((pair) => pair.sort());
const edtfs = fc.oneof(
  day,
  day.map((date) => `${date}%`),
  day.map((date) => `${date.slice(0, 7)}-XX`),
  day.map((date) => `${date.slice(0, 3)}X`),
  day.map((date) => `${date}T18:30:00`),
  day.map((date) => `[..${date}]`),
  day.map((date) => `${date}/..`),
  range.map(([a, b]) => `[${a}..${b}]`),
  range.map(([a, b]) => `${a}/${b}`),
  fc.constantFrom('XXXX', '2025-24', '20XX', '-0044-03-15'),
);
const zones = fc.constantFrom(null, zone, 'America/New_York', 'Pacific/Kiritimati', 'Pacific/Apia');

describe('given a day without a zone', () => {
  it('is widened to UTC+14 and UTC−12 and keeps the day as written', () => {
    expect(resolveDate({ edtf: ' 2025-09-23? ' }, 'at')).toEqual({
      edtf: '2025-09-23?',
      earliest: '2025-09-22T10:00:00.000Z',
      latest: '2025-09-24T11:59:59.999Z',
      firstDay: '2025-09-23',
      lastDay: '2025-09-23',
      precision: 'DAY',
      uncertain: true,
      approximate: false,
      timeZone: null,
      zoneBasis: 'UNKNOWN',
      basis: ['EXPLICIT'],
      boundedBy: [],
      note: [],
    });
  });
});

describe('given one of two days in an inferred zone', () => {
  it('is bounded like one in a stated zone, by both days', () => {
    const edtf = '[2025-09-23..2025-09-24]';
    const inferred = resolveDate({ edtf, timeZone: 'asia/almaty', zoneBasis: 'INFERRED' }, 'at');
    expect(inferred).toMatchObject({
      earliest: '2025-09-22T19:00:00.000Z',
      latest: '2025-09-24T18:59:59.999Z',
      firstDay: '2025-09-23',
      lastDay: '2025-09-24',
      timeZone: zone,
      zoneBasis: 'INFERRED',
    });
    expect(resolveDate({ edtf, timeZone: zone }, 'at')).toEqual({ ...inferred, zoneBasis: 'STATED' });
  });
});

describe('given a time with an offset', () => {
  it('has a stated zone, its own instant, and the day as written', () => {
    expect(resolveDate({ edtf: '2025-09-24T03:00:00+05:00' }, 'at')).toMatchObject({
      earliest: '2025-09-23T22:00:00.000Z',
      latest: '2025-09-23T22:00:00.999Z',
      firstDay: '2025-09-24',
      lastDay: '2025-09-24',
      precision: 'SECOND',
      timeZone: null,
      zoneBasis: 'STATED',
    });
  });

  it('agrees with the zone beside it, or is refused', () => {
    expect(resolveDate({ edtf: '2025-09-24T03:00:00+05:00', timeZone: zone }, 'at').timeZone).toBe(zone);
    expect(refusedDate({ edtf: '2023-09-24T03:00:00+05:00', timeZone: zone })).toEqual(['at.timeZone']);
    expect(refusedDate({ edtf: '2025-09-24T03:00:00Z', timeZone: zone })).toEqual(['at.timeZone']);
  });

  it('takes either offset of an hour that came twice', () => {
    for (const offset of ['-04:00', '-05:00'])
      expect(refusedDate({ edtf: `2025-11-02T01:30:00${offset}`, timeZone: 'America/New_York' })).toEqual([]);
  });

  it('keeps its days in order where the offsets differ', () => {
    const date = resolveDate({ edtf: '2025-09-24T00:30:00+14:00/2025-09-23T23:00:00-11:00' }, 'at');
    expect([date.firstDay, date.lastDay]).toEqual(['2025-09-23', '2025-09-24']);
  });
});

describe('given a zone that does not fit', () => {
  it.each<[DateInput, string]>([
    [{ edtf: '2025', zoneBasis: 'STATED' }, 'at.timeZone'],
    [{ edtf: '2025', zoneBasis: 'INFERRED' }, 'at.timeZone'],
    [{ edtf: '2025', zoneBasis: 'UNKNOWN', timeZone: zone }, 'at.timeZone'],
    [{ edtf: '2025', timeZone: '+05:00' }, 'at.timeZone'],
    [{ edtf: '2025', timeZone: '' }, 'at.timeZone'],
    [{ edtf: '2025-09-24T03:00:00Z', zoneBasis: 'INFERRED', timeZone: 'UTC' }, 'at.zoneBasis'],
    [{ edtf: '2025-09-24T03:00:00Z', zoneBasis: 'UNKNOWN' }, 'at.zoneBasis'],
    [{ edtf: '2025-09-24T03:00:00Z/2025-09-25' }, 'at.edtf'],
  ])('refuses %j at %s', (input, field) => {
    expect(refusedDate(input)).toEqual([field]);
  });
});

describe('given dates of several precisions', () => {
  it.each([
    ['2025-09-23T18:00:00', 'SECOND'],
    ['[2025-09-22..2025-09-24]', 'DAY'],
    ['2025-09-23/2025-10', 'MONTH'],
    ['2025-09-XX', 'MONTH'],
    ['2025-21', 'SEASON'],
    ['2025-XX-XX', 'YEAR'],
    ['[2025-21,2027]', 'YEAR'],
    ['202X', 'DECADE'],
    ['20XX/..', 'CENTURY'],
    ['XXXX', 'UNKNOWN'],
  ])('calls %s a %s, the coarsest of its dates', (edtf, precision) => {
    expect(resolveDate({ edtf }, 'at').precision).toBe(precision);
  });

  it('marks the whole as uncertain or approximate where one of its dates is', () => {
    expect(resolveDate({ edtf: '[2025-09-22?..2025-09-24~]' }, 'at')).toMatchObject({
      uncertain: true,
      approximate: true,
    });
  });
});

describe('given an end before its start', () => {
  it.each(['2025-09-23/2025-09-22', '[2025-09-23..2025-09-22]', '2025-09-23T18:00:00/2025-09-23T17:00:00'])(
    'refuses %s in any zone and in none',
    (edtf) => {
      expect(refusedDate({ edtf })).toEqual(['at.edtf']);
      expect(refusedDate({ edtf, timeZone: zone })).toEqual(['at.edtf']);
    },
  );
});

describe('given the basis of a date', () => {
  const [a, b] = [deriveId('fact', 'a'), deriveId('fact', 'b')];
  const relation = {
    basis: ['BOUNDED_BY_RELATION', 'BOUNDED_BY_RELATION'],
    boundedBy: [b, a, `${b}@7`, b.toUpperCase()],
  } as const;

  it('is EXPLICIT when reporting and stays when correcting', () => {
    const before = resolveDate({ edtf: '2025', basis: ['EDITOR_INFERENCE'] }, 'at');
    expect(resolveDate({ edtf: '2026' }, 'at').basis).toEqual(['EXPLICIT']);
    expect(resolveDate({ edtf: '2026', basis: null }, 'at', before).basis).toEqual(['EDITOR_INFERENCE']);
    expect(resolveDate({ edtf: '2026', basis: ['EXPLICIT'] }, 'at', before).basis).toEqual(['EXPLICIT']);
  });

  it('is kept once, as are the facts that bound it', () => {
    expect(resolveDate({ edtf: '2025', ...relation }, 'at')).toMatchObject({
      basis: ['BOUNDED_BY_RELATION'],
      boundedBy: [b, a],
    });
  });

  it('is refused when empty, and when facts and basis do not go together', () => {
    expect(refusedDate({ edtf: '2025', basis: [] })).toEqual(['at.basis']);
    expect(refusedDate({ edtf: '2025', boundedBy: [a] })).toEqual(['at.boundedBy']);
    expect(refusedDate({ edtf: '2025', boundedBy: [a, 'a'] })).toEqual(['at.boundedBy.1']);
    expect(refusedDate({ edtf: '2025', basis: relation.basis })).toEqual(['at.boundedBy']);
    const before = resolveDate({ edtf: '2025', ...relation }, 'at');
    expect(refused(() => resolveDate({ edtf: '2026' }, 'at', before))).toEqual(['at.boundedBy']);
  });

  it('has a note whose faults are named', () => {
    const note = [{ value: 'the eve of it', language: 'EN' }];
    expect(resolveDate({ edtf: '2025', note }, 'at').note).toEqual([
      { value: 'the eve of it', language: 'en', origin: 'ORIGINAL' },
    ]);
    expect(resolveDate({ edtf: '2025', note: [] }, 'at').note).toEqual([]);
    expect(refusedDate({ edtf: '2025', note: [{ value: '', language: 'en' }] })).toEqual(['at.note.0.value']);
  });
});

describe('given any date in any zone', () => {
  it('has bounds in order, which only an unknown zone widens, and reads back as itself', () => {
    fc.assert(
      fc.property(edtfs, zones, (edtf, timeZone) => {
        const date = resolveDate({ edtf, timeZone }, 'at');
        const { earliest, latest, firstDay, lastDay } = boundsOf(date);
        expect(storedDate.parse(date)).toEqual(date);
        expect(earliest).toBeLessThanOrEqual(latest);
        expect(firstDay).toBeLessThanOrEqual(lastDay);
        expect(resolveDate(date, 'at')).toEqual(date);
        expect(Number.isFinite(earliest)).toBe(Number.isFinite(firstDay));
        if (timeZone !== null || date.precision === 'SECOND') return;
        expect([earliest, latest]).toEqual([firstDay * DAY - 14 * HOUR, (lastDay + 1) * DAY + 12 * HOUR - 1]);
        const inUtc = boundsOf(resolveDate({ edtf, timeZone: 'UTC' }, 'at'));
        expect([inUtc.earliest, inUtc.latest]).toEqual([firstDay * DAY, (lastDay + 1) * DAY - 1]);
      }),
      { numRuns: 150 },
    );
  });
});

describe('given a period', () => {
  const start = { edtf: '2025-09-23' };

  it('keeps its dates, each with the basis it had', () => {
    const input: PeriodInput = { start: { ...start, basis: ['EDITOR_INFERENCE'] }, open: true };
    const period = resolvePeriod(input, 'at');
    expect(storedPeriod.parse(period)).toEqual(period);
    expect(period).toMatchObject({ start: { edtf: '2025-09-23' }, end: null, open: true });
    expect(resolvePeriod({ start, end: start, open: false }, 'at', period)).toMatchObject({
      start: { basis: ['EDITOR_INFERENCE'] },
      end: { basis: ['EXPLICIT'] },
    });
  });

  it.each<[PeriodInput, readonly string[]]>([
    [{ open: true }, []],
    [{ end: start, open: false }, []],
    [{ open: false }, ['at']],
    [{ start, end: { edtf: '2025-09-24' }, open: true }, ['at.end']],
    [{ start, end: { edtf: '2025-09-22' }, open: false }, ['at.end']],
    [{ start, end: { edtf: '2025-09-22', timeZone: 'Pacific/Kiritimati' }, open: false }, ['at.end']],
    [{ start, end: { edtf: '2025-09' }, open: false }, []],
    [{ start: { edtf: '2025-13' }, open: false }, ['at.start.edtf']],
  ])('of %j refuses %j', (input, fields) => {
    expect(refused(() => resolvePeriod(input, 'at'))).toEqual(fields);
  });
});

describe('given the range of a filter', () => {
  const dayNumber = (date: string) => Date.parse(date) / DAY;

  it('counts days where there is no zone', () => {
    expect(resolveRange({ from: '2025-09-23', to: '2025-10' }, 'in')).toEqual({
      mode: 'days',
      from: dayNumber('2025-09-23'),
      to: dayNumber('2025-10-31'),
    });
    expect(resolveRange({ from: null, to: '2025' }, 'in').from).toBe(-Infinity);
  });

  it('counts instants in a zone, or with offsets', () => {
    expect(resolveRange({ from: '2025-09-23', timeZone: zone }, 'in')).toEqual({
      mode: 'instants',
      from: Date.parse('2025-09-22T19:00:00Z'),
      to: Infinity,
    });
    expect(resolveRange({ from: '2025-09-23T18:00:00Z', to: '2025-09-23T20:00:00+02:00' }, 'in')).toEqual({
      mode: 'instants',
      from: Date.parse('2025-09-23T18:00:00Z'),
      to: Date.parse('2025-09-23T18:00:00.999Z'),
    });
  });

  it.each([
    [{}, 'in'],
    [{ timeZone: zone }, 'in'],
    [{ from: '2025-09-24', to: '2025-09-23' }, 'in.to'],
    [{ from: '2025-09-24T00:00:00' }, 'in.timeZone'],
    [{ from: '2025-09-24T00:00:00Z', to: '2025-09-25' }, 'in.timeZone'],
    [{ from: '2025', timeZone: 'Almaty' }, 'in.timeZone'],
    [{ from: '2025/2026' }, 'in.from'],
    [{ to: '[2025]' }, 'in.to'],
    [{ to: 'XXXX' }, 'in.to'],
    [{ to: '' }, 'in.to'],
  ])('refuses %j at %s', (range, field) => {
    expect(refused(() => resolveRange(range, 'in'))).toEqual([field]);
  });
});
