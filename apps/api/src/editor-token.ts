import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EditorOfRequest } from './kernel/editor.js';

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** The one editor's bearer token, kept in the data folder for its owner alone. */
export class EditorToken {
  private readonly expected: Buffer;

  private constructor(
    readonly token: string,
    /** Whether it was made just now: then it is shown, once. */
    readonly isNew: boolean,
  ) {
    this.expected = digest(token);
  }

  static inFolder(dataDir: string): EditorToken {
    const path = EditorToken.path(dataDir);
    if (existsSync(path)) {
      const token = readFileSync(path, 'utf8').trim();
      if (token.length < 20)
        throw new Error(`${path} holds no token of 20 characters or more: delete it, and a new one is made`);
      return new EditorToken(token, false);
    }
    const token = randomBytes(32).toString('base64url');
    writeFileSync(path, `${token}\n`, { mode: 0o600, flag: 'wx' });
    return new EditorToken(token, true);
  }

  static path(dataDir: string): string {
    return join(dataDir, 'editor.token');
  }

  /** The editor of an Authorization header; undefined for anyone else. */
  editorOf(authorization: string | undefined): EditorOfRequest | undefined {
    const [, given] = /^Bearer +(\S+)$/i.exec(authorization ?? '') ?? [];
    if (!given || !timingSafeEqual(digest(given), this.expected)) return undefined;
    return { id: 'first-editor', name: 'First editor' };
  }
}
