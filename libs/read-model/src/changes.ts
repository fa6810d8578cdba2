import { CHANGE } from './change-log.js';
import type { Database, Row } from './database.js';

/** Which changes are asked for: in order, after a position (exclusive) and up to another (inclusive), of those that fit all of the rest. */
export interface ChangesRequest {
  readonly after: number;
  readonly until: number;
  readonly limit: number;
  /** Keys of objects; a change is about each of them. Put the one with the fewest changes first. */
  readonly about?: readonly number[];
  readonly types?: readonly string[];
  readonly correctionsOnly?: boolean;
  /** The newest that fit, not the oldest; still in order. */
  readonly newest?: boolean;
}

/**
 * What a look at the record of changes found, and up to where every change was looked at: `upTo` at most `until`, or,
 * looking for the newest, back to `upTo` (exclusive), at least `after`.
 */
export interface FoundChanges {
  readonly rows: readonly Row[];
  readonly upTo: number;
}

/** How many changes are looked at in one go when not all that are walked need fit. */
const LOOKED_AT = 1_000;

/**
 * Walks one index, the narrowest there is, and tests what it finds there. Looks at so many and no more, so that its cost
 * grows neither with the history nor with how little fits: then it ends early, and `upTo` says where to go on.
 */
export function findChanges(db: Database, request: ChangesRequest): FoundChanges {
  const { after, until, limit, newest } = request;
  const { sql, values } = tests(request);
  const most = sql === '' ? limit + 1 : Math.max(LOOKED_AT, limit + 1);
  const walked = positions(db, request, most);
  if (walked.length === 0) return { rows: [], upTo: newest ? after : until };
  const rows = db.all(
    `SELECT ${CHANGE} FROM json_each(?) walked CROSS JOIN change ON change.position = walked.value WHERE true${sql} LIMIT ?`,
    JSON.stringify(walked),
    ...values,
    limit + 1,
  );
  const kept = rows.slice(0, limit);
  if (newest) {
    const upTo = rows.length > limit ? rows[limit]!.position : walked.length < most ? after : walked.at(-1)! - 1;
    return { rows: kept.reverse(), upTo: Number(upTo) };
  }
  if (rows.length > limit) return { rows: kept, upTo: Number(kept.at(-1)?.position ?? after) };
  return { rows: kept, upTo: walked.length < most ? until : walked.at(-1)! };
}

/** Characters of keys that are worth reading to spare followers a look each. */
const MOST_CONCERNED = 20_000;

/** The keys of all objects that the changes after a position and up to another are about; undefined where there are very many. */
export function concerned(db: Database, after: number, upTo: number): ReadonlySet<number> | undefined {
  const sum = db.get(
    'SELECT sum(octet_length(about)) AS size FROM change WHERE position > ? AND position <= ?',
    ...[after, upTo],
  );
  if (Number(sum?.size ?? 0) > MOST_CONCERNED) return undefined;
  const rows = db.all(
    'SELECT DISTINCT value FROM change CROSS JOIN json_each(about) WHERE position > ? AND position <= ?',
    after,
    upTo,
  );
  return new Set(rows.map(({ value }) => Number(value)));
}

function positions(
  db: Database,
  { about = [], correctionsOnly, types, after, until, newest }: ChangesRequest,
  most: number,
): number[] {
  const between = `position > ? AND position <= ? ORDER BY position ${newest ? 'DESC ' : ''}LIMIT ?`;
  const read = (sql: string, ...values: (number | string)[]) =>
    db.all(`${sql} ${between}`, ...values, after, until, most).map(({ position }) => Number(position));
  if (about.length > 0) return read('SELECT position FROM about WHERE object = ? AND', about[0]!);
  if (correctionsOnly) return read('SELECT position FROM correction WHERE');
  if (!types) return read('SELECT position FROM change WHERE');
  return types
    .flatMap((type) => read('SELECT position FROM change WHERE type = ? AND', type))
    .sort((a, b) => (newest ? b - a : a - b))
    .slice(0, most);
}

/** What the walk itself does not settle. */
function tests({ about = [], correctionsOnly, types }: ChangesRequest): { sql: string; values: (number | string)[] } {
  const others = about.slice(1);
  const walksTypes = about.length === 0 && !correctionsOnly;
  const walksCorrections = about.length === 0 && correctionsOnly;
  const sql = [
    ...others.map(() => ' AND EXISTS (SELECT 1 FROM about a WHERE a.object = ? AND a.position = change.position)'),
    correctionsOnly && !walksCorrections ? ' AND change.correction IS NOT NULL' : '',
    types && !walksTypes ? ' AND change.type IN (SELECT value FROM json_each(?))' : '',
  ].join('');
  return { sql, values: [...others, ...(types && !walksTypes ? [JSON.stringify(types)] : [])] };
}
