import { closeSync, fsyncSync, mkdirSync, openSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/**
 * Makes a folder for its owner alone if it is not there, so that it survives a power cut as what is written in it does:
 * a new folder's own entry is on the disk only when its parent is fsynced, which SQLite does not do.
 */
export function makeFolder(folder: string): void {
  const firstMade = mkdirSync(folder, { recursive: true, mode: 0o700 });
  // Windows has no fsync for folders.
  if (firstMade === undefined || process.platform === 'win32') return;
  for (let made = resolve(folder); made.length >= resolve(firstMade).length; made = dirname(made)) sync(dirname(made));
}

function sync(folder: string): void {
  const descriptor = openSync(folder, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
