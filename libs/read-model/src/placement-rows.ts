import { LRUCache } from 'lru-cache';
import type { Database } from './database.js';
import { FAR } from './traits.js';

/** A set that a fact was put on, by hand or, `derived`, through a duplicate. */
export interface Placed {
  readonly set: string;
  readonly id: number;
  readonly derived: boolean;
}

/** Writes on which sets facts are placed, and remembers it of those that it met last. */
export class PlacementRows {
  private readonly placed = new LRUCache<number, readonly Placed[]>({ max: 20_000 });

  constructor(private readonly db: Database) {}

  /** After a transaction that was rolled back. */
  forget(): void {
    this.placed.clear();
  }

  /** The sets that a fact is on, each once; or only those (not) placed by hand. */
  of(fact: number, position: number, derived?: boolean): string[] {
    const placed = this.standing(fact, position).filter((one) => derived === undefined || one.derived === derived);
    return [...new Set(placed.map(({ set }) => set))];
  }

  add(position: number, fact: number, placed: Placed): void {
    const before = this.standing(fact, position);
    this.db.run(
      'INSERT INTO placement (set_id, fact, since, until, derived) VALUES (?, ?, ?, ?, ?)',
      ...[placed.id, fact, position, FAR, Number(placed.derived)],
    );
    this.placed.set(
      fact,
      [...before, placed].sort((a, b) => a.id - b.id),
    );
  }

  end(position: number, fact: number, { id, derived }: Placed): void {
    const before = this.standing(fact, position);
    this.db.run(
      'UPDATE placement SET until = ? WHERE fact = ? AND set_id = ? AND until = ? AND derived = ?',
      ...[position, fact, id, FAR, Number(derived)],
    );
    this.placed.set(
      fact,
      before.filter((one) => one.id !== id || one.derived !== derived),
    );
  }

  private standing(fact: number, position: number): readonly Placed[] {
    const known = this.placed.get(fact);
    if (known) return known;
    // A fact whose first event this is was nowhere before.
    if (fact === position) return [];
    const rows = this.db.all(
      `SELECT name, set_id, derived FROM placement JOIN fact_set ON id = set_id
       WHERE fact = ? AND until = ? ORDER BY set_id`,
      ...[fact, FAR],
    );
    const placed = rows.map((row) => ({
      set: String(row.name),
      id: Number(row.set_id),
      derived: Number(row.derived) > 0,
    }));
    this.placed.set(fact, placed);
    return placed;
  }
}
