import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { gzipSync } from 'node:zlib';
import { Service } from '../service.js';
import { launch, settles, visit, windowOf } from './browser.js';

const TIMELINE = '/timelines/kazakhstan-venue-2025';
let service: Service;
let browser: Browser;

beforeAll(async () => {
  [service, browser] = await Promise.all([Service.start({ demo: true }), launch()]);
});
afterAll(async () => {
  await browser?.close();
  await service?.stop();
});

describe('the first load of the page', () => {
  it('takes 150 kB of script at most, gzipped, and all of it from the service', async () => {
    const context = await windowOf(browser);
    const page = await context.newPage();
    const scripts: Promise<number>[] = [];
    const elsewhere: string[] = [];
    page.on('response', (response) => {
      if (!response.url().startsWith(service.url)) elsewhere.push(response.url());
      if (response.request().resourceType() === 'script')
        scripts.push(response.body().then((body) => gzipSync(body).length));
    });
    await page.goto(`${service.url}${TIMELINE}`);
    await settles(() => page.locator('article.entry').count(), 18);
    const total = (await Promise.all(scripts)).reduce((sum, size) => sum + size, 0);
    expect(total).toBeGreaterThan(50_000);
    expect(total).toBeLessThanOrEqual(150_000);
    expect(elsewhere).toEqual([]);
    await context.close();
  });

  it('is one document for every address, kept by nobody, its files for good', async () => {
    const asked = { headers: { accept: 'text/html' } };
    const page = await fetch(`${service.url}/facts/anything`, asked);
    expect([page.status, page.headers.get('cache-control')]).toEqual([200, 'no-cache']);
    const [, script] = /src="(\/assets\/[^"]+\.js)"/.exec(await page.text())!;
    const file = await fetch(`${service.url}${script}`);
    expect(file.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect((await fetch(`${service.url}/nowhere`, asked)).status).toBe(404);
  });

  it('leaves the same addresses to who asks for the record itself', async () => {
    const fact = await fetch(`${service.url}/facts/tokayev-kazakhstan-is-not-a-mediator`);
    expect(fact.headers.get('content-type')).toContain('json');
    expect(fact.headers.get('vary')).toContain('accept');
    const memento = { accept: 'text/html', 'accept-datetime': new Date().toUTCString() };
    const then = await fetch(`${service.url}/facts/tokayev-kazakhstan-is-not-a-mediator`, { headers: memento });
    expect(then.headers.get('content-type')).not.toContain('html');
  });
});

describe('a reader who loses the connection', () => {
  it('keeps what is there, is told, and goes on when it is back', async () => {
    const context = await windowOf(browser);
    const { page } = await visit(context, `${service.url}${TIMELINE}`);
    await settles(() => page.locator('article.entry').count(), 18);
    // The rest of the page is fetched once there is time for it.
    await page.waitForResponse(/corrections-page/);
    await page.waitForLoadState('networkidle');
    await context.setOffline(true);
    await page.getByRole('link', { name: 'Corrections' }).click();
    await page.getByText('The service cannot be reached.').waitFor();
    await context.setOffline(false);
    await page.getByRole('button', { name: 'Try again' }).first().click();
    await page.getByText('Nothing has been corrected.').waitFor();
    await context.close();
  });

  it('is told where a part of the page itself cannot be fetched, and may load it anew', async () => {
    const context = await windowOf(browser);
    await context.route('**/assets/sign-in-page*', (route) => route.abort());
    const { page } = await visit(context, `${service.url}${TIMELINE}`);
    await settles(() => page.locator('article.entry').count(), 18);
    await page.getByRole('link', { name: 'Sign in' }).click();
    await page.getByText('The service cannot be reached.').waitFor();
    await page.getByRole('navigation').getByRole('link').first().click();
    await settles(() => page.locator('article.entry').count(), 18);
    await context.close();
  });
});
