import { existsSync, rmSync } from 'node:fs';
import { decoded, metadataOf, recordedAtOf } from '@timeline/event-store';
import type { StoredEvent } from '@timeline/event-store';
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

/**
 * Applies events to one file: rows and checkpoint in one transaction, so that a crash leaves both or neither. Holds the
 * only writing connection. Synchronous; runs in a worker thread in the service, in place in tests.
 */
export class Projector {
  private readonly db: Database;
  private readonly writer: Writer;
  private position: number;
  private lastRecordedAt: number;

  constructor(
    path: string,
    private readonly slices: readonly SliceProjection[],
  ) {
    this.db = new Database(path);
    migrate(this.db);
    this.writer = new Writer(this.db);
    this.position = Number(this.db.get(`SELECT value FROM meta WHERE name = 'checkpoint'`)?.value ?? 0);
    this.lastRecordedAt = Number(
      this.db.get('SELECT recorded_at FROM change ORDER BY position DESC LIMIT 1')?.recorded_at ?? 0,
    );
  }

  checkpoint(): number {
    return this.position;
  }

  apply(events: readonly StoredEvent[], position: number): void {
    const recordedAt = this.lastRecordedAt;
    try {
      this.db.transaction(() => {
        for (const event of events) this.one(event);
        this.writer.flush();
        this.db.run(`INSERT OR REPLACE INTO meta (name, value) VALUES ('checkpoint', ?)`, position);
      });
    } catch (error) {
      this.lastRecordedAt = recordedAt;
      this.writer.forget();
      throw error;
    }
    this.position = position;
  }

  /** Folds the write-ahead log into the file and lets go of it. */
  close(): void {
    this.db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    this.db.close();
  }

  private one(stored: StoredEvent): void {
    const slice = this.slices.find(({ prefix }) => stored.streamId.startsWith(prefix));
    if (!slice || stored.position <= this.position) return;
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
