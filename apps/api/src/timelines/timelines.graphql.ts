import { Field, ObjectType } from '@nestjs/graphql';
import type { Texts } from '@timeline/kernel';
import { placementId, shownTimeline } from '@timeline/timelines';
import type { Placement, Timeline as StoredTimeline } from '@timeline/timelines';
import { connection } from '../kernel/connection.js';
import { Correction, Recorded, RecordedView, registerView } from '../kernel/record.graphql.js';
import type { RecordAt } from '../kernel/record-at.js';
import { TextField } from '../kernel/text-field.js';
import { Node } from '../kernel/values.graphql.js';
import { payloadOf } from '../kernel/written.js';
import type { FactView } from '../facts/fact.view.js';
import { Fact } from '../facts/facts.graphql.js';

@ObjectType({ implements: () => [Node, Recorded] })
export class Timeline extends Recorded {
  @Field(() => String)
  slug!: string;
  @TextField()
  title!: Texts;
  @TextField({ nullable: true })
  description!: Texts | null;
}

export class TimelineView extends RecordedView<StoredTimeline> implements Timeline {
  readonly __typename = 'Timeline';
  get path() {
    return `/timelines/${this.slug}`;
  }
  get slug() {
    return this.document.slug;
  }
  get title() {
    return this.document.titles;
  }
  get description() {
    return this.document.descriptions;
  }
  shown() {
    return shownTimeline(this.document);
  }
}
registerView('timeline', (found, at) => new TimelineView(found, at));

@ObjectType()
export class TimelineEntry {
  @Field(() => Fact)
  fact!: Fact;
  @TextField({ nullable: true })
  note!: Texts | null;
}

/** A fact's place on a timeline, or its duplicate's; its note is fetched only when it is asked for. */
export class EntryView implements TimelineEntry {
  constructor(
    readonly fact: FactView,
    private readonly timeline: string,
    private readonly at: RecordAt,
  ) {}
  get note() {
    const { at } = this;
    const placements = at
      .withDuplicates(this.fact.found)
      .map(({ entityId }) => at.get<Placement>(placementId(this.timeline, entityId))?.document);
    return placements.find((placement) => placement?.placed)?.note ?? null;
  }
}

export const { Connection: TimelineConnection } = connection(Timeline);
export const { Connection: TimelineEntryConnection } = connection(TimelineEntry);
export const { Connection: CorrectionConnection } = connection(Correction);
export const TimelinePayload = payloadOf(Timeline, 'timeline');
