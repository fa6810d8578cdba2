import type { Database } from './database.js';
import type { CorrectionRow, EventContext } from './written.js';

/** Writes corrections, numbered in the order in which they were made, and what their translations made of them. */
export class CorrectionRows {
  private count: number | undefined;

  constructor(private readonly db: Database) {}

  /** After a transaction that was rolled back. */
  forget(): void {
    this.count = undefined;
  }

  add({ position, recordedAt }: EventContext, row: CorrectionRow): void {
    const { id, object, kind, severity, wrongSince, document } = row;
    const wrong = this.db.get('SELECT recorded_at FROM change WHERE object = ? AND number = ?', object, wrongSince);
    const stood = (recordedAt - Number(wrong?.recorded_at ?? recordedAt)) / 1000;
    this.count = 1 + (this.count ?? Number(this.db.get('SELECT max(ordinal) AS n FROM correction')?.n ?? 0));
    this.db.run(
      'INSERT INTO correction (ordinal, position, id, object, kind, severity, stood_for_seconds, document) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
      ...[this.count, position, id, object, kind, severity, stood, JSON.stringify(document)],
    );
  }

  /** As the last event left it; the correction must be there. */
  document<T>(id: string): T {
    const row = this.db.get(
      `SELECT document, since FROM correction_version WHERE correction = ?
       UNION ALL SELECT document, position FROM correction WHERE id = ? ORDER BY since DESC LIMIT 1`,
      id,
      id,
    );
    return JSON.parse(String(row!.document)) as T;
  }

  translate(position: number, id: string, document: unknown): void {
    this.db.run(
      'INSERT INTO correction_version (correction, since, document) VALUES (?, ?, ?)',
      id,
      position,
      JSON.stringify(document),
    );
  }
}
