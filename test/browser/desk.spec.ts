import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { tokenFor } from '../e2e/signed-in.js';
import { commandId, Service } from '../service.js';
import { grave, launch, PHONE, settles, visit, windowOf } from './browser.js';

const MEETING = '/facts/tokayev-met-zelensky-at-un-general-assembly';
const STANCE = '/facts/tokayev-kazakhstan-is-not-a-mediator';
const ID = 'bddc5e21-4c2c-5b8a-8016-910360b5c898';
const TEXT = 'Astana. The ministers met on Tuesday.\n\n“We shall go on,” the minister said after the talks.';
let service: Service;
let browser: Browser;

beforeAll(async () => {
  [service, browser] = await Promise.all([Service.start({ demo: true }), launch()]);
});
afterAll(async () => {
  await browser?.close();
  await service?.stop();
});

/** Opens an address for an editor who is signed in, in a window of its own. */
async function edit(
  path: string,
  as: (page: Page, complaints: string[]) => Promise<void>,
  options: BrowserContextOptions & { token?: string } = {},
): Promise<void> {
  const { token = service.token, ...rest } = options;
  const context = await windowOf(browser, rest);
  try {
    const { page, complaints } = await visit(context, `${service.url}/sign-in`);
    await page.locator('input[name=token]').fill(token);
    await page.locator('input[name=token]').press('Enter');
    await page.locator('.mast .who').waitFor();
    await page.goto(`${service.url}${path}`);
    await as(page, complaints);
  } finally {
    await context.close();
  }
}

const words = (group: Locator, language = 'English') => group.getByLabel(language, { exact: true });
const at = (page: Locator | Page, path: string) => page.locator(`[data-path="${path}"]`);
const tools = (page: Page) => page.getByRole('group', { name: 'Work on this fact' });
const recorded = (page: Page) => page.locator('.recorded').waitFor();

async function take(page: Page, tool: string): Promise<Locator> {
  await tools(page).getByRole('button', { name: tool, exact: true }).click();
  const form = page.getByRole('form', { name: tool });
  await form.waitFor();
  return form;
}

/** Pastes a text as a source, and waits for it to be there to be quoted. */
async function capture(page: Page): Promise<Locator> {
  await at(page, 'text').fill(TEXT);
  await at(page, 'publishedAt.edtf').fill('2025-09-24');
  await page.getByRole('button', { name: 'Record the source' }).click();
  const text = page.getByLabel('Text of the source');
  await text.waitFor();
  return text;
}

/** Selects some words of the text by keyboard alone, but for where the caret begins. */
async function select(page: Page, text: Locator, passage: string): Promise<void> {
  const start = TEXT.indexOf(passage);
  await text.focus();
  await page.evaluate(`document.activeElement.setSelectionRange(${start}, ${start})`);
  for (const _ of passage) await page.keyboard.press('Shift+ArrowRight');
}

/** What another editor does meanwhile. */
async function elsewhere(revision: number): Promise<void> {
  const { errors } = await service.mutate(
    'mutation($input: UpdateFactInput!) { updateFact(input: $input) { position } }',
    {
      input: {
        ...{ commandId: commandId(), fact: ID, expectedRevision: revision },
        reason: [{ value: 'The city has become known.', language: 'en' }],
        content: {
          places: [
            { role: 'OCCURRED', basis: 'STATED', place: { names: [{ value: 'New York City', language: 'en' }] } },
          ],
        },
      },
    },
  );
  expect(errors).toBeUndefined();
}

const revisionOf = async (): Promise<number> =>
  (await service.query(`{ fact(id: "${ID}") { revision { number } } }`)).data.fact.revision.number;

