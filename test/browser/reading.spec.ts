import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { commandId, Service } from '../service.js';
import { grave, launch, PHONE, settles, visit, WIDE, windowOf } from './browser.js';

const TIMELINE = '/timelines/kazakhstan-venue-2025';
const STANCE = '/facts/tokayev-kazakhstan-is-not-a-mediator';
let service: Service;
let browser: Browser;

beforeAll(async () => {
  [service, browser] = await Promise.all([Service.start({ demo: true }), launch()]);
});
afterAll(async () => {
  await browser?.close();
  await service?.stop();
});

/** Opens an address in a window of its own and gives it to a reader, who is to meet no complaint. */
async function read(path: string, as: (page: Page) => Promise<void>, options: Parameters<typeof windowOf>[1] = {}) {
  const context = await windowOf(browser, options);
  try {
    const { page, complaints } = await visit(context, `${service.url}${path}`);
    await as(page);
    expect(complaints).toEqual([]);
  } finally {
    await context.close();
  }
}

const entries = (page: Page) => page.locator('article.entry');
const machine = (page: Page) => page.getByRole('slider');
/** As long as the changes are not there, there is nowhere to go. */
const canTravel = (page: Page) =>
  settles(() => page.getByRole('button', { name: 'Previous change' }).isEnabled(), true);
const focused = (page: Page) => page.evaluate<string>(`document.activeElement?.textContent ?? ''`);

/** Presses a key until what has the focus fits; fails where it never does. */
async function pressUntil(page: Page, key: string, fits: RegExp): Promise<void> {
  for (let presses = 0; presses < 120; presses += 1) {
    await page.keyboard.press(key);
    const label = await page.evaluate<string>(
      `document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? ''`,
    );
    if (fits.test(label)) return;
  }
  throw new Error(`nothing that has the focus fits ${fits}`);
}

async function correct(): Promise<string> {
  const { data, errors } = await service.mutate(
    'mutation($input: CorrectFactInput!) { correctFact(input: $input) { position } }',
    {
      input: {
        ...{ commandId: commandId(), fact: 'bddc5e21-4c2c-5b8a-8016-910360b5c898', expectedRevision: 1, kind: 'DATE' },
        notice: {
          ...{ severity: 'MINOR', errorOrigin: 'OUR_ENTRY' },
          whatWasWrong: [{ value: 'The time zone was left open.', language: 'en' }],
          whatIsRight: [{ value: 'The day is that of New York.', language: 'en' }],
        },
        content: { occurredAt: { edtf: '2025-09-23', timeZone: 'America/New_York', zoneBasis: 'INFERRED' } },
      },
    },
  );
  expect(errors).toBeUndefined();
  return data.correctFact.position;
}

