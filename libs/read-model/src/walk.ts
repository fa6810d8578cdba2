import { conditionsSql, datesSql } from './conditions.js';
import type { Conditions } from './conditions.js';
import type { Database } from './database.js';
import { foundIn, keysOf, sortFound } from './found.js';
import type { WalkKey } from './found.js';
import { collected, searchWords } from './search.js';
import type { SearchWord, Sql } from './search.js';
import { entryOf } from './series.js';
import type { Entry } from './series.js';
import { setId } from './set-ids.js';
import { stretches, stretchesToWalk } from './stretches.js';
import type { EntryOrder, Stretch, Walked } from './stretches.js';

export type { EntryOrder, WalkKey };

export interface WalkRequest {
  readonly set: string;
  readonly position: number;
  readonly order: EntryOrder;
  /** Turns the order round: for `last` and `before`. */
  readonly backwards: boolean;
  /** Only members strictly beyond this one, in the direction of the walk. */
  readonly beyond?: WalkKey;
  readonly limit: number;
  readonly conditions: Conditions;
}

/** The members of a set as of a position, in order: each page costs the dates it crosses, however long the history. */
export function walk(db: Database, request: WalkRequest): WalkKey[] {
  const set = setId(db, request.set);
  if (set === undefined) return [];
  const words = wordsOf(db, request.conditions, request.position);
  const where = conditionsSql(db, request.conditions, request.position, request.set, words);
  if (!where) return [];
  const facts = factsFound(db, request.set, request, words, true);
  if (facts) return sortFound(db, { id: set, name: request.set }, request, where, facts);
  if (request.order.startsWith('RECORDED')) return walkRecorded(db, set, request, where);
  const found: WalkKey[] = [];
  for (const stretch of stretchesToWalk(db, { id: set, name: request.set }, request)) {
    if (found.length >= request.limit) break;
    found.push(...walkStretch(db, stretch, request, where, request.limit - found.length));
  }
  return found;
}

/** How many members meet the conditions: one look-up without conditions, a scan of the set with them. */
export function count(db: Database, set: string, position: number, conditions: Conditions): number {
  const of = members(db, set, position, conditions);
  if (!of) return 0;
  if (of.isWhole) return tallied(db, set, position);
  return Number(db.get(`SELECT count(*) AS n FROM ${of.sql}`, ...of.values)!.n);
}

function tallied(db: Database, set: string, position: number): number {
  const id = setId(db, set);
  if (id === undefined) return 0;
  return standing(db, id, position)?.count ?? 0;
}

/** The running count of a set as of a position, and the last change to the set by then. */
function standing(db: Database, set: number, position: number): Entry | undefined {
  const row = db.get(
    'SELECT entries FROM tally WHERE set_id = ? AND since <= ? ORDER BY since DESC LIMIT 1',
    set,
    position,
  );
  return row && entryOf(row.entries, position);
}

/** What follows FROM in a statement about all members `m` that meet the conditions; undefined where there can be none. */
export function members(
  db: Database,
  set: string,
  position: number,
  conditions: Conditions,
): (Sql & { readonly isWhole: boolean }) | undefined {
  const id = setId(db, set);
  if (id === undefined) return undefined;
  const words = wordsOf(db, conditions, position);
  const where = conditionsSql(db, conditions, position, set, words);
  if (!where) return undefined;
  const facts = factsFound(db, set, { position, conditions }, words, false);
  const from = facts
    ? foundIn({ id, name: set }, position, facts)
    : within(stretches(db, { id, name: set }, conditions.occurred), position);
  return { sql: from.sql + where.sql, values: [...from.values, ...where.values], isWhole: where.sql === '' && !facts };
}

function within(stretches: readonly Stretch[], position: number): Sql {
  return {
    sql: `json_each(?) s CROSS JOIN member m WHERE m.set_id = s.value ->> 0 AND m.day BETWEEN s.value ->> 1 AND s.value ->> 2
      AND m.fact <= ? AND m.since <= ? AND m.until > ?`,
    values: [JSON.stringify(stretches.map(({ set, low, high }) => [set, low, high])), position, position, position],
  };
}

/** The facts to start from where they are few: those that are named, or those with a rare word. */
function factsFound(
  db: Database,
  set: string,
  { position, conditions }: Pick<WalkRequest, 'position' | 'conditions'>,
  words: readonly SearchWord[] | undefined,
  sorted: boolean,
): Sql | undefined {
  if (conditions.facts)
    return { sql: 'SELECT value AS fact FROM json_each(?)', values: [JSON.stringify(conditions.facts)] };
  return words && collected(db, words, position, { size: sizeOf(db, set, position), sorted });
}

