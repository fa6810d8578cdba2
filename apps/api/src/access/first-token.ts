import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { errors } from 'jose';
import { firstEditor } from './identity.js';
import { DAY } from './own-issuer.js';
import type { OwnIssuer } from './own-issuer.js';

const DAYS = 365;

/** What became of the first editor's token; `note` is for the console. */
export class FirstToken {
  constructor(
    readonly isNew: boolean,
    readonly note?: string,
  ) {}
}

/** Keeps a token of the first editor in the data folder, for its owner alone: a new one where there is none that holds. */
export async function keepFirstToken(own: OwnIssuer | undefined, dataDir: string): Promise<FirstToken> {
  if (!own) return new FirstToken(false);
  const path = join(dataDir, 'editor.token');
  const isNew = !existsSync(path);
  const fault = isNew ? undefined : await faultOf(own, readFileSync(path, 'utf8').trim());
  if (!isNew && !fault) return new FirstToken(isNew);
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, `${await own.issue(firstEditor, 'editor', DAYS * DAY)}\n`, { mode: 0o600 });
  renameSync(draft, path);
  return new FirstToken(isNew, fault && `${path} holds a new token: the one before ${fault}`);
}

/** One that was revoked stays: somebody wanted it so, and deletes the file for a new one. */
async function faultOf(own: OwnIssuer, token: string): Promise<string | undefined> {
  try {
    await own.verify(token);
    return undefined;
  } catch (error) {
    if (error instanceof errors.JWTExpired) return 'has expired';
    return 'was of an earlier release, or of another signing key';
  }
}
