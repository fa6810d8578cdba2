import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { StoreLocked } from '../errors.js';
import { lockFolder } from './lock.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lock-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('a locked folder', () => {
  it('is refused, also within the same process, and named', () => {
    const lock = lockFolder(folder);
    expect(() => lockFolder(folder)).toThrow(StoreLocked);
    expect(() => lockFolder(folder)).toThrow(`${folder} is in use by another process`);
    lock.release();
  });

  it('is free again after release', () => {
    lockFolder(folder).release();
    lockFolder(folder).release();
  });
});

describe('a folder that is missing', () => {
  it('is not taken for a locked one', () => {
    expect(() => lockFolder(join(folder, 'missing'))).toThrow(/unable to open/);
  });
});
