import { LRUCache } from 'lru-cache';
import type { Database } from './database.js';
import { foundIn, keysOf, sortFound } from './found.js';
import type { WalkKey } from './found.js';
import { collected, hasWords, searchWords } from './search.js';
import type { SearchWord, Sql } from './search.js';
import { codeOf, DAY_MS, FAR, NO_START_DAY, roleBits, UNKNOWN_DAY } from './traits.js';

export type { WalkKey };

export type EntryOrder = 'OCCURRED_ASC' | 'OCCURRED_DESC' | 'RECORDED_ASC' | 'RECORDED_DESC';

/** Inclusive bounds of a filter: in instants (ms) or in the fact's own local days; ±Infinity where open. */
export interface Range {
  readonly mode: 'days' | 'instants';
  readonly from: number;
  readonly to: number;
  readonly match: 'DEFINITELY' | 'POSSIBLY';
}

/** Members of a list of facts: all conditions hold; within one of them, any of the values. */
export interface Conditions {
  readonly kinds?: readonly string[];
  readonly statuses?: readonly string[];
  readonly corroboration?: readonly string[];
  readonly roles?: readonly string[];
  readonly languages?: readonly string[];
  readonly minOrigins?: number;
  readonly contested?: boolean;
  readonly corrected?: boolean;
  readonly occurred?: Range;
  readonly valid?: Range;
  /** Folded words: the fact has them all, each at least as the beginning of a word. */
  readonly text?: readonly string[];
  /** Only these facts, by their keys. */
  readonly facts?: readonly number[];
  /** Groups of set names: in each group the fact is a member of at least one set. */
  readonly inSets?: readonly { readonly names: readonly string[]; readonly withRoles: boolean }[];
}

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
  const row = db.get(
    'SELECT count FROM tally WHERE set_id = ? AND since <= ? ORDER BY since DESC LIMIT 1',
    id,
    position,
  );
  return Number(row?.count ?? 0);
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
  const row = db.get(
    'SELECT since FROM tally WHERE set_id = ? AND since <= ? ORDER BY since DESC LIMIT 1',
    id,
    position,
  );
  return Number(row?.since ?? 0);
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

function conditionsSql(
  db: Database,
  conditions: Conditions,
  position: number,
  driving: string,
  words: readonly SearchWord[] | undefined,
): Sql | undefined {
  const parts: Sql[] = [];
  const coded = (column: string, field: 'kind' | 'status' | 'corroboration', words: readonly string[] | undefined) => {
    if (words)
      parts.push({
        sql: ` AND m.${column} IN (SELECT value FROM json_each(?))`,
        values: [JSON.stringify(words.map((word) => codeOf(field, word)))],
      });
  };
  coded('kind', 'kind', conditions.kinds);
  coded('status', 'status', conditions.statuses);
  coded('corroboration', 'corroboration', conditions.corroboration);
  if (conditions.minOrigins !== undefined) parts.push({ sql: ' AND m.origins >= ?', values: [conditions.minOrigins] });
  if (conditions.contested !== undefined)
    parts.push({ sql: ' AND m.contested = ?', values: [Number(conditions.contested)] });
  if (conditions.corrected !== undefined)
    parts.push({ sql: ' AND m.corrected = ?', values: [Number(conditions.corrected)] });
  if (conditions.languages) parts.push(languagesSql(conditions.languages));
  if (conditions.occurred) parts.push(occurredSql(conditions.occurred));
  if (conditions.valid) parts.push(validSql(conditions.valid, position));
  const roles = conditions.roles && roleBits(conditions.roles);
  const groups = conditions.inSets ?? [];
  if (roles !== undefined && (driving.startsWith('actor:') || !groups.some((group) => group.withRoles)))
    parts.push({ sql: ' AND m.roles & ? <> 0', values: [roles] });
  for (const group of groups) {
    const ids = group.names.map((name) => setId(db, name)).filter((id) => id !== undefined);
    if (ids.length === 0) return undefined;
    parts.push(inSetsSql(ids, position, group.withRoles ? roles : undefined));
  }
  if (words) parts.push(hasWords(words, position));
  return { sql: parts.map((part) => part.sql).join(''), values: parts.flatMap((part) => part.values) };
}

function languagesSql(languages: readonly string[]): Sql {
  return {
    sql: ` AND EXISTS (SELECT 1 FROM json_each(?) wanted WHERE instr(m.languages, wanted.value) > 0)`,
    values: [JSON.stringify(languages.map((language) => ` ${language} `))],
  };
}

function inSetsSql(ids: readonly number[], position: number, roles: number | undefined): Sql {
  return {
    sql: ` AND EXISTS (SELECT 1 FROM json_each(?) wanted CROSS JOIN member other WHERE other.set_id = wanted.value AND other.day = m.day
      AND other.fact = m.fact AND other.since <= ? AND other.until > ?${roles === undefined ? '' : ' AND other.roles & ? <> 0'})`,
    values: [JSON.stringify(ids), position, position, ...(roles === undefined ? [] : [roles])],
  };
}

const bound = (value: number): number => (value === Infinity ? FAR : value === -Infinity ? -FAR : value);

function occurredSql({ mode, from, to, match }: Range): Sql {
  const [first, last] = mode === 'days' ? ['m.first_day', 'm.last_day'] : ['m.earliest', 'm.latest'];
  return match === 'DEFINITELY'
    ? { sql: ` AND ${first} >= ? AND ${last} <= ?`, values: [bound(from), bound(to)] }
    : { sql: ` AND ${last} >= ? AND ${first} <= ?`, values: [bound(from), bound(to)] };
}

function validSql({ mode, from, to, match }: Range, position: number): Sql {
  const [startFirst, startLast, endFirst, endLast] =
    mode === 'days'
      ? ['start_first_day', 'start_last_day', 'end_first_day', 'end_last_day']
      : ['start_earliest', 'start_latest', 'end_earliest', 'end_latest'];
  const [began, ended] = match === 'DEFINITELY' ? [startLast, endFirst] : [startFirst, endLast];
  return {
    sql: ` AND EXISTS (SELECT 1 FROM period v WHERE v.fact = m.fact AND v.since <= ? AND v.until > ? AND v.${began} <= ? AND v.${ended} >= ?)`,
    values: [position, position, bound(to), bound(from)],
  };
}

const knownSets = new WeakMap<Database, LRUCache<string, number>>();

/** A set's number, which never changes once it has one. */
export function setId(db: Database, name: string): number | undefined {
  const known = knownSets.get(db) ?? new LRUCache<string, number>({ max: 10_000 });
  knownSets.set(db, known);
  const id = known.get(name);
  if (id !== undefined) return id;
  const row = db.get('SELECT id FROM fact_set WHERE name = ?', name);
  if (row) known.set(name, Number(row.id));
  return row && Number(row.id);
}
