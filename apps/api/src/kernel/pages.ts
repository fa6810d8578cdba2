import { ArgsType, Field, Int } from '@nestjs/graphql';
import { badInput } from '@timeline/kernel';
import type { Page } from './connection.js';
import { readCursor, writeCursor } from './cursor.js';
import type { Cursor } from './cursor.js';
import { Once } from './once.js';
import type { RecordAt } from './record-at.js';
import { spend } from './budget.js';
import { basisOf } from './moments.js';

export const PAGE = 50;
export const MAX_PAGE = 100;

@ArgsType()
export class ForwardArgs {
  @Field(() => Int, { nullable: true })
  first?: number | null;
  @Field(() => String, { nullable: true })
  after?: string | null;
}

@ArgsType()
export class PageArgs extends ForwardArgs {
  @Field(() => Int, { nullable: true })
  last?: number | null;
  @Field(() => String, { nullable: true })
  before?: string | null;
}

/** What a list is asked for: how many, which way, and from where. */
export interface PageRequest {
  readonly limit: number;
  readonly backwards: boolean;
  readonly cursor: Cursor | undefined;
}

/** Checks paging arguments: 50 unless asked, 100 at most, one way at a time. */
export function pageRequest({ first, after, last, before }: PageArgs, list: string, keyLength: number): PageRequest {
  if (isGiven(first) && isGiven(last)) throw badInput('last', 'is given together with first: page one way at a time');
  if (isGiven(after) && isGiven(before))
    throw badInput('before', 'is given together with after: page one way at a time');
  const backwards = isGiven(last) || (isGiven(before) && !isGiven(first));
  if (backwards && isGiven(after)) throw badInput('after', 'goes with first; with last give before');
  if (!backwards && isGiven(before)) throw badInput('before', 'goes with last; with first give after');
  const [field, size] = backwards ? ['last', last] : ['first', first];
  if (isGiven(size) && (size < 0 || size > MAX_PAGE)) throw badInput(field, `is ${size}: from 0 to ${MAX_PAGE}`);
  const [at, text] = backwards ? ['before', before] : ['after', after];
  return {
    limit: size ?? PAGE,
    backwards,
    cursor: isGiven(text) ? readCursor(text, list, keyLength, at) : undefined,
  };
}

const isGiven = <T>(value: T | null | undefined): value is T => value !== null && value !== undefined;

interface Listed<T> {
  readonly node: T;
  /** What a cursor to it holds. */
  readonly key: readonly number[];
}

/** A page of one more member than asked for, in the order of the walk, as GraphQL shows it. */
export function pageOf<T>(
  found: readonly Listed<T>[],
  request: PageRequest,
  list: string,
  at: RecordAt,
  count: () => number | Promise<number>,
): Page<T> {
  return new ListedPage(found, request, list, at, count);
}

class ListedPage<T> implements Page<T> {
  private readonly kept: readonly Listed<T>[];

  constructor(
    private readonly found: readonly Listed<T>[],
    private readonly request: PageRequest,
    private readonly list: string,
    private readonly at: RecordAt,
    private readonly count: () => number | Promise<number>,
  ) {
    const kept = found.slice(0, request.limit);
    this.kept = request.backwards ? kept.reverse() : kept;
    if (at.givenNow) at.givenNow.hasLists = true;
  }
  @Once
  get nodes() {
    spend(this.kept.length);
    return this.kept.map(({ node }) => node);
  }
  @Once
  get edges() {
    spend(this.kept.length);
    return this.kept.map((one) => ({ node: one.node, cursor: this.cursor(one)! }));
  }
  @Once
  get pageInfo() {
    const more = this.found.length > this.request.limit;
    const beyond = this.request.cursor !== undefined;
    return {
      hasNextPage: this.request.backwards ? beyond : more,
      hasPreviousPage: this.request.backwards ? more : beyond,
      startCursor: this.cursor(this.kept[0]),
      endCursor: this.cursor(this.kept.at(-1)),
    };
  }
  @Once
  get totalCount() {
    return this.count();
  }
  @Once
  get basis() {
    return basisOf(this.at);
  }
  private cursor(one: Listed<T> | undefined): string | null {
    const { position, origin } = this.at;
    return one ? writeCursor({ list: this.list, position, isNamed: origin === 'NAMED', key: one.key }) : null;
  }
}
