import { deriveId, resolveDate, resolvePeriod } from '@timeline/kernel';
import type { DateInput, PeriodInput } from '@timeline/kernel';

export const id = (kind: string, n: number): string => deriveId('test', kind, String(n));
export const actorIds = [0, 1, 2].map((n) => id('actor', n));
export const sourceIds = [0, 1, 2, 3].map((n) => id('source', n));
export const timelineIds = [0, 1].map((n) => id('timeline', n));
export const names = [
  ['Қасым-Жомарт Тоқаев', 'Касым-Жомарт Токаев', 'Kassym-Jomart Tokayev'],
  ['Акорда', 'Akorda'],
  ['Кремль', 'The Kremlin'],
  ['Қасымов', 'Kassymov', '—'],
];
export const titles = [
  ['Тоқаев делдал емес', 'Токаев не посредник', 'Tokayev is no mediator'],
  ['Посредником будет Кремль'],
  ['Тоқаевтың ұсынысы', 'Предложение Токаева'],
  ['Ақорда: №7, «Мост-2025»', 'Akorda speaks'],
  ['Ёлка в Кремле'],
  ['The tea of Kassymov'],
];
export const languages = ['kk', 'ru', 'en'];

export const dates = (
  [
    ...['2025-09-22', '2025-09-23', '2025-09-23', '2025-09-24', '2025-09', '2025', '2025-09-23?', '202X'],
    ...['[2025-09-22,2025-09-24]', '[2025-09-22..2025-09-24]', '[..2025-09-24]', '[2025-09-23..]', 'XXXX', 'XXXX'],
    // Of about as many days as divide facts by how long they span; without a time zone they span two more.
    ...['2025-08-25/2025-09-24', '2025-08-24/2025-09-24', '2025-08-22/2025-09-24', '2025-08-20/2025-09-24', '2024'],
    ...[
      '2024-08-22/2025-09-24',
      '2024-08-21/2025-09-24',
      '2024-08-19/2025-09-24',
      '2024-08-17/2025-09-24',
      '2023/2024',
    ],
    ...['2025-09-22/2025-09-24', '../2025-09-23', '2025-09-24/..', '/2025-09-24', '2025-09-23/', '-0044-03-15'],
    ...[
      '2025-09-23T18:00:00+05:00',
      '2025-09-23T00:30:00+14:00',
      '2025-09-23T23:30:00-12:00',
      '2025-09-22T20:00:00-08:00',
    ],
  ] as string[]
)
  .map((edtf): DateInput => ({ edtf }))
  .concat(
    ['Asia/Almaty', 'America/New_York', 'Pacific/Kiritimati', 'Etc/GMT+12'].flatMap((timeZone) => [
      { edtf: '2025-09-23', timeZone },
      { edtf: '[..2025-09-23]', timeZone },
    ]),
  )
  .map((input) => resolveDate(input, 'occurredAt'));

const edge = (edtf: string): DateInput => ({ edtf });
export const periods = (
  [
    { start: edge('2025-09-22'), end: edge('2025-09-23'), open: false },
    { start: edge('[2025-09-22,2025-09-23]'), open: true },
    { start: edge('[2025-09-22,2025-09-23]'), open: false },
    { end: edge('[2025-09-23..2025-09-24]'), open: false },
    { start: { edtf: '2025-09-23', timeZone: 'America/New_York' }, open: false },
    { start: { edtf: '2025-09-23', timeZone: 'America/New_York' }, open: true },
    { open: true },
  ] as PeriodInput[]
).map((input) => resolvePeriod(input, 'validDuring'));

export const texts = (...values: string[]) =>
  values.map((value, index) => ({
    value,
    language: ['en', 'ru', 'kk'][index]!,
    origin: index === 0 ? ('ORIGINAL' as const) : ('HUMAN_TRANSLATION' as const),
  }));
export const from = <T>(list: readonly T[], die: number): T => list[die % list.length]!;
