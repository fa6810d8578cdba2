/** One step of the file's shape. Steps only add, so that this release can answer from an older file while it builds a new one. */
export interface Migration {
  readonly sql: string;
  /** Whether the new parts have to be filled from the log: then a second file is built and swapped in. */
  readonly replay: boolean;
}

/** The version of a file with the first of these steps. One of an earlier version cannot be read, and is made anew. */
export const FIRST_VERSION = 9;

/**
 * Every row of every table is written once and never changed, but for `until`, which is set once when a row stops holding.
 * Rows hold from position `since` (inclusive) to `until` (exclusive). An object's key is the position of its first event.
 *
 * `shape`: the field names of objects within `version`'s documents (`Documents`), a JSON list by number.
 * `fact_text`: the words of a fact, each after a space; `fact_words` finds them by `since`. `word_count`, in how many texts a
 * word has ever stood, is the only row that is counted up: it chooses a plan, never an answer. `tally`: running counts of a set,
 * and `facet_tally` of each value of a timeline: a row for what a transaction added, `entries` the positions and counts in turn; `fact_facet`: the actors and publishers of each fact, for counting a filtered list. `quote_check`:
 * which quotes a snapshot was found to hold, and which not; JSON lists of their ids. `about`: whose answers each change alters,
 * found by the object; and by the change in its own row, a JSON list of keys. `mention` and `source_mention`: which facts and which
 * sources name an object from a position on, or no longer, which is a key below zero.
 */
