import { z } from 'zod';
import { asWritten, datePrecisions, datesOf, parseEdtf, runsBackwards, spanOf } from './edtf-bounds.js';
import type { Edtf, EdtfDate } from './edtf-bounds.js';
import { checkList, plainId } from './references.js';
import { badInput } from './refusal.js';
import { optionalTexts, storedTexts, type TextInput } from './texts.js';
import { checkTimeZone, locateIn, resolveZone, zoneBases, type ZoneBasis } from './time-zone.js';

export { datePrecisions, type DatePrecision } from './edtf-bounds.js';
export { zoneBases, type ZoneBasis } from './time-zone.js';

export const dateBases = [
  'EXPLICIT',
  'RELATIVE_TO_PUBLICATION',
  'BOUNDED_BY_PUBLICATION',
  'BOUNDED_BY_RELATION',
  'EDITOR_INFERENCE',
] as const;
export type DateBasis = (typeof dateBases)[number];

/**
 * What an event holds: instants as ISO strings with milliseconds, local calendar days as YYYY-MM-DD (±YYYYYY-MM-DD outside the
 * years 0 to 9999); null where unbounded. `latest` is the last millisecond that belongs.
 */
export const storedDate = z.strictObject({
  edtf: z.string(),
  earliest: z.string().nullable(),
  latest: z.string().nullable(),
  firstDay: z.string().nullable(),
  lastDay: z.string().nullable(),
  precision: z.enum(datePrecisions),
  uncertain: z.boolean(),
  approximate: z.boolean(),
  timeZone: z.string().nullable(),
  zoneBasis: z.enum(zoneBases),
  basis: z.array(z.enum(dateBases)),
  boundedBy: z.array(z.string()),
  note: storedTexts,
});
export type StoredDate = z.infer<typeof storedDate>;

export interface DateInput {
  readonly edtf: string;
  readonly timeZone?: string | null;
  readonly zoneBasis?: ZoneBasis | null;
  readonly basis?: readonly DateBasis[] | null;
  readonly boundedBy?: readonly string[] | null;
  readonly note?: readonly TextInput[] | null;
}

const DAY = 86_400_000;

/**
 * Checks a date and computes its bounds. `before` is the value that is corrected: its basis stays unless one is given; all else that
 * is absent is not there. `field` is the path that refusals begin with, such as 'content.occurredAt'. Throws Refusal only.
 */
export function resolveDate(input: DateInput, field: string, before?: StoredDate): StoredDate {
  const edtf = parseEdtf(input.edtf, `${field}.edtf`);
  const dates = datesOf(edtf);
  const zone = resolveZone(input, dates, field);
  const span = spanOf(edtf, locateIn(zone.timeZone));
  // Without a zone both ends are as uncertain, so that widened bounds would let a day end before it starts.
  const placed = zone.zoneBasis === 'UNKNOWN' ? asWritten : locateIn(zone.timeZone);
  if (runsBackwards(edtf, placed)) throw badInput(`${field}.edtf`, 'ends before it starts: put the earlier date first');
  return {
    edtf: input.edtf.trim(),
    earliest: instant(span.earliest),
    latest: instant(span.latest),
    ...localDays(edtf),
    precision: datePrecisions.findLast((precision) => dates.some((date) => date.precision === precision))!,
    uncertain: dates.some((date) => date.uncertain),
    approximate: dates.some((date) => date.approximate),
    ...zone,
    ...resolveBasis(input, field, before),
    note: optionalTexts(input.note, `${field}.note`),
  };
}

function resolveBasis(input: DateInput, field: string, before: StoredDate | undefined) {
  const basis = [...new Set(input.basis ?? before?.basis ?? (['EXPLICIT'] as const))];
  const ids = checkList(input.boundedBy, `${field}.boundedBy`);
  const boundedBy = [...new Set(ids.map((id, index) => plainId(id, `${field}.boundedBy.${index}`)))];
  if (basis.length === 0) throw badInput(`${field}.basis`, 'is empty: leave it out, or say why the date is what it is');
  const related = basis.includes('BOUNDED_BY_RELATION');
  if (related && boundedBy.length === 0)
    throw badInput(`${field}.boundedBy`, 'is empty: basis BOUNDED_BY_RELATION needs the facts that bound the date');
  if (!related && boundedBy.length > 0)
    throw badInput(`${field}.boundedBy`, 'needs BOUNDED_BY_RELATION among the basis: add it, or leave boundedBy out');
  return { basis, boundedBy };
}

function localDays(edtf: Edtf): Pick<StoredDate, 'firstDay' | 'lastDay'> {
  const { earliest, latest } = spanOf(edtf, asWritten);
  // Two ends with different offsets may be in order as instants and not as days.
  const day = (ms: number) => instant(ms)?.replace(/T.*/, '') ?? null;
  return { firstDay: day(Math.min(earliest, latest)), lastDay: day(Math.max(earliest, latest)) };
}

function instant(ms: number): string | null {
  return Number.isFinite(ms) ? new Date(ms).toISOString() : null;
}

