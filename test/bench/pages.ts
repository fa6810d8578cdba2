import { join } from 'node:path';
import { ReadModel } from '@timeline/read-model';
import type { EntryOrder } from '@timeline/read-model';
import { timelineSet } from '@timeline/facts';
import { ask, warm } from './client.js';
import { PREAMBLE, timelineId } from './generate.js';
import { median, ms, percentiles, quotients } from './measure.js';
import type { Measure } from './measure.js';
import { pageRequest } from './page.js';
import type { ServerProcess } from './processes.js';

const orders = ['OCCURRED_DESC', 'OCCURRED_ASC'] as const satisfies readonly EntryOrder[];
const newestOrOldest = { OCCURRED_DESC: 'newest first', OCCURRED_ASC: 'oldest first' } as const;
const shares = [0.01, 0.1, 0.5];

/** One page to be timed, many times over, in turn with the others. */
interface Case {
  readonly name: string;
  readonly time: (repeat: number) => number | Promise<number>;
}

/** How often: `repeats` of each case in every round. */
interface Turns {
  readonly rounds: number;
  readonly repeats: number;
}

/** Times by case and round: the median of a round's repeats, and all of them. */
async function inTurn(cases: readonly Case[], { rounds, repeats }: Turns) {
  const timed = new Map(cases.map(({ name }) => [name, { rounds: [] as number[], all: [] as number[] }]));
  for (let round = -1; round < rounds; round++) {
    const times = new Map(cases.map(({ name }) => [name, [] as number[]]));
    for (let repeat = 0; repeat < repeats; repeat++)
      for (const { name, time } of cases) times.get(name)!.push(await time(repeat));
    if (round < 0) continue;
    for (const [name, { rounds, all }] of timed) {
      rounds.push(median(times.get(name)!));
      all.push(...times.get(name)!);
    }
  }
  return timed;
}

type Timed = Awaited<ReturnType<typeof inTurn>>;

/** No condition at all, but a walk with conditions is never kept: so each is walked. */
const walkedEachTime = { inSets: [] };

/** Pages of the past against now, by the read model alone: the walk, and the walk with the documents it finds, which are kept. */
export async function pagesInProcess(folder: string, turns: Turns): Promise<Measure[]> {
  const model = new ReadModel(join(folder, 'read-model.db'));
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
        time: (repeat: number) => timeOf(() => read(order, positionAt(head, share) - repeat)),
      })),
    );
  const [walks, pages] = [await inTurn(cases(walk), turns), await inTurn(cases(page), turns)];
  model.close();
  return [...pastAgainstNow('Walk', walks), ...pastAgainstNow('Walk and documents', pages)];
}

/** Where the record held that share of the facts. */
const positionAt = (head: number, share: number): number => PREAMBLE + Math.floor((head - PREAMBLE) * share);

function timeOf(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

const caseName = (order: EntryOrder, share: number): string => `${order} ${share}`;

function pastAgainstNow(what: string, timed: Timed): Measure[] {
  return orders.flatMap((order) =>
    shares.map((share) => {
      const [past, now] = [timed.get(caseName(order, share))!, timed.get(caseName(order, 1))!];
      return {
        what: `${what} at ${share * 100} %, ${newestOrOldest[order]}`,
        measured: ms(median(past.rounds)),
        against: `${ms(median(now.rounds))} now`,
        rounds: quotients(past.rounds, now.rounds),
        reach: { atMost: 1.5 },
        details: { past: percentiles(past.all), now: percentiles(now.all) },
      };
    }),
  );
}

/** Whole GraphQL pages over one connection, one after the other: the past against now, and a long history against a short. */
export async function pagesOverHttp(
  long: { server: ServerProcess; head: number; facts: number },
  short: { server: ServerProcess; facts: number },
  turns: Turns,
): Promise<Measure[]> {
  const asked = (server: ServerProcess, name: string, body: (repeat: number) => string): Case => ({
    name,
    time: async (repeat) => (await ask(server.url, body(repeat))).milliseconds,
  });
  const cases = orders.flatMap((order) => [
    ...shares.map((share) =>
      asked(long.server, caseName(order, share), (repeat) => pageRequest(order, positionAt(long.head, share) - repeat)),
    ),
    asked(long.server, caseName(order, 1), () => pageRequest(order)),
    asked(short.server, `short ${order}`, () => pageRequest(order)),
  ]);
  for (const { server } of [long, short]) await warm(server.url, pageRequest('OCCURRED_ASC'));
  const timed = await inTurn(cases, turns);
  const grown = orders.map((order): Measure => {
    const [many, few] = [timed.get(caseName(order, 1))!, timed.get(`short ${order}`)!];
    return {
      what: `Page at ${long.facts.toLocaleString('en')} facts, ${newestOrOldest[order]}`,
      measured: ms(median(many.rounds)),
      against: `${ms(median(few.rounds))} at ${short.facts.toLocaleString('en')}`,
      rounds: quotients(many.rounds, few.rounds),
      reach: { atMost: 1.3 },
      details: { many: percentiles(many.all), few: percentiles(few.all) },
    };
  });
  return [...pastAgainstNow('Page', timed), ...grown];
}