describe('an editor at the desk', () => {
  it('records a fact with a quotation that is selected by keyboard in a pasted text', () =>
    edit('/desk', async (page, complaints) => {
      const text = await capture(page);
      await select(page, text, '“We shall go on,”');
      await page.keyboard.press('Enter');
      expect(await page.locator('blockquote').innerText()).toBe('“We shall go on,”');
      await page.keyboard.type('nothing of this');
      expect(await text.inputValue()).toBe(TEXT);
      await words(at(page, 'content.titles')).fill('The minister said that they would go on');
      await words(at(page, 'content.titles'), 'Русский').fill('Министр сказал, что они продолжат');
      await at(page, 'content.occurredAt.edtf').fill('[2025-09-23..2025-09-24]');
      const reading = at(page, 'content.occurredAt').locator('.reading');
      await settles(() => reading.innerText(), 'on 23 or 24 September 2025, day not stated, time zone not known');
      await page.getByRole('button', { name: 'Add someone' }).click();
      await page.keyboard.press('Tab');
      await page.keyboard.type('Minister of Talks');
      await page.getByRole('option', { name: 'Add “Minister of Talks”' }).waitFor();
      await page.keyboard.press('Enter');
      await page.getByRole('dialog').getByRole('button', { name: 'Add', exact: true }).click();
      await at(page, 'content.participants').getByText('Minister of Talks').waitFor();
      await page.getByText('Kazakhstan as a venue').click();
      expect(await grave(page)).toEqual([]);
      await page.getByRole('button', { name: 'Record the fact' }).click();
      await page.getByRole('link', { name: 'The minister said that they would go on' }).click();
      await page.getByRole('heading', { level: 1, name: 'The minister said that they would go on' }).waitFor();
      expect(await page.locator('.attestation').innerText()).toMatch(/“We shall go on,”\s+checked against/);
      expect(complaints).toEqual([]);
    }));

  it('sees a refusal at the field that it names, and is led to it', () =>
    edit('/desk', async (page) => {
      const text = await capture(page);
      await select(page, text, 'Astana');
      await page.getByRole('button', { name: 'Make it a quotation' }).click();
      const title = words(at(page, 'content.titles'));
      await title.fill('They met');
      await at(page, 'content.occurredAt.edtf').fill('2025-13');
      await page.getByRole('button', { name: 'Record the fact' }).click();
      const summary = page.getByRole('alert');
      await settles(() => summary.evaluate((box) => box === box.ownerDocument.activeElement), true);
      expect(await summary.innerText()).toContain('did not record this');
      expect(await grave(page)).toEqual([]);
      await summary.getByRole('button').click();
      const date = at(page, 'content.occurredAt.edtf');
      expect(await date.evaluate((field) => field === field.ownerDocument.activeElement)).toBe(true);
      expect(await date.getAttribute('aria-invalid')).toBe('true');
      const why = page.locator(`[id="${await date.getAttribute('aria-describedby')}"]`);
      expect(await why.innerText()).toContain('2025-09-23');
    }));

  it('finds what was typed again after the window was closed, and throws it away', () =>
    edit('/desk', async (page) => {
      await words(at(page, 'content.titles')).fill('They met');
      await page.reload();
      expect(await words(at(page, 'content.titles')).inputValue()).toBe('They met');
      await page
        .getByText(/^Draft of .* restored/)
        .getByRole('button', { name: 'Discard it' })
        .click();
      await settles(() => words(at(page, 'content.titles')).inputValue(), '');
      await page.reload();
      expect(await words(at(page, 'content.titles')).inputValue()).toBe('');
    }));

  it('has it in Kazakh and in Russian, on a phone', () =>
    edit(
      '/desk?lang=kk',
      async (page) => {
        await page.getByRole('heading', { level: 1, name: 'Фактіні жазу' }).waitFor();
        expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBe(0);
        expect(await grave(page)).toEqual([]);
        await words(at(page, 'content.titles'), 'Қазақша').fill('Кездесті');
        await page.getByTitle('Русский').click();
        await page.getByRole('heading', { level: 1, name: 'Записать факт' }).waitFor();
        expect(await words(at(page, 'content.titles'), 'Қазақша').inputValue()).toBe('Кездесті');
      },
      { viewport: PHONE },
    ));
});

describe('an editor of a fact', () => {
  it('corrects it over what another editor did meanwhile, with nothing typed lost', () =>
    edit(MEETING, async (page) => {
      const form = await take(page, 'Correct');
      const title = words(at(form, 'content.titles'));
      await title.fill(`${await title.inputValue()} in New York`);
      await form.getByLabel('What was corrected').selectOption('FACTUAL');
      await words(at(form, 'notice.whatWasWrong')).fill('The city was left out.');
      await words(at(form, 'notice.whatIsRight')).fill('They met in New York.');
      expect(await form.locator('.before-after ins').allInnerTexts()).toEqual(['in New York']);
      expect(await grave(page)).toEqual([]);
      const seen = await revisionOf();
      await elsewhere(seen);
      await form.getByRole('button', { name: 'Record the correction' }).click();
      const conflict = form.locator('.conflict');
      await conflict.getByText('The city has become known.').waitFor();
      expect(await grave(page)).toEqual([]);
      await conflict.getByRole('button', { name: `Go on from revision ${seen + 1}` }).click();
      expect(await title.inputValue()).toMatch(/ in New York$/);
      expect(await words(at(form, 'content.places')).inputValue()).toBe('New York City');
      await form.getByRole('button', { name: 'Record the correction' }).click();
      await recorded(page);
      await page.getByRole('heading', { level: 1, name: /in New York$/ }).waitFor();
      expect(await page.locator('section', { has: page.locator('#corrections') }).innerText()).toContain(
        'The city was left out.',
      );
    }));

  it('sends a command again whose answer was lost, and it is recorded once', () =>
    edit(MEETING, async (page) => {
      const before = await revisionOf();
      const sent: string[] = [];
      await page.route('**/graphql', async (route) => {
        const body = route.request().postDataJSON() as { query: string; variables: { input: { commandId: string } } };
        if (!body?.query.includes('disputeFact')) return route.continue();
        sent.push(body.variables.input.commandId);
        if (sent.length > 1) return route.continue();
        await route.fetch();
        return route.abort();
      });
      const form = await take(page, 'Dispute');
      await words(at(form, 'reason')).fill('One report alone speaks of it.');
      await form.getByRole('button', { name: 'Dispute' }).click();
      await form.getByText(/No answer came/).waitFor();
      await form.getByRole('button', { name: 'Dispute' }).click();
      await recorded(page);
      expect([sent.length, new Set(sent).size, await revisionOf()]).toEqual([2, 1, before + 1]);
      const resolving = await take(page, 'Resolve the dispute');
      await words(at(resolving, 'resolution')).fill('Two reports do.');
      await page.keyboard.press('Enter');
      await recorded(page);
      await tools(page).getByRole('button', { name: 'Dispute' }).waitFor();
    }));

  it('relates, translates, takes off a timeline and places again, retracts and reinstates', () =>
    edit(STANCE, async (page) => {
      const relating = await take(page, 'Relate');
      await relating.getByRole('combobox', { name: 'The other fact' }).fill('Zelensky met');
      await relating.getByRole('option', { name: /met during/ }).click();
      await relating.getByRole('button', { name: 'Relate' }).click();
      await recorded(page);
      const translating = await take(page, 'Translate');
      await translating.getByLabel('Translation', { exact: true }).fill('A translation given anew');
      await translating.getByRole('button', { name: 'Record the translation' }).click();
      await recorded(page);
      for (const name of ['Take it off', 'Place it there']) {
        await tools(page).getByRole('button', { name: 'Timelines' }).click();
        await page.getByRole('button', { name }).click();
        await recorded(page);
      }
      for (const tool of ['Retract', 'Reinstate']) {
        const form = await take(page, tool);
        await words(at(form, 'notice.whatWasWrong')).fill('It was taken for something else.');
        await words(at(form, 'notice.whatIsRight')).fill('It is what it is.');
        await form.getByRole('button', { name: tool }).click();
        await recorded(page);
      }
      await tools(page).getByRole('button', { name: 'Retract' }).waitFor();
    }));
});

