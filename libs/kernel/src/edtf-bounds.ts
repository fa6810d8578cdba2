import { parse, type ParsedDate } from 'edtf';
import { LRUCache } from 'lru-cache';
import { badInput } from './refusal.js';

/** From the finest to the coarsest. */
export const datePrecisions = ['SECOND', 'DAY', 'MONTH', 'SEASON', 'YEAR', 'DECADE', 'CENTURY', 'UNKNOWN'] as const;
export type DatePrecision = (typeof datePrecisions)[number];

/**
 * One date as written. `from` and `to` (inclusive) are wall-clock milliseconds, counted as if the clock were in UTC; ±Infinity
 * for XXXX. `offset` is in minutes east of UTC, null where none was written.
 */
export interface EdtfDate {
  readonly from: number;
  readonly to: number;
  readonly offset: number | null;
  readonly precision: DatePrecision;
  readonly uncertain: boolean;
  readonly approximate: boolean;
}

/** OPEN is `..`; UNKNOWN is an end of an interval that was left empty. */
export type EdtfEnd = EdtfDate | 'OPEN' | 'UNKNOWN';

/** A date has one range with that date at both ends, an interval one, a set `[…]` one for each member. */
export interface Edtf {
  readonly kind: 'DATE' | 'INTERVAL' | 'SET';
  readonly ranges: readonly { readonly start: EdtfEnd; readonly end: EdtfEnd }[];
}

/** Both inclusive, in ms; ±Infinity where unbounded. */
export interface Span {
  readonly earliest: number;
  readonly latest: number;
}

const DAY = 86_400_000;
/** A JS Date holds ±8.64e15 ms; two days are left for zones. */
const FARTHEST = 8.64e15 - 2 * DAY;
const MAX_LENGTH = 100;
const TIME = /T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:Z|[+-]\d\d(?::\d\d)?)?$/;
const SEASON = /^-?\d{4}-2[1-4][?~%]?$/;
const ACCEPTED =
  'write 2025-09-23, 2025-09, 2025-09-23? (uncertain), 2025-09~ (approximate), 2025-09-XX, 202X, 2025-21 (spring), ' +
  '2025-09-23T18:00:00+05:00, [2025-09-22..2025-09-24] (on one of these days), 2025-09-22/2025-09-24 (lasted from, to) or ' +
  'XXXX (unknown)';

/** What level 1 lets be unspecified, by edtf.js's bits. */
const precisionOfMask: Readonly<Record<number, DatePrecision>> = {
  0b1000: 'DECADE',
  0b1100: 'CENTURY',
  0b1111: 'UNKNOWN',
  0b110000: 'YEAR',
  0b111111: 'UNKNOWN',
  0b11000000: 'MONTH',
  0b11110000: 'YEAR',
  0b11111111: 'UNKNOWN',
};

/**
 * EDTF level 0 and 1 and the one-of sets of level 2 (source: loc.gov/standards/datetime; edtf.js reads each single date, sets and
 * intervals are split here, because it knows no `?`, season or time in them). Throws a Refusal at `field`.
 */
export function parseEdtf(written: string, field: string): Edtf {
  const text = written.trim();
  if (text === '') throw badInput(field, 'is empty: write a date, or XXXX where it is unknown');
  if (text.length > MAX_LENGTH) throw badInput(field, `has ${text.length} characters: ${MAX_LENGTH} at most`);
  if (/[^\x20-\x7e]/.test(text)) throw badInput(field, `has characters that are in no EDTF date: ${ACCEPTED}`);
  if (text.startsWith('[') && text.endsWith(']')) return parseSet(text.slice(1, -1).split(','), field);
  if (text.includes('/')) return parseInterval(text.split('/'), field);
  const date = parseDate(text, field);
  return { kind: 'DATE', ranges: [{ start: date, end: date }] };
}

function parseInterval(ends: readonly string[], field: string): Edtf {
  if (ends.length !== 2) throw badInput(field, `has more than one "/": ${ACCEPTED}`);
  if (ends.every((end) => end === '' || end === '..'))
    throw badInput(field, 'has neither a start nor an end: write XXXX where the date is unknown');
  const [start, end] = ends.map((end): EdtfEnd => {
    if (end === '') return 'UNKNOWN';
    return end === '..' ? 'OPEN' : parsePart(end, field);
  });
  return { kind: 'INTERVAL', ranges: [{ start: start!, end: end! }] };
}

function parseSet(members: readonly string[], field: string): Edtf {
  const ranges = members.map((member, index) => {
    const ends = member.replace(/^ +/, '').split('..');
    if (ends.length === 1) {
      const date = parsePart(ends[0]!, field);
      return { start: date, end: date };
    }
    const [start, end] = ends;
    if (ends.length > 2 || (start === '' && end === ''))
      throw badInput(field, `"${member}" is no member of a set: write [a,b], [a..b], [..b] or [a..]`);
    return {
      start: start === '' && index === 0 ? ('OPEN' as const) : parsePart(start!, field),
      end: end === '' && index === members.length - 1 ? ('OPEN' as const) : parsePart(end!, field),
    };
  });
  return { kind: 'SET', ranges };
}

