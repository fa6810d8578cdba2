import { ArgsType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { badInput, parseId } from '@timeline/kernel';
import type { Placement } from '@timeline/timelines';
import type { ChangeRow, ReadModel } from '@timeline/read-model';
import { Actor } from '../actors/actors.graphql.js';
import { Fact } from '../facts/facts.graphql.js';
import { Once } from '../kernel/once.js';
import { RecordAt } from '../kernel/record-at.js';
import type { GivenNow } from '../kernel/record-at.js';
import { Correction, CorrectionView, Recorded, Revision, viewOf } from '../kernel/record.graphql.js';
import type { RecordedView } from '../kernel/record.graphql.js';
import { RevisionView } from '../kernel/record.resolver.js';
import { MAX_PAGE, PAGE } from '../kernel/pages.js';
import { DateTime, iso, Position } from '../kernel/scalars.js';
import { Basis, Editor, PageInfo } from '../kernel/values.graphql.js';
import { Source } from '../sources/sources.graphql.js';
import { Timeline } from '../timelines/timelines.graphql.js';

@ObjectType({
  description:
    'One recorded change, as the feed and the subscription give it; its objects stand as just after it. position, cursor and endCursor are one string; where hasNextPage is false, go on from basis.position. A fact placed on a timeline or taken off it: the subject is the timeline, and there is no revision.',
})
export class Change {
  @Field(() => Position)
  position!: string;
  @Field(() => DateTime)
  recordedAt!: string;
  @Field(() => String)
  type!: string;
  @Field(() => String)
  streamId!: string;
  @Field(() => Editor)
  editor!: Editor;
  @Field(() => Recorded)
  subject!: Recorded;
  @Field(() => Revision, { nullable: true })
  revision!: Revision | null;
  @Field(() => Fact, { nullable: true })
  fact!: Recorded | null;
  @Field(() => Source, { nullable: true })
  source!: Recorded | null;
  @Field(() => Actor, { nullable: true })
  actor!: Recorded | null;
  @Field(() => Timeline, { nullable: true })
  timeline!: Recorded | null;
  @Field(() => Correction, { nullable: true })
  correction!: Correction | null;
  @Field(() => Int, { description: 'How many objects the change alters: as many as affected lists.' })
  affectedCount!: number;
}

@ArgsType()
export class AffectedArgs {
  @Field(() => Int, { nullable: true, defaultValue: 50 })
  first?: number | null;
  @Field(() => ID, { nullable: true, description: 'Those recorded after this one: the last of the page before.' })
  after?: string | null;
}

@ObjectType()
export class ChangeEdge {
  @Field(() => String)
  cursor!: string;
  @Field(() => Change)
  node!: Change;
}

@ObjectType()
export class ChangeConnection {
  @Field(() => [ChangeEdge])
  edges!: readonly ChangeEdge[];
  @Field(() => [Change])
  nodes!: readonly Change[];
  @Field(() => PageInfo)
  pageInfo!: PageInfo;
  @Field(() => Basis)
  basis!: Basis;
}

@InputType({
  description:
    'Changes that fit all of it. timeline: all that alters what it answers: its own changes, facts placed on it and taken off it, and what alters the facts that stand on it then. fact: all that alters it, its being placed and taken off, and what happens to its duplicates.',
})
export class ChangeFilter {
  @Field(() => ID, { nullable: true })
  timeline?: string | null;
  @Field(() => ID, { nullable: true })
  fact?: string | null;
  @Field(() => [String], { nullable: true })
  types?: string[] | null;
  @Field(() => Boolean, { nullable: true })
  correctionsOnly?: boolean | null;
}

@ArgsType()
export class ChangesArgs {
  @Field(() => Position, { nullable: true })
  after?: string | null;
  @Field(() => Position, { nullable: true })
  until?: string | null;
  @Field(() => Int, { nullable: true })
  first?: number | null;
  @Field(() => Int, { nullable: true, description: 'The newest so many, in order, instead of the first ones.' })
  last?: number | null;
}

type AnyView = RecordedView<{ readonly revision: number }>;
/** The objects that a change is about by their kinds, and the subject among them. */
type About = { readonly subject: AnyView } & { readonly [kind: string]: AnyView | undefined };

/** A change as the schema shows it. What it is about is fetched only when it is asked for. */
export class ChangeView implements Change {
  /** What it gives as of now. */
  readonly givenNow: GivenNow = { objects: new Set(), hasLists: false };
  private readonly at: RecordAt;
  private objects: About | undefined;

  constructor(
    private readonly row: ChangeRow,
    reader: ReadModel,
  ) {
    this.at = new RecordAt(reader, { position: row.position, recordedAt: row.recordedAt }, 'IMPLIED', this.givenNow);
  }
  get position() {
    return String(this.row.position);
  }
  get recordedAt() {
    return iso(this.row.recordedAt);
  }
  get type() {
    return this.row.type;
  }
  get streamId() {
    return this.row.streamId;
  }
  get editor() {
    return this.row.editor;
  }
  get subject() {
    return this.about.subject;
  }
  @Once
  get revision() {
    return this.isPlacement ? null : new RevisionView(this.row, this.subject);
  }
  get fact() {
    return this.about.fact ?? null;
  }
  get source() {
    return this.about.source ?? null;
  }
  get actor() {
    return this.about.actor ?? null;
  }
  get timeline() {
    return this.about.timeline ?? null;
  }
  @Once
  get affectedCount() {
    return this.at.reader.alteredCount(this.row.position);
  }
  /** The objects that the change alters, its own among them, in the order of recording. */
  alters({ first, after }: AffectedArgs): AnyView[] {
    const limit = first ?? PAGE;
    if (limit < 0 || limit > MAX_PAGE) throw badInput('first', `is ${limit}: from 0 to ${MAX_PAGE}`);
    const key = typeof after === 'string' ? this.at.get(parseId(after, 'after').id)?.key : 0;
    if (key === undefined) throw badInput('after', 'is no object of that moment: give an id from the page before');
    const keys = this.at.reader.alteredBy(this.row.position, key, limit);
    return this.at.byKey<never>(keys).map((found) => viewOf(found, this.at.of(found.key)));
  }
  @Once
  get correction() {
    const stored = this.row.correction === null ? undefined : this.at.correction(this.row.correction);
    return stored ? new CorrectionView(stored, this.at.of(stored.object)) : null;
  }

  private get isPlacement(): boolean {
    return this.row.streamId.startsWith('placement-');
  }

  private get about(): About {
    return (this.objects ??= this.isPlacement ? this.placed() : this.changed());
  }

  private changed(): About {
    const found = this.at.byKey<never>([this.row.object])[0]!;
    const subject = viewOf(found, this.at.of(found.key));
    return { subject, [found.kind]: subject };
  }

  private placed(): About {
    const { timeline, fact } = this.at.byKey<Placement>([this.row.object])[0]!.document;
    const view = (id: string) => {
      const found = this.at.require<never>(id);
      return viewOf(found, this.at.of(found.key));
    };
    const subject = view(timeline);
    return { subject, timeline: subject, fact: view(fact) };
  }
}
