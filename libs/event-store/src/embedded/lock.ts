import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { StoreLocked } from '../errors.js';

const SQLITE_BUSY = 5;

/** Held until `release` is called or the process ends, however it ends. */
export interface FolderLock {
  release(): void;
}

/**
 * Makes this the only writer in a folder, or throws `StoreLocked`. The lock is the operating system's on the file
 * `writer.lock`, so kill -9 frees it. Do not open that file in the same process: closing it would drop the lock (POSIX).
 */
export function lockFolder(folder: string): FolderLock {
  const db = new DatabaseSync(join(folder, 'writer.lock'), { timeout: 0 });
  try {
    db.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    db.close();
    throw (error as { errcode?: number }).errcode === SQLITE_BUSY ? new StoreLocked(folder) : error;
  }
  return { release: () => letGo(db) };
}

function letGo(db: DatabaseSyncInstance): void {
  db.exec('ROLLBACK');
  db.close();
}
