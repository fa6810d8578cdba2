import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { worded } from './wording-of-dates.js';

/** Minutes, hours or days, whichever says it best in two words; from seconds. */
export function lasted(seconds: number, t: TFunction): string {
  const [minutes, hours, days] = [seconds / 60, seconds / 3600, seconds / 86_400].map(Math.floor) as [
    number,
    number,
    number,
  ];
  if (days >= 2) return t('time.days', { count: days });
  if (hours >= 1) {
    const rest = minutes - hours * 60;
    return hours < 24 && rest > 0
      ? `${t('time.hours', { count: hours })} ${t('time.minutes', { count: rest })}`
      : t('time.hours', { count: hours });
  }
  return minutes >= 1 ? t('time.minutes', { count: minutes }) : t('time.moments');
}

/** Moments of the record in words, in the reader's language and time zone. */
export function useMoments() {
  const { t, i18n } = useTranslation();
  return {
    /** 21 November 2026 at 14:05 */
    long: (iso: string): string => worded(new Date(iso), 'moment', i18n.language),
    /** 21 Nov 2026 */
    day: (iso: string): string => worded(new Date(iso), 'day', i18n.language),
    lasted: (seconds: number): string => lasted(seconds, t),
  };
}
