import { Field, ID, InputType, InterfaceType, ObjectType } from '@nestjs/graphql';
import { dateBases, dateInWords, datePrecisions, displayLanguages, zoneBases } from '@timeline/kernel';
import type { DateBasis, DateInput, DatePrecision, StoredDate, StoredPeriod, Texts, ZoneBasis } from '@timeline/kernel';
import type { RecordAt } from './record-at.js';
import { DateTime, EDTF, Position } from './scalars.js';
import { enumOf, LocalizedTextInput } from './text.graphql.js';
import { TextField } from './text-field.js';

@InputType({
  isOneOf: true,
  description:
    'The moment whose record is asked for. Without it: now. It governs the whole answer: nested objects, counts, search, cursors. recordedAt means the last event recorded at or before it; a time to come is BAD_USER_INPUT. Exactly one key, and not null. A cursor keeps the rest of a list at the moment of its first page.',
})
export class AsOf {
  @Field(() => Position, { nullable: true })
  position?: string | null;
  @Field(() => DateTime, { nullable: true })
  recordedAt?: string | null;
}

@ObjectType({
  description:
    "What an answer was computed from. The same query asked again at this position gives the same bytes from the same release, and the same values for good; only the wording of display and citation, and text blacked out by law, may differ. The position is that of the last event at or before the moment asked for. isHead says that the request named no moment, by asOf or cursor. An answer by a recordedAt not before the head's own may still change and is never cached as past.",
})
export class Basis {
  @Field(() => Position)
  position!: string;
  @Field(() => DateTime)
  recordedAt!: string;
  @Field(() => Boolean)
  isHead!: boolean;
}

@ObjectType()
export class PageInfo {
  @Field(() => Boolean)
  hasNextPage!: boolean;
  @Field(() => Boolean)
  hasPreviousPage!: boolean;
  @Field(() => String, { nullable: true })
  startCursor!: string | null;
  @Field(() => String, { nullable: true })
  endCursor!: string | null;
}

@InterfaceType({ resolveType: (it: { __typename: string }) => it.__typename })
export abstract class Node {
  @Field(() => ID)
  id!: string;
}

const DatePrecisionEnum = enumOf('DatePrecision', datePrecisions);
const ZoneBasisEnum = enumOf('ZoneBasis', zoneBases);
const DateBasisEnum = enumOf('DateBasis', dateBases, 'Why the date is what it is.');

@ObjectType({
  description:
    'A date as far as it is known. earliest and latest (the last millisecond that belongs to it) bound it as instants; an unknown zone widens them.',
})
export class UncertainDate {
  @Field(() => EDTF)
  edtf!: string;
  @Field(() => DateTime, { nullable: true })
  earliest!: string | null;
  @Field(() => DateTime, { nullable: true })
  latest!: string | null;
  @Field(() => DatePrecisionEnum)
  precision!: DatePrecision;
  @Field(() => Boolean)
  uncertain!: boolean;
  @Field(() => Boolean)
  approximate!: boolean;
  @Field(() => String, { nullable: true })
  timeZone!: string | null;
  @Field(() => ZoneBasisEnum)
  zoneBasis!: ZoneBasis;
  @Field(() => [DateBasisEnum])
  basis!: readonly DateBasis[];
  @TextField({ nullable: true })
  note!: Texts | null;
  @TextField({
    description:
      "The date in words, in the best of the languages asked for: 'on 22 or 23 September 2025', '23 сентября 2025 г. (?)'.",
  })
  display!: Texts;
}

/** A stored date as the schema shows it; `boundedBy` is resolved by the facts. */
export class DateView implements UncertainDate {
  constructor(
    private readonly date: StoredDate,
    /** For the resolver of the facts that bound it. */
    readonly at: RecordAt,
  ) {}
  get boundedByIds(): readonly string[] {
    return this.date.boundedBy;
  }
  get edtf() {
    return this.date.edtf;
  }
  get earliest() {
    return this.date.earliest;
  }
  get latest() {
    return this.date.latest;
  }
  get precision() {
    return this.date.precision;
  }
  get uncertain() {
    return this.date.uncertain;
  }
  get approximate() {
    return this.date.approximate;
  }
  get timeZone() {
    return this.date.timeZone;
  }
  get zoneBasis() {
    return this.date.zoneBasis;
  }
  get basis() {
    return this.date.basis;
  }
  get note() {
    return this.date.note;
  }
  /** In the languages there are words for; English stands in where another is asked for. */
  get display(): Texts {
    const known =
      displays.get(this.date) ?? displayLanguages.map((language) => new DateWords(this.date, language)).toReversed();
    displays.set(this.date, known);
    return known;
  }
}

/** One for each version of the document that holds the date. */
const displays = new WeakMap<StoredDate, Texts>();

/** A date in words of one language, made when they are read: only what is picked is put in words. */
class DateWords {
  readonly origin = 'ORIGINAL';

  constructor(
    private readonly date: StoredDate,
    readonly language: string,
  ) {}

  get value(): string {
    return dateInWords(this.date, this.language);
  }
}

@ObjectType({ description: 'How long something holds, as far as known; open: still holding as far as is known.' })
export class Period {
  @Field(() => UncertainDate, { nullable: true })
  start!: UncertainDate | null;
  @Field(() => UncertainDate, { nullable: true })
  end!: UncertainDate | null;
  @Field(() => Boolean)
  open!: boolean;
}

export const periodView = ({ start, end, open }: StoredPeriod, at: RecordAt): Period => ({
  start: start && new DateView(start, at),
  end: end && new DateView(end, at),
  open,
});

@InputType({
  description:
    'A whole value: what is absent is not there, but for basis, which is then EXPLICIT when reporting and unchanged when correcting. STATED and INFERRED need timeZone (or, STATED, an offset in the EDTF); an inferred zone bounds like a stated one.',
})
export class UncertainDateInput implements DateInput {
  @Field(() => EDTF)
  edtf!: string;
  @Field(() => String, { nullable: true })
  timeZone?: string | null;
  @Field(() => ZoneBasisEnum, { nullable: true })
  zoneBasis?: ZoneBasis | null;
  @Field(() => [DateBasisEnum], { nullable: true })
  basis?: DateBasis[] | null;
  @Field(() => [ID], { nullable: true })
  boundedBy?: string[] | null;
  @Field(() => [LocalizedTextInput], { nullable: true })
  note?: LocalizedTextInput[] | null;
}

@InputType()
export class PeriodInput {
  @Field(() => UncertainDateInput, { nullable: true })
  start?: UncertainDateInput | null;
  @Field(() => UncertainDateInput, { nullable: true })
  end?: UncertainDateInput | null;
  @Field(() => Boolean)
  open!: boolean;
}

@ObjectType()
export class Editor {
  @Field(() => ID)
  id!: string;
  @Field(() => String)
  name!: string;
}
