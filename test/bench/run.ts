import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { appends } from './appends.js';
import { fill } from './fill.js';
import { appendsThroughGateway, readsThroughGateway } from './gateway.js';
import { filteredOverHttp } from './filtered.js';
import { mix } from './generate.js';
import { isReached, progress as say, ratioOf } from './measure.js';
import type { Measure } from './measure.js';
import { pagesInProcess, pagesOverHttp } from './pages.js';
import { pagesUnderLoad } from './load.js';
import { ServerProcess } from './processes.js';
import { replay } from './replay.js';
import { table } from './table.js';

const sizes = {
  full: {
    facts: 100_000,
    few: 1_000,
    replays: { rounds: 5, most: 50_000 },
    turns: { rounds: 15, repeats: 60 },
    appends: { rounds: 7, seconds: 1 },
    load: { rounds: 7, seconds: 4 },
  },
  quick: {
    facts: 3_000,
    few: 500,
    replays: { rounds: 3, most: 3_000 },
    turns: { rounds: 5, repeats: 10 },
    appends: { rounds: 3, seconds: 0.3 },
    load: { rounds: 3, seconds: 1 },
  },
};
type Sizes = (typeof sizes)['full'];

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    /** Keeps the filled logs here for the next run. */
    folder: { type: 'string' },
  },
});

async function measure(
  folder: string,
  { facts, few, replays, turns, appends: appending, load }: Sizes,
): Promise<Measure[]> {
  const start = performance.now();
  const progress = (text: string) => say(`${Math.round((performance.now() - start) / 1000)} s: ${text}`);
  const [long, short] = [join(folder, `facts-${facts}`), join(folder, `facts-${few}`)];
  progress('appends');
  const measures = [await appends(mkdtempSync(join(folder, 'appends-')), appending)];
  progress('appends through a gateway');
  measures.push(...(await appendsThroughGateway(mkdtempSync(join(folder, 'appends-')), appending)));
  progress(`filling the logs of ${few} and ${facts} facts`);
  await fill(short, few);
  await fill(long, facts);
  progress('replay');
  measures.push(...(await replay(long, replays)));
  progress('reads through a gateway');
  measures.push(...(await readsThroughGateway(long, replays)));
  progress('the service reads its logs');
  const servers = [await ServerProcess.service(long), await ServerProcess.service(short)] as const;
  try {
    measures.push(await catchingUp(servers[0]));
    progress('pages of the past, by the read model alone');
    measures.push(...(await pagesInProcess(long, turns)));
    progress('pages over HTTP');
    const head = await headOf(servers[0]);
    const [grown, young] = [
      { server: servers[0], head, facts },
      { server: servers[1], facts: few },
    ];
    measures.push(...(await pagesOverHttp(grown, young, turns)));
    progress('filtered lists');
    measures.push(...(await filteredOverHttp(grown, turns)));
    progress('pages under load');
    measures.push(...(await pagesUnderLoad(servers[0], folder, load)));
  } finally {
    for (const server of servers) await server.stop();
  }
  return measures;
}

/** How the service itself brought its read model up to date, from its start on. */
async function catchingUp(server: ServerProcess): Promise<Measure> {
  const events = await headOf(server);
  const seconds = server.readyAfter / 1000;
  return {
    what: '  the service, from start to ready',
    measured: `${events.toLocaleString('en')} events in ${seconds.toFixed(1)} s`,
    against: '',
    rounds: [events / seconds],
  };
}

async function headOf({ url }: ServerProcess): Promise<number> {
  const { position } = (await (await fetch(`${url}/health/ready`)).json()) as { position: string };
  return Number(position);
}

function save(size: Sizes, measures: readonly Measure[]): string {
  const [cpu, load] = [cpus()[0]!.model, { before: loadBefore, after: loadavg() }];
  const machine = { cpu, cores: cpus().length, memory: totalmem(), node: process.version, load };
  const rows = measures.map((one) => ({ ...one, ratio: ratioOf(one), reached: isReached(one) ?? null }));
  const path = join('bench', 'results', `${new Date().toISOString().replaceAll(':', '-')}.json`);
  mkdirSync(join('bench', 'results'), { recursive: true });
  writeFileSync(path, `${JSON.stringify({ machine, size, mix, measures: rows }, null, 2)}\n`);
  return path;
}

const loadBefore = loadavg();
const size = values.quick ? sizes.quick : sizes.full;
const folder = values.folder ? resolve(values.folder) : mkdtempSync(join(tmpdir(), 'timeline-bench-'));
mkdirSync(folder, { recursive: true });
try {
  const measures = await measure(folder, size);
  console.log(table(measures));
  say(`written to ${save(size, measures)}`);
} finally {
  if (!values.folder) rmSync(folder, { recursive: true, force: true });
}
