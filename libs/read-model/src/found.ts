import type { Database } from './database.js';
import type { Sql } from './search.js';
import { isListed, UNKNOWN_DAY } from './traits.js';

/** Where a member stands in the order of dates; `fact` is also its place in the order of recording. */
export interface WalkKey {
  readonly day: number;
  readonly earliest: number;
  readonly latest: number;
  readonly fact: number;
}

interface ListedSet {
  readonly id: number;
  readonly name: string;
}

interface SortRequest {
  readonly order: string;
  readonly backwards: boolean;
  readonly beyond?: WalkKey;
  readonly position: number;
  readonly limit: number;
}

/** Those of the facts found that are members of a set, sorted: for the few facts of a rare word. */
export function sortFound(db: Database, set: ListedSet, request: SortRequest, where: Sql, facts: Sql): WalkKey[] {
  const { order, backwards, beyond, position, limit } = request;
  const from = foundIn(set, position, facts);
  const sign = order.endsWith('DESC') ? -1 : 1;
  const key = order.startsWith('RECORDED')
    ? [[`${sign} * m.fact`, beyond && sign * beyond.fact] as const]
    : [
        // An unknown date comes last in either order.
        [`m.day = ${UNKNOWN_DAY}`, beyond && Number(beyond.day === UNKNOWN_DAY)] as const,
        ...(['day', 'earliest', 'latest', 'fact'] as const).map(
          (column) => [`${sign} * m.${column}`, beyond && sign * beyond[column]] as const,
        ),
      ];
  const columns = key.map(([column]) => column);
  return keysOf(
    db,
    `SELECT m.day, m.earliest, m.latest, m.fact FROM ${from.sql}${where.sql}
       ${beyond ? `AND (${columns.join(', ')}) ${backwards ? '<' : '>'} (${columns.map(() => '?').join(', ')})` : ''}
     ORDER BY ${columns.map((column) => `${column} ${backwards ? 'DESC' : 'ASC'}`).join(', ')} LIMIT ?`,
    ...[...from.values, ...where.values, ...(beyond ? key.map(([, value]) => value!) : []), limit],
  );
}

/** Members `m` of a set among facts found. Only listed sets are kept by fact; in others it is looked up by its day in all facts. */
export function foundIn({ id, name }: ListedSet, position: number, facts: Sql): Sql {
  const standing = (m: string) => `${m}.since <= ? AND ${m}.until > ?`;
  if (isListed(name))
    return {
      sql: `(${facts.sql}) found CROSS JOIN member m INDEXED BY member_recorded
        WHERE m.listed = 1 AND m.set_id = ? AND m.fact = found.fact AND ${standing('m')}`,
      values: [...facts.values, id, position, position],
    };
  return {
    sql: `(${facts.sql}) found CROSS JOIN member a INDEXED BY member_recorded CROSS JOIN member m
      WHERE a.listed = 1 AND a.set_id = (SELECT id FROM fact_set WHERE name = 'all') AND a.fact = found.fact AND ${standing('a')}
        AND m.set_id = ? AND m.day = a.day AND m.earliest = a.earliest AND m.latest = a.latest AND m.fact = a.fact AND ${standing('m')}`,
    values: [...facts.values, position, position, id, position, position],
  };
}

/** The keys that a walk's statement gives, in its order: one row of JSON costs half of what many rows do. */
export function keysOf(db: Database, sql: string, ...values: (number | string)[]): WalkKey[] {
  const row = db.get(
    `SELECT json_group_array(json_array(day, earliest, latest, fact)) AS keys FROM (${sql})`,
    ...values,
  );
  const keys = JSON.parse(String(row!.keys)) as [number, number, number, number][];
  return keys.map(([day, earliest, latest, fact]) => ({ day, earliest, latest, fact }));
}
