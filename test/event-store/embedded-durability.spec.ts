import { spawn } from 'node:child_process';
import type { ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { pathToFileURL } from 'node:url';
import type { Worker } from 'node:worker_threads';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { everything, happened, idsOf, many } from '../../libs/event-store/src/contract/contract-store.js';
import { Follower } from '../../libs/event-store/src/contract/follower.js';
import { EmbeddedEventStore } from '../../libs/event-store/src/embedded/embedded.event-store.js';
import { LogClient } from '../../libs/event-store/src/embedded/log-client.js';
import type { ServedFilter } from '../../libs/event-store/src/embedded/served/read.js';
import { StoreLocked, StoreUnavailable } from '../../libs/event-store/src/errors.js';
import type { StoredEvent } from '../../libs/event-store/src/event-store.js';

const built = pathToFileURL(join(process.cwd(), 'dist/libs/event-store/src/embedded/embedded.event-store.js')).href;
type Child = ChildProcessByStdio<null, Readable, null>;

let parent: string;
let folder: string;
const open = (): Promise<EmbeddedEventStore> => EmbeddedEventStore.open({ folder });

beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'event-store-'));
  folder = join(parent, 'data');
});
afterEach(() => rm(parent, { recursive: true, force: true }));

/** Runs a program that has the store open as `store`, and `say` to tell us something in one line. */
function run(program: string): Child {
  const script = `
    import { writeSync } from 'node:fs';
    import { randomUUID } from 'node:crypto';
    import { EmbeddedEventStore } from ${JSON.stringify(built)};
    const say = (line) => writeSync(1, line + '\\n');
    const happened = () => ({ id: randomUUID(), type: 'Happened', data: { fill: 'x'.repeat(500) }, metadata: {} });
    try {
      const store = await EmbeddedEventStore.open({ folder: ${JSON.stringify(folder)} });
      ${program}
    } catch (error) {
      say(error.code + ' ' + error.message);
    }`;
  return spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
}

const WRITE_WITHOUT_END = `
  say('open');
  await Promise.all(Array.from({ length: 16 }, async (_, writer) => {
    const stream = 'writer-' + process.pid + '-' + writer;
    for (let next = 0; ; next++) {
      const events = [happened(), happened()];
      const { revision, position } = await store.append(stream, events, next === 0 ? 'no_stream' : next * 2 - 1);
      say([stream, revision, position, events[0].id, events[1].id].join(' '));
    }
  }));`;

async function killAfter(child: Child, lines: number): Promise<string[]> {
  const said: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    said.push(line);
    if (said.length === lines) child.kill('SIGKILL');
  }
  return said;
}

describe('kill -9 in the middle of concurrent appends', () => {
  it('loses nothing that was acknowledged and leaves no gap, several times over', async () => {
    const acknowledged: string[] = [];
    for (const lines of [40, 400, 1_500])
      acknowledged.push(...(await killAfter(run(WRITE_WITHOUT_END), lines)).slice(1));
    expect(acknowledged.length).toBeGreaterThanOrEqual(1_937);
    const store = await open();
    const all = await everything(store.readAll());
    expect(all.map(({ position }) => position)).toEqual(all.map((_, index) => index + 1));
    const byPlace = new Map(all.map((event) => [`${event.streamId} ${event.revision}`, event]));
    expect(byPlace.size).toBe(all.length);
    expect(new Set(idsOf(all)).size).toBe(all.length);
    for (const line of acknowledged) {
      const [stream, revision, position, first, last] = line.split(' ');
      expect(byPlace.get(`${stream} ${revision}`)).toMatchObject({ id: last, position: Number(position) });
      expect(byPlace.get(`${stream} ${Number(revision) - 1}`)!.id).toBe(first);
    }
    for (const stream of new Set(all.map(({ streamId }) => streamId))) {
      expectWhole(all.filter(({ streamId }) => streamId === stream));
    }
    await store.close();
  });
});

/** Revisions without gaps, and no write of which only the first half is there. */
function expectWhole(events: readonly StoredEvent[]): void {
  expect(events.map(({ revision }) => revision)).toEqual(events.map((_, index) => index));
  expect(events.length % 2).toBe(0);
}

