import { Args, Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { badInput, fieldChanges } from '@timeline/kernel';
import type { FieldChange as StoredChange, Texts } from '@timeline/kernel';
import type { ChangeRow } from '@timeline/read-model';
import { Once } from './once.js';
import { MAX_PAGE } from './pages.js';
import { RecordAt } from './record-at.js';
import { Correction, CorrectionView, Recorded, RecordedView, Revision, viewOf } from './record.graphql.js';
import { iso } from './scalars.js';
import { spend } from './budget.js';

type AnyView = RecordedView<{ readonly revision: number }>;

/** One change of an object, as the schema shows it; what changed is told by comparing it with the revision before. */
export class RevisionView implements Revision {
  constructor(
    private readonly change: ChangeRow,
    private readonly of: AnyView,
  ) {
    spend();
  }
  get number() {
    return this.change.number;
  }
  get position() {
    return String(this.change.position);
  }
  get recordedAt() {
    return iso(this.change.recordedAt);
  }
  get editor() {
    return this.change.editor;
  }
  get type() {
    return this.change.type;
  }
  /** A correction's own, which may have been translated since. */
  get reason() {
    return this.correction?.reason ?? (this.change.reason === null ? null : (JSON.parse(this.change.reason) as Texts));
  }
  get permalink() {
    return `${this.of.path}/revisions/${this.change.number}`;
  }
  @Once
  get correction() {
    const stored = this.change.correction === null ? undefined : this.of.at.correction(this.change.correction);
    return stored ? new CorrectionView(stored, this.of.at) : null;
  }
  @Once
  get subject(): AnyView {
    return this.subjectAt(this.change);
  }
  @Once
  get changes(): StoredChange[] {
    const before = this.change.number > 0 ? this.of.at.change(this.of.found.key, this.change.number - 1) : undefined;
    return fieldChanges(before ? this.subjectAt(before).shown() : {}, this.subject.shown());
  }
  private subjectAt({ position }: ChangeRow): AnyView {
    const { reader, origin, givenNow } = this.of.at;
    const { key } = this.of.found;
    const at = new RecordAt(reader, reader.momentAt(position), origin === 'NOW' ? 'IMPLIED' : 'NAMED', givenNow).of(
      key,
    );
    return viewOf(at.byKey<{ revision: number }>([key])[0]!, at);
  }
}

@Resolver(() => Recorded)
export class RecordedResolver {
  @ResolveField(() => Revision)
  revision(@Parent() of: AnyView): RevisionView {
    return new RevisionView(of.at.change(of.found.key, of.document.revision), of);
  }

  @ResolveField(() => [Correction], { description: 'Newest first.' })
  corrections(
    @Parent() of: AnyView,
    @Args('first', { type: () => Int, nullable: true, defaultValue: 20 }) first: number | null,
  ): CorrectionView[] {
    const limit = first ?? 20;
    if (limit < 0 || limit > MAX_PAGE) throw badInput('first', `is ${limit}: from 0 to ${MAX_PAGE}`);
    if (of.correctionCount === 0) return [];
    return of.at.reader
      .correctionsOf(of.found.key, of.at.position, limit)
      .map((stored) => new CorrectionView(stored, of.at));
  }
}
