import type { Bench } from './bench.js';
import { answered, ask, warm } from './client.js';
import { dayOf } from './inputs.js';
import type { Measure } from './measure.js';
import type { ServerProcess } from './processes.js';
import { factRequest, idsRequest, pageRequest } from './requests.js';
import type { PageOptions } from './requests.js';
import { asked, beside, inTurn } from './turns.js';
import type { Case } from './turns.js';

/** Pages that could fall upon too many facts at once, against a page of as many facts on ordinary days; all at the head, and walked. */
export async function crowdedPages({ logs, sizes }: Bench): Promise<Measure[]> {
  const folders = [
    await logs.ordinary(sizes.some),
    await logs.of('one-day', sizes.some, { dating: 'ONE_DAY' }),
    await logs.of('by-year', sizes.some, { dating: 'BY_YEAR' }),
  ];
  const possibly = { occurred: { from: dayOf(sizes.some - 1), match: 'POSSIBLY' } };
  const timed = await logs.served(folders, async (servers) => {
    const [ordinary, oneDay, byYear] = servers as [ServerProcess, ServerProcess, ServerProcess];
    const cases = await Promise.all([
      pageCase('earliest first', ordinary, {}),
      pageCase('latest first', ordinary, { order: 'OCCURRED_DESC' }),
      pageCase('all on one day, earliest first', oneDay, {}),
      pageCase('all on one day, latest first', oneDay, { order: 'OCCURRED_DESC' }),
      pageCase('all by year, earliest first', byYear, {}),
      pageCase('all by year, latest first', byYear, { order: 'OCCURRED_DESC' }),
      pageCase('in recorded order, first recorded first', ordinary, { order: 'RECORDED_ASC' }),
      pageCase('in recorded order, last recorded first', ordinary, { order: 'RECORDED_DESC' }),
      pageCase('POSSIBLY from the last day, earliest first', ordinary, { filter: possibly }),
      pageCase('POSSIBLY from the last day, latest first', ordinary, { filter: possibly, order: 'OCCURRED_DESC' }),
    ]);
    return inTurn(cases, sizes.turns);
  });
  const usual = (name: string): string => (/last recorded|latest/.test(name) ? 'latest first' : 'earliest first');
  return [...timed.keys()]
    .filter((name) => name !== usual(name))
    .map((name) =>
      beside(timed, name, usual(name), {
        what: `Page, ${name}`,
        against: 'of ordinary days',
        reach: { atMost: 2 },
      }),
    );
}

async function pageCase(name: string, server: ServerProcess, options: PageOptions): Promise<Case> {
  const head = await server.position();
  await warm(server.url, pageRequest(head, options));
  return asked(server, name, (repeat) => pageRequest(head - repeat, options));
}

/** How often the timeline's first fact was corrected, in a log of its own for each. */
const CORRECTIONS = [1_000, 1];
const AMONG = 200;

/** A fact that was corrected often against one that was corrected once: as an entry of the timeline, and by itself. */
export async function correctedOften({ logs, sizes }: Bench): Promise<Measure[]> {
  const folders: string[] = [];
  for (const corrections of CORRECTIONS)
    folders.push(await logs.of(`corrected-${corrections}`, AMONG, { dating: 'ONE_DAY', corrections }));
  const timed = await logs.served(folders, async (servers) => {
    const cases = await Promise.all(servers.map((server, at) => casesOfFirstFact(server, CORRECTIONS[at]!)));
    return inTurn(cases.flat(), sizes.turns);
  });
  const [often, once] = CORRECTIONS;
  return ['entry alone', 'page of 50 with it', 'query of its own'].map((name) =>
    beside(timed, `${name} ${often}`, `${name} ${once}`, {
      what: `Fact with 1,000 corrections, ${name}`,
      against: 'with 1',
      reach: { atMost: 1.5 },
    }),
  );
}

async function casesOfFirstFact(server: ServerProcess, corrections: number): Promise<Case[]> {
  const head = await server.position();
  const { timeline } = await answered<FirstFact>(server.url, idsRequest(1));
  const id = timeline.entries.nodes[0]!.fact.entityId;
  const first = pageRequest(head, { first: 1 });
  const counted = `"correctionCount":${corrections}`;
  const { text } = await ask(server.url, first);
  if (!text.includes(counted)) throw new Error(`the first fact should have ${counted}: ${text}`);
  await warm(server.url, factRequest(id, head));
  return [
    asked(server, `entry alone ${corrections}`, (repeat) => pageRequest(head - repeat, { first: 1 })),
    asked(server, `page of 50 with it ${corrections}`, (repeat) => pageRequest(head - repeat)),
    asked(server, `query of its own ${corrections}`, (repeat) => factRequest(id, head - repeat)),
  ];
}

interface FirstFact {
  readonly timeline: { readonly entries: { readonly nodes: readonly { readonly fact: { entityId: string } }[] } };
}