function parsePart(text: string, field: string): EdtfDate {
  const date = parseDate(text, field);
  if (date.precision === 'UNKNOWN')
    throw badInput(
      field,
      `has ${text} inside: it stands alone; in an interval leave that end empty, in a set write ..`,
    );
  return date;
}

/** Its parser takes a twelfth of what reporting a fact costs, and what is reported happened on few days. */
const parsedDates = new LRUCache<string, EdtfDate>({ max: 5_000 });

function parseDate(text: string, field: string): EdtfDate {
  const known = parsedDates.get(text) ?? readDate(text, field);
  parsedDates.set(text, known);
  return known;
}

function readDate(text: string, field: string): EdtfDate {
  let parsed: ParsedDate | undefined;
  try {
    parsed = parse(text, { seasonUncertainty: true });
  } catch {
    parsed = undefined;
  }
  if (!parsed || (text.includes('T') && !TIME.test(text)))
    throw badInput(field, `"${text}" is no date of the calendar, or not EDTF that is accepted here: ${ACCEPTED}`);
  const precision = precisionOf(parsed, text);
  if (!precision) throw badInput(field, `"${text}" is EDTF of a kind that is not accepted here: ${ACCEPTED}`);
  const [from, to] = wallClock(precision, parsed.values, text.startsWith('-'));
  if (precision !== 'UNKNOWN' && !(from >= -FARTHEST && to <= FARTHEST))
    throw badInput(field, `"${text}" is too far away to compute with: the years -271820 to 275759 are possible`);
  if (parsed.values[2] !== undefined && precision !== 'UNKNOWN' && new Date(from).getUTCMonth() !== parsed.values[1])
    throw badInput(field, `"${text}" is no date of the calendar: that month has fewer days`);
  return {
    from,
    to,
    offset: parsed.timeZone === undefined ? null : (parsed.offset ?? 0),
    precision,
    uncertain: /[?%]$/.test(text),
    approximate: /[~%]$/.test(text),
  };
}

function precisionOf({ type, level, values, unspecified }: ParsedDate, text: string): DatePrecision | undefined {
  // Qualified seasons are level 3 to edtf.js, and so are those of a masked year.
  if (type === 'Season') return SEASON.test(text) ? 'SEASON' : undefined;
  if (level > 1 || (type !== 'Date' && type !== 'Year')) return undefined;
  if (unspecified) return precisionOfMask[unspecified];
  return (['YEAR', 'MONTH', 'DAY'] as const)[values.length - 1] ?? 'SECOND';
}

/**
 * Seasons are the northern ones by whole months: 21 March to May, 22 June to August, 23 September to November, 24 December to
 * February of the next year. `-202X` counts back: -2029 to -2020.
 */
function wallClock(precision: DatePrecision, values: readonly number[], negative: boolean): [number, number] {
  const [year = 0, month = 0, day = 1, hours = 0, minutes = 0, seconds = 0] = values;
  const until = (from: number, next: number): [number, number] => [from, next - 1];
  const years = (count: number) =>
    negative && count > 1
      ? until(startOf(year - count + 1), startOf(year + 1))
      : until(startOf(year), startOf(year + count));
  switch (precision) {
    case 'SECOND': {
      const from = startOf(year, month, day) + ((hours * 60 + minutes) * 60 + seconds) * 1000;
      return until(from, from + 1000);
    }
    case 'DAY':
      return until(startOf(year, month, day), startOf(year, month, day + 1));
    case 'MONTH':
      return until(startOf(year, month), startOf(year, month + 1));
    case 'SEASON': {
      const first = 2 + (month - 21) * 3;
      return until(startOf(year, first), startOf(year, first + 3));
    }
    case 'YEAR':
      return years(1);
    case 'DECADE':
      return years(10);
    case 'CENTURY':
      return years(100);
    case 'UNKNOWN':
      return [-Infinity, Infinity];
  }
}

/** Date.UTC takes the years 0 to 99 for 1900 to 1999. */
function startOf(year: number, month = 0, day = 1): number {
  return new Date(0).setUTCFullYear(year, month, day);
}

/** The dates written in it, each once. */
export function datesOf(edtf: Edtf): readonly EdtfDate[] {
  const ends = edtf.ranges.flatMap(({ start, end }) => [start, end]);
  return [...new Set(ends)].filter((end) => typeof end === 'object');
}

/** Takes a date's wall-clock milliseconds as they are. */
export function asWritten(date: EdtfDate): Span {
  return { earliest: date.from, latest: date.to };
}

/** The bounds of the whole: of a set the least and the greatest of its members'. `locate` bounds one date. */
export function spanOf(edtf: Edtf, locate: (date: EdtfDate) => Span): Span {
  const spans = edtf.ranges.map(({ start, end }) => ({
    earliest: typeof start === 'object' ? locate(start).earliest : -Infinity,
    latest: typeof end === 'object' ? locate(end).latest : Infinity,
  }));
  return {
    earliest: Math.min(...spans.map((span) => span.earliest)),
    latest: Math.max(...spans.map((span) => span.latest)),
  };
}

/** Whether a range in it ends wholly before it starts. */
export function runsBackwards(edtf: Edtf, locate: (date: EdtfDate) => Span): boolean {
  return edtf.ranges.some((range) => {
    const { earliest, latest } = spanOf({ kind: edtf.kind, ranges: [range] }, locate);
    return latest < earliest;
  });
}
