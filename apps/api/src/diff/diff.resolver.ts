import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import { badInput, fieldChanges, notFound, parseId } from '@timeline/kernel';
import { alterations, LiveReadModel } from '@timeline/read-model';
import { CurrentBudget } from '../kernel/budget.js';
import type { Budget } from '../kernel/budget.js';
import { listName, writeCursor } from '../kernel/cursor.js';
import { basisOf, Moments } from '../kernel/moments.js';
import { Once } from '../kernel/once.js';
import { ForwardArgs, pageRequest } from '../kernel/pages.js';
import type { RecordAt } from '../kernel/record-at.js';
import { viewOf } from '../kernel/record.graphql.js';
import { RevisionView } from '../kernel/record.resolver.js';
import { AsOf } from '../kernel/values.graphql.js';
import { ChangeView } from '../feed/feed.graphql.js';
import { DiffConnection, RecordDiff } from './diff.graphql.js';

const MAX_REVISIONS = 50;
const MAX_CAUSES = 50;

/** An object, by its key, that is not at one moment what it was at the other. */
interface ChangedObject {
  readonly key: number;
  readonly kind: (typeof alterations)[number];
}
type Viewed = { readonly revision: number };

/** One object at two moments; everything is worked out when it is asked for. */
class DiffView implements RecordDiff {
  constructor(
    private readonly of: ChangedObject,
    private readonly from: RecordAt,
    private readonly to: RecordAt,
  ) {}
  get kind() {
    return this.of.kind;
  }
  @Once
  get before() {
    return this.of.kind === 'ADDED' ? null : this.at(this.from);
  }
  @Once
  get after() {
    return this.of.kind === 'REMOVED' ? null : this.at(this.to);
  }
  @Once
  get changes() {
    return fieldChanges(this.before?.shown() ?? {}, this.after?.shown() ?? {});
  }
  @Once
  get revisions() {
    const { from, to } = this;
    const { key } = this.of;
    const subject = this.at(to);
    const seen = key <= from.position ? this.at(from).document.revision : -1;
    return to.reader
      .changesOf(key, { first: seen + 1, last: subject.document.revision, backwards: false, limit: MAX_REVISIONS })
      .map((change) => new RevisionView(change, subject));
  }
  @Once
  get causes() {
    const { reader, position: until } = this.to;
    const request = { after: this.from.position, until, about: [this.of.key], limit: MAX_CAUSES };
    return reader.changes(request).changes.map((change) => new ChangeView(change, reader));
  }
  private at(moment: RecordAt) {
    return viewOf(moment.byKey<Viewed>([this.of.key])[0]!, moment.of(this.of.key));
  }
}

@Resolver()
export class DiffResolver {
  constructor(
    private readonly moments: Moments,
    private readonly live: LiveReadModel,
  ) {}

  @Query(() => DiffConnection, { nullable: true })
  async diff(
    @Args() page: ForwardArgs,
    @Args('from', { type: () => AsOf }) from: AsOf,
    @Args('to', { type: () => AsOf, nullable: true }) to?: AsOf | null,
    @Args('timeline', { type: () => ID, nullable: true }) timeline?: string | null,
    @CurrentBudget() asker?: Budget,
  ): Promise<DiffConnection> {
    const of = typeof timeline === 'string' ? parseId(timeline, 'timeline').id : undefined;
    const list = listName(of ?? 'all', 'diff');
    const { cursor, limit } = pageRequest(page, list, 2);
    const [earlier, asked] = [await this.moments.at(from, 'from'), await this.moments.at(to, 'to')];
    const later = cursor ? await this.moments.same(asked, cursor, 'after') : asked;
    if (cursor && cursor.key[0] !== earlier.position)
      throw badInput('after', `is a cursor of a diff from ${cursor.key[0]}, not from ${earlier.position}`);
    if (earlier.position > later.position)
      throw badInput('from', `is position ${earlier.position}, after to, ${later.position}: turn them round`);
    if (of !== undefined && later.get(of)?.kind !== 'timeline') throw notFound('timeline', of, 'timeline');
    const { keys, kinds } = await this.live.lists.altered([earlier.position, later.position, of], asker);
    const found = keys.findIndex((key) => key > (cursor?.key[1] ?? 0));
    const start = found < 0 ? keys.length : found;
    const nodes = [...keys.subarray(start, start + limit)].map((key, nth) => {
      const one = { key, kind: alterations[kinds[start + nth]!]! };
      return { key, node: new DiffView(one, earlier, later) };
    });
    const edges = nodes.map(({ key, node }) => ({
      node,
      cursor: writeCursor({
        ...{ list, position: later.position, isNamed: later.origin === 'NAMED' },
        key: [earlier.position, key],
      }),
    }));
    return {
      ...{ from: basisOf(earlier), to: basisOf(later), edges, nodes: edges.map(({ node }) => node) },
      totalCount: keys.length,
      pageInfo: {
        hasNextPage: keys.length > start + limit,
        hasPreviousPage: cursor !== undefined,
        startCursor: edges[0]?.cursor ?? null,
        endCursor: edges.at(-1)?.cursor ?? null,
      },
    };
  }
}
