import type { Database } from './database.js';
import { hasWords } from './search.js';
import type { SearchWord, Sql } from './search.js';
import { setId } from './set-ids.js';
import { codeOf, DAY_MS, FAR, roleBits } from './traits.js';

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

/** Whether conditions leave out anything: groups of sets that are none do not. */
export function isNarrowing({ inSets = [], ...others }: Conditions): boolean {
  return inSets.length > 0 || Object.values(others).some((value) => value !== undefined);
}

/** The conditions on member `m` of the set `driving`, as what follows WHERE; undefined where nothing can meet them. */
export function conditionsSql(
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
      AND other.earliest = m.earliest AND other.latest = m.latest AND other.fact = m.fact AND other.since <= ? AND other.until > ?${roles === undefined ? '' : ' AND other.roles & ? <> 0'})`,
    values: [JSON.stringify(ids), position, position, ...(roles === undefined ? [] : [roles])],
  };
}

/** An inclusive bound of a range as a column holds it. */
const bound = (value: number): number => (value === Infinity ? FAR : value === -Infinity ? -FAR : value);

function occurredSql({ mode, from, to, match }: Range): Sql {
  const [first, last] = mode === 'days' ? ['m.first_day', 'm.last_day'] : ['m.earliest', 'm.latest'];
  return match === 'DEFINITELY'
    ? { sql: ` AND ${first} >= ? AND ${last} <= ?`, values: [bound(from), bound(to)] }
    : { sql: ` AND ${last} >= ? AND ${first} <= ?`, values: [bound(from), bound(to)] };
}

/** What dates `b` that facts share must meet for any of the facts to; local days differ from UTC ones by at most one. */
export function datesSql({ mode, match, ...range }: Range): Sql {
  const from = bound(mode === 'days' ? (range.from - 1) * DAY_MS : range.from);
  const to = bound(mode === 'days' ? (range.to + 2) * DAY_MS : range.to);
  return match === 'DEFINITELY'
    ? { sql: ' AND b.earliest >= ? AND b.latest <= ?', values: [from, to] }
    : { sql: ' AND b.latest >= ? AND b.earliest <= ?', values: [from, to] };
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
