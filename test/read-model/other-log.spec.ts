import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { breakSeal, copyLog, EmbeddedEventStore, EventStoreDbStore, StoreUnavailable } from '@timeline/event-store';
import type { EventStore, NewEvent, ReadStreamOptions, StoredEvent } from '@timeline/event-store';
import { startGateway } from '@timeline/eventstore-gateway';
import { LiveReadModel, Projector } from '@timeline/read-model';
import type { ClosableProjection } from '@timeline/read-model';
import { slices } from '../../apps/api/src/slices.js';
import { Service } from '../service.js';
import { id } from './vocabulary.js';
import { MemoryEventStore } from './memory-event-store.js';
import { temporaryFolder } from './record.js';

async function inPlace(path: string): Promise<ClosableProjection> {
  const projector = new Projector(path, slices);
  return {
    checkpoint: () => projector.checkpoint(),
    apply: async (events, position, isMore) => projector.apply(events, position, isMore),
    close: async () => projector.close(),
  };
}

const prefixes = slices.map(({ prefix }) => prefix);
const open = (path: string, store: EventStore): Promise<LiveReadModel> =>
  LiveReadModel.open({ path, store, project: inPlace, runner: { prefixes, backOff: { first: 1, most: 5 } } });

/** The file as a node leaves it that has applied the whole log. */
async function build(path: string, store: EventStore): Promise<void> {
  const live = await open(path, store);
  expect(await live.waitFor(await store.head(), 20_000)).toBe(true);
  await live.close();
}

const created = (n: number): NewEvent & { streamId: string } => ({
  ...{ id: id('event', n), type: 'TimelineCreated', streamId: `timeline-${id('timeline', n)}` },
  data: { slug: `t-${n}`, titles: [], descriptions: [] },
  metadata: { commandId: `c${n}`, commandHash: 'h', editor: { id: 'e', name: 'E' }, schemaVersion: 1 },
});
const logged = (n: number, recordedAt: number): StoredEvent => ({
  ...created(n),
  revision: 0,
  position: n,
  recordedAt,
});

function memory(...events: readonly StoredEvent[]): MemoryEventStore {
  const store = new MemoryEventStore();
  store.push(...events);
  return store;
}

async function fill(store: EventStore, count: number): Promise<void> {
  for (let n = 1; n <= count; n++) await store.append(created(n).streamId, [created(n)], 'no_stream');
}

const otherLog = { name: 'OtherLog', code: 'OTHER_LOG' };

describe('a read model that was built from another log', () => {
  it.each([
    ['was begun at another time', memory(logged(1, 11), logged(2, 20), logged(3, 30))],
    ['begins with something else', memory(logged(7, 10), logged(2, 20), logged(3, 30))],
    ['was put back to an earlier state', memory(logged(1, 10), logged(2, 20))],
    ['went on differently', memory(logged(1, 10), logged(2, 20), logged(4, 30))],
    ['has it elsewhere', memory(logged(1, 10), logged(2, 20), { ...logged(3, 30), position: 4 })],
    ['is empty', memory()],
  ])('is refused and left as it is when the log %s', async (_, other) => {
    using folder = temporaryFolder();
    const [path, own] = [join(folder.path, 'read-model.db'), memory(logged(1, 10), logged(2, 20), logged(3, 30))];
    await build(path, own);
    await expect(open(path, other)).rejects.toMatchObject(otherLog);
    await build(path, own);
  });

  it('is taken with a log that is the same, also where a clock went back or only others have written since', async () => {
    using folder = temporaryFolder();
    const path = join(folder.path, 'read-model.db');
    const own = memory(logged(1, 10), logged(2, 30), logged(3, 20));
    await build(path, own);
    own.push({ ...logged(4, 40), streamId: 'others-1' });
    await build(path, own);
    await build(path, own);
  });

  it('answers while the log is out of reach, and stands still once that turns out to be another', async () => {
    using folder = temporaryFolder();
    const path = join(folder.path, 'read-model.db');
    await build(path, memory(logged(1, 10)));
    const reach = { isOut: true };
    const other = memory(logged(1, 11));
    const readStream = other.readStream.bind(other);
    other.readStream = async (streamId: string, options?: ReadStreamOptions) => {
      if (reach.isOut) throw new StoreUnavailable('away');
      return readStream(streamId, options);
    };
    const live = await open(path, other);
    expect(live.reader.objectCount('timeline', 1)).toBe(1);
    expect(live.status().failure).toBeUndefined();
    reach.isOut = false;
    while (live.status().failure === undefined) await sleep(2);
    expect(live.status()).toMatchObject({ caughtUp: false, failure: otherLog });
    await live.close();
  });
});

describe('moving a node to another store', () => {
  it('refuses the read model of an embedded log on a server that holds a copy of it: positions differ', async () => {
    using folder = temporaryFolder();
    const path = join(folder.path, 'read-model.db');
    const embedded = await EmbeddedEventStore.open({ folder: join(folder.path, 'data') });
    const gateway = await startGateway({ port: 0 });
    const served = await EventStoreDbStore.open({ connectionString: gateway.connectionString });
    try {
      await fill(embedded, 3);
      await build(path, embedded);
      await copyLog(embedded, served, { prefixes });
      await expect(open(path, served)).rejects.toMatchObject(otherLog);
      const anew = join(folder.path, 'anew.db');
      await build(anew, served);
      await build(anew, served);
      await expect(open(anew, embedded)).rejects.toMatchObject(otherLog);
    } finally {
      await served.close();
      await gateway.close();
      await embedded.close();
    }
  });

  it('says in a sentence what to do, and ends', async () => {
    using folder = temporaryFolder();
    const [one, other] = [join(folder.path, 'one'), join(folder.path, 'other')];
    for (const dataDir of [one, other]) {
      mkdirSync(dataDir);
      const store = await EmbeddedEventStore.open({ folder: dataDir });
      await fill(store, 1);
      await store.close();
    }
    const service = await Service.start({ dataDir: one });
    await service.ready();
    await service.stop();
    copyFileSync(join(one, 'read-model.db'), join(other, 'read-model.db'));
    const started = Service.start({ dataDir: other });
    await expect(started).rejects.toThrow(
      /^the service ended with 1:\n\S+read-model\.db was built from another log .*\n$/,
    );
  });
});

describe('a read model whose file is damaged', () => {
  it.each([
    [
      'closed in order',
      (_path: string) => undefined,
      /read-model\.db is not what it was when it was closed: it is built anew/,
    ],
    ['or not', breakSeal, /read-model\.db is damaged \(file is not a database\): it is built anew/],
  ])('is named, and built anew from the log (%s)', async (_, prepare, message) => {
    using folder = temporaryFolder();
    const [path, store] = [join(folder.path, 'read-model.db'), memory(logged(1, 10), logged(2, 20))];
    await build(path, store);
    writeFileSync(path, 'not what it was');
    prepare(path);
    const told: string[] = [];
    const onError = (error: unknown) => void told.push(String(error));
    const live = await LiveReadModel.open({ path, store, project: inPlace, runner: { prefixes, onError } });
    expect(await live.waitFor(2, 5_000)).toBe(true);
    expect(live.reader.objectCount('timeline', 2)).toBe(2);
    await live.close();
    expect(told).toEqual([expect.stringMatching(message)]);
  });
});
