import { statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { breakSeal, checkSeal } from '../seal.js';
import { lookThrough } from './digests.js';
import { EmbeddedLog } from './log.js';
import { FORMAT } from './schema.js';
import type { LogOptions } from './log-append.js';

/** In the data folder. */
export const LOG_FILE = 'events.db';

/** What is told of damage at most, one sentence each. */
const TOLD = 20;
/** Of a log that was not closed in order, the newest events are looked through before it is opened; each of the others as it is read. */
const LOOKED_THROUGH = 20_000;

/**
 * Opens the log of a folder, unless it is damaged. A file that was closed in order is what it was then, to the bit, or it is looked
 * through from end to end. Throws an error that names the file and what is damaged.
 */
export function openLogFile(folder: string, options: LogOptions): EmbeddedLog {
  const path = join(folder, LOG_FILE);
  const state = checkSeal(path);
  if (state === 'changed') refuseDamaged(path, damageOf(path));
  breakSeal(path);
  const log = new EmbeddedLog(path, options);
  if (state !== 'none') return log;
  try {
    refuseDamaged(path, log.verify(Math.max(1, log.head() - LOOKED_THROUGH + 1)));
    return log;
  } catch (error) {
    log.close();
    throw error;
  }
}

/** None that can be told of a log of another release, which was put in the place of the one that was sealed. */
function damageOf(path: string): readonly string[] {
  try {
    return verifyLogFile(path).damage;
  } catch (error) {
    if (error instanceof OtherFormat) return [];
    throw error;
  }
}

function refuseDamaged(path: string, damage: readonly string[]): void {
  if (damage.length === 0) return;
  const more = damage.length > 3 ? `, and more (${damage.length} in all)` : '';
  throw new Error(
    `${path} is damaged: ${damage.slice(0, 3).join('; ')}${more}. \`npm run timeline -- verify\` says all of it, \`npm run timeline -- repair\` what to restore`,
  );
}

/** What a look through a log found. */
export interface Verified {
  /** Events that were looked at. */
  readonly events: number;
  /** The position up to which nothing is damaged. */
  readonly whole: number;
  /** Sentences, 20 at most; none where all is as it was recorded. */
  readonly damage: readonly string[];
}

/** Looks through the file of a log from end to end, also beside a process that has it open. Writes nothing. */
export function verifyLogFile(path: string, onProgress?: (position: number, head: number) => void): Verified {
  const looking = verifying(path);
  for (;;) {
    const { done, value } = looking.next();
    if (done) return value;
    onProgress?.(...value);
  }
}

/** As `verifyLogFile`, in slices between which others have the thread; without a look at the file's indexes. */
export async function verifyLogFileInSlices(path: string): Promise<Verified> {
  const looking = verifying(path, { indexes: false });
  for (;;) {
    const { done, value } = looking.next();
    if (done) return value;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

function* verifying(
  path: string,
  { indexes = true } = {},
): Generator<readonly [position: number, head: number], Verified> {
  const damage: string[] = [];
  let [whole, events]: [number | undefined, number] = [undefined, 0];
  const found = (what: string): void => {
    whole ??= events;
    if (damage.length < TOLD) damage.push(what);
  };
  let db: DatabaseSyncInstance | undefined;
  try {
    db = new DatabaseSync(path, { readOnly: true });
    refuseOtherFormat(db, path);
    const { head } = db.prepare('SELECT ifnull(max(position), 0) AS head FROM event NOT INDEXED').get() as {
      head: number;
    };
    const looking = lookThrough(db, 1, found);
    for (let step = looking.next(); ; step = looking.next()) {
      events = step.value;
      if (step.done) break;
      yield [step.value, head];
    }
    const pages = indexes ? db.prepare('PRAGMA integrity_check(20)').all() : [];
    for (const { integrity_check: said } of pages as { readonly integrity_check: string }[])
      if (said !== 'ok') found(said);
  } catch (error) {
    if (error instanceof OtherFormat) throw error;
    found((error as Error).message);
  } finally {
    db?.close();
  }
  return { events, whole: whole ?? events, damage };
}

/** The file was written by another release: nothing can be said of it. */
class OtherFormat extends Error {}

function refuseOtherFormat(db: DatabaseSyncInstance, path: string): void {
  const { user_version: format } = db.prepare('PRAGMA user_version').get() as { user_version: number };
  if (format === 1 || format === 2)
    throw new OtherFormat(
      `${path} has format ${format}, of an earlier release, without digests: start the service on it once, which adds them`,
    );
  if (format > FORMAT)
    throw new OtherFormat(`${path} has format ${format}, of a later release: this one reads format ${FORMAT}`);
}

/** Tells whether the file under a path is still the one that was opened. */
export function fileWatch(path: string): () => boolean {
  const of = () => statSync(path, { throwIfNoEntry: false });
  const opened = of();
  return () => {
    const now = of();
    return now !== undefined && now.ino === opened?.ino && now.dev === opened.dev;
  };
}
