import { join } from 'node:path';
import { rmSync } from 'node:fs';
import { DatabaseSync } from '@photostructure/sqlite';
import { EmbeddedEventStore } from '@timeline/event-store';
import { Projector } from '@timeline/read-model';
import { slices } from '../../apps/api/src/slices.js';
import { median, progress, quotients, rate } from './measure.js';
import type { Measure } from './measure.js';

interface Run {
  readonly events: number;
  readonly seconds: number;
}

const perSecond = ({ events, seconds }: Run): number => events / seconds;

/** The log into an empty read model, read and applied batch by batch in this process, against reading it alone. */
export async function replay(folder: string, rounds: number): Promise<Measure[]> {
  const store = await EmbeddedEventStore.open({ folder });
  const path = join(folder, 'replay.db');
  const [read, applied, rows]: [number[], number[], number[]] = [[], [], []];
  await drain(store, () => undefined);
  for (let round = 0; round < rounds; round++) {
    read.push(perSecond(await drain(store, () => undefined)));
    const run = await project(store, path);
    applied.push(perSecond(run));
    rows.push(rowsIn(path) / run.seconds);
    progress(`  ${rate(applied.at(-1)!, 'events')}`);
  }
  const tables = rowsOf(path);
  removeFile(path);
  await store.close();
  const details = { read, applied, rows, tables };
  const figures = `${rate(median(applied), 'events')}, ${rate(median(rows), 'rows')}`;
  return [
    { what: 'Replay', measured: figures, against: '1 event/s', rounds: applied, reach: { atLeast: 4000 }, details },
    {
      what: 'Replay, beside readAll',
      measured: rate(median(applied), 'events'),
      against: `${rate(median(read), 'events')} of readAll`,
      rounds: quotients(applied, read),
      reach: { atLeast: 0.1 },
    },
  ];
}

type Batch = Parameters<Projector['apply']>[0];

async function drain(store: EmbeddedEventStore, take: (batch: Batch) => void): Promise<Run> {
  const start = performance.now();
  let events = 0;
  for await (const batch of store.readAll({ prefixes: slices.map(({ prefix }) => prefix) })) {
    take(batch);
    events += batch.length;
  }
  return { events, seconds: (performance.now() - start) / 1000 };
}

async function project(store: EmbeddedEventStore, path: string): Promise<Run> {
  removeFile(path);
  const projector = new Projector(path, slices);
  const run = await drain(store, (batch) => projector.apply(batch, batch.at(-1)!.position));
  projector.close();
  return run;
}

const rowsIn = (path: string): number => Object.values(rowsOf(path)).reduce((sum, rows) => sum + rows, 0);

function rowsOf(path: string): Record<string, number> {
  const db = new DatabaseSync(path, { readOnly: true });
  const names = db.prepare(`SELECT name FROM sqlite_master WHERE type = 'table'`).all() as { name: string }[];
  const counted = names.map(({ name }) => {
    const { rows } = db.prepare(`SELECT count(*) AS rows FROM "${name}"`).get() as { rows: number };
    return [name, rows] as const;
  });
  db.close();
  return Object.fromEntries(counted);
}

function removeFile(path: string): void {
  for (const suffix of ['', '-wal', '-shm']) rmSync(`${path}${suffix}`, { force: true });
}
