import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { EmbeddedEventStore } from '@timeline/event-store';
import { appendsPerSecond, reported } from './appends.js';
import type { Bench } from './bench.js';
import { underLoad } from './client.js';
import type { Load } from './client.js';
import { median, ms, percentiles, progress, quotients, rate } from './measure.js';
import type { Measure } from './measure.js';
import { ServerProcess } from './processes.js';
import { perSecond, Replaying } from './replay.js';
import type { Run } from './replay.js';
import { World } from './world.js';

const IN_FLIGHT = 32;
const documents = {
  service: `mutation($input: ReportFactInput!) { reportFact(input: $input) { position fact { id } } }`,
  bare: `mutation($input: Anything!) { reportFact(input: $input) { position fact { id } } }`,
};

/**
 * Facts reported over HTTP: a mutation is answered once the read model holds what it wrote, out of the read model. Against what it
 * cannot be quicker than: appends of as many in flight, and the replay of a log; one mutation is one event.
 */
export async function mutations(bench: Bench): Promise<Measure[]> {
  const { logs, sizes } = bench;
  const log = await logs.ordinary(sizes.some);
  return logs.copied(await logs.ordinary(sizes.few), (copy) =>
    logs.served([copy], ([server]) => timed(bench, server!, tokenOf(copy), log)),
  );
}

/** Of the first editor of the service on a data folder. */
export const tokenOf = (folder: string): string => readFileSync(join(folder, 'editor.token'), 'utf8').trim();

async function timed({ folder, sizes }: Bench, server: ServerProcess, token: string, log: string): Promise<Measure[]> {
  const { rounds, seconds, events } = sizes.mutations;
  const bare = await ServerProcess.start([fileURLToPath(import.meta.resolve('./bare-mutation.js'))]);
  const store = await EmbeddedEventStore.open({ folder: join(folder, 'appends') });
  const source = await EmbeddedEventStore.open({ folder: log });
  const replaying = await Replaying.into(join(folder, 'replay.db'), source);
  const [next, event] = [inputs(sizes.few), reported()];
  const send = (one: ServerProcess, document: string, seconds: number) =>
    underLoad(one, () => JSON.stringify({ query: document, variables: { input: next() } }), {
      connections: IN_FLIGHT,
      seconds,
      token,
    });
  const taken = { ours: [] as Load[], constant: [] as Load[], appends: [] as number[], replays: [] as Run[] };
  for (let round = -1; round < rounds; round++) {
    // The service compiles its code in the round before the first.
    const ours = await send(server, documents.service, round < 0 ? Math.max(2, seconds) : seconds);
    const constant = await send(bare, documents.bare, seconds);
    const appends = await appendsPerSecond(store, event, IN_FLIGHT, seconds);
    if (round < 0) continue;
    taken.ours.push(ours);
    taken.constant.push(constant);
    taken.appends.push(appends);
    taken.replays.push(await replaying.next(events));
    progress(`  ${rate(ours.perSecond, 'mutations')}`);
  }
  await replaying.close();
  for (const one of [store, source]) await one.close();
  await bare.stop();
  return rows(taken);
}

/** What the service takes as input of `reportFact`: facts that happened after those of a log, made beforehand. */
function inputs(after: number): () => object {
  const world = new World();
  // What the world begins with stands in every log.
  for (const _entry of world.events());
  const made = Array.from({ length: 500 }, (_, index) => ({
    content: world.content(after + index, 'ORDINARY'),
    attestations: world.attestations(),
  }));
  let sent = 0;
  return () => ({ commandId: randomUUID(), ...made[sent++ % made.length] });
}

function rows(taken: { ours: Load[]; constant: Load[]; appends: number[]; replays: Run[] }): Measure[] {
  const ours = taken.ours.map((one) => one.perSecond);
  const constant = taken.constant.map((one) => one.perSecond);
  const replays = taken.replays.map(perSecond);
  const slower = taken.appends.map((appends, round) => Math.min(appends, replays[round]!));
  const cpu = (loads: readonly Load[]): number[] => loads.map((one) => one.cpu);
  const latency = percentiles(taken.ours.flatMap(({ latencies }) => latencies));
  const bounds = `${rate(median(taken.appends), 'appends')}, ${rate(median(replays), 'replayed')}`;
  return [
    {
      what: `Mutations until visible, ${IN_FLIGHT} in flight`,
      measured: `${rate(median(ours), 'mutations')}, p99 ${ms(latency.p99)}`,
      against: bounds,
      rounds: quotients(ours, slower),
      reach: { atLeast: 0.4 },
      details: { ours, appends: taken.appends, replays, latency },
    },
    {
      what: '  beside a mutation that returns a constant',
      measured: rate(median(ours), 'mutations'),
      against: `${rate(median(constant), 'answers')} of bare Mercurius`,
      rounds: quotients(ours, constant),
    },
    {
      what: '  CPU for each, bare Mercurius over ours',
      measured: ms(median(cpu(taken.ours))),
      against: `${ms(median(cpu(taken.constant)))} of bare Mercurius`,
      rounds: quotients(cpu(taken.constant), cpu(taken.ours)),
    },
  ];
}
