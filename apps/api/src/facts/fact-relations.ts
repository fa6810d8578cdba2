import type { Fact as StoredFact, FactDocument, RelationKind } from '@timeline/facts';
import type { Texts } from '@timeline/kernel';
import type { Found, RecordAt } from '../kernel/record-at.js';
import { Once } from '../kernel/once.js';
import { iso } from '../kernel/scalars.js';
import { PartView } from '../kernel/record.graphql.js';
import { FactView } from './fact.view.js';
import { pageOfParts } from '../kernel/parts-field.js';
import type { PartsArgs } from '../kernel/parts-field.js';
import type { FactRelation } from './facts.graphql.js';

type StoredRelation = StoredFact['relations'][number];

/** A relation of a fact as the schema shows it; duplicates at its ends are shown as those that stand for them. */
export class RelationView extends PartView implements FactRelation {
  constructor(
    private readonly of: StoredRelation,
    /** The fact on which it was recorded. */
    private readonly recorded: Found<FactDocument>,
    at: RecordAt,
  ) {
    super(of.id, at);
  }
  get kind(): RelationKind {
    return this.of.kind;
  }
  @Once
  get from(): FactView {
    return new FactView(this.at.standing(this.recorded.entityId), this.at);
  }
  @Once
  get to(): FactView {
    return new FactView(this.at.standing(this.of.to), this.at);
  }
  get note(): Texts | null {
    return this.of.note.length > 0 ? this.of.note : null;
  }
  get recordedAt(): string {
    return iso(this.change.recordedAt);
  }
  get editor() {
    return this.change.editor;
  }
  @Once
  private get change() {
    return this.at.change(this.recorded.key, this.of.revision);
  }
}

export interface RelationsRequest {
  readonly kinds: readonly RelationKind[] | null;
  readonly direction: 'OUTGOING' | 'INCOMING' | 'BOTH';
}

/**
 * The relations of a fact and of its duplicates, in the order in which they were recorded. One between two that are one by
 * then is hidden, and of those that are equal by then the earliest is shown.
 */
export function relationsOf(
  fact: FactView,
  { kinds, direction }: RelationsRequest,
  page: PartsArgs = {},
): readonly RelationView[] {
  const { at } = fact;
  const own = at.withDuplicates(fact.found);
  const keys = new Set(own.map(({ key }) => key));
  const seen = new Set<string>();
  const found = at.reader
    .relationsOf([...keys], at.position)
    .filter(({ from, to }) => standing(from, at) !== standing(to, at))
    .filter(({ from, to, kind }) => seen.size < seen.add(`${standing(from, at)} ${kind} ${standing(to, at)}`).size)
    .filter(({ from }) => direction === 'BOTH' || (direction === 'OUTGOING') === keys.has(from))
    .filter(({ kind }) => !kinds || (kinds as readonly string[]).includes(kind));
  const views = found.map(({ from, to, kind }) => {
    const [recorded, other] = at.byKey<FactDocument>([from, to]) as [Found<FactDocument>, Found<FactDocument>];
    const relation = recorded.document.relations.find((one) => one.kind === kind && one.to === other.entityId)!;
    return new RelationView(relation, recorded, at);
  });
  return pageOfParts(views, page);
}

/** The keys of the facts that are related to one, or to its duplicates, one way or the other. */
export function relatedTo(id: string, at: RecordAt): number[] {
  const found = at.get<FactDocument>(id);
  if (found?.kind !== 'fact') return [];
  const keys = new Set(at.withDuplicates(at.standing<FactDocument>(id)).map(({ key }) => key));
  const ends = at.reader.relationsOf([...keys], at.position).flatMap(({ from, to }) => [from, to]);
  return [...new Set(ends.map((key) => standing(key, at)))].filter((key) => !keys.has(key));
}

const standing = (key: number, at: RecordAt): number => at.reader.standing(key, at.position);
