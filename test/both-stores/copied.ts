import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { breakSeal, EmbeddedEventStore, EventStoreDbStore } from '@timeline/event-store';
import type { StoredEvent } from '@timeline/event-store';
import { everything } from '../../libs/event-store/src/contract/contract-store.js';

/** `npm run timeline -- copy`, built, in a process of its own. */
export class Copying {
  private readonly child: ChildProcess;
  private output = '';

  constructor(from: string, to: string) {
    this.child = spawn(process.execPath, ['dist/service/timeline.js', 'copy', '--from', from, '--to', to], {
      env: { ...process.env, NODE_OPTIONS: '' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [this.child.stdout!, this.child.stderr!]) stream.on('data', (chunk) => (this.output += chunk));
  }

  get isOver(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null;
  }

  async ended(): Promise<{ code: number | null; output: string }> {
    if (!this.isOver) await once(this.child, 'exit');
    return { code: this.child.exitCode, output: this.output };
  }

  async kill(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.ended();
  }
}

/** Copies to the end. */
export const copy = (from: string, to: string): ReturnType<Copying['ended']> => new Copying(from, to).ended();

/** Every event of a store, named as the command names it. */
export async function eventsOf(name: string): Promise<StoredEvent[]> {
  const store = name.startsWith('esdb:')
    ? await EventStoreDbStore.open({ connectionString: name })
    : await EmbeddedEventStore.open({ folder: name });
  try {
    return await everything(store.readAll());
  } finally {
    await store.close();
  }
}

/** What an event is wherever it lies: not its position nor the store's own time. When it was first recorded is kept apart. */
export const asMoved = ({ id, type, data, streamId, revision, metadata, recordedAt }: StoredEvent) => {
  const { recordedAt: kept, ...own } = metadata;
  return { id, type, data, streamId, revision, metadata: own, recordedAt: kept ?? new Date(recordedAt).toISOString() };
};

/** How many events lie in a folder's file, whoever holds it; 0 while there is none. */
export function countIn(folder: string): number {
  return inFile(folder, { readOnly: true }, (db) => {
    const { count } = db.prepare('SELECT count(*) AS count FROM event').get() as { count: number };
    return count;
  });
}

/** Changes a folder's file behind the back of every store. */
export function tamper(folder: string, sql: string): void {
  inFile(folder, {}, (db) => {
    // As somebody does who can: the digests are made anew when the file, of an older format now, is opened next.
    breakSeal(join(folder, 'events.db'));
    db.exec(`${sql}; DROP TABLE digest; PRAGMA user_version = 2`);
    return 0;
  });
}

function inFile(folder: string, options: { readOnly?: boolean }, work: (db: DatabaseSyncInstance) => number): number {
  let db: DatabaseSyncInstance;
  try {
    db = new DatabaseSync(join(folder, 'events.db'), options);
  } catch {
    return 0;
  }
  try {
    return work(db);
  } catch (error) {
    if (options.readOnly) return 0;
    throw error;
  } finally {
    db.close();
  }
}
