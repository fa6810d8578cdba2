import type { Database } from './database.js';
import type { Merges } from './merges.js';
import { setId } from './set-ids.js';

/**
 * Objects, by their keys in the order of recording, that are not at one moment what they were at another, each with what became
 * of it. As numbers in two arrays, which go from thread to thread at once.
 */
export interface Altered {
  readonly keys: Float64Array;
  readonly kinds: Uint8Array;
}

/** By their number in `Altered.kinds`. */
export const alterations = ['ADDED', 'REMOVED', 'CHANGED'] as const;

/** What changes alter: all that they are about, but for the fact of a placement, which stands as it did. */
const ALTERED = `FROM change CROSS JOIN json_each(change.about) one CROSS JOIN object ON object.key = one.value
  WHERE object.kind <> 'placement' AND (object.kind <> 'fact' OR change.stream_id NOT LIKE 'placement-%')`;

/** The objects whose answers the change at a position alters, its own among them, after a key; written in this order. */
export const alteredBy = (db: Database, position: number, after: number, limit: number): number[] =>
  db
    .all(`SELECT object.key ${ALTERED} AND change.position = ? AND object.key > ? LIMIT ?`, ...[position, after, limit])
    .map(({ key }) => Number(key));

/** Whether an object's answer has been altered after a position. */
export const isAlteredSince = (db: Database, object: number, position: number): boolean =>
  db.get(
    `SELECT 1 AS yes FROM about CROSS JOIN change ON change.position = about.position CROSS JOIN object ON object.key = about.object
     WHERE about.object = ? AND about.position > ? AND (object.kind <> 'fact' OR change.stream_id NOT LIKE 'placement-%') LIMIT 1`,
    ...[object, position],
  ) !== undefined;

export const alteredCount = (db: Database, position: number): number =>
  Number(db.get(`SELECT count(*) AS n ${ALTERED} AND change.position = ?`, position)!.n);

/** What was altered after one position and up to another: everything, or on one timeline. */
export function altered(db: Database, merges: Merges, from: number, to: number, timeline?: string): Altered {
  const rows = db
    .all(
      `SELECT DISTINCT object.key, object.kind, object.entity_id ${ALTERED} AND change.position > ? AND change.position <= ?`,
      ...[from, to],
    )
    .map(({ key, kind, entity_id: id }) => ({ key: Number(key), kind: String(kind), id: String(id) }));
  const stands = (key: number, position: number) => key <= position && merges.standing(key, position) === key;
  /** A duplicate at both moments is still there; one that came as such is told by the object that stands for it. */
  const ofRecord = (key: number) => {
    const [was, is] = [stands(key, from), stands(key, to)];
    if (was || is) return [[key, was, is] as const];
    return key <= from ? [[key, true, true] as const] : [];
  };
  const found =
    timeline === undefined
      ? rows.flatMap(({ key }) => ofRecord(key))
      : [
          ...rows
            .filter(({ key, id }) => id === timeline && isRevised(db, key, from, to))
            .map(({ key }) => [key, key <= from, true] as const),
          ...onTimeline(db, timeline, [from, to], new Set(rows.map(({ key }) => key))),
        ];
  const kept = found.toSorted(([a], [b]) => a - b);
  return {
    keys: Float64Array.from(kept, ([key]) => key),
    kinds: Uint8Array.from(kept, ([, was, is]) => (was === is ? 2 : is ? 0 : 1)),
  };
}

/** Whether an object's own events are among the changes; the facts on a timeline are told for themselves. */
const isRevised = (db: Database, key: number, from: number, to: number): boolean =>
  db.get('SELECT 1 AS yes FROM change WHERE object = ? AND position > ? AND position <= ? LIMIT 1', key, from, to) !==
  undefined;

/** The facts that were on a timeline at either position, of those that came, went or were altered in between. */
function onTimeline(
  db: Database,
  timeline: string,
  [from, to]: readonly [number, number],
  revised: ReadonlySet<number>,
): (readonly [number, boolean, boolean])[] {
  const set = setId(db, `timeline:${timeline}`);
  if (set === undefined) return [];
  const on = (position: number) =>
    new Set(
      db
        .all(
          'SELECT fact FROM member WHERE set_id = ? AND listed = 1 AND since <= ? AND until > ?',
          ...[set, position, position],
        )
        .map(({ fact }) => Number(fact)),
    );
  const [before, after] = [on(from), on(to)];
  return [...new Set([...before, ...after])]
    .filter((fact) => before.has(fact) !== after.has(fact) || revised.has(fact))
    .map((fact) => [fact, before.has(fact), after.has(fact)]);
}