/** A date as it was written, without what is computed from it: what changes of it are told by. */
export function asGiven({ edtf, timeZone, zoneBasis, basis, boundedBy, note }: StoredDate) {
  return { edtf, timeZone, zoneBasis, basis, boundedBy, note };
}

/** The ids of the facts that bound a date, each with its field. */
export function boundsIn(date: DateInput | null | undefined, field: string): { id: string; field: string }[] {
  return (date?.boundedBy ?? []).map((id, index) => ({ id, field: `${field}.boundedBy.${index}` }));
}

/** For sorting and filtering: instants in ms, local calendar days as numbers since 1970-01-01; ±Infinity where unbounded. */
export interface DateBounds {
  readonly earliest: number;
  readonly latest: number;
  readonly firstDay: number;
  readonly lastDay: number;
}

export function boundsOf(date: StoredDate): DateBounds {
  return {
    earliest: date.earliest === null ? -Infinity : Date.parse(date.earliest),
    latest: date.latest === null ? Infinity : Date.parse(date.latest),
    firstDay: date.firstDay === null ? -Infinity : Date.parse(date.firstDay) / DAY,
    lastDay: date.lastDay === null ? Infinity : Date.parse(date.lastDay) / DAY,
  };
}

/** How long something holds. `open`: still holding as far as is known; without it a missing end is unknown. */
export const storedPeriod = z.strictObject({
  start: storedDate.nullable(),
  end: storedDate.nullable(),
  open: z.boolean(),
});
export type StoredPeriod = z.infer<typeof storedPeriod>;

export interface PeriodInput {
  readonly start?: DateInput | null;
  readonly end?: DateInput | null;
  readonly open: boolean;
}

/**
 * Checks a period as resolveDate does its dates. Two ends without a zone are compared by their calendar days, all others by
 * instants. Throws Refusal only.
 */
export function resolvePeriod(input: PeriodInput, field: string, before?: StoredPeriod | null): StoredPeriod {
  if (input.open && input.end)
    throw badInput(`${field}.end`, 'is given though open: leave it out, or set open to false');
  if (!input.open && !input.start && !input.end)
    throw badInput(field, 'has no start and no end and is not open: give one of them, or leave the period out');
  const start = input.start ? resolveDate(input.start, `${field}.start`, before?.start ?? undefined) : null;
  const end = input.end ? resolveDate(input.end, `${field}.end`, before?.end ?? undefined) : null;
  if (start && end) {
    const [from, to] = [boundsOf(start), boundsOf(end)];
    const byDays = start.zoneBasis === 'UNKNOWN' && end.zoneBasis === 'UNKNOWN' && to.lastDay < from.firstDay;
    if (byDays || to.latest < from.earliest)
      throw badInput(`${field}.end`, 'lies wholly before the start: correct one of them');
  }
  return { start, end, open: input.open };
}

/** Inclusive, ±Infinity where open; `days` are day numbers since 1970-01-01, `instants` ms. */
export interface RangeBounds {
  readonly mode: 'days' | 'instants';
  readonly from: number;
  readonly to: number;
}

/**
 * The range of a filter, each end one date (no interval, set or XXXX) taken whole: to 2025-09 is to the end of that month. Days without
 * timeZone give days. With timeZone, or with an offset on each end that is given, instants; an offset beside an end without one needs
 * timeZone, and so does a time without an offset. An offset wins over timeZone. Throws Refusal only.
 */
export function resolveRange(
  range: { readonly from?: string | null; readonly to?: string | null; readonly timeZone?: string | null },
  field: string,
): RangeBounds {
  const from = rangeEnd(range.from, `${field}.from`);
  const to = rangeEnd(range.to, `${field}.to`);
  const ends = [from, to].filter((end) => end !== null);
  if (ends.length === 0) throw badInput(field, 'has neither from nor to: give one of them, or leave the range out');
  const timeZone = range.timeZone == null ? null : checkTimeZone(range.timeZone, `${field}.timeZone`);
  const byInstants = timeZone !== null || ends.every((end) => end.offset !== null);
  if (!byInstants && ends.some((end) => end.precision === 'SECOND'))
    throw badInput(`${field}.timeZone`, 'is missing: a time needs it, or an offset on both ends, such as +05:00');
  const locate = locateIn(timeZone);
  const bounds: RangeBounds = byInstants
    ? { mode: 'instants', from: from ? locate(from).earliest : -Infinity, to: to ? locate(to).latest : Infinity }
    : { mode: 'days', from: from ? from.from / DAY : -Infinity, to: to ? Math.floor(to.to / DAY) : Infinity };
  if (bounds.from > bounds.to) throw badInput(`${field}.to`, 'lies before from: put the earlier date first');
  return bounds;
}

function rangeEnd(text: string | null | undefined, field: string): EdtfDate | null {
  if (text == null) return null;
  const { kind, ranges } = parseEdtf(text, field);
  const date = ranges[0]!.start;
  if (kind !== 'DATE' || typeof date !== 'object' || date.precision === 'UNKNOWN')
    throw badInput(field, 'is not one date: write a day, month or year, or a time such as 2025-09-23T18:00:00+05:00');
  return date;
}
