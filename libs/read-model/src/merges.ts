import type { Database } from './database.js';

interface MergeRow {
  readonly since: number;
  /** The object merged into; null where the merge was taken back. */
  readonly into: number | null;
}

/**
 * Which objects are duplicates of which, at any position. Kept whole in memory, because merges are rare beside what they
 * touch and every reference asks; rows are only added, and an object's last one before a position holds there.
 */
export class Merges {
  private readonly rows = new Map<number, MergeRow[]>();
  /** Objects that have at some time been merged straight into this one. */
  private readonly merged = new Map<number, Set<number>>();
  private seen = 0;

  constructor(private readonly db: Database) {
    this.refresh();
  }

  /** Takes in what was written since. */
  refresh(): void {
    for (const row of this.db.all(
      'SELECT rowid, object, since, target FROM merge WHERE rowid > ? ORDER BY rowid',
      this.seen,
    )) {
      this.note(Number(row.object), Number(row.since), row.target === null ? null : Number(row.target));
      this.seen = Number(row.rowid);
    }
  }

  /** Writes and remembers that an object is a duplicate from a position on, or with null that it no longer is. */
  add(object: number, since: number, into: number | null): void {
    this.db.run('INSERT INTO merge (object, since, target) VALUES (?, ?, ?)', object, since, into);
    this.refresh();
  }

  /** The object that stands for this one at a position: itself unless it is a duplicate then. */
  standing(object: number, position: number): number {
    let standing = object;
    for (let into = this.into(standing, position); into !== null; into = this.into(standing, position)) standing = into;
    return standing;
  }

  /** This object, the one that it was merged into by a position, and so on up to the one that stands. */
  chain(object: number, position: number): number[] {
    const into = this.into(object, position);
    return into === null ? [object] : [object, ...this.chain(into, position)];
  }

  /** The duplicates for which this object stands at a position, itself not among them; in the order of their keys. */
  duplicatesOf(object: number, position: number): number[] {
    const direct = [...(this.merged.get(object) ?? [])].filter((other) => this.into(other, position) === object);
    return direct.flatMap((other) => [other, ...this.duplicatesOf(other, position)]).sort((a, b) => a - b);
  }

  private into(object: number, position: number): number | null {
    return this.rows.get(object)?.findLast(({ since }) => since <= position)?.into ?? null;
  }

  private note(object: number, since: number, into: number | null): void {
    const rows = this.rows.get(object) ?? [];
    this.rows.set(object, [...rows, { since, into }]);
    if (into === null) return;
    const merged = this.merged.get(into) ?? new Set();
    this.merged.set(into, merged.add(object));
  }
}
