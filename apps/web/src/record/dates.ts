import type { TFunction } from 'i18next';
import type { WhenFragment } from './operations.js';
import { worded } from './wording-of-dates.js';

/** One day of the calendar, or a time on it; not a set of days, and without a mark of doubt. */
const ONE_DAY = /^\d{4}-\d{2}-\d{2}(T.*)?$/;

/** Whether the day itself is known, in whatever time zone. */
export const isOneDay = ({ edtf }: WhenFragment): boolean => ONE_DAY.test(edtf);

/** Why a date is not simply a day, in words; nothing where it is. */
export function doubtOf(date: WhenFragment, t: TFunction): string | undefined {
  if (!date.earliest && !date.latest) return t('date.unknown');
  const reasons = date.basis.filter((basis) => basis !== 'EXPLICIT').map((basis) => t(`basis.${basis}`));
  const marks = [date.uncertain ? t('date.uncertain') : '', date.approximate ? t('date.approximate') : ''].filter(
    Boolean,
  );
  if (reasons.length + marks.length > 0) return [...marks, ...reasons].join(', ');
  return isOneDay(date) ? undefined : t('date.within');
}

/** In which time zone a day is meant, in words. */
export function zoneOf({ timeZone, zoneBasis }: WhenFragment, t: TFunction): string {
  if (!timeZone) return t('date.zoneUnknown');
  return t(zoneBasis === 'INFERRED' ? 'date.zoneInferred' : 'date.zone', { zone: timeZone.replaceAll('_', ' ') });
}

/** The weekday of a single day, in a language: a day of the calendar, whatever the zone. */
export const weekdayOf = ({ edtf }: WhenFragment, language: string): string | undefined =>
  /^\d{4}-\d{2}-\d{2}$/.test(edtf) ? worded(new Date(edtf), 'weekday', language, 'UTC') : undefined;
