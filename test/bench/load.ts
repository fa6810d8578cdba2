import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Bench } from './bench.js';
import { ask, underLoad, warm } from './client.js';
import type { Load } from './client.js';
import { median, ms, percentiles, quotients, rate } from './measure.js';
import type { Measure } from './measure.js';
import { ServerProcess } from './processes.js';
import { pageRequest } from './requests.js';

/** The page as of now under load against the same bytes on bare Fastify, by throughput and by the servers' CPU time. */
export async function pagesUnderLoad(bench: Bench): Promise<Measure[]> {
  const log = await bench.logs.ordinary(bench.sizes.facts);
  return bench.logs.served([log], ([server]) => loaded(server!, bench));
}

async function loaded(server: ServerProcess, { folder, sizes }: Bench): Promise<Measure[]> {
  const { rounds, seconds } = sizes.load;
  const body = pageRequest(undefined);
  const path = join(folder, 'page.json');
  const { text } = await ask(server.url, body);
  writeFileSync(path, text);
  const bare = await ServerProcess.start([fileURLToPath(import.meta.resolve('./bare-server.js')), path]);
  const load = { connections: 16, seconds };
  await warm(server.url, body);
  for (const one of [bare, server]) await underLoad(one, body, { ...load, seconds: Math.min(3, 2 * seconds) });
  const [executed, kept, its]: [Load[], Load[], Load[]] = [[], [], []];
  for (let round = 0; round < rounds; round++) {
    its.push(await underLoad(bare, body, load));
    executed.push(await underLoad(server, body, load));
    kept.push(await underLoad(server, body, { ...load, kept: true }));
  }
  await bare.stop();
  const size = `Page of 50 × 12 fields, ${(text.length / 1024).toFixed(0)} KB`;
  return [
    ...againstBare(`${size}, kept`, kept, its, 0.6),
    ...againstBare(`${size}, executed each time`, executed, its, 0.25),
  ];
}

function againstBare(what: string, ours: readonly Load[], its: readonly Load[], atLeast: number): Measure[] {
  const of = (loads: readonly Load[], figure: 'perSecond' | 'cpu') => loads.map((one) => one[figure]);
  const summary = (loads: readonly Load[]) => ({
    perSecond: of(loads, 'perSecond'),
    cpu: of(loads, 'cpu'),
    latency: percentiles(loads.flatMap(({ latencies }) => latencies)),
  });
  return [
    {
      what,
      measured: rate(median(of(ours, 'perSecond')), 'pages'),
      against: `${rate(median(of(its, 'perSecond')), 'answers')} of bare Fastify`,
      rounds: quotients(of(ours, 'perSecond'), of(its, 'perSecond')),
      reach: { atLeast },
      details: { ours: summary(ours), bare: summary(its) },
    },
    {
      what: '  CPU for each, bare Fastify over ours',
      measured: ms(median(of(ours, 'cpu'))),
      against: `${ms(median(of(its, 'cpu')))} of bare Fastify`,
      rounds: quotients(of(its, 'cpu'), of(ours, 'cpu')),
    },
  ];
}
