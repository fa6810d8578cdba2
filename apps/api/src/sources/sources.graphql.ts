import { Extensions, Field, Int, ObjectType } from '@nestjs/graphql';
import { shownSource, statusOf } from '@timeline/sources';
import type { Snapshot, Source as StoredSource } from '@timeline/sources';
import type { Texts } from '@timeline/kernel';
import { Actor, ActorView } from '../actors/actors.graphql.js';
import type { Priced } from '../complexity.js';
import { connection } from '../kernel/connection.js';
import { Once } from '../kernel/once.js';
import { Recorded, RecordedView, registerView } from '../kernel/record.graphql.js';
import type { RecordAt } from '../kernel/record-at.js';
import { DateTime, iso, LanguageTag, SHA256, URLScalar } from '../kernel/scalars.js';
import { enumOf } from '../kernel/text.graphql.js';
import { TextField } from '../kernel/text-field.js';
import { spend } from '../kernel/budget.js';
import { DateView, Node, UncertainDate } from '../kernel/values.graphql.js';
import { Withdrawal, withdrawalView } from '../kernel/withdrawal.graphql.js';
import { payloadOf } from '../kernel/written.js';

const SourceStatusEnum = enumOf('SourceStatus', ['REGISTERED', 'WITHDRAWN']);

@ObjectType({
  description:
    "The source's text as it stood when captured: NFC, line ends as \\n; sha256 over its UTF-8, length in UTF-16 units. Quotes point into it and never move.",
})
export class SourceSnapshot {
  @Field(() => SHA256)
  sha256!: string;
  @Field(() => DateTime)
  capturedAt!: string;
  @Field(() => String)
  mediaType!: string;
  @Field(() => Int)
  length!: number;
  /** It has up to a million characters. */
  @Extensions({ weight: 1_000 } satisfies Priced)
  @Field(() => String, { nullable: true })
  text!: string | null;
  @Field(() => SHA256, { nullable: true })
  replaces!: string | null;
}

/** A snapshot whose text is fetched only when it is asked for. */
export class SnapshotView implements SourceSnapshot {
  constructor(
    private readonly snapshot: Snapshot,
    private readonly source: number,
    private readonly at: RecordAt,
  ) {
    spend();
  }
  get sha256() {
    return this.snapshot.sha256;
  }
  get capturedAt() {
    return iso(this.at.change(this.source, this.snapshot.revision).recordedAt);
  }
  get mediaType() {
    return this.snapshot.mediaType;
  }
  get length() {
    return this.snapshot.length;
  }
  @Once
  get text() {
    if (!this.snapshot.kept) return null;
    spend(Math.ceil(this.snapshot.length / 100));
    return this.at.reader.snapshotText(this.source, this.snapshot.sha256) ?? null;
  }
  get replaces() {
    return this.snapshot.replaces;
  }
}

@ObjectType({ implements: () => [Node, Recorded] })
export class Source extends Recorded {
  @Field(() => Actor, { nullable: true })
  publisher!: Actor | null;
  @TextField({ nullable: true })
  headline!: Texts | null;
  @Field(() => LanguageTag)
  language!: string;
  @Field(() => URLScalar, { nullable: true })
  url!: string | null;
  @Field(() => UncertainDate)
  publishedAt!: UncertainDate;
  @Field(() => [Actor], { description: 'Whom this source says it got it from (an article citing a press service).' })
  cites!: readonly Actor[];
  @Field(() => [SourceSnapshot])
  snapshots!: readonly SourceSnapshot[];
  @Field(() => SourceStatusEnum)
  status!: string;
  @Field(() => Withdrawal, { nullable: true })
  withdrawal!: Withdrawal | null;
}

export class SourceView extends RecordedView<StoredSource> implements Source {
  readonly __typename = 'Source';
  get path() {
    return `/sources/${this.entityId}`;
  }
  @Once
  get publisher() {
    const { publisher } = this.document;
    return publisher === null ? null : new ActorView(this.at.standing(publisher), this.at);
  }
  get headline() {
    return this.document.headlines;
  }
  get language() {
    return this.document.language;
  }
  get url() {
    return this.document.url;
  }
  get publishedAt() {
    return new DateView(this.document.publishedAt, this.at);
  }
  @Once
  get cites() {
    const standing = new Set(this.document.cites.map((id) => this.at.standingId(id)));
    return [...standing].map((id) => new ActorView(this.at.require(id), this.at));
  }
  @Once
  get snapshots() {
    return this.captured().map(({ snapshot, source }) => new SnapshotView(snapshot, source, this.at));
  }
  get status() {
    return statusOf(this.document);
  }
  @Once
  get withdrawal() {
    return withdrawalView(this.document.withdrawal, this.found.key, this.at);
  }
  /** The snapshot of a digest, as it was captured last. */
  snapshot(sha256: string | null): SnapshotView | null {
    const found = this.captured().findLast(({ snapshot }) => snapshot.sha256 === sha256);
    return found ? new SnapshotView(found.snapshot, found.source, this.at) : null;
  }
  /** The last that was captured, with the key of the source that it was captured for. */
  newest() {
    return this.captured().at(-1);
  }
  /** Its own snapshots and those of its duplicates, each with the key of the source that it was captured for, in order. */
  private captured() {
    const all = this.at
      .withDuplicates(this.found)
      .flatMap(({ key, document }) => document.snapshots.map((snapshot) => ({ snapshot, source: key })));
    const position = ({ snapshot, source }: (typeof all)[number]) => this.at.change(source, snapshot.revision).position;
    return all.length > this.document.snapshots.length ? all.toSorted((a, b) => position(a) - position(b)) : all;
  }
  shown() {
    return shownSource(this.document);
  }
}
registerView('source', (found, at) => new SourceView(found, at));

export const { Connection: SourceConnection } = connection(Source);
export const SourcePayload = payloadOf(Source, 'source');
