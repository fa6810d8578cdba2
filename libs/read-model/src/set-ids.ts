import { LRUCache } from 'lru-cache';
import type { Database } from './database.js';

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
