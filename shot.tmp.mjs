import chromium from '@sparticuz/chromium';
import { chromium as pw } from 'playwright-core';
const base = process.env.BASE ?? 'http://127.0.0.1:3111';
const browser = await pw.launch({ executablePath: await chromium.executablePath(), args: ['--no-sandbox', '--disable-gpu', '--headless=shell'] });
const only = process.argv[2];
const pages = { timeline: '/timelines/kazakhstan-venue-2025', past: '/timelines/kazakhstan-venue-2025?at=45', compare: '/timelines/kazakhstan-venue-2025?compare=40', fact: '/facts/tokayev-kazakhstan-is-not-a-mediator', meeting: '/facts/tokayev-met-zelensky-at-un-general-assembly', corrections: '/corrections', sources: '/sources', signin: '/sign-in', nowhere: '/nowhere', filtered: '/timelines/kazakhstan-venue-2025?kind=STANCE&q=mediator', nofact: '/facts/none' , ...(process.env.MORE ? JSON.parse(process.env.MORE) : {})};
for (const [name, path] of Object.entries(pages)) {
  if (only && !only.split(',').includes(name)) continue;
  for (const [size, viewport] of Object.entries({ wide: { width: 1280, height: 900 }, phone: { width: 390, height: 844 } }))
    for (const scheme of (process.env.SCHEMES ?? 'light').split(',')) {
      const context = await browser.newContext({ viewport, colorScheme: scheme, locale: process.env.LANG_ ?? 'en-GB', timezoneId: 'Asia/Almaty' });
      const page = await context.newPage();
      page.on('console', (m) => ['error', 'warning'].includes(m.type()) && console.log(name, m.type(), m.text()));
      page.on('pageerror', (e) => console.log(name, 'ERR', e.message));
      await page.goto(base + path);
      await page.waitForTimeout(1200);
      await page.screenshot({ path: `/tmp/me/shots/${name}-${size}-${scheme}.png`, fullPage: process.env.FULL === '1' });
      await context.close();
    }
}
await browser.close();