describe('a folder that another process has open', () => {
  it('is refused with a clear message, and free once that process was killed', async () => {
    const child = run(`say('open'); setInterval(() => {}, 1000);`);
    const [said] = (await once(child.stdout, 'data')) as [Buffer];
    expect(said.toString()).toBe('open\n');
    const refusal = await open().catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(StoreLocked);
    expect((refusal as Error).message).toBe(
      `${folder} is in use by another process: stop it, or choose another DATA_DIR`,
    );
    child.kill('SIGKILL');
    await once(child, 'exit');
    const store = await open();
    await store.append('a', [happened()], 'no_stream');
    await store.close();
  });

  it('refuses the other process too, and a second store in the same one', async () => {
    const store = await open();
    const [line] = await killAfter(run(`say('open'); await store.close();`), 1);
    expect(line).toContain('STORE_LOCKED');
    await expect(open()).rejects.toBeInstanceOf(StoreLocked);
    await store.append('a', [happened()], 'no_stream');
    await store.close();
  });
});

describe('a full disk', () => {
  it('fails the append, keeps what there is readable, and takes the same append once there is room', async () => {
    const full = await EmbeddedEventStore.open({ folder, maxPages: 60 });
    const follower = new Follower(full, {});
    await full.append('a', many(3), 'no_stream');
    const tooLarge = [happened(), happened({ fill: 'x'.repeat(500_000) })];
    const failure = await full.append('a', tooLarge, 2).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(StoreUnavailable);
    expect(failure).toMatchObject({ cause: { message: expect.stringContaining('disk is full') } });
    expect(await full.readStream('a')).toHaveLength(3);
    expect(await full.head()).toBe(3);
    const small = await full.append('a', [happened()], 2);
    await follower.until(() => follower.events.length === 4);
    await full.close();
    const store = await open();
    expect(await store.append('a', tooLarge, 3)).toEqual({ revision: 5, position: small.position + 2 });
    await store.close();
  });
});

describe('closing', () => {
  it('finishes the appends that are under way and leaves one file', async () => {
    const store = await open();
    const appending = Promise.all(Array.from({ length: 50 }, (_, n) => store.append(`s-${n}`, many(2), 'no_stream')));
    await Promise.all([store.close(), store.close()]);
    expect(await appending).toHaveLength(50);
    expect((await readdir(folder)).toSorted()).toEqual(['events.db', 'events.db.sha256', 'writer.lock']);
    const reopened = await open();
    expect(await reopened.head()).toBe(100);
    await reopened.close();
  });
});

describe('a worker that dies', () => {
  it('fails what is under way and ends the subscriptions with an error, and the folder can be opened again', async () => {
    const store = await open();
    const follower = new Follower(store, {});
    await store.append('a', [happened()], 'no_stream');
    await follower.until(() => follower.events.length === 1);
    const { worker } = (store as unknown as { log: { worker: Worker } }).log;
    const ended = worker.terminate();
    await expect(store.append('a', [happened()], 0)).rejects.toBeInstanceOf(StoreUnavailable);
    await ended;
    await expect(follower.stop()).rejects.toBeInstanceOf(StoreUnavailable);
    await expect(store.head()).rejects.toBeInstanceOf(StoreUnavailable);
    await store.close();
    const reopened = await open();
    expect(await reopened.readStream('a')).toHaveLength(1);
    await reopened.close();
  });
});

describe('a folder', () => {
  it('is made for its owner alone', async () => {
    folder = join(parent, 'deep', 'er');
    await (await open()).close();
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
  });

  it('that holds something else in place of the log is refused and left alone', async () => {
    await (await open()).close();
    await writeFile(join(folder, 'events.db'), 'not a database at all'.repeat(500));
    await expect(open()).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE', message: expect.stringContaining(folder) });
    await expect(open()).rejects.toBeInstanceOf(StoreUnavailable);
  });

  it('that cannot be made is named', async () => {
    await writeFile(join(parent, 'file'), '');
    await chmod(join(parent, 'file'), 0o400);
    folder = join(parent, 'file', 'data');
    await expect(open()).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE', message: expect.stringContaining(folder) });
  });
});

describe('reads that go to the log together', () => {
  const streamOf = (stream: string) => ({ kind: 'readStream', stream, from: 0, limit: 10 }) as const;
  const all = (filter?: ServedFilter) =>
    ({ kind: 'servedAll', from: 0, direction: 'forwards', limit: 10, filter }) as const;

  it('each end by themselves where one of them cannot be answered', async () => {
    const store = await open();
    await store.append('one', many(2), 'no_stream');
    await store.close();
    const log = await LogClient.open({ folder });
    const ended = await Promise.allSettled([
      log.page(streamOf('one')),
      log.served(all({ on: 'stream', by: { regex: '(' } })),
      log.served(all()),
      log.page(streamOf('one')),
    ]);
    await log.close();
    expect(ended.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled']);
    expect(ended[1]).toMatchObject({ reason: expect.any(StoreUnavailable) });
    expect(ended[2]).toMatchObject({ value: { events: 2 } });
  });
});