export const migrations: readonly Migration[] = [
  {
    replay: true,
    sql: `
CREATE TABLE meta (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE change (
  position INTEGER PRIMARY KEY, recorded_at INTEGER NOT NULL, object INTEGER NOT NULL, number INTEGER NOT NULL,
  type TEXT NOT NULL, stream_id TEXT NOT NULL, editor_id TEXT NOT NULL, editor_name TEXT NOT NULL, command_id TEXT NOT NULL,
  reason TEXT, correction TEXT, about TEXT NOT NULL);
CREATE INDEX change_time ON change (recorded_at);
CREATE INDEX change_object ON change (object, number);
CREATE INDEX change_command ON change (command_id);
CREATE TABLE object (
  key INTEGER PRIMARY KEY, kind TEXT NOT NULL, entity_id TEXT NOT NULL UNIQUE, slug TEXT, ordinal INTEGER NOT NULL);
CREATE INDEX object_kind ON object (kind, key);
CREATE UNIQUE INDEX object_slug ON object (kind, slug) WHERE slug IS NOT NULL;
CREATE TABLE shape (id INTEGER PRIMARY KEY, fields TEXT NOT NULL);
CREATE TABLE version (object INTEGER NOT NULL, since INTEGER NOT NULL, document BLOB NOT NULL);
CREATE UNIQUE INDEX version_object ON version (object, since);
CREATE TABLE correction (
  ordinal INTEGER PRIMARY KEY, position INTEGER NOT NULL UNIQUE, id TEXT NOT NULL UNIQUE, object INTEGER NOT NULL,
  kind TEXT NOT NULL, severity TEXT NOT NULL, stood_for_seconds REAL NOT NULL, document TEXT NOT NULL);
CREATE INDEX correction_object ON correction (object, position);
CREATE TABLE fact_set (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
CREATE TABLE placement (set_id INTEGER NOT NULL, fact INTEGER NOT NULL, since INTEGER NOT NULL, until INTEGER NOT NULL,
  derived INTEGER NOT NULL, PRIMARY KEY (fact, set_id, since)) WITHOUT ROWID;
CREATE TABLE member (
  set_id INTEGER NOT NULL, day INTEGER NOT NULL, earliest INTEGER NOT NULL, latest INTEGER NOT NULL, fact INTEGER NOT NULL,
  since INTEGER NOT NULL, until INTEGER NOT NULL, first_day INTEGER NOT NULL, last_day INTEGER NOT NULL,
  kind INTEGER NOT NULL, status INTEGER NOT NULL, corroboration INTEGER NOT NULL, origins INTEGER NOT NULL,
  contested INTEGER NOT NULL, corrected INTEGER NOT NULL, roles INTEGER NOT NULL, languages TEXT NOT NULL,
  listed INTEGER NOT NULL, PRIMARY KEY (set_id, day, earliest, latest, fact, since)) WITHOUT ROWID;
CREATE INDEX member_recorded ON member (set_id, fact, since) WHERE listed = 1;
CREATE TABLE born (set_id INTEGER NOT NULL, day INTEGER NOT NULL, earliest INTEGER NOT NULL, latest INTEGER NOT NULL,
  since INTEGER NOT NULL, PRIMARY KEY (set_id, day, earliest, latest)) WITHOUT ROWID;
CREATE TABLE edge (set_id INTEGER NOT NULL, since INTEGER NOT NULL, min_day INTEGER NOT NULL, max_day INTEGER NOT NULL,
  PRIMARY KEY (set_id, since)) WITHOUT ROWID;
CREATE TABLE tally (set_id INTEGER NOT NULL, since INTEGER NOT NULL, entries TEXT NOT NULL, PRIMARY KEY (set_id, since)) WITHOUT ROWID;
CREATE TABLE period (
  fact INTEGER NOT NULL, since INTEGER NOT NULL, until INTEGER NOT NULL,
  start_earliest INTEGER NOT NULL, start_latest INTEGER NOT NULL, end_earliest INTEGER NOT NULL, end_latest INTEGER NOT NULL,
  start_first_day INTEGER NOT NULL, start_last_day INTEGER NOT NULL, end_first_day INTEGER NOT NULL, end_last_day INTEGER NOT NULL,
  PRIMARY KEY (fact, since)) WITHOUT ROWID;
CREATE TABLE name_word (word TEXT NOT NULL, object INTEGER NOT NULL, since INTEGER NOT NULL, until INTEGER NOT NULL,
  PRIMARY KEY (word, object, since)) WITHOUT ROWID;
CREATE TABLE snapshot_text (source INTEGER NOT NULL, sha256 TEXT NOT NULL, text TEXT NOT NULL, PRIMARY KEY (source, sha256)) WITHOUT ROWID;
CREATE TABLE correction_version (correction TEXT NOT NULL, since INTEGER NOT NULL, document TEXT NOT NULL,
  PRIMARY KEY (correction, since)) WITHOUT ROWID;
CREATE TABLE address (identity TEXT NOT NULL, source INTEGER NOT NULL, since INTEGER NOT NULL, until INTEGER NOT NULL,
  PRIMARY KEY (identity, since, source)) WITHOUT ROWID;
CREATE INDEX address_source ON address (source);
CREATE TABLE merge (object INTEGER NOT NULL, since INTEGER NOT NULL, target INTEGER);
CREATE TABLE mention (target INTEGER NOT NULL, since INTEGER NOT NULL, objects TEXT NOT NULL, PRIMARY KEY (target, since)) WITHOUT ROWID;
CREATE TABLE relation (
  from_fact INTEGER NOT NULL, to_fact INTEGER NOT NULL, kind TEXT NOT NULL, since INTEGER NOT NULL, until INTEGER NOT NULL,
  PRIMARY KEY (from_fact, to_fact, kind, since)) WITHOUT ROWID;
CREATE INDEX relation_to ON relation (to_fact, from_fact);
CREATE TABLE fact_text (since INTEGER PRIMARY KEY, fact INTEGER NOT NULL, until INTEGER NOT NULL, words TEXT NOT NULL);
CREATE INDEX fact_text_fact ON fact_text (fact, since);
CREATE VIRTUAL TABLE fact_words USING fts5 (words, content = '', detail = none, columnsize = 0, tokenize = 'ascii');
CREATE TABLE word_count (word TEXT PRIMARY KEY, texts INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE name_line (object INTEGER NOT NULL, since INTEGER NOT NULL, until INTEGER NOT NULL, place INTEGER NOT NULL,
  words TEXT NOT NULL, PRIMARY KEY (object, since, place)) WITHOUT ROWID;
CREATE TABLE facet (id INTEGER PRIMARY KEY, field TEXT NOT NULL, value TEXT NOT NULL, UNIQUE (field, value));
CREATE TABLE facet_born (set_id INTEGER NOT NULL, facet INTEGER NOT NULL, since INTEGER NOT NULL, PRIMARY KEY (set_id, facet)) WITHOUT ROWID;
CREATE TABLE facet_tally (set_id INTEGER NOT NULL, facet INTEGER NOT NULL, since INTEGER NOT NULL, entries TEXT NOT NULL,
  PRIMARY KEY (set_id, facet, since)) WITHOUT ROWID;
CREATE TABLE fact_facet (fact INTEGER NOT NULL, facet INTEGER NOT NULL, since INTEGER NOT NULL, until INTEGER NOT NULL,
  roles INTEGER NOT NULL, PRIMARY KEY (fact, facet, since)) WITHOUT ROWID;
CREATE TABLE quote_check (source INTEGER NOT NULL, since INTEGER NOT NULL, found TEXT NOT NULL, gone TEXT NOT NULL,
  PRIMARY KEY (source, since)) WITHOUT ROWID;
CREATE TABLE about (object INTEGER NOT NULL, position INTEGER NOT NULL, PRIMARY KEY (object, position)) WITHOUT ROWID;
CREATE INDEX change_type ON change (type, position);
`,
  },
  {
    replay: true,
    sql: `
CREATE TABLE source_mention (target INTEGER NOT NULL, since INTEGER NOT NULL, objects TEXT NOT NULL,
  PRIMARY KEY (target, since)) WITHOUT ROWID;
`,
  },
];
