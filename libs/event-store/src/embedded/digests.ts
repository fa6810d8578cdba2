import { createHash } from 'node:crypto';
import type { DatabaseSyncInstance, StatementSyncInstance } from '@photostructure/sqlite';
import type { Position } from '../event-store.js';

/** What a digest is made of: an event as it lies in the file, its payloads as text or as bytes. */
export type Digested = readonly [
  position: Position,
  revision: number,
  stream: string,
  id: string,
  type: string,
  recordedAt: number,
  data: string | Uint8Array,
  metadata: string | Uint8Array,
  isJson: number,
];

/** Selects, of `event e`, the digest of the event before it and its own. */
export const DIGESTS = `
  (SELECT value FROM digest WHERE position = e.position - 1), (SELECT value FROM digest WHERE position = e.position)`;

const BEFORE_THE_FIRST = new Uint8Array(32);

/** An event, or what lies between events, is not what was recorded. The message names it; operations.md tells what to do. */
export class DamagedLog extends Error {
  constructor(what: string) {
    super(`${what} is not what was recorded`);
    this.name = 'DamagedLog';
  }
}

/** The SHA-256 of an event and of the digest of the one before it, so that none is changed, left out or put elsewhere unseen. */
export function digestOf(before: Uint8Array, event: Digested): Uint8Array {
  const [position, revision, stream, id, type, recordedAt, data, metadata, isJson] = event;
  const lengths = [stream, id, type].map(({ length }) => length).join();
  const sizes = [sizeOf(data), sizeOf(metadata)].join();
  return createHash('sha256')
    .update(before)
    .update(`${position} ${revision} ${recordedAt} ${isJson} ${lengths} ${sizes} ${stream}${id}${type}`)
    .update(data)
    .update(metadata)
    .digest();
}

const sizeOf = (payload: string | Uint8Array): number =>
  typeof payload === 'string' ? Buffer.byteLength(payload) : payload.length;

/** Throws `DamagedLog` where an event that was read is not the one whose digest was recorded. */
export function verifyEvent(event: Digested, before: Uint8Array | null, own: Uint8Array | null): void {
  const previous = event[0] === 1 ? BEFORE_THE_FIRST : before;
  if (!previous || !own || Buffer.compare(digestOf(previous, event), own) !== 0) throw new DamagedLog(nameOf(event));
}

const nameOf = ([position, revision, stream, , type]: Digested): string =>
  `event ${position} (${type.slice(0, 60)}, revision ${revision} of ${stream.slice(0, 80)})`;

/** Adds a digest for each event that is written, and looks through all of them. */
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
  add(event: Digested): void {
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

/** In the order of `Digested`; the text beside bytes is empty. */
const EVENT = `e.position, e.revision, coalesce(s.name, ''), e.id, e.type, e.recorded_at,
  coalesce(e.data_bytes, e.data), coalesce(e.metadata_bytes, e.metadata), e.is_json`;

/** For a log that was written without digests: makes those of all events, in one transaction of the caller's. */
export function addDigests(db: DatabaseSyncInstance): void {
  const digests = new Digests(db, 0);
  for (const event of events(db, 1)) digests.add(event as Digested);
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
  let before = from === 1 ? BEFORE_THE_FIRST : digestAt(db, from - 1);
  for (const found of events(db, from)) {
    const event = found as Digested;
    const [position] = event;
    if (position !== expected) {
      onDamage(`events ${expected} to ${position - 1} are missing`);
      before = digestAt(db, position - 1);
    }
    const own = digestAt(db, position);
    try {
      verifyEvent(event, before, own);
    } catch (error) {
      onDamage((error as Error).message);
    }
    before = own;
    expected = position + 1;
    if (position % SLICE === 0) yield position;
  }
  return expected - 1;
}

function digestAt(db: DatabaseSyncInstance, position: Position): Uint8Array | null {
  const row = statementOf(db, 'SELECT value FROM digest WHERE position = ?').get(position);
  return (row as { readonly value: Uint8Array } | undefined)?.value ?? null;
}

/** Without its indexes: what is damaged may be one of them. */
function events(db: DatabaseSyncInstance, from: Position): Iterable<unknown> {
  const statement = statementOf(
    db,
    `SELECT ${EVENT} FROM event e NOT INDEXED LEFT JOIN stream s ON s.id = e.stream WHERE e.position >= ? ORDER BY e.position`,
  );
  statement.setReturnArrays(true);
  return statement.iterate(from);
}

const prepared = new WeakMap<DatabaseSyncInstance, Map<string, StatementSyncInstance>>();

function statementOf(db: DatabaseSyncInstance, sql: string): StatementSyncInstance {
  const known = prepared.get(db) ?? new Map<string, StatementSyncInstance>();
  prepared.set(db, known);
  const statement = known.get(sql) ?? db.prepare(sql);
  known.set(sql, statement);
  return statement;
}
