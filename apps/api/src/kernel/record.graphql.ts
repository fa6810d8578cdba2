import { Field, Float, ID, InterfaceType, Int, ObjectType } from '@nestjs/graphql';
import type { Correction as StoredNotice, FieldChange as StoredChange, Texts } from '@timeline/kernel';
import { correctionKinds, correctionSeverities, errorOrigins } from '@timeline/kernel';
import type { ChangeRow, StoredCorrection } from '@timeline/read-model';
import type { Found, RecordAt } from './record-at.js';
import { basisOf } from './moments.js';
import { Once } from './once.js';
import { DateTime, iso, Position, URLScalar } from './scalars.js';
import { enumOf } from './text.graphql.js';
import { spend } from './budget.js';
import { TextField } from './text-field.js';
import { Basis, Editor, Node } from './values.graphql.js';

export const CorrectionKindEnum = enumOf(
  'CorrectionKind',
  correctionKinds,
  'An error is never called an UPDATE: new information without an error is `updateFact`, and is not listed as a correction.',
);
export const CorrectionSeverityEnum = enumOf('CorrectionSeverity', correctionSeverities);
export const ErrorOriginEnum = enumOf('ErrorOrigin', errorOrigins);

@InterfaceType({
  implements: () => [Node],
  resolveType: (it: { __typename: string }) => it.__typename,
  description:
    'What has a history of its own. id is plain where the object is given as it stands now, and id@position where it is not, so that a caching client never mixes two moments: under asOf always; on a later page of a list, and in changes, where the object has been altered since. node(id:) answers from that moment. The parts of an object that have an id (attestations, quotes, disputes, corrections, relations, …) name the moment wherever the object does. entityId is the same at every moment. Inputs and filters take either; an id@position beside another asOf is refused. Ids are unique across types. permalink is a path of this service: /facts/{slug}, /sources/{id}, /actors/{id}, /timelines/{slug}, each with /revisions/{number} for a revision and ?at={position} where id names a position.',
})
export abstract class Recorded extends Node {
  @Field(() => ID)
  entityId!: string;
  @Field(() => Int)
  correctionCount!: number;
  @Field(() => ID, {
    nullable: true,
    description: 'Set when this turned out to be a duplicate: the entityId of the one that stands.',
  })
  mergedInto!: string | null;
  @Field(() => DateTime)
  firstRecordedAt!: string;
  @Field(() => URLScalar)
  permalink!: string;
  @Field(() => Basis)
  basis!: Basis;
}

@ObjectType({
  description:
    'path is a JSON Pointer into the subject as this schema shows it, texts by language (/title/ru, /summary/kk), list members by id, never by index (/attestations/{id}/divergences/{id}/note/en); a list whose members have no id is one value. Derived fields are not listed. before and after are JSON, as text, null where absent.',
})
export class FieldChange implements StoredChange {
  @Field(() => String)
  path!: string;
  @Field(() => String, { nullable: true })
  before!: string | null;
  @Field(() => String, { nullable: true })
  after!: string | null;
}

@ObjectType({ isAbstract: true })
export abstract class Part {
  @Field(() => ID)
  id!: string;
  @Field(() => ID)
  entityId!: string;
}

/** A part of an object, whose id names a moment wherever that of the object does. */
export abstract class PartView implements Part {
  constructor(
    readonly entityId: string,
    protected readonly at: RecordAt,
  ) {
    spend();
  }
  get id() {
    return this.at.idOf(this.entityId);
  }
}

@ObjectType()
export class Correction extends Part {
  @Field(() => CorrectionKindEnum)
  kind!: string;
  @Field(() => CorrectionSeverityEnum)
  severity!: string;
  @TextField()
  whatWasWrong!: Texts;
  @TextField()
  whatIsRight!: Texts;
  @TextField({ nullable: true })
  reason!: Texts | null;
  @Field(() => ErrorOriginEnum)
  errorOrigin!: string;
  @Field(() => [FieldChange])
  changes!: readonly FieldChange[];
  @Field(() => Float, { description: 'How long the error stood, in seconds, from the revision that brought it in.' })
  stoodForSeconds!: number;
  @Field(() => DateTime)
  correctedAt!: string;
  @Field(() => Editor)
  editor!: Editor;
  @Field(() => Recorded)
  subject!: Recorded;
  @Field(() => Int)
  revision!: number;
}

