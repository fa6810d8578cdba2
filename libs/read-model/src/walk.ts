import { conditionsSql } from './conditions.js';
import type { Conditions, Range } from './conditions.js';
import type { Database } from './database.js';
import { foundIn, keysOf, sortFound } from './found.js';
import type { WalkKey } from './found.js';
import { collected, searchWords } from './search.js';
import type { SearchWord, Sql } from './search.js';
import { entryOf } from './series.js';
import type { Entry } from './series.js';
import { setId } from './set-ids.js';
import { DAY_MS, NO_START_DAY, UNKNOWN_DAY } from './traits.js';

export type { WalkKey };

export type EntryOrder = 'OCCURRED_ASC' | 'OCCURRED_DESC' | 'RECORDED_ASC' | 'RECORDED_DESC';

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

interface Phase {
  readonly low: number;
  readonly high: number;
  readonly descending: boolean;
}

/** The members of a set as of a position, in order: each page costs the days it crosses, however long the history. */
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
  for (const phase of phases(db, set, request)) {
    if (found.length >= request.limit) break;
    found.push(...walkDays(db, set, request, phase, where, request.limit - found.length));
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
  const days = dayRange(conditions.occurred);
  const from = facts
    ? foundIn({ id, name: set }, position, facts)
    : {
        sql: 'member m WHERE m.set_id = ? AND (m.day BETWEEN ? AND ? OR m.day = ?) AND m.fact <= ? AND m.since <= ? AND m.until > ?',
        values: [id, days.low, days.high, days.unknown ? UNKNOWN_DAY : days.low, position, position, position],
      };
  return { sql: from.sql + where.sql, values: [...from.values, ...where.values], isWhole: where.sql === '' && !facts };
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

function walkDays(db: Database, set: number, request: WalkRequest, phase: Phase, where: Sql, limit: number): WalkKey[] {
  const { position, beyond } = request;
  const [direction, than] = phase.descending ? ['DESC', '<'] : ['ASC', '>'];
  const after = beyond && rank(beyond.day) === rank(phase.low);
  const low = after && !phase.descending ? Math.max(phase.low, beyond.day) : phase.low;
  const high = after && phase.descending ? Math.min(phase.high, beyond.day) : phase.high;
  return keysOf(
    db,
    `SELECT m.day, m.earliest, m.latest, m.fact FROM born b CROSS JOIN member m
     WHERE b.set_id = ? AND b.day BETWEEN ? AND ? AND b.since <= ?
       AND m.set_id = b.set_id AND m.day = b.day AND m.fact <= ? AND m.since <= ? AND m.until > ?
       ${after ? `AND (m.day, m.earliest, m.latest, m.fact) ${than} (?, ?, ?, ?)` : ''}${where.sql}
     ORDER BY b.day ${direction}, m.earliest ${direction}, m.latest ${direction}, m.fact ${direction} LIMIT ?`,
    ...[set, low, high, position, position, position, position],
    ...(after ? [beyond.day, beyond.earliest, beyond.latest, beyond.fact] : []),
    ...where.values,
    limit,
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

/** The stretches of days to walk, in turn: those without a first bound, the dated, the unknown, which come last either way. */
function phases(db: Database, set: number, { order, backwards, position, conditions, beyond }: WalkRequest): Phase[] {
  const edge = db.get(
    'SELECT min_day, max_day FROM edge WHERE set_id = ? AND since <= ? ORDER BY since DESC LIMIT 1',
    set,
    position,
  );
  const range = dayRange(conditions.occurred);
  const descending = (order === 'OCCURRED_DESC') !== backwards;
  const dated = edge && { low: Number(edge.min_day), high: Number(edge.max_day) };
  const undated = isBorn(db, set, NO_START_DAY, position) ? [{ low: NO_START_DAY, high: NO_START_DAY }] : [];
  const known = [...undated, ...(dated ? [dated] : [])];
  const unknown = { low: UNKNOWN_DAY, high: UNKNOWN_DAY };
  const inOrder = order === 'OCCURRED_DESC' ? [...known.toReversed(), unknown] : [...known, unknown];
  const walked = (backwards ? inOrder.toReversed() : inOrder)
    .map((days) =>
      days === unknown && range.unknown
        ? days
        : { low: Math.max(days.low, range.low), high: Math.min(days.high, range.high) },
    )
    .filter(({ low, high }) => low <= high)
    .map((days) => ({ ...days, descending }));
  const start = beyond ? walked.findIndex((phase) => rank(phase.low) === rank(beyond.day)) : 0;
  return start < 0
    ? walked.filter((phase) => beyond && isBeyond(phase, beyond.day, order, backwards))
    : walked.slice(start);
}

/** Whether the set had a fact on a day by then: asking costs a tenth of walking a stretch without facts. */
const isBorn = (db: Database, set: number, day: number, position: number): boolean =>
  db.get('SELECT 1 AS yes FROM born WHERE set_id = ? AND day = ? AND since <= ?', set, day, position) !== undefined;

const rank = (day: number): number => (day === NO_START_DAY ? 0 : day === UNKNOWN_DAY ? 2 : 1);

/** Whether a stretch lies beyond a day that is in none of the stretches walked. */
function isBeyond(phase: Phase, day: number, order: EntryOrder, backwards: boolean): boolean {
  const place = (of: number) => (order === 'OCCURRED_DESC' && rank(of) < 2 ? 1 - rank(of) : rank(of));
  return backwards ? place(phase.low) < place(day) : place(phase.low) > place(day);
}

/** The buckets in which facts can lie that meet a range; local days differ from UTC ones by at most one. */
function dayRange(range: Range | undefined): { low: number; high: number; unknown: boolean } {
  if (!range) return { low: NO_START_DAY, high: UNKNOWN_DAY, unknown: true };
  const day = (value: number) => (range.mode === 'days' ? value : Math.floor(value / DAY_MS));
  const high = range.to === Infinity ? UNKNOWN_DAY - 1 : day(range.to) + 1;
  const low = range.match === 'DEFINITELY' && range.from !== -Infinity ? day(range.from) - 1 : NO_START_DAY;
  return { low, high, unknown: range.match === 'POSSIBLY' };
}

const wordsOf = (db: Database, { text }: Conditions, position: number): SearchWord[] | undefined =>
  text && searchWords(db, text, position);
