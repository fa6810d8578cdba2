import type { Database } from './database.js';

/**
 * Writes which objects name another one in a way that no set tells. What a transaction adds to one that is named is one row; by
 * its id where it is not recorded yet.
 */
export class MentionRows {
  private added = new Map<number | string, number[]>();

  constructor(private readonly db: Database) {}

  add(target: number | string, object: number): void {
    const objects = this.added.get(target);
    if (objects) objects.push(object);
    else this.added.set(target, [object]);
  }

  /** The objects that have at some time named one, each at least once. */
  of(target: number, entityId: string): number[] {
    const written = this.db
      .all('SELECT objects FROM mention WHERE target IN (?, ?)', target, entityId)
      .flatMap(({ objects }) => JSON.parse(String(objects)) as number[]);
    return [...written, ...(this.added.get(target) ?? []), ...(this.added.get(entityId) ?? [])];
  }

  /** At the end of a transaction, which ends at a position. */
  flush(position: number): void {
    for (const [target, objects] of this.added)
      this.db.run(
        'INSERT INTO mention (target, since, objects) VALUES (?, ?, ?)',
        ...[target, position, JSON.stringify(objects)],
      );
    this.added.clear();
  }

  /** After a transaction that was rolled back. */
  forget(): void {
    this.added.clear();
  }
}