@ObjectType({ description: 'subject: the object as it stood just after this revision.' })
export class Revision {
  @Field(() => Int)
  number!: number;
  @Field(() => Position)
  position!: string;
  @Field(() => DateTime)
  recordedAt!: string;
  @Field(() => Editor)
  editor!: Editor;
  @Field(() => String)
  type!: string;
  @Field(() => [FieldChange])
  changes!: readonly FieldChange[];
  @TextField({ nullable: true })
  reason!: Texts | null;
  @Field(() => Recorded)
  subject!: Recorded;
  @Field(() => Correction, { nullable: true })
  correction!: Correction | null;
  @Field(() => URLScalar)
  permalink!: string;
}

/** What every document tells. The last two may be missing from one of a file that is being built anew. */
interface AnyDocument {
  readonly revision: number;
  readonly correctionCount?: number;
  readonly mergedInto?: string | null;
}

/** What all recorded objects have in common, as views give it. Each kind adds its own fields. */
export abstract class RecordedView<D extends AnyDocument> implements Recorded {
  abstract readonly __typename: string;
  /** The object's own page, without the moment. */
  abstract readonly path: string;

  constructor(
    readonly found: Found<D>,
    readonly at: RecordAt,
  ) {
    spend();
    if (at.origin === 'NOW') at.givenNow?.objects.add(found.key);
  }

  get document(): D {
    return this.found.document;
  }
  get id() {
    return this.at.idOf(this.found.entityId);
  }
  get entityId() {
    return this.found.entityId;
  }
  get correctionCount() {
    return this.document.correctionCount ?? 0;
  }
  @Once
  get mergedInto() {
    return (this.document.mergedInto ?? null) === null ? null : this.at.standingId(this.entityId);
  }
  get firstRecordedAt() {
    return this.found.firstRecordedAt;
  }
  get permalink() {
    return this.at.origin === 'NOW' ? this.path : `${this.path}?at=${this.at.position}`;
  }
  get basis() {
    return basisOf(this.at);
  }
  /** The object as readers compare it from one revision to the next. */
  abstract shown(): Readonly<Record<string, unknown>>;
}

/** Makes the view of any recorded object; the slices register theirs. */
export type ViewMaker = (found: Found<never>, at: RecordAt) => RecordedView<{ readonly revision: number }>;
const makers = new Map<string, ViewMaker>();
export const registerView = (kind: string, make: ViewMaker): void => void makers.set(kind, make);

export function viewOf<D>(found: Found<D>, at: RecordAt): RecordedView<{ readonly revision: number }> {
  const make = makers.get(found.kind);
  if (!make) throw new Error(`no view of ${found.kind}`);
  return make(found as Found<never>, at);
}

/** Kinds of objects that clients can ask for. */
export const hasView = (kind: string): boolean => makers.has(kind);

/** A correction as the schema shows it, its subject as of the moment of the answer. */
export class CorrectionView extends PartView implements Correction {
  private readonly notice: StoredNotice;

  constructor(
    private readonly stored: StoredCorrection,
    at: RecordAt,
  ) {
    super(stored.id, at);
    this.notice = stored.document as StoredNotice;
  }
  get kind() {
    return this.stored.kind;
  }
  get severity() {
    return this.stored.severity;
  }
  get whatWasWrong() {
    return this.notice.whatWasWrong;
  }
  get whatIsRight() {
    return this.notice.whatIsRight;
  }
  get reason() {
    return this.notice.reason;
  }
  get errorOrigin() {
    return this.notice.errorOrigin;
  }
  get changes() {
    return this.notice.changes;
  }
  get stoodForSeconds() {
    return this.stored.stoodForSeconds;
  }
  get correctedAt() {
    return iso(this.change.recordedAt);
  }
  get editor() {
    return this.change.editor;
  }
  get revision() {
    return this.change.number;
  }
  @Once
  get subject() {
    return viewOf(this.at.byKey([this.stored.object])[0]!, this.at);
  }
  /** For the resolver of its evidence. */
  evidenceOf() {
    return { evidence: this.notice.evidence, object: this.stored.object, at: this.at, revision: this.change };
  }
  @Once
  private get change(): ChangeRow {
    return this.at.reader.changeAt(this.stored.position)!;
  }
}
