import { setTimeout as sleep } from 'node:timers/promises';
import type { Bench } from './bench.js';
import { ask } from './client.js';
import { median, percentiles, progress, quotients } from './measure.js';
import type { Measure } from './measure.js';
import { orders, positionAt, shares } from './pages.js';
import { ServerProcess } from './processes.js';
import { facetsRequest, pageRequest, totalRequest } from './requests.js';
import { COMMON_WORD } from './words.js';

/** From the start of a process whose read model is built to its first page; files lie in the system's cache. */
export async function starts({ logs, sizes }: Bench): Promise<Measure[]> {
  const folders = [await logs.ordinary(sizes.facts), await logs.ordinary(sizes.few)];
  for (const log of folders) await logs.built(log);
  const times = folders.map(() => [] as number[]);
  for (let round = -1; round < sizes.starts.rounds; round++)
    for (const [at, log] of folders.entries()) {
      const taken = await firstAnswer(log);
      if (round >= 0) times[at]!.push(taken);
    }
  const [long, short] = times as [number[], number[]];
  return [
    {
      what: `Start to first page at ${sizes.facts.toLocaleString('en')} facts`,
      measured: `${Math.round(median(long))} ms`,
      against: `${Math.round(median(short))} ms at ${sizes.few.toLocaleString('en')}`,
      rounds: quotients(long, short),
      reach: { atMost: 2 },
      details: { long: percentiles(long), short: percentiles(short) },
    },
  ];
}

async function firstAnswer(log: string): Promise<number> {
  const start = performance.now();
  const server = await ServerProcess.service(log);
  try {
    await ask(server.url, pageRequest(undefined));
    return performance.now() - start;
  } finally {
    await server.stop();
  }
}

/** What the service holds in memory once it has started, and once it has answered pages and counts of all kinds. */
export async function memory({ logs, sizes }: Bench): Promise<Measure[]> {
  const log = await logs.ordinary(sizes.facts);
  const held = { started: [] as Memory[], asked: [] as Memory[] };
  for (let round = 0; round < sizes.starts.rounds; round++)
    await logs.served([log], async ([server]) => {
      held.started.push(server!.memory());
      await askEverything(server!, sizes.turns.repeats);
      await sleep(200);
      held.asked.push(server!.memory());
      progress(`  ${Math.round(held.asked.at(-1)!.resident)} MB`);
    });
  return [memoryRow('once started', held.started), memoryRow('once it answered all kinds of pages', held.asked)];
}

type Memory = ReturnType<ServerProcess['memory']>;

const memoryRow = (when: string, samples: readonly Memory[]): Measure => ({
  what: `Resident memory, ${when}, in MB`,
  measured: `${Math.round(median(samples.map(({ resident }) => resident)))} MB`,
  against: `${Math.round(median(samples.map(({ own }) => own)))} MB without mapped files`,
  rounds: samples.map(({ resident }) => resident),
  reach: { atMost: 400 },
  details: samples,
});

/** Pages, searches, totals and facets of now and of the past, at as many positions as the timed parts ask at. */
async function askEverything(server: ServerProcess, repeats: number): Promise<void> {
  const head = await server.position();
  const filter = { text: COMMON_WORD };
  for (let repeat = 0; repeat < repeats; repeat++)
    for (const share of [...shares, 1]) {
      const position = positionAt(head, share, repeat);
      const pages = orders.map((order) => pageRequest(position, { order }));
      const rest = [pageRequest(position, { first: 20, filter }), totalRequest(position), facetsRequest(position)];
      for (const body of [...pages, ...rest, pageRequest(undefined)]) await ask(server.url, body);
    }
}
