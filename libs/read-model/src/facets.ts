import { isNarrowing } from './conditions.js';
import type { Conditions } from './conditions.js';
import type { Database } from './database.js';
import { entryOf } from './series.js';
import { setId } from './set-ids.js';
import { codes, roleBits } from './traits.js';
import { members } from './walk.js';

/** How many facts of a list have a value. `value`: an enum's word, a language tag, or the entity id of an actor. */
export interface FacetCount {
  readonly field: string;
  readonly value: string;
  readonly count: number;
}

/** The counts of a timeline: look-ups in running counts without conditions, a scan of it with them. Those of 0 are left out. */
export function facetsOf(db: Database, set: string, position: number, conditions: Conditions): FacetCount[] {
  const id = setId(db, set);
  if (id === undefined) return [];
  return isNarrowing(conditions) ? scanned(db, set, position, conditions) : running(db, id, position);
}

function running(db: Database, set: number, position: number): FacetCount[] {
  const rows = db.all(
    `SELECT f.field, f.value, (SELECT t.entries FROM facet_tally t WHERE t.set_id = b.set_id AND t.facet = b.facet AND t.since <= ?
       ORDER BY t.since DESC LIMIT 1) AS entries
     FROM facet_born b CROSS JOIN facet f ON f.id = b.facet WHERE b.set_id = ? AND b.since <= ?`,
    ...[position, set, position],
  );
  return rows
    .map((row) => toCount({ ...row, count: entryOf(row.entries, position).count }))
    .filter(({ count }) => count > 0);
}

function scanned(db: Database, set: string, position: number, conditions: Conditions): FacetCount[] {
  const of = members(db, set, position, conditions);
  if (!of) return [];
  const groups = db.all(
    `SELECT m.kind, m.status, m.corroboration, m.languages, count(*) AS count FROM ${of.sql} GROUP BY 1, 2, 3, 4`,
    ...of.values,
  );
  const counts = new Map<string, number>();
  for (const { kind, status, corroboration, languages, count } of groups) {
    const values = [
      `KIND ${codes.kind[Number(kind)]}`,
      `STATUS ${codes.status[Number(status)]}`,
      `CORROBORATION ${codes.corroboration[Number(corroboration)]}`,
      ...String(languages)
        .split(' ')
        .filter(Boolean)
        .map((language) => `LANGUAGE ${language}`),
    ];
    for (const value of values) counts.set(value, (counts.get(value) ?? 0) + Number(count));
  }
  // An actor counts where it takes part in one of the roles asked for, as in a list of that actor's facts.
  const roles = conditions.roles ? ' AND l.roles & ? <> 0' : '';
  const linked = db.all(
    `SELECT f.field, f.value, count(*) AS count FROM (SELECT m.fact FROM ${of.sql}) listed
       CROSS JOIN fact_facet l CROSS JOIN facet f WHERE l.fact = listed.fact AND l.since <= ? AND l.until > ?${roles} AND f.id = l.facet
     GROUP BY l.facet`,
    ...[...of.values, position, position, ...(conditions.roles ? [roleBits(conditions.roles)] : [])],
  );
  const own = [...counts].map(([key, count]) => {
    const [field, value] = key.split(' ') as [string, string];
    return { field, value, count };
  });
  return [...own, ...linked.map(toCount)];
}

const toCount = (row: Record<string, unknown>): FacetCount => ({
  field: String(row.field),
  value: String(row.value),
  count: Number(row.count),
});
