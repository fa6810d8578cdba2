import { join } from 'node:path';
import { ReadModel } from '@timeline/read-model';
import type { EntryOrder } from '@timeline/read-model';
import { timelineSet } from '@timeline/facts';
import type { Bench } from './bench.js';
import { warm } from './client.js';
import type { Measure } from './measure.js';
import { pageRequest } from './requests.js';
import { asked, beside, inTurn } from './turns.js';
import type { Case, Timed } from './turns.js';
import { PREAMBLE, timelineId } from './world.js';

export const orders = ['OCCURRED_DESC', 'OCCURRED_ASC'] as const satisfies readonly EntryOrder[];
export const newestOrOldest = { OCCURRED_DESC: 'newest first', OCCURRED_ASC: 'oldest first' } as const;
export const shares = [0.01, 0.1, 0.5, 0.9];

/** Where the record held that share of the facts; each repeat asks one position earlier, so that no answer is at hand. */
export const positionAt = (head: number, share: number, repeat = 0): number =>
  PREAMBLE + Math.floor((head - PREAMBLE) * share) - repeat;

const caseName = (order: EntryOrder, share: number): string => `${order} ${share}`;
const nowName = (order: EntryOrder): string => `${order} now`;

/** No condition at all, but a walk with conditions is never kept: so each is walked. */
const walkedEachTime = { inSets: [] };

/** Pages of the past against the head, by the read model alone: the walk, and the walk with the documents it finds, which are kept. */
export async function pagesInProcess({ logs, sizes }: Bench): Promise<Measure[]> {
  const log = await logs.ordinary(sizes.facts);
  await logs.built(log);
  const model = new ReadModel(join(log, 'read-model.db'));
  const head = model.checkpoint();
  const set = timelineSet(timelineId);
  const walk = (order: EntryOrder, position: number) =>
    model.walk({ set, position, order, backwards: false, limit: 51, conditions: walkedEachTime });
  const page = (order: EntryOrder, position: number) => {
    const keys = walk(order, position).map(({ fact }) => fact);
    model.versionsOf(keys, position);
  };
  const cases = (read: typeof page | typeof walk): Case[] =>
    orders.flatMap((order) =>
      [...shares, 1].map((share) => ({
        name: caseName(order, share),
        time: (repeat: number) => timeOf(() => read(order, positionAt(head, share, repeat))),
      })),
    );
  const [walks, pages] = [await inTurn(cases(walk), sizes.turns), await inTurn(cases(page), sizes.turns)];
  model.close();
  return [...pastAgainstHead('Walk', walks), ...pastAgainstHead('Walk and documents', pages)];
}

function timeOf(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function pastAgainstHead(what: string, timed: Timed): Measure[] {
  return orders.flatMap((order) =>
    shares.map((share) =>
      beside(timed, caseName(order, share), caseName(order, 1), {
        what: `${what} at ${share * 100} %, ${newestOrOldest[order]}`,
        against: 'at head',
        reach: { atMost: 1.3 },
      }),
    ),
  );
}

/** Whole GraphQL pages of the past over one connection, executed each time, against those of the head's own positions. */
export async function pastPages({ logs, sizes }: Bench): Promise<Measure[]> {
  const log = await logs.ordinary(sizes.facts);
  const timed = await logs.served([log], async ([server]) => {
    const head = await server!.position();
    const cases = orders.flatMap((order) => [
      ...[...shares, 1].map((share) =>
        asked(server!, caseName(order, share), (repeat) => pageRequest(positionAt(head, share, repeat), { order })),
      ),
      asked(server!, nowName(order), () => pageRequest(undefined, { order })),
    ]);
    await warm(server!.url, pageRequest(undefined));
    return inTurn(cases, sizes.turns);
  });
  const now = orders.map((order) =>
    beside(timed, nowName(order), caseName(order, 1), {
      what: `  now, its walk kept, ${newestOrOldest[order]}`,
      against: 'at head',
    }),
  );
  return [...pastAgainstHead('Page', timed), ...now];
}

/** The same page of a long record and of a short one, as of now. */
export async function growth({ logs, sizes }: Bench): Promise<Measure[]> {
  const folders = [await logs.ordinary(sizes.facts), await logs.ordinary(sizes.few)];
  const timed = await logs.served(folders, async (servers) => {
    const heads = await Promise.all(servers.map((server) => server.position()));
    for (const { url } of servers) await warm(url, pageRequest(undefined));
    const cases = orders.flatMap((order) =>
      servers.map((server, at) =>
        asked(server, `${order} ${at}`, (repeat) => pageRequest(heads[at]! - repeat, { order })),
      ),
    );
    return inTurn(cases, sizes.turns);
  });
  return orders.map((order) =>
    beside(timed, `${order} 0`, `${order} 1`, {
      what: `Page at ${sizes.facts.toLocaleString('en')} facts, ${newestOrOldest[order]}`,
      against: `at ${sizes.few.toLocaleString('en')}`,
      reach: { atMost: 1.3 },
    }),
  );
}
