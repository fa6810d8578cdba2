import { ArgsType, Field, Int } from '@nestjs/graphql';
import { badInput } from '@timeline/kernel';
import type { Page } from './connection.js';
import { readCursor, writeCursor } from './cursor.js';
import type { Cursor } from './cursor.js';
import type { RecordAt } from './record-at.js';
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
  const more = found.length > request.limit;
  const kept = found.slice(0, request.limit);
  if (request.backwards) kept.reverse();
  const beyond = request.cursor !== undefined;
  const cursor = (one: Listed<T> | undefined) =>
    one ? writeCursor({ list, position: at.position, key: one.key }) : null;
  return {
    get edges() {
      return kept.map((one) => ({ node: one.node, cursor: cursor(one)! }));
    },
    nodes: kept.map(({ node }) => node),
    pageInfo: {
      hasNextPage: request.backwards ? beyond : more,
      hasPreviousPage: request.backwards ? more : beyond,
      get startCursor() {
        return cursor(kept[0]);
      },
      get endCursor() {
        return cursor(kept.at(-1));
      },
    },
    get totalCount() {
      return count();
    },
    get basis() {
      return basisOf(at);
    },
  };
}
