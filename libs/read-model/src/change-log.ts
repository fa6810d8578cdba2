import type { Database, Row } from './database.js';

/** A position of the record and the time of the event there; `{ 0, 0 }` before the first. */
export interface Moment {
  readonly position: number;
  readonly recordedAt: number;
}

/** One event as the record of changes keeps it. */
export interface ChangeRow {
  readonly position: number;
  readonly recordedAt: number;
  readonly object: number;
  readonly number: number;
  readonly type: string;
  readonly streamId: string;
  readonly editor: { readonly id: string; readonly name: string };
  /** JSON of the texts, null when the event gives none. */
  readonly reason: string | null;
  readonly correction: string | null;
}

/** What tells an event of the log from any other. */
export interface EventMark {
  readonly position: number;
  readonly type: string;
  readonly streamId: string;
  readonly revision: number;
  readonly commandId: string;
  readonly recordedAt: number;
}

/** Some of an object's changes, by revision, both ends included. */
export interface RevisionRange {
  readonly first: number;
  readonly last: number;
  readonly backwards: boolean;
  readonly limit: number;
}

/** What is read of a change: all but what it is about, which may be long. */
export const CHANGE = ['position', 'recorded_at', 'object', 'number', 'type', 'stream_id']
  .concat(['editor_id', 'editor_name', 'command_id', 'reason', 'correction'])
  .map((column) => `change.${column}`)
  .join(', ');

/** The last event of ours at or before a position. */
export const momentAt = (db: Database, position: number): Moment =>
  toMoment(
    db.get('SELECT position, recorded_at FROM change WHERE position <= ? ORDER BY position DESC LIMIT 1', position),
  );

/** The last event recorded at or before a time, in ms. */
export const momentOf = (db: Database, time: number): Moment =>
  toMoment(
    db.get(
      'SELECT position, recorded_at FROM change WHERE recorded_at <= ? ORDER BY recorded_at DESC, position DESC LIMIT 1',
      time,
    ),
  );

/** The first and the last event of ours that have been applied; undefined before any. */
export function ends(db: Database): readonly [first: EventMark, last: EventMark] | undefined {
  const first = db.get(`SELECT ${CHANGE} FROM change ORDER BY position LIMIT 1`);
  const last = db.get(`SELECT ${CHANGE} FROM change ORDER BY position DESC LIMIT 1`);
  return first && last && [toMark(first), toMark(last)];
}

export const changeAt = (db: Database, position: number): ChangeRow | undefined =>
  toChange(db.get(`SELECT ${CHANGE} FROM change WHERE position = ?`, position));

/** An object's change by its revision. */
export const changeByNumber = (db: Database, object: number, number: number): ChangeRow | undefined =>
  toChange(db.get(`SELECT ${CHANGE} FROM change WHERE object = ? AND number = ?`, object, number));

/** An object's changes, oldest first unless backwards. */
export function changesOf(db: Database, object: number, { first, last, backwards, limit }: RevisionRange): ChangeRow[] {
  return db
    .all(
      `SELECT ${CHANGE} FROM change WHERE object = ? AND number BETWEEN ? AND ? ORDER BY number ${backwards ? 'DESC' : 'ASC'} LIMIT ?`,
      ...[object, first, last, limit],
    )
    .map((row) => toChange(row)!);
}

const toMoment = (row: Row | undefined): Moment =>
  row ? { position: Number(row.position), recordedAt: Number(row.recorded_at) } : { position: 0, recordedAt: 0 };

const toMark = (row: Row): EventMark => ({
  position: Number(row.position),
  type: String(row.type),
  streamId: String(row.stream_id),
  revision: Number(row.number),
  commandId: String(row.command_id),
  recordedAt: Number(row.recorded_at),
});

/** A row of `change`; undefined where there is none. */
export const toChange = (row: Row | undefined): ChangeRow | undefined =>
  row && {
    position: Number(row.position),
    recordedAt: Number(row.recorded_at),
    object: Number(row.object),
    number: Number(row.number),
    type: String(row.type),
    streamId: String(row.stream_id),
    editor: { id: String(row.editor_id), name: String(row.editor_name) },
    reason: row.reason === null ? null : String(row.reason),
    correction: row.correction === null ? null : String(row.correction),
  };
