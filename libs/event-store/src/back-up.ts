import { readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { backup, DatabaseSync } from '@photostructure/sqlite';
import { makeFolder } from './embedded/make-folder.js';
import { verifyLogFileInSlices } from './embedded/open-log.js';
import { breakSeal, seal } from './seal.js';

export interface BackUpOptions {
  /** Made, for its owner alone, if it is not there. */
  readonly folder: string;
  /** How many backups are kept there: the newest. */
  readonly keep: number;
}

export interface BackUp {
  readonly path: string;
  readonly events: number;
}

const PART = /^events-.*\.db\.part(-wal|-shm)?$/;
const NAME = /^events-\d{8}T\d{9}Z\.db$/;

/**
 * Copies the file of an embedded log, while it is written to, into one that can be put in the place of `events.db`; looks through the copy, and seals it.
 * Older ones go once the new one is whole. Throws, and leaves what was there, where an event of the copy is damaged or the disk is full.
 */
export async function backUp(log: string, { folder, keep }: BackUpOptions): Promise<BackUp> {
  makeFolder(folder);
  // What a process that was killed has left behind.
  for (const name of readdirSync(folder)) if (PART.test(name)) rmSync(join(folder, name), { force: true });
  const time = new Date().toISOString().replaceAll(/[-:.]/g, '');
  const path = join(folder, `events-${time}.db`);
  const part = `${path}.part`;
  try {
    await copy(log, part);
    const { events, damage } = await verifyLogFileInSlices(part);
    if (damage.length > 0) throw new Error(`the log cannot be backed up: ${damage[0]}`);
    for (const suffix of ['-wal', '-shm']) rmSync(`${part}${suffix}`, { force: true });
    renameSync(part, path);
    seal(path);
    for (const old of backUpsIn(folder).slice(keep)) {
      rmSync(join(folder, old), { force: true });
      breakSeal(join(folder, old));
    }
    return { path, events };
  } finally {
    for (const suffix of ['', '-wal', '-shm']) rmSync(`${part}${suffix}`, { force: true });
  }
}

/**
 * By SQLite's own backup, in one step and over a connection of its own: what has been committed by then, while the writer goes
 * on. The driver copies in another thread, with which no connection is to be shared.
 */
async function copy(log: string, to: string): Promise<void> {
  const source = new DatabaseSync(log, { readOnly: true });
  try {
    await backup(source, to, { rate: -1 });
  } finally {
    source.close();
  }
}

/** The names of the backups in a folder, newest first; none where there is no folder. */
export function backUpsIn(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => NAME.test(name))
      .sort()
      .reverse();
  } catch {
    return [];
  }
}
