import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { send } from '../e2e/inputs.js';
import { Service } from '../service.js';
import { launch, visit, windowOf } from './browser.js';

/** What would run if it were taken for anything but words. */
const hostile = (where: string): string =>
  `<img src=x onerror="hacked='${where}'"><script>hacked='${where}'</script>{{hacked}} ${where}`;
const text = (where: string) => [{ value: hostile(where), language: 'en' }];
const notice = (where: string) => ({
  ...{ severity: 'MINOR', errorOrigin: 'OUR_ENTRY' },
  ...{ whatWasWrong: text(`${where} wrong`), whatIsRight: text(`${where} right`), reason: text(`${where} reason`) },
});

let service: Service;
let browser: Browser;
let addresses: string[];

beforeAll(async () => {
  [service, browser] = await Promise.all([Service.start(), launch()]);
  addresses = await record();
});
afterAll(async () => {
  await browser?.close();
  await service?.stop();
});

/** A record that tries to script in every field that takes words; gives the addresses of its pages. */
async function record(): Promise<string[]> {
  const actor = await send(service, 'registerActor', { kind: 'PERSON', names: text('name') });
  const source = await send(service, 'registerSource', {
    ...{ publisher: actor.entityId, language: 'en', url: 'https://news.example/a?b=%3Cscript%3E' },
    ...{ headlines: text('headline'), publishedAt: { edtf: '2025-09-24', note: text('published note') } },
  });
  await send(service, 'captureSnapshot', { source: source.entityId, text: hostile('snapshot') });
  const timeline = await send(service, 'createTimeline', {
    ...{ slug: 'hostile', titles: text('timeline title'), descriptions: text('timeline description') },
  });
  const attestation = {
    source: source.entityId,
    quotes: [{ exact: hostile('snapshot'), language: 'en' }],
    chain: [
      { role: 'SPEAKER', actor: actor.entityId },
      { role: 'RELAY', unnamed: text('unnamed') },
    ],
    divergences: [{ aspect: 'WORDING', note: text('divergence') }],
  };
  const fact = await send(service, 'reportFact', {
    content: {
      ...{ kind: 'STATEMENT', titles: text('title'), summaries: text('summary') },
      occurredAt: { edtf: '2025-09-23?', note: text('date note') },
      places: [{ place: { names: text('place') }, role: 'OCCURRED', basis: 'STATED' }],
      participants: [{ actor: actor.entityId, role: 'SPEAKER' }],
    },
    ...{ slug: 'hostile-fact', attestations: [attestation], timelines: [timeline.entityId] },
  });
  const at = (expectedRevision: number) => ({ fact: fact.entityId, expectedRevision });
  await send(service, 'correctFact', {
    ...{ ...at(0), kind: 'FACTUAL', notice: notice('correction') },
    content: { titles: text('title again') },
  });
  await send(service, 'disputeFact', { ...at(1), reason: text('dispute') });
  await send(service, 'resolveDispute', { ...at(2), outcome: 'FACT_STANDS', resolution: text('resolution') });
  await send(service, 'retractFact', { ...at(3), notice: notice('retraction') });
  return [
    ...['/timelines/hostile', '/timelines/hostile?compare=5', '/facts/hostile-fact', '/corrections', '/sources'],
    ...[`/sources/${source.entityId}`, `/actors/${actor.entityId}`, `/timelines/hostile?q=${hostile('search')}`],
    ...[`/sign-in?error=${encodeURIComponent(hostile('error'))}`, `/facts/${encodeURIComponent(hostile('address'))}`],
  ];
}

/** Whether anything of the record ran; images that it brought along are counted too. */
const ran = (page: Page): Promise<unknown> =>
  page.evaluate(`({ hacked: globalThis.hacked ?? null, images: document.images.length })`);

describe('a record that tries to script in every text', () => {
  it('is shown as the words it is, and does nothing', async () => {
    const context = await windowOf(browser);
    const words: string[] = [];
    for (const address of addresses) {
      const { page, complaints } = await visit(context, `${service.url}${address}`);
      await page.waitForLoadState('networkidle');
      await page.evaluate(`document.querySelectorAll('details').forEach((one) => (one.open = true))`);
      words.push(await page.locator('body').innerText());
      expect([address, await ran(page)]).toEqual([address, { hacked: null, images: 0 }]);
      expect(complaints.filter((one) => !/400|404/.test(one))).toEqual([]);
      await page.close();
    }
    const shown = words.join('\n');
    const fields = ['name', 'headline', 'snapshot', 'timeline title', 'timeline description', 'unnamed', 'divergence'];
    const more = ['title', 'summary', 'date note', 'place', 'correction wrong', 'correction right', 'dispute', 'error'];
    for (const field of [...fields, ...more, 'resolution', 'retraction wrong', 'title again'])
      expect(shown).toContain(hostile(field));
    await context.close();
  });
});
