import { LRUCache } from 'lru-cache';
import type { EdtfDate, Span } from './edtf-bounds.js';
import { badInput } from './refusal.js';

export const zoneBases = ['STATED', 'INFERRED', 'UNKNOWN'] as const;
export type ZoneBasis = (typeof zoneBases)[number];

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const formats = new Map<string, Intl.DateTimeFormat>();
/** Usual spellings by spellings in lower case, of zones that there are. */
const canonicalNames = new Map<string, string>();
/** Spans by zone and time of its clock: many facts are of one day. */
const spans = new LRUCache<string, Span>({ max: 10_000 });

/**
 * The name of an IANA time zone in its usual spelling (asia/almaty → Asia/Almaty). A second name of a zone stays as given:
 * Node would make Europe/Kiev of Europe/Kyiv. Abbreviations and offsets are refused at `field`.
 */
export function checkTimeZone(name: string, field: string): string {
  const canonical = canonicalOf(name);
  if (!canonical)
    throw badInput(field, `"${name.slice(0, 60)}" is not an IANA time zone: write Asia/Almaty, Europe/London, UTC …`);
  return canonical.toLowerCase() === name.toLowerCase() ? canonical : name;
}

function canonicalOf(name: string): string | undefined {
  if (name.length > 50 || !/^(?:UTC|[a-z_]+(?:\/[a-z0-9_+-]+)+)$/i.test(name)) return undefined;
  const key = name.toLowerCase();
  const known = canonicalNames.get(key);
  if (known) return known;
  try {
    const canonical = formatOf(name).resolvedOptions().timeZone;
    canonicalNames.set(key, canonical);
    return canonical;
  } catch {
    return undefined;
  }
}

function formatOf(zone: string): Intl.DateTimeFormat {
  const key = zone.toLowerCase();
  let format = formats.get(key);
  if (!format)
    formats.set(key, (format = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' })));
  return format;
}

/** How far the zone's clock is ahead of UTC at that instant, in ms. */
export function offsetAt(instant: number, zone: string): number {
  const name = formatOf(zone).format(instant);
  const [, sign, hours, minutes, seconds = '0'] = /GMT([+-])(\d\d):(\d\d)(?::(\d\d))?$/.exec(name) ?? [];
  if (!sign) return 0;
  const size = (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000;
  return sign === '-' ? -size : size;
}

/**
 * The first and the last instant (ms, inclusive) at which the zone's clock shows from `from` to `to` (wall-clock ms as if in
 * UTC). What is skipped at either end by a clock put forward is left out; when all of it is skipped, both readings of it count
 * (with the offset after for the first, with the one before for the last).
 */
export function spanInZone(from: number, to: number, zone: string): Span {
  const name = `${zone} ${from} ${to}`;
  const span = spans.get(name) ?? findSpan(from, to, zone);
  spans.set(name, span);
  return span;
}

function findSpan(from: number, to: number, zone: string): Span {
  const first = readings(from, zone);
  const last = readings(to, zone);
  const earliest = first.exact.length ? Math.min(...first.exact) : transition(first, zone);
  const latest = last.exact.length ? Math.max(...last.exact) : transition(last, zone) - 1;
  return earliest <= latest ? { earliest, latest } : { earliest: first.withAfter, latest: last.withBefore };
}

interface Readings {
  /** The instants that show this time: none in a gap, two in an overlap. */
  readonly exact: readonly number[];
  readonly withBefore: number;
  readonly withAfter: number;
}

function readings(local: number, zone: string): Readings {
  const withBefore = local - offsetAt(local - DAY, zone);
  const withAfter = local - offsetAt(local + DAY, zone);
  const exact = [withBefore, withAfter].filter((instant) => instant + offsetAt(instant, zone) === local);
  return { exact, withBefore, withAfter };
}

/** The instant at which the clock was put forward over a time in the gap. */
function transition({ withBefore, withAfter }: Readings, zone: string): number {
  let [before, after] = [withAfter, withBefore];
  const old = offsetAt(before, zone);
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (offsetAt(middle, zone) === old) before = middle;
    else after = middle;
  }
  return after;
}

/**
 * The zone of a date as given beside it, checked against the offsets in its EDTF, which make it STATED. Refuses a basis without a
 * zone, a zone of an UNKNOWN basis, and an offset that the zone did not have at that moment.
 */
export function resolveZone(
  input: { readonly timeZone?: string | null; readonly zoneBasis?: ZoneBasis | null },
  dates: readonly EdtfDate[],
  field: string,
): { timeZone: string | null; zoneBasis: ZoneBasis } {
  const given = input.timeZone ?? null;
  const timeZone = given === null ? null : checkTimeZone(given, `${field}.timeZone`);
  const withOffset = dates.filter((date) => date.offset !== null);
  const zoneBasis = input.zoneBasis ?? (timeZone !== null || withOffset.length > 0 ? 'STATED' : 'UNKNOWN');
  if (withOffset.length > 0) {
    if (zoneBasis !== 'STATED')
      throw badInput(
        `${field}.zoneBasis`,
        'the EDTF has an offset, which states the zone: write STATED or leave it out',
      );
    if (timeZone === null && withOffset.length < dates.length)
      throw badInput(`${field}.edtf`, 'has an offset on some of its dates only: give it on all, or give timeZone');
    for (const date of withOffset) checkOffset(date, timeZone, `${field}.timeZone`);
    return { timeZone, zoneBasis };
  }
  if (zoneBasis === 'UNKNOWN' && timeZone !== null)
    throw badInput(
      `${field}.timeZone`,
      'is given while zoneBasis is UNKNOWN: write STATED or INFERRED, or leave it out',
    );
  if (zoneBasis !== 'UNKNOWN' && timeZone === null)
    throw badInput(`${field}.timeZone`, `is missing: zoneBasis ${zoneBasis} needs a zone such as Asia/Almaty`);
  return { timeZone, zoneBasis };
}

function checkOffset(date: EdtfDate, timeZone: string | null, field: string): void {
  if (timeZone === null || date.offset === null) return;
  const there = offsetAt(date.from - date.offset * 60_000, timeZone) / 60_000;
  if (there !== date.offset)
    throw badInput(
      field,
      `${timeZone} was ${there} minutes from UTC then, the EDTF says ${date.offset}: correct one, or leave timeZone out`,
    );
}

/** How one date is bounded: by the date's own offset, else in the zone; without either anywhere from UTC+14 to UTC−12. */
export function locateIn(timeZone: string | null): (date: EdtfDate) => Span {
  return ({ from, to, offset }) => {
    if (from === -Infinity) return { earliest: from, latest: to };
    if (offset !== null) return { earliest: from - offset * 60_000, latest: to - offset * 60_000 };
    if (timeZone !== null) return spanInZone(from, to, timeZone);
    return { earliest: from - 14 * HOUR, latest: to + 12 * HOUR };
  };
}
