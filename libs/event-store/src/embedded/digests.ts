import { createHash } from 'node:crypto';
import type { DatabaseSyncInstance, StatementSyncInstance } from '@photostructure/sqlite';
import type { Position } from '../event-store.js';

type Payload = string | Uint8Array;

/** What a digest is made of: an event as it lies in the file, its payloads as text or as bytes. */
export type Digested<P extends Payload = Payload> = readonly [
  position: Position,
  revision: number,
  stream: string,
  id: string,
  type: string,
  recordedAt: number,
  data: P,
  metadata: P,
  isJson: number,
];

/** An event as it is read: with the digest of the one before it and its own, null where there is none. */
export type StoredRow<P extends Payload = Payload> = readonly [
  ...event: Digested<P>,
  before: Uint8Array | null,
  own: Uint8Array | null,
];

/** Selects, of `event e`, the two digests of a `StoredRow`. */
export const DIGESTS = `
  (SELECT value FROM digest WHERE position = e.position - 1), (SELECT value FROM digest WHERE position = e.position)`;

/** Selects a `StoredRow` of `event e` and `stream s`, payloads as text where they are text. */
export const STORED_ROW = `e.position, e.revision, ifnull(s.name, ''), e.id, e.type, e.recorded_at,
  coalesce(e.data_bytes, e.data), coalesce(e.metadata_bytes, e.metadata), e.is_json, ${DIGESTS}`;

const BEFORE_THE_FIRST = new Uint8Array(32);

/** An event, or what lies between events, is not what was recorded. The message names it; operations.md tells what to do. */
export class DamagedLog extends Error {
  constructor(what: string) {
    super(`${what} is not what was recorded`);
    this.name = 'DamagedLog';
  }
}

/** The SHA-256 of an event and of the digest of the one before it, so that none is changed, left out or put elsewhere unseen. */
function digestOf(before: Uint8Array, event: Digested | StoredRow): Uint8Array {
  const [position, revision, stream, id, type, recordedAt, data, metadata, isJson] = event;
  const sizes = [stream, id, type, data, metadata].map(sizeOf).join();
  return createHash('sha256')
    .update(before)
    .update(`${position} ${revision} ${recordedAt} ${isJson} ${sizes} ${stream}${id}${type}`)
    .update(data)
    .update(metadata)
    .digest();
}

const sizeOf = (payload: Payload): number =>
  typeof payload === 'string' ? Buffer.byteLength(payload) : payload.length;

/** Throws `DamagedLog` where an event that was read is not the one whose digest was recorded. */
export function verifyEvent(row: StoredRow): void {
  const [position, revision, stream, , type, , , , , before, own] = row;
  const previous = position === 1 ? BEFORE_THE_FIRST : before;
  if (!previous || !own || Buffer.compare(digestOf(previous, row), own) !== 0)
    throw new DamagedLog(`event ${position} (${type.slice(0, 60)}, revision ${revision} of ${stream.slice(0, 80)})`);
}

/** Adds a digest for each event that is written. */
export class Digests {
  private readonly insert: StatementSyncInstance;
  /** That of the last event. Whoever rolls a transaction back puts it back too. */
  newest: Uint8Array;

  constructor(
    private readonly db: DatabaseSyncInstance,
    head: Position,
  ) {
    this.insert = db.prepare('INSERT INTO digest (position, value) VALUES (?, ?)');
    this.newest = this.at(head);
  }

  /** In the transaction that writes the event. */
  add(event: Digested | StoredRow): void {
    this.newest = digestOf(this.newest, event);
    this.insert.run(event[0], this.newest);
  }

  private at(position: Position): Uint8Array {
    if (position === 0) return BEFORE_THE_FIRST;
    const row = this.db.prepare('SELECT value FROM digest WHERE position = ?').get(position) as
      { readonly value: Uint8Array } | undefined;
    if (!row) throw new DamagedLog(`the digest of event ${position}`);
    return row.value;
  }
}

/** For a log that was written without digests: makes those of all events, in one transaction of the caller's. */
export function addDigests(db: DatabaseSyncInstance): void {
  const digests = new Digests(db, 0);
  for (const row of rowsFrom(db, 1)) digests.add(row);
}

/** Events that are looked at between two rests. */
const SLICE = 250;

/**
 * Looks through the events from a position on, and calls back for each that is damaged and for each gap, with a sentence. Yields
 * the position that it has come to, now and then; gives the last one.
 */
export function* lookThrough(
  db: DatabaseSyncInstance,
  from: Position,
  onDamage: (what: string) => void,
): Generator<Position, Position> {
  let expected = from;
  for (const row of rowsFrom(db, from)) {
    const [position] = row;
    if (position !== expected) onDamage(`events ${expected} to ${position - 1} are missing`);
    try {
      verifyEvent(row);
    } catch (error) {
      onDamage((error as Error).message);
    }
    expected = position + 1;
    if (position % SLICE === 0) yield position;
  }
  return expected - 1;
}

/** The driver frees a statement that nobody holds, also while its rows are read: that would end the process. */
const held = new Set<StatementSyncInstance>();

/** Without the indexes: what is damaged may be one of them. */
function* rowsFrom(db: DatabaseSyncInstance, from: Position): Generator<StoredRow, void> {
  const statement = db.prepare(`
    SELECT ${STORED_ROW} FROM event e NOT INDEXED LEFT JOIN stream s ON s.id = e.stream
    WHERE e.position >= ? ORDER BY e.position`);
  statement.setReturnArrays(true);
  held.add(statement);
  try {
    yield* statement.iterate(from);
  } finally {
    held.delete(statement);
  }
}
