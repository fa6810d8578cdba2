import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate, setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import type { StoredEvent } from '@timeline/event-store';
import { LiveReadModel, Projector } from '@timeline/read-model';
import type { ClosableProjection, ReadModel } from '@timeline/read-model';
import * as fc from 'fast-check';
import { requireFilled } from '../../apps/api/src/feed/change-filter.js';
import { slices } from '../../apps/api/src/slices.js';
import { Database } from '../../libs/read-model/src/database.js';
import { migrations } from '../../libs/read-model/src/migrations.js';
import type { Migration } from '../../libs/read-model/src/migrations.js';
import { dump } from './dump.js';
import { aHistory } from './history.js';
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

const errors: unknown[] = [];
const open = (path: string, store: MemoryEventStore, project = inPlace): Promise<LiveReadModel> =>
  LiveReadModel.open({
    ...{ path, store, project },
    runner: {
      prefixes: slices.map(({ prefix }) => prefix),
      backOff: { first: 1, most: 5 },
      onError: (error) => void errors.push(error),
    },
  });

/** Every list and document at a position, as one text. */
function everythingAt(reader: ReadModel, position: number): string {
  const request = {
    set: 'all',
    position,
    order: 'OCCURRED_DESC',
    backwards: false,
    limit: 1_000,
    conditions: {},
  } as const;
  const keys = reader.walk(request);
  const documents = reader.versionsOf(
    keys.map(({ fact }) => fact),
    position,
  );
  return JSON.stringify([reader.momentAt(position), keys, documents, reader.corrections({ position, limit: 1_000 })]);
}

function directly(path: string, events: readonly StoredEvent[]): ReturnType<typeof dump> {
  const projector = new Projector(path, slices);
  projector.apply(events, events.at(-1)!.position);
  projector.close();
  return dump(path);
}

const aTimeline = (position: number, streamId = `timeline-${id('timeline', position)}`): StoredEvent => ({
  ...{ id: id('event', position), type: 'TimelineCreated', streamId, revision: 0, position, recordedAt: position },
  data: { slug: `t-${position}`, titles: [], descriptions: [] },
  metadata: { commandId: `c${position}`, commandHash: 'h', editor: { id: 'e', name: 'E' }, schemaVersion: 1 },
});
const timelines = (from: number, to: number): StoredEvent[] =>
  Array.from({ length: to - from + 1 }, (_, index) => aTimeline(from + index));

function change(path: string, sql: string): void {
  const db = new Database(path);
  db.exec(sql);
  db.close();
}

const isMarkedStale = (path: string): boolean => JSON.stringify(dump(path).meta).includes('stale');

describe('a read model that is rebuilt while events keep coming', () => {
  it('answers as before of every old position, during and after the swap, and loses nothing', async () => {
    const property = fc.asyncProperty(aHistory({ min: 20, max: 70 }), fc.nat(100), async (events, die) => {
      using folder = temporaryFolder();
      const path = join(folder.path, 'read-model.db');
      const store = new MemoryEventStore();
      const early = events.slice(0, 1 + (die % (events.length - 2)));
      store.push(...early);
      const live = await open(path, store);
      const then = early.at(-1)!.position;
      const head = events.at(-1)!.position;
      expect(await live.waitFor(then, 2_000)).toBe(true);
      const positions = [0, Math.floor(then / 2), then];
      const answers = positions.map((position) => everythingAt(live.reader, position));
      const expectSame = () =>
        expect(positions.map((position) => everythingAt(live.reader, position))).toEqual(answers);
      const waiting = live.waitFor(head, 5_000);
      const progress = { isDone: false };
      const rebuilt = live.rebuild(expectSame).finally(() => (progress.isDone = true));
      for (const event of events.slice(early.length)) {
        store.push(event);
        expectSame();
        await setImmediate();
      }
      expect(await waiting).toBe(true);
      while (!progress.isDone) {
        expectSame();
        await setImmediate();
      }
      await rebuilt;
      expect(await live.waitFor(head, 2_000)).toBe(true);
      expectSame();
      await live.close();
      expect(existsSync(`${path}.next`)).toBe(false);
      expect(dump(path)).toEqual(directly(join(folder.path, 'direct.db'), events));
    });
    await fc.assert(property, { numRuns: 15 });
    expect(errors).toEqual([]);
  });

  it('notices in time what comes while the files are swapped', async () => {
    using folder = temporaryFolder();
    const store = new MemoryEventStore();
    store.push(...timelines(1, 10));
    let opened = 0;
    const progress = { isSwapping: false };
    const live = await open(join(folder.path, 'read-model.db'), store, async (path) => {
      if (++opened < 3) return inPlace(path);
      progress.isSwapping = true;
      await sleep(30);
      return inPlace(path);
    });
    const rebuilt = live.rebuild();
    while (!progress.isSwapping) await sleep(1);
    store.push(aTimeline(11));
    expect(await live.waitFor(11, 1_000)).toBe(true);
    await rebuilt;
    await live.close();
  });

  it('never goes back, also when the new file lags behind the live one', async () => {
    using folder = temporaryFolder();
    const path = join(folder.path, 'read-model.db');
    const store = new MemoryEventStore();
    store.push(...timelines(1, 30));
    const progress = { known: 0, opened: 0, isDone: false };
    const live = await open(path, store, async (file) => {
      const projection = await inPlace(file);
      if (file === path) progress.opened += Number(projection.checkpoint() >= progress.known);
      const apply: ClosableProjection['apply'] = async (events, position, isMore) => {
        if (file === path) progress.known = position;
        else await sleep(3);
        await projection.apply(events, position, isMore);
      };
      return { ...projection, apply };
    });
    await live.waitFor(30, 1_000);
    const rebuilt = live.rebuild().finally(() => (progress.isDone = true));
    for (let position = 31; !progress.isDone; position++) {
      store.push(...timelines(position, position));
      await sleep(1);
      const known = live.checkpoint();
      expect(live.reader.objectCount('timeline', known)).toBe(known);
    }
    await rebuilt;
    expect(progress.opened).toBe(2);
    await live.close();
  });

  it('builds once when asked twice', async () => {
    using folder = temporaryFolder();
    const store = new MemoryEventStore();
    store.push(...timelines(1, 10));
    let opened = 0;
    const live = await open(join(folder.path, 'read-model.db'), store, (path) => (opened++, inPlace(path)));
    await Promise.all([live.rebuild(), live.rebuild()]);
    expect(opened).toBe(3);
    await live.close();
  });

  it('goes on as it was when the log cannot be read through', async () => {
    using folder = temporaryFolder();
    const path = join(folder.path, 'read-model.db');
    const store = new MemoryEventStore();
    store.push(...timelines(1, 3));
    const live = await open(path, store);
    await live.waitFor(3, 1_000);
    const answer = everythingAt(live.reader, 3);
    store.push({ ...aTimeline(4), type: 'Unheard' });
    await expect(live.rebuild()).rejects.toThrow(/Unheard.*not known/);
    expect(everythingAt(live.reader, 3)).toBe(answer);
    while (live.status().failure === undefined) await sleep(1);
    await live.close();
  });
});

