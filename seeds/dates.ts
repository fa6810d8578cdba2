import { t } from './text.js';
import type { UncertainDate } from './types.js';

const almaty = { timeZone: 'Asia/Almaty', zoneBasis: 'INFERRED' } as const;

export const publicationDay: UncertainDate = {
  edtf: '2025-09-24',
  ...almaty,
  basis: ['EXPLICIT'],
  note: t({
    ru: 'Часовой пояс в тексте не указан; принят казахстанский.',
    kk: 'Мәтінде уақыт белдеуі көрсетілмеген; Қазақстан уақыты алынды.',
    en: 'The text names no time zone; that of Kazakhstan is assumed.',
  }),
};

/** The day on which Tokayev's remarks were made: one of two. */
export const dayOfRemarks: UncertainDate = {
  edtf: '[2025-09-23..2025-09-24]',
  ...almaty,
  basis: ['BOUNDED_BY_PUBLICATION'],
  note: t({
    ru: 'День не назван: не позже публикации 24 сентября 2025 года и не раньше предложения Зеленского, которое отнесено к её кануну. Принят часовой пояс Казахстана.',
    kk: 'Күні аталмаған: 2025 жылғы 24 қыркүйектегі жарияланымнан кеш емес және одан бір күн бұрын айтылды делінген Зеленскийдің ұсынысынан ерте емес. Қазақстан уақыты алынды.',
    en: 'The day is not given: no later than publication on 24 September 2025, and no earlier than Zelensky’s proposal, which is placed on the day before. The time zone of Kazakhstan is assumed.',
  }),
};

export const dayOfResponse: UncertainDate = {
  edtf: '[2025-09-23..2025-09-24]',
  ...almaty,
  basis: ['BOUNDED_BY_PUBLICATION'],
  note: t({
    ru: 'День не назван: сказано лишь, что ответ дали позже предложения Зеленского; публикация вышла 24 сентября 2025 года. Принят часовой пояс Казахстана.',
    kk: 'Күні аталмаған: жауап Зеленскийдің ұсынысынан кейін берілді деп қана айтылған; жарияланым 2025 жылғы 24 қыркүйекте шықты. Қазақстан уақыты алынды.',
    en: 'The day is not given: only that the response came after Zelensky’s proposal; the reports were published on 24 September 2025. The time zone of Kazakhstan is assumed.',
  }),
};

export const dayOfMeeting: UncertainDate = {
  edtf: '2025-09-23',
  zoneBasis: 'UNKNOWN',
  basis: ['EXPLICIT'],
  note: t({
    ru: 'День указан только в казахском тексте. Часовой пояс неизвестен: города не называет ни один источник.',
    kk: 'Күні тек қазақша мәтінде көрсетілген. Уақыт белдеуі белгісіз: қаланы бірде-бір дереккөз атамайды.',
    en: 'Only the Kazakh text gives the day. The time zone is unknown: neither source names a city.',
  }),
};

export const dayBeforePublication: UncertainDate = {
  edtf: '2025-09-23?',
  ...almaty,
  basis: ['RELATIVE_TO_PUBLICATION'],
  note: t({
    ru: 'День отсчитан от даты русского текста, где сказано, что это было накануне. Казахский текст дня не называет. Принят часовой пояс Казахстана.',
    kk: 'Күні орысша мәтіннің жарияланған күнінен есептелді: онда бұл бір күн бұрын болды делінген. Қазақша мәтін күнін атамайды. Қазақстан уақыты алынды.',
    en: 'Counted from the date of the Russian text, which places this on the day before. The Kazakh text gives no day. The time zone of Kazakhstan is assumed.',
  }),
};

export const byPublication: UncertainDate = {
  edtf: '[..2025-09-24]',
  ...almaty,
  basis: ['BOUNDED_BY_PUBLICATION'],
  note: t({
    ru: 'День не назван; известно лишь, что это было не позже публикации 24 сентября 2025 года. Принят часовой пояс Казахстана.',
    kk: 'Күні аталмаған; тек 2025 жылғы 24 қыркүйектегі жарияланымнан кеш емес екені белгілі. Қазақстан уақыты алынды.',
    en: 'The day is not given; it is only known to be no later than publication on 24 September 2025. The time zone of Kazakhstan is assumed.',
  }),
};