describe('an editor without a mouse', () => {
  /** Presses a key until what has the focus is called this; fails where nothing is. */
  async function pressUntil(page: Page, key: string, name: string): Promise<void> {
    for (let presses = 0; presses < 80; presses += 1) {
      await page.keyboard.press(key);
      const { label, text } = await page.evaluate<{ label: string; text: string }>(
        `(({ labels, textContent }) => ({ label: labels?.[0]?.textContent ?? '', text: textContent }))(document.activeElement)`,
      );
      if (label === name || text === name) return;
    }
    throw new Error(`nothing that has the focus is called ${name}`);
  }
  const focused = (page: Page) => page.evaluate<string>('document.activeElement.textContent');

  it('disputes a fact, is told that it is done, and resolves the dispute', () =>
    edit('/facts/kremlin-responded-to-kazakhstan-venue-proposal', async (page) => {
      await tools(page).waitFor();
      for (const [tool, words] of [
        ['Dispute', 'One report alone speaks of it.'],
        ['Resolve the dispute', 'Two reports do.'],
      ] as const) {
        // On the way there stand a moment's fields and all that can be done before.
        await pressUntil(page, tool === 'Dispute' ? 'Tab' : 'Shift+Tab', tool);
        await page.keyboard.press('Enter');
        await settles(() => focused(page), tool);
        await pressUntil(page, 'Tab', 'English');
        await page.keyboard.type(words);
        await page.keyboard.press('Enter');
        await settles(() => focused(page), 'Recorded.');
      }
      await page.getByText('the fact stands').first().waitFor();
    }));
});

describe('a reporter', () => {
  it('adds a source to a fact, and is told what an editor is needed for', async () => {
    const token = await tokenFor(service, 'reporter');
    await edit(
      STANCE,
      async (page, complaints) => {
        await tools(page).waitFor();
        expect(await tools(page).getByRole('button').allInnerTexts()).toEqual([
          'Add a source',
          'Translate',
          'Timelines',
        ]);
        expect(await page.locator('.tools').innerText()).toContain(
          'For this an editor is needed: correct, update, relate, dispute, retract.',
        );
        await tools(page).getByRole('button', { name: 'Add a source' }).click();
        const text = await capture(page);
        await select(page, text, 'Astana. The ministers met');
        await page.getByRole('button', { name: 'Make it a quotation' }).click();
        await page.getByRole('button', { name: 'Add a step' }).click();
        await page.getByLabel('The source does not name them').check();
        await words(at(page, 'attestation.chain.0.unnamed')).fill('a diplomat');
        await at(page, 'attestation.stance').selectOption('PARTLY_AFFIRMS');
        expect(await grave(page)).toEqual([]);
        await page.getByRole('button', { name: 'Add the source' }).click();
        await recorded(page);
        const added = page.locator('.attestation', { hasText: 'Astana. The ministers met' });
        await added.getByText('affirms it in part').waitFor();
        await tools(page).getByRole('button', { name: 'Timelines' }).click();
        await page.getByText('For this an editor is needed: take it off.').waitFor();
        expect(complaints).toEqual([]);
      },
      { token },
    );
  });
});
