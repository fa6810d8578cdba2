import type { DatabaseSyncInstance } from '@photostructure/sqlite';

const VERSION = 1;
/** "evlg": tells a log from any other SQLite file that somebody put in its place. */
const APPLICATION = 0x65766c67;

/**
 * `event_by_id` is not unique: this port refuses an id that its stream holds already, EventStoreDB in places does not.
 * `event_in_log` is narrow, so that a filter passes over foreign events without reading their payloads.
 */
const TABLES = `
  CREATE TABLE stream (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
  CREATE TABLE event (
    position INTEGER PRIMARY KEY,
    stream INTEGER NOT NULL REFERENCES stream (id),
    revision INTEGER NOT NULL,
    id TEXT NOT NULL,
    type TEXT NOT NULL,
    recorded_at INTEGER NOT NULL,
    data TEXT NOT NULL,
    metadata TEXT NOT NULL
  ) STRICT;
  CREATE UNIQUE INDEX event_by_stream ON event (stream, revision);
  CREATE INDEX event_by_id ON event (stream, id);
  CREATE INDEX event_in_log ON event (position, stream);
  PRAGMA application_id = ${APPLICATION};
  PRAGMA user_version = ${VERSION};
`;

/** Makes the tables in a new file, and throws when the file is of another program or of a later release. */
export function prepareSchema(db: DatabaseSyncInstance, path: string): void {
  const pragma = (name: string): number => Object.values(db.prepare(`PRAGMA ${name}`).get() as object)[0] as number;
  const version = pragma('user_version');
  const isNew = version === 0 && pragma('schema_version') === 0;
  if (isNew) return db.exec(`BEGIN IMMEDIATE; ${TABLES} COMMIT`);
  if (pragma('application_id') !== APPLICATION) throw new Error(`${path} is not an event log`);
  if (version !== VERSION) throw new Error(`${path} has format ${version}, this release reads format ${VERSION}`);
}