describe('a reader of a timeline', () => {
  it('sees every entry in the list and in the drawing, and how well each is supported', () =>
    read('/', async (page) => {
      await page.waitForURL(`**${TIMELINE}`);
      await settles(() => entries(page).count(), 18);
      expect(await page.locator('.entrybar').count()).toBe(18);
      const stance = entries(page).filter({ hasText: 'not a mediator' });
      expect(await stance.innerText()).toMatch(/2 sources, one origin: Akorda/);
      expect(await page.getByRole('heading', { level: 1 }).innerText()).toContain('Kazakhstan as a venue');
    }));

  it('narrows it by kind and by words, and the address says so', () =>
    read(TIMELINE, async (page) => {
      await page.locator('.wide').getByLabel('Stance').check();
      await settles(() => entries(page).count(), 3);
      const kinds = page.locator('.wide').getByRole('group', { name: 'Kind' }).getByRole('checkbox');
      const counts = page.locator('.wide').getByRole('group', { name: 'Kind' }).locator('.count');
      await settles(() => counts.allInnerTexts(), ['8', '3', '2', '2', '1', '1']);
      await kinds.first().check();
      await settles(() => entries(page).count(), 11);
      await kinds.first().uncheck();
      await settles(() => entries(page).count(), 3);
      await page.locator('.wide').getByRole('searchbox').fill('посредник');
      await settles(() => entries(page).count(), 1);
      expect(new URL(page.url()).searchParams.get('kind')).toBe('STANCE');
      expect(await page.getByText('1 of 1').count()).toBe(1);
      await page.locator('.wide').getByLabel('Tokayev').check();
      await settles(
        () => page.locator('.wide').getByRole('group', { name: 'Kind' }).locator('.count').allInnerTexts(),
        [...['0', '1', '1', '0', '0', '0']],
      );
      await page.goBack();
      await settles(async () => new URL(page.url()).searchParams.get('who'), null);
    }));

  it('is told where nothing fits, and finds the way back', () =>
    read(`${TIMELINE}?q=xylophone`, async (page) => {
      await page.getByText('No entry fits').waitFor();
      await page.locator('.wide').getByRole('button', { name: 'Take all filters away' }).click();
      await settles(() => entries(page).count(), 18);
    }));

  it('goes from a bar of the drawing to its entry', () =>
    read(TIMELINE, async (page) => {
      await settles(() => entries(page).count(), 18);
      const bar = page.locator('.entrybar').last();
      const name = (await bar.locator('title').textContent())!.split(' · ')[0]!;
      await bar.click();
      await settles(() => focused(page), name);
    }));

  it('opens a fact with its words, the way they came and how to cite it', () =>
    read(TIMELINE, async (page) => {
      await page
        .getByRole('article')
        .getByRole('link', { name: /not a mediator/ })
        .click();
      await page.waitForURL(`**${STANCE}`);
      await page.getByText('не является посредником').first().waitFor();
      expect(await page.locator('mark').allInnerTexts()).toContain('делдал болып табылмайды');
      const chain = page.getByRole('list', { name: 'NUR.KZ, Russian' });
      expect((await chain.innerText()).split(/\s*\n+\s*/)).toEqual([
        ...['speaker', 'Kassym-Jomart Tokayev', 'origin', 'Akorda', 'outlet', 'NUR.KZ'],
      ]);
      expect(await page.locator('pre').innerText()).toContain(
        '/facts/tokayev-kazakhstan-is-not-a-mediator/revisions/1',
      );
    }));

  it('reads a revision by its permanent address as it stood then', () =>
    read(`${STANCE}/revisions/0`, async (page) => {
      await page.waitForURL(/\?at=/);
      await page.getByText('As recorded on').waitFor();
      await page.getByText('No related fact is recorded.').waitFor();
      expect(new URL(page.url()).pathname).toBe(STANCE);
    }));

  it('is told what is not there, and what was not there yet', async () => {
    await read('/facts/none', (page) => page.getByText('There is nothing at this address.').waitFor());
    await expect(
      read(`${STANCE}/revisions/99`, (page) => page.getByText('There is nothing at this address.').waitFor()),
    ).rejects.toThrow('404');
    await read(`${STANCE}?at=10`, (page) => page.getByText('It was not recorded yet at this moment.').waitFor());
  });
});

describe('a reader with a keyboard alone', () => {
  it('skips to the content, travels in time, comes back and opens a fact', () =>
    read(TIMELINE, async (page) => {
      await settles(() => entries(page).count(), 18);
      await canTravel(page);
      await page.keyboard.press('Tab');
      expect(await focused(page)).toBe('To the content');
      await pressUntil(page, 'Tab', /Moment of the record/);
      for (let steps = 0; steps < 21; steps += 1) await page.keyboard.press('ArrowLeft');
      await page.getByText('As recorded on').waitFor();
      await page.keyboard.press('Home');
      await page.getByText('Nothing was on this timeline at this moment.').waitFor();
      await page.keyboard.press('End');
      await settles(() => entries(page).count(), 18);
      expect(new URL(page.url()).searchParams.has('at')).toBe(false);
      await pressUntil(page, 'Tab', /^Zelensky named Kazakhstan as a possible venue for talks$/);
      await page.keyboard.press('Enter');
      await page.waitForURL('**/facts/zelensky-proposed-kazakhstan-as-venue');
    }));
});

