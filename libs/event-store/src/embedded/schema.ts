import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { addDigests } from './digests.js';

/** Of the file. */
export const FORMAT = 3;
/** "evlg": tells a log from any other SQLite file that somebody put in its place. */
const APPLICATION = 0x65766c67;

/**
 * What format 2 added to a table of format 1, which costs no copy of the file. The bytes are set when what came over the
 * wire is not text; the text beside them is then empty.
 */
const ADDED = ['is_json INTEGER NOT NULL DEFAULT 1', 'data_bytes BLOB', 'metadata_bytes BLOB'];

/** What format 3 added: a digest of each event, chained to the one before. */
const DIGEST = 'CREATE TABLE digest (position INTEGER PRIMARY KEY, value BLOB NOT NULL) STRICT;';

/**
 * `event_by_id` is not unique: the application refuses an id that its stream holds already, a gateway in places does not.
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
    metadata TEXT NOT NULL${ADDED.map((column) => `, ${column}`).join('')}
  ) STRICT;
  CREATE UNIQUE INDEX event_by_stream ON event (stream, revision);
  CREATE INDEX event_by_id ON event (stream, id);
  CREATE INDEX event_in_log ON event (position, stream);
  ${DIGEST}
  PRAGMA application_id = ${APPLICATION};
  PRAGMA user_version = ${FORMAT};
`;

/**
 * Makes the tables in a new file, brings one of an earlier release up to date, and throws when the file is of another
 * program or of a later release.
 */
export function prepareSchema(db: DatabaseSyncInstance, path: string): void {
  const pragma = (name: string): number => Object.values(db.prepare(`PRAGMA ${name}`).get() as object)[0] as number;
  const version = pragma('user_version');
  const isNew = version === 0 && pragma('schema_version') === 0;
  if (isNew) return db.exec(`BEGIN IMMEDIATE; ${TABLES} COMMIT`);
  if (pragma('application_id') !== APPLICATION) throw new Error(`${path} is not an event log`);
  if (version === 1 || version === 2) return migrate(db, version);
  if (version !== FORMAT) throw new Error(`${path} has format ${version}, this release reads format ${FORMAT}`);
}

/** In one transaction, so that a file is of one format whatever happens. */
function migrate(db: DatabaseSyncInstance, from: number): void {
  const added = from === 1 ? ADDED.map((column) => `ALTER TABLE event ADD COLUMN ${column};`).join(' ') : '';
  db.exec(`BEGIN IMMEDIATE; ${added} ${DIGEST}`);
  try {
    addDigests(db);
    db.exec(`PRAGMA user_version = ${FORMAT}; COMMIT`);
  } catch (error) {
    if (db.isTransaction) db.exec('ROLLBACK');
    throw error;
  }
}
