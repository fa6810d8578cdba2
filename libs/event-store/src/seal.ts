import { createHash } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { basename } from 'node:path';

const CHUNK = 1024 * 1024;
const sealOf = (path: string): string => `${path}.sha256`;

/**
 * Notes beside a database file, which was closed and has nothing in its write-ahead log, what it is now: in the form that
 * `sha256sum --check` reads. Notes nothing where something is still in the log, or where the disk is full.
 */
export function seal(path: string): void {
  if ((statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0) return;
  const made = `${sealOf(path)}.new`;
  try {
    write(made, `${sha256Of(path)}  ${basename(path)}\n`);
    renameSync(made, sealOf(path));
  } catch {
    // A file without a seal is looked into when it is opened next.
    rmSync(made, { force: true });
  }
}

function write(path: string, text: string): void {
  const file = openSync(path, 'w', 0o600);
  try {
    writeSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Whether a file is what it was when it was sealed; `none`: it was not closed in order, or by a release that sealed nothing. */
export function checkSeal(path: string): 'whole' | 'changed' | 'none' {
  if (!statSync(path, { throwIfNoEntry: false }) || !statSync(sealOf(path), { throwIfNoEntry: false })) return 'none';
  return readFileSync(sealOf(path), 'latin1').startsWith(sha256Of(path)) ? 'whole' : 'changed';
}

/** Before the file is written to: a seal says nothing of it from then on. */
export function breakSeal(path: string): void {
  rmSync(sealOf(path), { force: true });
}

function sha256Of(path: string): string {
  const hash = createHash('sha256');
  const buffer = Buffer.allocUnsafe(CHUNK);
  const file = openSync(path, 'r');
  try {
    for (let read = readSync(file, buffer); read > 0; read = readSync(file, buffer))
      hash.update(buffer.subarray(0, read));
  } finally {
    closeSync(file);
  }
  return hash.digest('hex');
}