describe('the time machine', () => {
  it('tells of changes as they come, and lets nothing jump until it is asked to', () =>
    read(TIMELINE, async (page) => {
      await settles(() => entries(page).count(), 18);
      await canTravel(page);
      await page.waitForTimeout(500);
      const before = await page.locator('main').innerText();
      const position = await correct();
      await page.getByText('1 change since you opened this').waitFor();
      expect(await page.locator('main').innerText()).toBe(before);
      await page.getByRole('button', { name: 'Show them' }).click();
      await page.getByText('The day is that of New York.').waitFor();
      expect(await page.getByText(`position ${position}`).count()).toBe(1);

      await page.getByRole('button', { name: 'Previous change' }).click();
      await page.getByText('1 correction since').waitFor();
      await settles(() => page.getByText('The day is that of New York.').count(), 0);
      await page.getByRole('button', { name: 'Compare' }).click();
      const changed = page.locator('.differences');
      await changed.getByText('Tokayev and Zelensky met').waitFor();
      expect(await changed.locator('ins').allInnerTexts()).toContain('America/New_York');
      await page.getByRole('button', { name: 'Close the comparison' }).click();
      await settles(() => entries(page).count(), 18);
    }));

  it('says where a date leads nowhere', () =>
    read(TIMELINE, async (page) => {
      await page.getByLabel('Go to a date').fill('2199-01-01T00:00');
      await page.getByRole('button', { name: 'Go', exact: true }).click();
      await page.getByText('That moment is still to come, or not a date.').waitFor();
    }).catch((error: unknown) => {
      // The browser itself notes the refused request.
      if (!String(error).includes('400')) throw error;
    }));

  it('is a slider that says where it stands', () =>
    read(TIMELINE, async (page) => {
      await canTravel(page);
      await machine(page).press('ArrowLeft');
      await settles(
        async () => (await machine(page).getAttribute('aria-valuetext'))!.split(', ').at(-1),
        'a relation was recorded',
      );
    }));
});

describe('the page', () => {
  it.each([
    ['kk', 'Хроника', 'делдал'],
    ['ru', 'Хроника', 'посредник'],
    ['en', 'Timeline', 'mediator'],
  ])('speaks %s, texts of the record included', (language, section, word) =>
    read(`${TIMELINE}?lang=${language}`, async (page) => {
      await settles(() => entries(page).count(), 18);
      expect(await page.locator('html').getAttribute('lang')).toBe(language);
      expect(await page.getByRole('navigation').getByRole('link').first().innerText()).toBe(section);
      expect(await page.getByRole('article').getByRole('heading').allInnerTexts()).toContainEqual(
        expect.stringContaining(word),
      );
    }),
  );

  it('remembers the language that was chosen', () =>
    read(TIMELINE, async (page) => {
      await page.getByRole('button', { name: 'Рус' }).click();
      await page.getByRole('link', { name: 'Исправления' }).click();
      await page.reload();
      await page.getByRole('heading', { name: 'Исправления' }).waitFor();
    }));

  it.each(
    [TIMELINE, `${TIMELINE}?at=40`, `${TIMELINE}?compare=40`, STANCE, '/corrections', '/sources', '/sign-in'].flatMap(
      (path) => [
        [path, 'wide and light', { viewport: WIDE, colorScheme: 'light' }] as const,
        [path, 'on a phone, dark', { viewport: PHONE, colorScheme: 'dark' }] as const,
      ],
    ),
  )('has nothing that hinders anyone: %s, %s', (path, _, options) =>
    read(
      path,
      async (page) => {
        await page.getByRole('heading', { level: 1 }).waitFor();
        await page.waitForLoadState('networkidle');
        expect(await grave(page)).toEqual([]);
        expect(await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
      },
      options,
    ),
  );
});
