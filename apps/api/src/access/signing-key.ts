import { createPrivateKey, generateKeyPairSync, randomUUID } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../config.js';
import { ConfigError, readSecret } from '../secret-file.js';

/**
 * The key that signs the service's own tokens, ECDSA on P-256. From SIGNING_KEY_FILE where that is set, because nodes on
 * one EventStoreDB must know the same key; else, with an embedded log, from the data folder, made at the first start for its
 * owner alone. Undefined on a node on EventStoreDB that was given none.
 */
export function signingKey({ dataDir, signingKeyFile, connectionString }: SigningKeyConfig): KeyObject | undefined {
  if (signingKeyFile !== undefined) return keyIn('SIGNING_KEY_FILE', signingKeyFile);
  if (connectionString !== undefined) return undefined;
  const path = join(dataDir, 'signing.key');
  if (!existsSync(path)) make(dataDir, path);
  return keyIn('DATA_DIR', path);
}

export type SigningKeyConfig = Pick<Config, 'dataDir' | 'signingKeyFile' | 'connectionString'>;

function keyIn(setting: string, path: string): KeyObject {
  const key = parsed(readSecret(setting, path));
  if (key?.asymmetricKeyDetails?.namedCurve === 'prime256v1') return key;
  throw new ConfigError(
    `${setting}: ${path} holds no private key on the curve P-256: make one with openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256`,
  );
}

function parsed(pem: string): KeyObject | undefined {
  try {
    return createPrivateKey(pem);
  } catch {
    return undefined;
  }
}

/** Whole or not at all, and never over one that another process has just made. */
function make(dataDir: string, path: string): void {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const draft = `${path}.${randomUUID()}`;
  writeFileSync(draft, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600, flag: 'wx' });
  try {
    linkSync(draft, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft);
  }
}
