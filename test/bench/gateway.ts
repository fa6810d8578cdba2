import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { EventStoreDBClient } from '@eventstore/db-client';
import { EmbeddedEventStore, EventStoreDbStore } from '@timeline/event-store';
import { appendsPerSecond, reported } from './appends.js';
import type { Bench } from './bench.js';
import { median, ms, progress, quotients, rate } from './measure.js';
import type { Measure } from './measure.js';
import { ServerProcess } from './processes.js';
import { drain, perSecond, Replaying } from './replay.js';
import type { Run } from './replay.js';

const gatewayOn = (folder: string) =>
  ServerProcess.start(['dist/service/eventstore.js', '--port', '0', '--data', folder]);

/** Reads through a gateway in a process of its own: against those in this process, and against what the client can take. */
export async function readsThroughGateway({ folder, logs, sizes }: Bench): Promise<Measure[]> {
  const { rounds, events: most } = sizes.gateway;
  const log = await logs.ordinary(sizes.some);
  const own = join(folder, 'own');
  mkdirSync(own);
  cpSync(join(log, 'events.db'), join(own, 'events.db'));
  const bare = await ServerProcess.start([fileURLToPath(import.meta.resolve('./bare-events.js')), log, String(most)]);
  const gateway = await gatewayOn(log);
  const inProcess = await EmbeddedEventStore.open({ folder: own });
  const adapter = await EventStoreDbStore.open({ connectionString: gateway.url });
  const rows = { inProcess: [] as Run[], adapter: [] as Run[], replay: [] as Run[] };
  const served = { gateway: [] as Served[], bare: [] as Served[] };
  await bareRead(gateway, most);
  await bareRead(bare, most);
  const replaying = await Replaying.into(join(own, 'replay.db'), adapter);
  for (let round = 0; round < rounds; round++) {
    served.gateway.push(await bareRead(gateway, most));
    served.bare.push(await bareRead(bare, most));
    rows.inProcess.push(await drain(inProcess, { limit: most }));
    rows.adapter.push(await drain(adapter, { limit: most }));
    rows.replay.push(await replaying.next(most));
    progress(`  ${rate(perSecond(served.gateway.at(-1)!), 'events')}`);
  }
  await replaying.close();
  await adapter.close();
  await inProcess.close();
  for (const server of [gateway, bare]) await server.stop();
  const of = (runs: readonly Run[]): number[] => runs.map(perSecond);
  const figure = (runs: readonly Run[]): string => rate(median(of(runs)), 'events');
  const cpu = (runs: readonly Served[]): number[] => runs.map(({ server, events }) => server / events);
  return [
    {
      what: 'Reads through the gateway',
      measured: figure(rows.adapter),
      against: `${figure(rows.inProcess)} in process`,
      rounds: quotients(of(rows.adapter), of(rows.inProcess)),
    },
    {
      what: 'Replay through the gateway',
      measured: figure(rows.replay),
      against: `${figure(served.gateway)} of the client's bare read`,
      rounds: quotients(of(rows.replay), of(served.gateway)),
      reach: { atLeast: 0.85 },
    },
    {
      what: 'The gateway, read by the client',
      measured: figure(served.gateway),
      against: `${figure(served.bare)} of prepared bytes on HTTP/2`,
      rounds: quotients(of(served.gateway), of(served.bare)),
      reach: { atLeast: 0.9 },
      details: { rows, served },
    },
    {
      what: "  the gateway's CPU for each event, over that of bare HTTP/2",
      measured: ms(median(cpu(served.gateway))),
      against: `${ms(median(cpu(served.bare)))} of bare HTTP/2`,
      rounds: quotients(cpu(served.gateway), cpu(served.bare)),
    },
  ];
}

interface Served extends Run {
  /** CPU time of the server, in ms. */
  readonly server: number;
}

/** As the client reads by itself, without the adapter. */
async function bareRead(server: ServerProcess, most: number): Promise<Served> {
  const client = EventStoreDBClient.connectionString(server.url);
  const [start, cpu, before] = [performance.now(), process.cpuUsage(), server.cpu()];
  let events = 0;
  for await (const { event } of client.readAll({ maxCount: most })) events += Number(event !== undefined);
  const { user, system } = process.cpuUsage(cpu);
  const seconds = (performance.now() - start) / 1000;
  await client.dispose();
  return { events, seconds, cpu: (user + system) / 1e6, server: server.cpu() - before };
}

/** Appends through a gateway, against the same in this process. */
export async function appendsThroughGateway({ folder, sizes }: Bench): Promise<Measure[]> {
  const { rounds, seconds } = sizes.appends;
  const gateway = await gatewayOn(join(folder, 'gateway'));
  const through = await EventStoreDbStore.open({ connectionString: gateway.url });
  const inProcess = await EmbeddedEventStore.open({ folder: join(folder, 'in-process') });
  const event = reported();
  const widths = [1, 64];
  const figures = widths.map(() => ({ ours: [] as number[], its: [] as number[] }));
  for (const store of [through, inProcess]) await appendsPerSecond(store, event, 64, 0.5);
  for (let round = 0; round < rounds; round++)
    for (const [index, inFlight] of widths.entries()) {
      figures[index]!.its.push(await appendsPerSecond(inProcess, event, inFlight, seconds));
      figures[index]!.ours.push(await appendsPerSecond(through, event, inFlight, seconds));
    }
  await through.close();
  await inProcess.close();
  await gateway.stop();
  return figures.map(({ ours, its }, index) => ({
    what: `Appends through the gateway, ${widths[index]} in flight`,
    measured: rate(median(ours), 'appends'),
    against: `${rate(median(its), 'appends')} in process`,
    rounds: quotients(ours, its),
  }));
}
