import type { Database } from './database.js';

/**
 * Writes which objects of a kind name another one. What a transaction adds to one that is named is one row, by its id where it is
 * not recorded yet; an object that no longer names it is there again, below zero.
 */
export class MentionRows {
  private added = new Map<number | string, number[]>();

  constructor(
    private readonly db: Database,
    private readonly table: 'mention' | 'source_mention',
  ) {}

  add(target: number | string, object: number): void {
    const objects = this.added.get(target);
    if (objects) objects.push(object);
    else this.added.set(target, [object]);
  }

  /** From now on the object names that one no longer. */
  end(target: number | string, object: number): void {
    this.add(target, -object);
  }

  /** The objects that name one. */
  of(target: number, entityId: string): number[] {
    const written = this.db
      .all(`SELECT objects FROM ${this.table} WHERE target IN (?, ?) ORDER BY since, target DESC`, target, entityId)
      .flatMap(({ objects }) => JSON.parse(String(objects)) as number[]);
    const naming = new Set<number>();
    for (const list of [written, this.added.get(entityId) ?? [], this.added.get(target) ?? []])
      for (const object of list) {
        if (object > 0) naming.add(object);
        else naming.delete(-object);
      }
    return [...naming];
  }

  /** At the end of a transaction, which ends at a position. */
  flush(position: number): void {
    for (const [target, objects] of this.added)
      this.db.run(
        `INSERT INTO ${this.table} (target, since, objects) VALUES (?, ?, ?)`,
        ...[target, position, JSON.stringify(objects)],
      );
    this.added.clear();
  }

  /** After a transaction that was rolled back. */
  forget(): void {
    this.added.clear();
  }
}
