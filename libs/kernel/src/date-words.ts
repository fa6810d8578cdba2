import { displayLanguages, vocabulary } from './date-vocabulary.js';
import type { Form, Words } from './date-vocabulary.js';
import { parseEdtf } from './edtf-bounds.js';
import type { Edtf, EdtfDate } from './edtf-bounds.js';
import type { StoredDate } from './uncertain-date.js';

interface Setting {
  readonly words: Words;
  readonly timeZone: string | null;
}

/** The pieces of a date, empty where it has none. `plainYear`: the number, of an ordinary year that stands alone. */
interface Pieces {
  readonly day: string;
  readonly name: string;
  readonly year: string;
  readonly plainYear: string;
  readonly time: string;
  readonly zone: string;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function intlParts(ms: number, locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormatPart[] {
  const key = `${locale} ${Object.keys(options).join(' ')}`;
  const format = formats.get(key) ?? new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
  formats.set(key, format);
  return format.formatToParts(ms);
}

function monthName(ms: number, { locale }: Words, inflected: boolean): string {
  const beside = inflected ? ({ day: 'numeric' } as const) : ({ year: 'numeric' } as const);
  return intlParts(ms, locale, { month: 'long', ...beside }).find((part) => part.type === 'month')!.value;
}

function yearText(ms: number, words: Words): string {
  const year = new Date(ms).getUTCFullYear();
  if (year > 0) return words.year(String(year), false);
  const parts = intlParts(ms, words.locale, { year: 'numeric', month: 'long', era: 'short' });
  const text = parts.map((part) => (part.type === 'month' ? '' : part.value)).join('');
  return text.replace(/\s+/gu, ' ').trim();
}

function piecesOf(date: EdtfDate, form: Form, { words, timeZone }: Setting): Pieces {
  const { precision } = date;
  const none = { day: '', name: '', plainYear: '', time: '', zone: '' };
  if (precision === 'UNKNOWN') return { ...none, year: words.unknown };
  const start = new Date(date.from);
  const first = start.getUTCFullYear();
  const year = yearText(date.from, words);
  const inDay = { ...none, day: String(start.getUTCDate()), name: monthName(date.from, words, true), year };
  switch (precision) {
    case 'SECOND':
      return { ...inDay, time: start.toISOString().slice(-13, -8), zone: timeZone ?? zoneText(date.offset, words) };
    case 'DAY':
      return inDay;
    case 'MONTH':
      return { ...none, name: monthName(date.from, words, form === 'after'), year };
    case 'SEASON': {
      const season = Math.floor(start.getUTCMonth() / 3);
      const twoYears = season === 3 && first > 0 ? words.year(`${first}–${first + 1}`, true) : year;
      return { ...none, name: words.seasons[form][season]!, year: twoYears };
    }
    case 'YEAR':
      return { ...none, year, plainYear: first > 0 ? String(first) : '' };
    case 'DECADE':
      return { ...none, year: first >= 100 ? words.decade(first, form) : yearsText(date, words) };
    case 'CENTURY':
      return { ...none, year: first >= 0 ? words.century(first / 100 + 1, form) : yearsText(date, words) };
  }
}

function yearsText(date: EdtfDate, words: Words): string {
  return `${yearText(date.from, words)} – ${yearText(date.to, words)}`;
}

function zoneText(offset: number | null, words: Words): string {
  if (offset === null) return words.localTime;
  const [hours, minutes] = [Math.floor(Math.abs(offset) / 60), Math.abs(offset) % 60];
  const size = `${hours}${minutes ? `:${String(minutes).padStart(2, '0')}` : ''}`;
  return offset === 0 ? 'UTC' : `UTC${offset < 0 ? '−' : '+'}${size}`;
}

function compose({ day, name, year, time, zone }: Pieces, { yearFirst }: Words): string {
  const parts = yearFirst ? [year, day, name] : [day, name, year];
  const date = parts.filter(Boolean).join(' ');
  return time ? `${date}, ${time} (${zone})` : date;
}

function say(date: EdtfDate, form: Form, setting: Setting): string {
  const { words } = setting;
  if (!date.approximate) return compose(piecesOf(date, form, setting), words);
  return words.around(compose(piecesOf(date, 'after', setting), words), form);
}

function mark(date: EdtfDate): string {
  return date.uncertain ? ' (?)' : '';
}

/** Two dates as one phrase, what they share said once: 22 or 23 September 2025, 23–24 September 2025. */
function join(a: EdtfDate, b: EdtfDate, link: 'or' | 'dash', setting: Setting): string {
  const { words } = setting;
  const linked = (left: string, right: string) => {
    if (link === 'or') return `${left} ${words.or} ${right}`;
    return /\s/.test(left + right) ? `${left} – ${right}` : `${left}–${right}`;
  };
  const [left, right] = [a, b].map((date) => say(date, 'alone', setting) + mark(date));
  if (left === right) return left!;
  const marked = [a, b].some((date) => date.uncertain || date.approximate);
  if (!marked && a.precision === b.precision) {
    const [p, q] = [piecesOf(a, 'alone', setting), piecesOf(b, 'alone', setting)];
    if (p.plainYear && q.plainYear) return words.year(linked(p.plainYear, q.plainYear), link === 'dash');
    const sameMonth = p.name !== '' && p.name === q.name && p.year === q.year;
    if (p.time) {
      if (sameMonth && p.day === q.day && p.zone === q.zone)
        return compose({ ...p, time: linked(p.time, q.time) }, words);
    } else if (sameMonth) {
      return compose({ ...p, day: linked(p.day, q.day) }, words);
    } else if (p.name && p.year === q.year) {
      return compose({ ...p, day: '', name: linked(`${p.day} ${p.name}`.trim(), `${q.day} ${q.name}`.trim()) }, words);
    }
  }
  return linked(left!, right!);
}

type Range = Edtf['ranges'][number];

function intervalInWords({ start, end }: Range, setting: Setting): string {
  const { words } = setting;
  if (typeof start === 'object' && typeof end === 'object') return join(start, end, 'dash', setting);
  if (typeof start === 'object')
    return `${words.from(say(start, 'after', setting))}${mark(start)} (${words.end[end as 'OPEN' | 'UNKNOWN']})`;
  if (typeof end === 'object') return `${words.until(say(end, 'after', setting))}${mark(end)} (${words.start[start]})`;
  return words.unknown;
}

function memberInWords({ start, end }: Range, setting: Setting): string {
  const { words } = setting;
  if (typeof start === 'object' && typeof end === 'object') return join(start, end, 'dash', setting);
  if (typeof end === 'object') return words.by(say(end, 'after', setting)) + mark(end);
  if (typeof start === 'object') return words.notBefore(say(start, 'after', setting)) + mark(start);
  return words.unknown;
}

function setInWords(ranges: readonly Range[], setting: Setting): string {
  const { words } = setting;
  const [one, two, ...more] = ranges.flatMap(({ start, end }) => (start === end ? [start] : [start, end]));
  if (typeof one === 'object' && typeof two === 'object' && more.length === 0) {
    const next = one.precision === two.precision && one.precision !== 'SECOND' && two.from === one.to + 1;
    if (ranges.length === 2 || next) return words.either(join(one, two, 'or', setting), one.precision);
    if (one.from !== two.from) return words.within(join(one, two, 'dash', setting), one.precision);
  }
  const members = ranges.map((range) => memberInWords(range, setting));
  return members.length === 1 ? members[0]! : words.oneOf(members.join('; '));
}

const parsed = new Map<string, Edtf>();

/** edtf.js takes 0.15 ms for a date, which a page of a hundred facts would feel. */
function parseOnce(text: string): Edtf {
  const known = parsed.get(text);
  if (known) return known;
  const edtf = parseEdtf(text, 'edtf');
  if (parsed.size >= 1000) parsed.clear();
  parsed.set(text, edtf);
  return edtf;
}

/**
 * A date in words, in the language of any BCP 47 tag that begins with kk (Cyrillic), ru or en, else in English. Times to the minute,
 * in the zone they were given in, never in the machine's. Throws only for a date that resolveDate did not make.
 */
export function dateInWords(date: StoredDate, language: string): string {
  const tag = language.toLowerCase().split('-')[0];
  const words = vocabulary[displayLanguages.find((known) => known === tag) ?? 'en'];
  const setting = { words, timeZone: date.timeZone };
  const { kind, ranges } = parseOnce(date.edtf);
  if (kind === 'INTERVAL') return intervalInWords(ranges[0]!, setting);
  if (kind === 'SET') return setInWords(ranges, setting);
  return memberInWords(ranges[0]!, setting);
}
