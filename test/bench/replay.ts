import { join } from 'node:path';
import { rmSync } from 'node:fs';
import { DatabaseSync } from '@photostructure/sqlite';
import { EmbeddedEventStore, ProjectionRunner } from '@timeline/event-store';
import type { EventStore, StoredEvent } from '@timeline/event-store';
import { ProjectionThread } from '@timeline/read-model';
import { slices } from '../../apps/api/src/slices.js';
import { median, progress, quotients, rate } from './measure.js';
import type { Measure } from './measure.js';

export interface Run {
  readonly events: number;
  readonly seconds: number;
  /** CPU time of this process, in seconds. */
  readonly cpu: number;
}

export const perSecond = ({ events, seconds }: Run): number => events / seconds;
const perCpuSecond = ({ events, cpu }: Run): number => events / cpu;

/** The log into an empty read model as the service does it, read here and applied in a thread, against reading it alone. */
export async function replay(folder: string, { rounds, most }: { rounds: number; most: number }): Promise<Measure[]> {
  const store = await EmbeddedEventStore.open({ folder });
  const path = join(folder, 'replay.db');
  const [reads, runs, rows]: [Run[], Run[], number[]] = [[], [], []];
  await drain(store, most, () => undefined);
  for (let round = 0; round < rounds; round++) {
    reads.push(await drain(store, most, () => undefined));
    const run = await project(store, most, path);
    runs.push(run);
    rows.push(perSecond(run) * rowsPerEvent(path));
    progress(`  ${rate(perSecond(run), 'events')}`);
  }
  const tables = rowsOf(path);
  removeFile(path);
  await store.close();
  const [read, applied] = [reads.map(perSecond), runs.map(perSecond)];
  const details = { reads, runs, rows, tables };
  const figures = `${rate(median(applied), 'events')}, ${rate(median(rows), 'rows')}`;
  return [
    { what: 'Replay', measured: figures, against: '', rounds: applied, reach: { atLeast: 4000 }, details },
    {
      what: 'Replay, beside readAll',
      measured: rate(median(applied), 'events'),
      against: `${rate(median(read), 'events')} of readAll`,
      rounds: quotients(applied, read),
      reach: { atLeast: 0.1 },
    },
    {
      what: '  the same by CPU time',
      measured: `${rate(median(runs.map(perCpuSecond)), 'events')} of CPU`,
      against: `${rate(median(reads.map(perCpuSecond)), 'events')} of CPU`,
      rounds: quotients(runs.map(perCpuSecond), reads.map(perCpuSecond)),
    },
  ];
}

/** Reads a log up to so many events. */
export async function drain(
  store: EventStore,
  limit: number,
  take: (batch: readonly StoredEvent[]) => void,
): Promise<Run> {
  const [start, cpu] = [performance.now(), process.cpuUsage()];
  let events = 0;
  for await (const batch of store.readAll({ prefixes, limit })) {
    take(batch);
    events += batch.length;
  }
  const { user, system } = process.cpuUsage(cpu);
  return { events, seconds: (performance.now() - start) / 1000, cpu: (user + system) / 1e6 };
}

const LONGEST_MS = 600_000;
const UNTIMED = 3_000;
const prefixes = slices.map(({ prefix }) => prefix);
const entry = new URL('../../apps/api/src/projection.worker.js', import.meta.url);

/**
 * Builds a read model of the log's beginning. Timed are some more events than `most`, to the end of a batch, and not those
 * before them in which a new thread compiles its code: of a million events they would be nothing.
 */
export async function project(store: EventStore, most: number, path: string): Promise<Run> {
  removeFile(path);
  const thread = await ProjectionThread.start(entry, path);
  const head = await store.head();
  let [events, before] = [0, 0];
  let [start, cpu] = [performance.now(), process.cpuUsage()];
  await new Promise<void>((ended, failed) => {
    const apply = async (batch: readonly StoredEvent[], position: number): Promise<void> => {
      await thread.apply(batch, position, position < head);
      events += batch.length;
      if (before === 0 && events >= UNTIMED) [before, start, cpu] = [events, performance.now(), process.cpuUsage()];
      else if (events >= before + most || position >= head) void runner.stop();
    };
    const projection = { checkpoint: () => thread.checkpoint(), apply };
    const runner = new ProjectionRunner(store, projection, { prefixes, onError: failed });
    runner.start();
    runner.waitFor(Infinity, LONGEST_MS).then(() => ended(), failed);
  });
  const { user, system } = process.cpuUsage(cpu);
  const seconds = (performance.now() - start) / 1000;
  await thread.close();
  return { events: events - before, seconds, cpu: (user + system) / 1e6 };
}

function rowsPerEvent(path: string): number {
  const tables = rowsOf(path);
  return Object.values(tables).reduce((sum, rows) => sum + rows, 0) / tables.change!;
}

function rowsOf(path: string): Record<string, number> {
  const db = new DatabaseSync(path, { readOnly: true });
  const names = db
    .prepare(`SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'fact_words%'`)
    .all() as { name: string }[];
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
