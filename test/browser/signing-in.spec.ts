import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { OidcTestIssuer } from '../oidc/issuer.js';
import { Service } from '../service.js';
import { launch, settles, visit, windowOf } from './browser.js';

let folder: string;
let issuer: OidcTestIssuer;
let service: Service;
let browser: Browser;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sign-in-'));
  issuer = await OidcTestIssuer.listen();
  writeFileSync(join(folder, 'secret'), `${issuer.secret}\n`);
  [service, browser] = await Promise.all([
    Service.start({ demo: true, env: issuer.settings(join(folder, 'secret')) }),
    launch(),
  ]);
  issuer.serve(`${service.url}/session/oidc/callback`);
});
afterAll(async () => {
  await browser?.close();
  await service?.stop();
  await issuer?.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('an editor who opens the link that the service printed', () => {
  it('is signed in, once; the code is gone from the address; and may sign out', async () => {
    const printed = () => /\S+\/sign-in#code=\S+/.exec(service.output())?.[0];
    await settles(async () => printed() !== undefined, true);
    const link = printed()!;
    const context = await windowOf(browser);
    const { page } = await visit(context, link);
    await page.getByText('You are signed in as First editor (editor).').waitFor();
    expect(page.url()).toBe(`${service.url}/sign-in`);
    expect(await page.evaluate<string>('document.cookie')).toBe('');
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('link', { name: 'Sign in', exact: true }).waitFor();
    await context.close();

    const another = await windowOf(browser);
    const { page: again } = await visit(another, link);
    await again.getByText(/Signing in did not work/).waitFor();
    await another.close();
  });
});

describe('an editor with a token', () => {
  it('is signed in by it, and told where it is none', async () => {
    const context = await windowOf(browser);
    const { page } = await visit(context, `${service.url}/sign-in`);
    await page.getByLabel('Token').fill('not-a-token');
    await page.getByLabel('Token').press('Enter');
    await page.getByRole('alert').waitFor();
    await page.getByLabel('Token').fill(service.token);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByText('You are signed in as First editor (editor).').waitFor();
    await context.close();
  });
});

describe('a reporter of a newsroom that has an issuer of its own', () => {
  it('signs in there and comes back to the desk, signed in', async () => {
    const context = await windowOf(browser);
    const { page } = await visit(context, `${service.url}/sign-in`);
    await page.getByRole('link', { name: 'Sign in with the newsroom’s account' }).click();
    await page.waitForURL(`${service.url}/desk`);
    await settles(() => page.locator('.who').innerText(), 'Ada Lovelace Sign out');
    await context.close();
  });
});
