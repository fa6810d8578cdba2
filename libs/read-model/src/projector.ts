import { existsSync, rmSync } from 'node:fs';
import { decoded, metadataOf, recordedAtOf, UnknownEvent } from '@timeline/event-store';
import type { StoredEvent } from '@timeline/event-store';
import { UnreadableEvent } from '@timeline/kernel';
import type { DomainEvent, EventRegistry, EventsOf } from '@timeline/kernel';
import { Database } from './database.js';
import { FIRST_VERSION, migrations } from './migrations.js';
import { Writer } from './writer.js';
import type { EventContext } from './written.js';

/** What a slice makes of its events. `prefix` is that of its streams; projecting is pure but for what it writes. */
export interface SliceProjection {
  readonly prefix: string;
  readonly events: EventRegistry;
  project(event: DomainEvent, context: EventContext, writer: Writer): void;
  /** What follows for this slice from an event of another one, after that one has projected it. */
  follow?(event: DomainEvent, context: EventContext, writer: Writer): void;
}

/** What becomes of each type of event; one that is missing does not compile. */
type Handlers<R extends EventRegistry> = {
  readonly [T in keyof R & string]: (
    event: Extract<EventsOf<R>, { type: T }>,
    context: EventContext,
    writer: Writer,
  ) => void;
};

/** A slice's projection, put together from one handler for each type of event in its registry. */
export function sliceProjection<R extends EventRegistry>(
  prefix: string,
  events: R,
  handlers: Handlers<R>,
  follow?: SliceProjection['follow'],
): SliceProjection {
  return {
    prefix,
    events,
    follow,
    project: (event, context, writer) => handlers[event.type]!(event as never, context, writer),
  };
}

/** Brings a file to today's shape. True when what it holds has to be built anew from the log. */
export function migrate(db: Database): boolean {
  const version = versionOf(db);
  const newest = FIRST_VERSION + migrations.length - 1;
  if (version > newest)
    throw new Error(
      `the read model is of a later release (version ${version}): update the service, or delete the file`,
    );
  const missing = migrations.slice(Math.max(0, version - FIRST_VERSION + 1));
  if (missing.length > 0)
    db.transaction(() => {
      for (const { sql } of missing) db.exec(sql);
      const stale = version > 0 && missing.some(({ replay }) => replay);
      if (stale) db.exec(`INSERT OR REPLACE INTO meta (name, value) VALUES ('stale', 1)`);
      db.exec(`PRAGMA user_version = ${newest}`);
    });
  return db.get(`SELECT value FROM meta WHERE name = 'stale'`) !== undefined;
}

const versionOf = (db: Database): number => Number(db.get('PRAGMA user_version')?.user_version);

/** Whether a file was left behind by an older release and has to be built anew; one that cannot be read any more is removed. */
export function isStale(path: string): boolean {
  if (!existsSync(path)) return false;
  const db = new Database(path);
  try {
    if (versionOf(db) === 0 || versionOf(db) >= FIRST_VERSION) return migrate(db);
  } finally {
    db.close();
  }
  for (const suffix of ['', '-wal', '-shm']) rmSync(`${path}${suffix}`, { force: true });
  return false;
}

/** Events in one transaction when more are to come. */
const MOST_PENDING = 10_000;

/**
 * Applies events to one file: rows and checkpoint in one transaction, so that a crash leaves both or neither. Holds the
 * only writing connection. Synchronous; runs in a worker thread in the service, in place in tests.
 */
export class Projector {
  private readonly db: Database;
  private readonly writer: Writer;
  /** Up to where events are applied; the transaction that is open holds those after `committed`. */
  private position: number;
  private committed: number;
  private lastRecordedAt: number;
  private isOpen = false;
  private isFilling = false;
  private pending = 0;

  constructor(
    path: string,
    private readonly slices: readonly SliceProjection[],
  ) {
    this.db = new Database(path);
    migrate(this.db);
    this.writer = new Writer(this.db);
    this.position = this.committed = Number(
      this.db.get(`SELECT value FROM meta WHERE name = 'checkpoint'`)?.value ?? 0,
    );
    this.lastRecordedAt = this.lastTime();
  }

  /** The position up to which everything is committed. */
  checkpoint(): number {
    return this.committed;
  }

  /**
   * Applies events, and that the log was seen up to `position`. Where more is to come the transaction may be left open, for up
   * to some ten thousand events: pages of the file that each batch would change are then written once. Events may be made as
   * they are taken, so that no more than one of them is held.
   */
  apply(events: Iterable<StoredEvent>, position: number, isMore = false): void {
    try {
      if (isMore && !this.isFilling) this.fill(true);
      if (!this.isOpen) this.db.exec('BEGIN IMMEDIATE');
      this.isOpen = true;
      for (const event of events) this.one(event);
      // What was not committed may come again, in other batches.
      this.position = Math.max(this.position, position);
      if (!isMore || this.pending >= MOST_PENDING) this.commit();
      if (!isMore && this.isFilling) this.fill(false);
    } catch (error) {
      // Of an event that cannot be read nothing is written yet, and what came before it stays.
      this.leave(error instanceof UnknownEvent || error instanceof UnreadableEvent);
      throw error;
    }
  }

  private leave(isWhole: boolean): void {
    try {
      if (isWhole) this.commit();
    } finally {
      this.rollBack();
    }
  }

  /** Commits what is applied, folds the write-ahead log into the file and lets go of it. */
  close(): void {
    if (this.isOpen) this.commit();
    this.db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    this.db.close();
  }

  private fill(isFilling: boolean): void {
    this.db.fill(isFilling);
    this.isFilling = isFilling;
  }

  private commit(): void {
    this.writer.flush();
    this.db.run(`INSERT OR REPLACE INTO meta (name, value) VALUES ('checkpoint', ?)`, this.position);
    this.db.exec('COMMIT');
    this.committed = this.position;
    this.isOpen = false;
    this.pending = 0;
  }

  private rollBack(): void {
    if (!this.isOpen) return;
    try {
      this.db.exec('ROLLBACK');
    } catch {
      // A full disk has ended the transaction already.
    }
    this.position = this.committed;
    this.isOpen = false;
    this.pending = 0;
    this.writer.forget();
    this.lastRecordedAt = this.lastTime();
  }

  private lastTime(): number {
    return Number(this.db.get('SELECT recorded_at FROM change ORDER BY position DESC LIMIT 1')?.recorded_at ?? 0);
  }

  private one(stored: StoredEvent): void {
    if (stored.position <= this.position) return;
    const slice = this.slices.find(({ prefix }) => stored.streamId.startsWith(prefix));
    if (slice) this.project(stored, slice);
    this.position = stored.position;
    this.pending++;
  }

  private project(stored: StoredEvent, slice: SliceProjection): void {
    const event = decoded(slice.events, stored);
    const context = this.contextOf(stored, slice.prefix);
    this.writer.begin(context, stored.type);
    slice.project(event, context, this.writer);
    for (const other of this.slices) if (other !== slice) other.follow?.(event, context, this.writer);
    this.writer.end();
  }

  private contextOf(stored: StoredEvent, prefix: string): EventContext {
    const { commandId, editor } = metadataOf(stored);
    this.lastRecordedAt = Math.max(this.lastRecordedAt, recordedAtOf(stored));
    return {
      entityId: stored.streamId.slice(prefix.length),
      streamId: stored.streamId,
      revision: stored.revision,
      position: stored.position,
      recordedAt: this.lastRecordedAt,
      editor,
      commandId,
    };
  }
}
