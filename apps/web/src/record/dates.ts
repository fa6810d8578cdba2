import type { TFunction } from 'i18next';
import type { WhenFragment } from './operations.js';

const DAY = 86_400_000;
/** From UTC+14 to UTC-12: how much longer a day is whose time zone is not known. */
const ALL_ZONES = 26 * 3_600_000;

/** Whether the day itself is known, in whatever time zone. */
export function isOneDay({ earliest, latest, uncertain, approximate, precision }: WhenFragment): boolean {
  if (uncertain || approximate || !earliest || !latest) return false;
  const span = Date.parse(latest) - Date.parse(earliest);
  return precision === 'SECOND' || span <= DAY + ALL_ZONES;
}

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
export function weekdayOf({ edtf }: WhenFragment, language: string): string | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(edtf)) return undefined;
  return new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' }).format(new Date(edtf));
}
