import { Args, Context, Parent, Query, ResolveField, Resolver, Subscription } from '@nestjs/graphql';
import { badInput } from '@timeline/kernel';
import { LiveReadModel } from '@timeline/read-model';
import type { ChangeRow } from '@timeline/read-model';
import { Moments, parsePosition } from '../kernel/moments.js';
import { pageRequest } from '../kernel/pages.js';
import { Recorded } from '../kernel/record.graphql.js';
import type { RecordedView } from '../kernel/record.graphql.js';
import { iso, Position } from '../kernel/scalars.js';
import { ChangeFeed } from './change-feed.js';
import { changesThatFit, checkFilter, requireFilled } from './change-filter.js';
import { AffectedArgs, Change, ChangeConnection, ChangeFilter, ChangesArgs, ChangeView } from './feed.graphql.js';

/** What the execution of a subscription carries. */
export interface FollowContext {
  readonly signal: AbortSignal;
  /** The last position that the client saw, where its protocol says so beside the document: goes before `after`. */
  readonly lastSeen?: string;
}

@Resolver(() => Change)
export class FeedResolver {
  constructor(
    private readonly moments: Moments,
    private readonly live: LiveReadModel,
    private readonly feed: ChangeFeed,
  ) {}

  @Query(() => ChangeConnection, {
    nullable: true,
    description:
      'The record in order, from just after a position (the beginning unless given): for clients that keep their own copy. A page may hold fewer than asked for, even none, where hasNextPage is true: go on from endCursor. With last it is the newest up to until; startCursor is then the until of the page before.',
  })
  async changes(
    @Args() { after, until, first, last }: ChangesArgs,
    @Args('filter', { type: () => ChangeFilter, nullable: true }) filter?: ChangeFilter | null,
  ): Promise<ChangeConnection> {
    const { limit, backwards } = pageRequest({ first, last }, 'changes', 1);
    const wanted = checkFilter(filter);
    const from = await this.reached(after, 'after', 0);
    const to = await this.reached(until, 'until', this.live.checkpoint());
    // Without until the page ends at the head, which after never lies beyond.
    if (to < from) throw badInput('until', `is ${to}, before after, ${from}: give the later one as until`);
    requireFilled(this.live, wanted);
    const { reader } = this.live;
    const { changes, upTo } = changesThatFit(reader, wanted, { after: from, until: to, limit, newest: backwards });
    const nodes = changes.map((change) => new ChangeView(change, reader));
    const hasNextPage = !backwards && upTo < to;
    return {
      nodes,
      edges: nodes.map((node) => ({ node, cursor: node.position })),
      pageInfo: {
        hasNextPage,
        hasPreviousPage: backwards ? upTo > from : from > 0,
        startCursor: backwards ? String(upTo) : (nodes[0]?.position ?? null),
        endCursor: hasNextPage ? String(upTo) : (nodes.at(-1)?.position ?? null),
      },
      basis: {
        position: String(to),
        recordedAt: iso(reader.momentAt(to).recordedAt),
        isHead: typeof until !== 'string',
      },
    };
  }

  @ResolveField(() => [Recorded], {
    description:
      'The objects whose answers the change alters, its own among them, in the order of recording: what to fetch again. Of an object counts what it says itself, and what the actors and sources that it shows say of themselves; of a timeline also its entries.',
  })
  affected(@Parent() change: ChangeView, @Args() page: AffectedArgs): RecordedView<{ readonly revision: number }>[] {
    return change.alters(page);
  }

  @Subscription(() => Change, {
    name: 'changes',
    description:
      'Every change after a position (from now on unless given), then live: no gap, no duplicate, also across a reconnect with the last position seen.',
  })
  async changed(
    @Args('after', { type: () => Position, nullable: true }) after: string | null | undefined,
    @Args('filter', { type: () => ChangeFilter, nullable: true }) filter: ChangeFilter | null | undefined,
    @Context() { signal, lastSeen }: FollowContext,
  ): Promise<AsyncIterable<ChangeRow>> {
    const wanted = checkFilter(filter);
    requireFilled(this.live, wanted);
    const from = await this.reached(lastSeen ?? after, 'after', this.live.checkpoint());
    return this.feed.follow(wanted, from, signal);
  }

  /** A position that this node has come to, waited for where need be. */
  private async reached(given: string | null | undefined, field: string, otherwise: number): Promise<number> {
    if (typeof given !== 'string') return otherwise;
    const position = parsePosition(given, field);
    await this.moments.reach(position, field);
    return position;
  }
}
