import { LRUCache } from 'lru-cache';
import type { Conditions } from './conditions.js';
import type { Database } from './database.js';
import { facetsOf } from './facets.js';
import type { FacetCount } from './facets.js';
import { count } from './walk.js';

/** Characters of the questions whose answers are kept, and how many facets each may have. */
const KEPT_CHARACTERS = 1_000_000;
const kept = { maxSize: KEPT_CHARACTERS, sizeCalculation: (_: unknown, question: string) => question.length };
const KEPT_FACETS = 100;

/** Counts of lists, kept: every page of a filtered list asks for the same one, and a scan of the list costs more than the page. */
export class Counts {
  private readonly counts = new LRUCache<string, number>(kept);
  private readonly facetCounts = new LRUCache<string, readonly FacetCount[]>({ ...kept, max: KEPT_FACETS });

  constructor(private readonly db: Database) {}

  /** How many facts of a set meet the conditions. */
  count(set: string, position: number, conditions: Conditions): number {
    const name = nameOf(set, position, conditions);
    const known = this.counts.get(name) ?? count(this.db, set, position, conditions);
    this.counts.set(name, known);
    return known;
  }

  /** How many facts of a timeline that meet the conditions have each value. */
  facets(set: string, position: number, conditions: Conditions): readonly FacetCount[] {
    const name = nameOf(set, position, conditions);
    const known = this.facetCounts.get(name) ?? facetsOf(this.db, set, position, conditions);
    this.facetCounts.set(name, known);
    return known;
  }
}

/** Bounds of ranges may be infinite, which JSON would write as null. */
const nameOf = (...of: readonly [set: string, position: number, conditions: Conditions]): string =>
  JSON.stringify(of, (_, value: unknown) => (typeof value === 'number' ? String(value) : value));