/** The position of the last change to a set by then, 0 before the first: what it names never changes. */
export function versionOf(db: Database, set: string, position: number): number {
  const id = setId(db, set);
  if (id === undefined) return 0;
  return standing(db, id, position)?.since ?? 0;
}

/** How many members a set has, for choosing the smallest to start from. */
export const sizeOf = (db: Database, set: string, position: number): number => tallied(db, set, position);

/** The rest of the date at which the walk goes on, then the dates beyond it: so the next page costs what the first one does. */
function walkStretch(db: Database, walked: Walked, request: WalkRequest, where: Sql, limit: number): WalkKey[] {
  const { beyond } = request;
  const goesOn = beyond !== undefined && walked.low <= beyond.day && beyond.day <= walked.high;
  const rest = goesOn ? walkDate(db, walked, beyond, request, where, limit) : [];
  if (rest.length === limit) return rest;
  return [...rest, ...walkDates(db, walked, goesOn ? beyond : undefined, request, where, limit - rest.length)];
}

function walkDate(
  db: Database,
  { set, descending }: Walked,
  beyond: WalkKey,
  { position }: WalkRequest,
  where: Sql,
  limit: number,
): WalkKey[] {
  return keysOf(
    db,
    `SELECT m.day, m.earliest, m.latest, m.fact FROM member m
     WHERE m.set_id = ? AND m.day = ? AND m.earliest = ? AND m.latest = ? AND m.fact ${descending ? '<' : '>'} ? AND m.fact <= ?
       AND m.since <= ? AND m.until > ?${where.sql}
     ORDER BY m.fact ${descending ? 'DESC' : 'ASC'} LIMIT ?`,
    ...[set, beyond.day, beyond.earliest, beyond.latest, beyond.fact, position, position, position],
    ...where.values,
    limit,
  );
}

/** Facts of one date stand in the order in which they came, so that those that came later are never passed over. */
function walkDates(
  db: Database,
  { set, low, high, descending }: Walked,
  beyond: WalkKey | undefined,
  { position, conditions: { occurred } }: WalkRequest,
  where: Sql,
  limit: number,
): WalkKey[] {
  const direction = descending ? 'DESC' : 'ASC';
  const dates = occurred ? datesSql(occurred) : { sql: '', values: [] };
  const far = beyond && [beyond.day, beyond.earliest, beyond.latest];
  const among = !far
    ? 'b.day BETWEEN ? AND ?'
    : descending
      ? '(b.day, b.earliest, b.latest) < (?, ?, ?) AND b.day >= ?'
      : '(b.day, b.earliest, b.latest) > (?, ?, ?) AND b.day <= ?';
  return keysOf(
    db,
    `SELECT m.day, m.earliest, m.latest, m.fact FROM born b CROSS JOIN member m
     WHERE b.set_id = ? AND ${among} AND b.since <= ?${dates.sql}
       AND m.set_id = b.set_id AND m.day = b.day AND m.earliest = b.earliest AND m.latest = b.latest
       AND m.fact <= ? AND m.since <= ? AND m.until > ?${where.sql}
     ORDER BY b.day ${direction}, b.earliest ${direction}, b.latest ${direction}, m.fact ${direction} LIMIT ?`,
    ...[set, ...(far ? [...far, descending ? low : high] : [low, high]), position, ...dates.values],
    ...[position, position, position, ...where.values, limit],
  );
}

function walkRecorded(db: Database, set: number, request: WalkRequest, where: Sql): WalkKey[] {
  const descending = (request.order === 'RECORDED_DESC') !== request.backwards;
  const { beyond, position, limit } = request;
  return keysOf(
    db,
    `SELECT m.day, m.earliest, m.latest, m.fact FROM member m INDEXED BY member_recorded
     WHERE m.listed = 1 AND m.set_id = ? AND m.fact <= ? AND m.since <= ? AND m.until > ?
       ${beyond ? `AND m.fact ${descending ? '<' : '>'} ?` : ''}${where.sql}
     ORDER BY m.fact ${descending ? 'DESC' : 'ASC'} LIMIT ?`,
    ...[set, position, position, position, ...(beyond ? [beyond.fact] : []), ...where.values, limit],
  );
}

const wordsOf = (db: Database, { text }: Conditions, position: number): SearchWord[] | undefined =>
  text && searchWords(db, text, position);
