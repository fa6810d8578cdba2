import { localeOf } from './languages.js';

/** In how much detail a moment is worded. */
export type DateStyle = 'moment' | 'day' | 'weekday' | 'hourTick' | 'dayTick' | 'monthTick' | 'yearTick';

const STYLES: Record<DateStyle, Intl.DateTimeFormatOptions> = {
  moment: { dateStyle: 'long', timeStyle: 'short' },
  day: { dateStyle: 'medium' },
  weekday: { weekday: 'long' },
  hourTick: { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' },
  dayTick: { day: 'numeric', month: 'short' },
  monthTick: { month: 'short', year: 'numeric' },
  yearTick: { year: 'numeric' },
};

/** A moment in words, in a language; in the reader's own time zone unless another is named. */
export function worded(at: Date, style: DateStyle, language: string, timeZone?: string): string {
  if (language === 'kk') return kazakh(at, style, timeZone);
  return new Intl.DateTimeFormat(localeOf(language), { ...STYLES[style], timeZone }).format(at);
}

const MONTHS = [
  ...['қаңтар', 'ақпан', 'наурыз', 'сәуір', 'мамыр', 'маусым'],
  ...['шілде', 'тамыз', 'қыркүйек', 'қазан', 'қараша', 'желтоқсан'],
];
const WEEKDAYS = ['жексенбі', 'дүйсенбі', 'сейсенбі', 'сәрсенбі', 'бейсенбі', 'жұма', 'сенбі'];
const SHORT = 3;

/** Browsers come without the words of Kazakh dates (they write "2026 M11 23"), so we bring them. */
function kazakh(at: Date, style: DateStyle, timeZone?: string): string {
  const numeric = { year: 'numeric', month: 'numeric', day: 'numeric', hour: '2-digit', minute: '2-digit' } as const;
  const format = new Intl.DateTimeFormat('en-GB', { ...numeric, hourCycle: 'h23', timeZone });
  const part = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value])) as Record<
    'year' | 'month' | 'day' | 'hour' | 'minute',
    string
  >;
  const month = MONTHS[Number(part.month) - 1]!;
  const short = month.length > SHORT + 1 ? `${month.slice(0, SHORT)}.` : month;
  const time = `${part.hour}:${part.minute}`;
  switch (style) {
    case 'moment':
      return `${part.year} ж. ${part.day} ${month} ${time}`;
    case 'day':
      return `${part.year} ж. ${part.day} ${short}`;
    case 'weekday':
      return WEEKDAYS[new Date(Date.UTC(Number(part.year), Number(part.month) - 1, Number(part.day))).getUTCDay()]!;
    case 'hourTick':
      return `${part.day} ${short} ${time}`;
    case 'dayTick':
      return `${part.day} ${short}`;
    case 'monthTick':
      return `${part.year} ж. ${short}`;
    case 'yearTick':
      return `${part.year} ж.`;
  }
}
