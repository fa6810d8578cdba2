import type { DatabaseSyncInstance, StatementSyncInstance } from '@photostructure/sqlite';
import { STORED_ROW } from './digests.js';
import type { Position } from '../event-store.js';

export type LogStatements = ReturnType<typeof logStatements>;

/** All statements of the log, prepared once: the driver frees those that nobody holds when the event loop turns. */
export function logStatements(db: DatabaseSyncInstance) {
  const prepare = (sql: string): StatementSyncInstance => {
    const statement = db.prepare(sql);
    statement.setReturnArrays(true);
    return statement;
  };
  const findHead = prepare('SELECT ifnull(max(position), 0) FROM event');
  const findStream = prepare(`
    SELECT id, (SELECT max(revision) FROM event WHERE stream = stream.id) FROM stream WHERE name = ?`);
  const createStream = prepare('INSERT INTO stream (name) VALUES (?)');
  return {
    begin: prepare('BEGIN IMMEDIATE'),
    commit: prepare('COMMIT'),
    rollback: prepare('ROLLBACK'),
    insert: prepare(`
      INSERT INTO event (position, stream, revision, id, type, recorded_at, data, metadata)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)`),
    holdsId: prepare('SELECT 1 FROM event WHERE stream = ? AND id = ?'),
    idsAfter: prepare('SELECT id, position FROM event WHERE stream = ? AND revision > ? ORDER BY revision LIMIT ?'),
    streamFrom: prepare(`
      SELECT ${STORED_ROW} FROM stream s JOIN event e ON e.stream = s.id
      WHERE s.name = ? AND e.revision >= ? ORDER BY e.revision LIMIT ?`),
    allFrom: prepare(`
      SELECT ${STORED_ROW} FROM event e CROSS JOIN stream s ON s.id = e.stream
      WHERE e.position >= ? AND e.position <= ? ORDER BY e.position LIMIT ?`),
    matchingFrom: prepare(`
      WITH prefix (start) AS MATERIALIZED (SELECT value FROM json_each(?))
      SELECT ${STORED_ROW} FROM event e INDEXED BY event_in_log CROSS JOIN stream s ON s.id = e.stream
      WHERE e.position >= ? AND e.position <= ?
        AND EXISTS (SELECT 1 FROM prefix WHERE substr(s.name, 1, length(start)) = start)
      ORDER BY e.position LIMIT ?`),
    head: (): Position => (findHead.get() as [Position])[0],
    findStream(name: string): { readonly id: number; readonly revision: number } | undefined {
      const row = findStream.get(name) as [number, number] | undefined;
      return row && { id: row[0], revision: row[1] };
    },
    createStream: (name: string): number => Number(createStream.run(name).lastInsertRowid),
  };
}
