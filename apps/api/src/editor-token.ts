import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from './config.js';
import { ConfigError } from './secret-file.js';
import type { EditorOfRequest } from './kernel/editor.js';

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** The one editor's bearer token: who sends it may write. */
export class EditorToken {
  private constructor(
    /** Undefined on a node where nobody may write. */
    readonly token: string | undefined,
    readonly path: string,
    /** Whether it was made just now: then it is shown, once. */
    readonly isNew: boolean,
  ) {}

  /**
   * From EDITOR_TOKEN_FILE where that is set, because nodes on one EventStoreDB must know the same token; else, with an
   * embedded log, from the data folder, made at the first start for its owner alone.
   */
  static of({ dataDir, editorTokenFile, connectionString }: Config): EditorToken {
    const path = editorTokenFile ?? join(dataDir, 'editor.token');
    if (existsSync(path)) return new EditorToken(readToken(path), path, false);
    if (editorTokenFile !== undefined) throw new ConfigError(`EDITOR_TOKEN_FILE: there is no file ${path}`);
    if (connectionString !== undefined) return new EditorToken(undefined, path, false);
    const token = randomBytes(32).toString('base64url');
    writeFileSync(path, `${token}\n`, { mode: 0o600, flag: 'wx' });
    return new EditorToken(token, path, true);
  }

  /** Why nobody may write on this node, undefined where an editor may. */
  get readOnly(): string | undefined {
    return this.token === undefined ? 'this node only reads: it was started without EDITOR_TOKEN_FILE' : undefined;
  }

  /** The editor of an Authorization header; undefined for anyone else. */
  editorOf(authorization: string | undefined): EditorOfRequest | undefined {
    const [, given] = /^Bearer +(\S+)$/i.exec(authorization ?? '') ?? [];
    if (!given || this.token === undefined || !timingSafeEqual(digest(given), digest(this.token))) return undefined;
    return { id: 'first-editor', name: 'First editor' };
  }
}

function readToken(path: string): string {
  const token = readFileSync(path, 'utf8').trim();
  if (token.length < 20)
    throw new ConfigError(
      `${path} holds no token of 20 characters or more: write one, or delete it where the service may make its own`,
    );
  return token;
}
