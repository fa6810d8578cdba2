import { join } from 'node:path';
import { rmSync, statSync } from 'node:fs';
import { DatabaseSync } from '@photostructure/sqlite';
import { EmbeddedEventStore, ProjectionRunner } from '@timeline/event-store';
import type { EventStore, StoredEvent } from '@timeline/event-store';
import { ProjectionThread } from '@timeline/read-model';
import { slices } from '../../apps/api/src/slices.js';
import type { Bench } from './bench.js';
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

/**
 * The log into an empty read model as the service does it, read here and applied in a thread. Each round goes on where the last
 * one ended, and what it replays is also read alone: the read model grows from nothing to the whole of it.
 */
export async function replay({ folder, logs, sizes }: Bench): Promise<Measure[]> {
  const store = await EmbeddedEventStore.open({ folder: await logs.ordinary(sizes.facts) });
  const path = join(folder, 'replay.db');
  const replaying = await Replaying.into(path, store);
  const [reads, runs, rows]: [Run[], Run[], number[]] = [[], [], []];
  let before = rowsOf(path);
  for (let round = 0; round < sizes.replay.rounds; round++) {
    reads.push(await drain(store, { from: replaying.position + 1, limit: sizes.replay.events }));
    runs.push(await replaying.next(sizes.replay.events));
    const tables = rowsOf(path);
    rows.push((total(tables) - total(before)) / runs.at(-1)!.seconds);
    before = tables;
    progress(`  ${rate(perSecond(runs.at(-1)!), 'events')}`);
  }
  const bytes = statSync(path).size;
  await replaying.close();
  await store.close();
  const [read, applied] = [reads.map(perSecond), runs.map(perSecond)];
  const cpu = [runs.map(perCpuSecond), reads.map(perCpuSecond)] as const;
  const whole = runs.reduce((sum, { events }) => sum + events, 0);
  return [
    {
      what: `Replay of ${whole.toLocaleString('en')} events`,
      measured: `${rate(median(applied), 'events')}, ${rate(median(rows), 'rows')}`,
      against: '',
      rounds: applied,
      reach: { atLeast: 10_000 },
      details: { reads, runs, rows, tables: before, bytes },
    },
    {
      what: 'Replay, beside readAll',
      measured: rate(median(applied), 'events'),
      against: `${rate(median(read), 'events')} of readAll`,
      rounds: quotients(applied, read),
      reach: { atLeast: 0.2 },
    },
    {
      what: '  the same by CPU time',
      measured: `${rate(median(cpu[0]), 'events')} of CPU`,
      against: `${rate(median(cpu[1]), 'events')} of CPU`,
      rounds: quotients(...cpu),
    },
  ];
}

/** How the service itself brought the read model up to date, when it was last built: from its start to ready. */
export async function building({ logs, sizes }: Bench): Promise<Measure[]> {
  const { events, seconds } = await logs.built(await logs.ordinary(sizes.facts));
  return [
    {
      what: '  the service, from start to ready',
      measured: `${events.toLocaleString('en')} events in ${seconds.toFixed(1)} s`,
      against: '',
      rounds: [events / seconds],
    },
  ];
}

/** Reads so much of a log. */
export async function drain(
  store: EventStore,
  range: { readonly from?: number; readonly limit: number },
): Promise<Run> {
  const timed = timer();
  let events = 0;
  for await (const batch of store.readAll({ prefixes, ...range })) events += batch.length;
  return timed(events);
}

function timer(): (events: number) => Run {
  const [start, cpu] = [performance.now(), process.cpuUsage()];
  return (events) => {
    const { user, system } = process.cpuUsage(cpu);
    return { events, seconds: (performance.now() - start) / 1000, cpu: (user + system) / 1e6 };
  };
}

const LONGEST_MS = 3_600_000;
/** Events in which a new thread compiles its code: of a million they would be nothing. */
const UNTIMED = 1_000;
const prefixes = slices.map(({ prefix }) => prefix);
const entry = new URL('../../apps/api/src/projection.worker.js', import.meta.url);

/** A read model that is made of a log from its beginning, so many events at a time. */
export class Replaying {
  private constructor(
    private readonly thread: ProjectionThread,
    private readonly store: EventStore,
    private readonly path: string,
  ) {}

  /** Begins a new file, with some events that are not timed. */
  static async into(path: string, store: EventStore): Promise<Replaying> {
    removeFile(path);
    const replaying = new Replaying(await ProjectionThread.start(entry, path), store, path);
    await replaying.next(UNTIMED);
    return replaying;
  }

  /** What was replayed so far. */
  get position(): number {
    return this.thread.checkpoint();
  }

  /** Replays `most` more events, or what is left. */
  async next(most: number): Promise<Run> {
    const { thread } = this;
    const head = await this.store.head();
    if (this.position >= head)
      throw new Error('the log is too short to be replayed any further: fill it with more facts');
    const timed = timer();
    let events = 0;
    await new Promise<void>((ended, failed) => {
      const apply = async (batch: readonly StoredEvent[], position: number, isMore: boolean): Promise<void> => {
        // One batch may still come after the last one.
        if (events >= most) return;
        const wanted = batch.slice(0, most - events);
        events += wanted.length;
        const isLast = events >= most || position >= head;
        await thread.apply(
          wanted,
          wanted.length < batch.length ? wanted.at(-1)!.position : position,
          isMore && !isLast,
        );
        if (isLast) void runner.stop();
      };
      const runner = new ProjectionRunner(
        this.store,
        { checkpoint: () => thread.checkpoint(), prepare: (events) => thread.prepare(events), apply },
        { prefixes, onError: failed },
      );
      runner.start();
      runner.waitFor(Infinity, LONGEST_MS).then(() => ended(), failed);
    });
    return timed(events);
  }

  /** Also removes the file. */
  async close(): Promise<void> {
    await this.thread.close();
    removeFile(this.path);
  }
}

const total = (tables: Record<string, number>): number => Object.values(tables).reduce((sum, rows) => sum + rows, 0);

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
