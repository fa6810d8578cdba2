import { factKinds, participantRoles } from '@timeline/facts';
import type { DateRangeInput, FactFilterInput } from '@timeline/facts';
import type { EntryOrder } from '@timeline/read-model';
import * as fc from 'fast-check';
import { correctionKinds, correctionSeverities } from '@timeline/kernel';
import { actorIds, id, sourceIds, timelineIds } from './vocabulary.js';

/** What a reader asks of a list of facts. `when` and `cursor` are dice: to a position, and to a place in another list. */
export interface Question {
  readonly when: number;
  readonly set: string;
  readonly order: EntryOrder;
  readonly filter: FactFilterInput;
  readonly page: number;
  readonly cursor: number;
}

export interface CorrectionsQuestion {
  readonly when: number;
  readonly timeline: string | undefined;
  readonly kinds: readonly string[] | undefined;
  readonly severities: readonly string[] | undefined;
  readonly before: number | undefined;
  readonly limit: number;
}

const nobody = id('actor', 99);
const aSet = fc.constantFrom(
  ...[...Array.from({ length: 12 }, () => 'all'), 'timeline:'.concat(id('timeline', 99))],
  ...timelineIds.flatMap((timeline) => [`timeline:${timeline}`, `timeline:${timeline}`]),
  ...[...actorIds, nobody].map((actor) => `actor:${actor}`),
  ...sourceIds.map((source) => `source:${source}`),
  ...actorIds.slice(0, 2).map((actor) => `publisher:${actor}`),
);
const someOf = <T>(values: readonly T[]): fc.Arbitrary<T[]> =>
  fc.oneof(
    { arbitrary: fc.subarray([...values], { minLength: 1, maxLength: 2 }), weight: 9 },
    { arbitrary: fc.constant<T[]>([]), weight: 1 },
  );

const days = [
  '2025-09-21',
  '2025-09-22',
  '2025-09-23',
  '2025-09-24',
  '2025-09-25',
  '2025-10-25',
  '2025-09',
  '2025',
  '2026',
];
const times = ['2025-09-22T10:00:00Z', '2025-09-23T00:00:00+05:00', '2025-09-23T23:59:59-12:00'];
const starts = (edtf: string) => edtf.padEnd(10, '-01').slice(0, 10);

/** Every range that can be asked for. */
export const everyRange: readonly DateRangeInput[] = [...days, null].flatMap((from) =>
  [...days, null].flatMap((to) =>
    (from ?? to) === null || (from !== null && to !== null && starts(from) > starts(to))
      ? []
      : [null, 'America/New_York', 'Pacific/Kiritimati'].flatMap((timeZone) =>
          (['DEFINITELY', 'POSSIBLY'] as const).map((match) => ({ from, to, timeZone, match })),
        ),
  ),
);

const aRange: fc.Arbitrary<DateRangeInput> = fc
  .record({
    ends: fc.oneof(
      fc.subarray(days, { minLength: 1, maxLength: 2 }),
      fc.subarray(times, { minLength: 2, maxLength: 2 }),
    ),
    open: fc.constantFrom('from', 'to', null, null),
    timeZone: fc.constantFrom(null, null, 'Asia/Almaty', 'America/New_York', 'Pacific/Kiritimati'),
    match: fc.constantFrom('DEFINITELY' as const, 'POSSIBLY' as const, null),
  })
  .map(({ ends, open, timeZone, match }) => {
    const [from, to] = [ends[0]!, ends.at(-1)!].toSorted((a, b) => starts(a).localeCompare(starts(b)));
    return { from: open === 'from' ? null : from, to: open === 'to' ? null : to, timeZone, match };
  });

/** As people type: in any of the spellings, the beginning of a word, a form of it, or several. */
const aText = fc
  .array(
    fc.constantFrom(
      ...[
        'Тоқаев',
        'тоқаевтың',
        'токаев',
        'Tokayev',
        'tok',
        'делдал',
        'посредник',
        'посредниками',
        'Kremlin',
        'кремль',
      ],
      ...[
        'ақорда',
        'akorda',
        'мост',
        '2025',
        'the',
        'т',
        'k',
        'ёлки',
        'елка',
        'Касым',
        'nothing',
        'емес!',
        'предложениях',
      ],
    ),
    { minLength: 1, maxLength: 2 },
  )
  .map((words) => words.join(' '));

const aFilter: fc.Arbitrary<FactFilterInput> = fc.record({
  text: aText,
  occurred: aRange,
  valid: aRange,
  kinds: someOf(factKinds),
  statuses: someOf(['REPORTED', 'DISPUTED', 'RETRACTED']),
  actors: someOf([...actorIds, nobody]),
  roles: someOf(participantRoles.slice(0, 4)),
  publishers: someOf([...actorIds.slice(0, 2), nobody]),
  sources: someOf([...sourceIds, nobody]),
  languages: someOf(['kk', 'ru', 'en', 'de']),
  corroboration: someOf(['UNSUPPORTED', 'SINGLE_SOURCE', 'SHARED_ORIGIN', 'ORIGIN_UNKNOWN', 'INDEPENDENT']),
  minOrigins: fc.nat(2),
  contested: fc.boolean(),
  corrected: fc.boolean(),
});

/** One or two fields at a time, or nothing would be left to compare. */
const aThinFilter = fc.tuple(aFilter, fc.array(fc.nat(21), { minLength: 1, maxLength: 2 })).map(([filter, kept]) => {
  const names = [
    ...Object.keys(filter),
    'text',
    'text',
    'occurred',
    'occurred',
    'valid',
    'actors',
    'publishers',
    'sources',
  ];
  const fields = new Set(kept.map((index) => names[index]!));
  return Object.fromEntries(Object.entries(filter).filter(([name]) => fields.has(name)));
}) as fc.Arbitrary<FactFilterInput>;

const listed = (set: string): boolean => set === 'all' || set.startsWith('timeline:');

/** Only the lists that the contract can order by recording, and can filter by actors, are asked for so. */
export const aQuestion: fc.Arbitrary<Question> = fc
  .noBias(
    fc.record({
      when: fc.nat(10_000),
      set: aSet,
      order: fc.constantFrom<EntryOrder[]>('OCCURRED_ASC', 'OCCURRED_DESC', 'RECORDED_ASC', 'RECORDED_DESC'),
      filter: fc.oneof({ arbitrary: fc.constant({}), weight: 1 }, { arbitrary: aThinFilter, weight: 4 }),
      page: fc.integer({ min: 1, max: 6 }),
      cursor: fc.nat(10_000),
    }),
  )
  .map((question) => ({
    ...question,
    order: listed(question.set) ? question.order : (question.order.replace('RECORDED', 'OCCURRED') as EntryOrder),
    filter: question.set.startsWith('actor:') ? { ...question.filter, actors: null } : question.filter,
  }));

export const aCorrectionsQuestion: fc.Arbitrary<CorrectionsQuestion> = fc.noBias(
  fc.record({
    when: fc.nat(10_000),
    timeline: fc.constantFrom(undefined, ...timelineIds),
    kinds: fc.option(someOf(correctionKinds), { nil: undefined }),
    severities: fc.option(someOf(correctionSeverities), { nil: undefined }),
    before: fc.option(fc.nat(200), { nil: undefined }),
    limit: fc.integer({ min: 1, max: 5 }),
  }),
);
