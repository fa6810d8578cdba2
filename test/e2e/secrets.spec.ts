import { execFileSync } from 'node:child_process';
import { createPrivateKey } from 'node:crypto';
import { chmodSync, copyFileSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { temporaryFolder } from '../read-model/record.js';
import { Service } from '../service.js';

it('deploy/make-secrets.sh makes secrets once, for containers to read and nobody else', () => {
  using folder = temporaryFolder();
  copyFileSync('deploy/make-secrets.sh', join(folder.path, 'make-secrets.sh'));
  const secrets = join(folder.path, 'secrets');
  const make = (): string[] => {
    execFileSync('sh', [join(folder.path, 'make-secrets.sh')]);
    return readdirSync(secrets).map((name) => readFileSync(join(secrets, name), 'utf8'));
  };
  const first = make();
  expect(first).toHaveLength(3);
  expect(new Set(first).size).toBe(3);
  const [key, ...passwords] = first;
  expect(createPrivateKey(key!).asymmetricKeyDetails).toEqual({ namedCurve: 'prime256v1' });
  for (const password of passwords) expect(password).toMatch(/^[\w-]{32}\n$/);
  expect(make()).toEqual(first);
  expect(statSync(secrets).mode & 0o777).toBe(0o700);
  expect(readdirSync(secrets).map((name) => statSync(join(secrets, name)).mode & 0o777)).toEqual([0o444, 0o444, 0o444]);
});

it('what the service writes is for its user alone, also in a folder that was there before', async () => {
  using folder = temporaryFolder();
  chmodSync(folder.path, 0o755);
  const service = await Service.start({ dataDir: folder.path, demo: true });
  // The test's own, for both a gateway and the service.
  const names = () => readdirSync(folder.path).filter((name) => name !== 'shared.key');
  const modes = () => names().map((name) => [name, statSync(join(folder.path, name)).mode & 0o077]);
  expect(modes().filter(([, open]) => open !== 0)).toEqual([]);
  await service.stop();
  expect(modes().filter(([, open]) => open !== 0)).toEqual([]);
});
