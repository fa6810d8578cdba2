import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { decodeJwt } from 'jose';
import { OwnGateway } from '../own-gateway.js';
import { Service, store } from '../service.js';
import { bearer, refusalOf, write } from './signed-in.js';

let folder: string;
let settings: Record<string, string> = {};
let gateway: OwnGateway | undefined;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'token-'));
  if (store === 'embedded') return;
  gateway = await OwnGateway.of(folder, {});
  settings = gateway.settings;
});
afterAll(async () => {
  await gateway?.end('SIGTERM');
  rmSync(folder, { recursive: true, force: true });
});

/** `npm run timeline -- token …`, built. */
async function token(...options: string[]): Promise<string> {
  const env = { ...process.env, DATA_DIR: folder, NODE_OPTIONS: '', ...settings };
  const run = promisify(execFile)(process.execPath, ['dist/service/timeline.js', 'token', ...options], { env });
  return (await run).stdout.trim();
}

describe('npm run timeline -- token', () => {
  it('gives tokens before the service first runs and while it runs, and takes them back', async () => {
    const early = await token('--name', 'Ася Құлманова', '--role', 'reporter', '--days', '7');
    expect(decodeJwt(early)).toMatchObject({ sub: 'asya-khulmanova', name: 'Ася Құлманова', role: 'reporter' });
    const { iat, exp } = decodeJwt(early);
    expect(exp! - iat!).toBe(7 * 86_400);
    const service = await Service.start({ dataDir: folder });
    const late = await token('--name', 'Ada', '--role', 'editor', '--id', 'ada.l');
    expect(decodeJwt(late)).toMatchObject({ sub: 'ada.l', role: 'editor' });
    for (const one of [early, late]) expect(refusalOf(await write(service, bearer(one)))).toBeUndefined();

    expect(await token('revoke', late)).toBe(`The token ${decodeJwt(late).jti} is revoked.`);
    expect(refusalOf(await write(service, bearer(late)))).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(refusalOf(await write(service, bearer(early)))).toBeUndefined();
    await service.killAlone('SIGTERM');

    expect(await token('revoke', decodeJwt(early).jti!)).toMatch(/is revoked/);
    expect(await token('revoke', late)).toMatch(/is revoked/);
    const again = await Service.start({ dataDir: folder });
    for (const one of [early, late])
      expect(refusalOf(await write(again, bearer(one)))).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(refusalOf(await write(again, bearer(again.token)))).toBeUndefined();
    await again.stop();
    // Each command loads the whole service.
  }, 180_000);

  it.each([
    [[], /give --name and --role/],
    [['--name', 'Ada', '--role', 'reader'], /editor or reporter/],
    [['--name', 'Ada\u001b[31m', '--role', 'editor'], /without control characters/],
    [['--name', '安', '--role', 'editor'], /give --id too/],
    [['--name', 'Ada', '--role', 'editor', '--days', '0'], /a number of days/],
    [['--name', 'Ada', '--role', 'editor', '--id', 'https://a#b'], /a–z and 0–9/],
    [['revoke', 'nonsense'], /it cannot be revoked, only expire/],
  ])('says what is wrong with %j', async (options, message) => {
    await expect(token(...options)).rejects.toThrow(message);
  });
});
