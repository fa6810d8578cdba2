import type { Database } from './database.js';
import type { EventContext } from './written.js';

/** What the record of changes keeps of one event. */
export interface WrittenChange {
  readonly event: EventContext;
  readonly object: number;
  readonly type: string;
  readonly reason: string | null;
  readonly correction: string | null;
  /** All that it concerns, its own object included. */
  readonly about: ReadonlySet<number>;
}

export function writeChange(db: Database, { event, object, type, reason, correction, about }: WrittenChange): void {
  const { position, recordedAt, revision, streamId, editor, commandId } = event;
  db.run(
    `INSERT INTO change (position, recorded_at, object, number, type, stream_id, editor_id, editor_name, command_id, reason, correction, about)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ...[position, recordedAt, object, revision, type, streamId, editor.id, editor.name, commandId, reason, correction],
    JSON.stringify([...about].sort((a, b) => a - b)),
  );
  for (const key of about) db.run('INSERT INTO about (object, position) VALUES (?, ?)', key, position);
}