describe('a file of another release', () => {
  it.each([
    ['marked as stale', `INSERT INTO meta (name, value) VALUES ('stale', 1)`],
    ['left stale and then spoilt', `INSERT INTO meta (name, value) VALUES ('stale', 1); DELETE FROM version`],
  ])('is rebuilt when it was %s', async (_name, sql) => {
    using folder = temporaryFolder();
    const [path, store] = [join(folder.path, 'read-model.db'), new MemoryEventStore()];
    const expected = directly(path, timelines(1, 20));
    store.push(...timelines(1, 20));
    change(path, sql);
    const live = await open(path, store);
    await live.rebuild();
    await live.close();
    expect(dump(path)).toEqual(expected);
  });

  it('is rebuilt by itself, answering meanwhile, when it is of an earlier shape that lacks what the log tells', async () => {
    using folder = temporaryFolder();
    const [path, store] = [join(folder.path, 'read-model.db'), new MemoryEventStore()];
    directly(path, timelines(1, 20));
    store.push(...timelines(1, 20));
    (migrations as Migration[]).push({ replay: true, sql: 'CREATE TABLE later (n INTEGER PRIMARY KEY)' });
    try {
      const live = await open(path, store);
      expect(live.reader.objectCount('timeline', 20)).toBe(20);
      expect(isMarkedStale(path)).toBe(true);
      // Which changes are about what may be half of the story until then.
      expect(() => requireFilled(live, { timeline: 'a' })).toThrow('is being worked out');
      expect(() => requireFilled(live, { types: ['FactReported'] })).not.toThrow();
      while (live.isStale()) await sleep(2);
      expect(isMarkedStale(path)).toBe(false);
      expect(() => requireFilled(live, { timeline: 'a' })).not.toThrow();
      await live.close();
      expect(dump(path)).toEqual(directly(join(folder.path, 'direct.db'), timelines(1, 20)));
    } finally {
      (migrations as Migration[]).pop();
    }
  });

  it('is made anew when it is of a shape that can no longer be read', async () => {
    using folder = temporaryFolder();
    const [path, store] = [join(folder.path, 'read-model.db'), new MemoryEventStore()];
    const expected = directly(path, timelines(1, 20));
    store.push(...timelines(1, 20));
    change(path, 'DROP TABLE member; PRAGMA user_version = 7');
    const live = await open(path, store);
    await live.waitFor(20, 5_000);
    await live.close();
    expect(dump(path)).toEqual(expected);
  });

  it('is refused when it is of a later shape, and left as it is', async () => {
    using folder = temporaryFolder();
    const path = join(folder.path, 'read-model.db');
    const before = directly(path, timelines(1, 3));
    change(path, 'PRAGMA user_version = 99');
    await expect(open(path, new MemoryEventStore())).rejects.toThrow(
      'the read model is of a later release (version 99): update the service, or delete the file',
    );
    expect(dump(path)).toEqual(before);
  });
});
