import { expect } from '@jest/globals';
import axe from 'axe-core';
import chromium from '@sparticuz/chromium';
import { chromium as playwright } from 'playwright-core';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';

/** The packaged browser, without a window. */
export async function launch(): Promise<Browser> {
  return playwright.launch({
    executablePath: await chromium.executablePath(),
    // The package's own arguments would end the browser with its first page.
    args: ['--no-sandbox', '--disable-gpu', '--headless=shell'],
  });
}

export const PHONE = { width: 390, height: 844 };
export const WIDE = { width: 1280, height: 900 };

/** A window of its own, as a reader in Almaty has it, in the language that is asked for. */
export async function windowOf(browser: Browser, options: BrowserContextOptions = {}): Promise<BrowserContext> {
  const context = await browser.newContext({ locale: 'en-GB', timezoneId: 'Asia/Almaty', viewport: WIDE, ...options });
  // By the browser itself: a script tag would be refused by the page's own policy, as it should.
  await context.addInitScript({ content: axe.source });
  context.setDefaultTimeout(20_000);
  return context;
}

/** A page at an address, and what went wrong in it: errors thrown and complaints on its console. */
export async function visit(context: BrowserContext, address: string): Promise<{ page: Page; complaints: string[] }> {
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', ({ message }) => complaints.push(message));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  await page.goto(address);
  return { page, complaints };
}

interface Axe {
  run(options: object): Promise<{ violations: { id: string; impact: string; nodes: { target: string[] }[] }[] }>;
}

/** What axe finds serious or critical on a page, each with where. */
export async function grave(page: Page): Promise<string[]> {
  // Colours that are on their way to another are read at their end.
  await page.waitForTimeout(250);
  const violations = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: Axe };
    return (await axe.run({ resultTypes: ['violations'] })).violations;
  });
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`);
}

/** Waits until a page says what it is to say, for as long as a loaded machine may take; fails with what it said last. */
export async function settles<T>(read: () => Promise<T>, wanted: T): Promise<void> {
  const said = () => read().catch((error: unknown) => String(error));
  for (let tries = 0; tries < 150 && JSON.stringify(await said()) !== JSON.stringify(wanted); tries += 1)
    await new Promise((resolve) => setTimeout(resolve, 100));
  expect(await said()).toEqual(wanted);
}
