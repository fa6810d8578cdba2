import { execFile } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it, jest } from '@jest/globals';
import { DatabaseSync } from '@photostructure/sqlite';
import { backUp, backUpsIn, breakSeal, EmbeddedEventStore, verifyLogFile } from '@timeline/event-store';
import { Backups } from '../../apps/api/src/maintenance/backups.js';
import { readConfig } from '../../apps/api/src/config.js';
import { factInput, send } from '../e2e/inputs.js';
import { Service } from '../service.js';

const parent = mkdtempSync(join(tmpdir(), 'backup-'));
afterAll(() => rmSync(parent, { recursive: true, force: true }));

/** A command of `npm run timeline`, built. */
const timeline = (env: Record<string, string>, ...args: string[]): Promise<{ code: number; output: string }> =>
  new Promise((resolve) =>
    execFile(
      process.execPath,
      ['dist/service/timeline.js', ...args],
      { env: { ...process.env, NODE_OPTIONS: '', ...env } },
      (error, stdout, stderr) => resolve({ code: Number(error?.code ?? 0), output: `${stdout}${stderr}` }),
    ),
  );

describe('a backup that is made while editors write', () => {
  it('holds all that was recorded before it began, and a service starts from it', async () => {
    const [data, backups] = [join(parent, 'data'), join(parent, 'backups')];
    const env = { DATA_DIR: data, BACKUP_DIR: backups, BACKUP_KEEP: '2' };
    let service = await Service.start({ dataDir: data, env });
    const { entityId: source } = await send(service, 'registerSource', {
      ...{ language: 'en', publishedAt: { edtf: '2025-09-24' } },
    });
    const written: string[] = [];
    const state = { isOver: false };
    const write = async () => {
      while (!state.isOver) written.push((await send(service, 'reportFact', factInput(source))).slug);
    };
    const writing = [write(), write(), write(), write()];
    while (written.length < 200) await new Promise((resolve) => setTimeout(resolve, 10));
    const before = [...written];
    const made = await timeline(env, 'backup');
    expect(made).toEqual({
      code: 0,
      output: expect.stringMatching(/^\d+ events are in .*events-\d{8}T\d{9}Z\.db, looked/),
    });
    const [first] = backUpsIn(backups);
    for (let more = 0; more < 2; more++)
      expect(await timeline(env, 'backup')).toEqual({ code: 0, output: expect.stringContaining('events are in') });
    // The oldest goes, with its seal.
    expect(readdirSync(backups).filter((name) => name.startsWith(first!))).toEqual([]);
    expect(readdirSync(backups)).toHaveLength(4);
    state.isOver = true;
    await Promise.all(writing);
    expect(await timeline(env, 'verify')).toEqual({
      code: 0,
      output: expect.stringMatching(/^\d+ events in .* are what was recorded\.\n$/),
    });
    await service.stop();

    const restored = join(parent, 'restored');
    mkdirSync(restored);
    copyFileSync(join(backups, backUpsIn(backups)[1]!), join(restored, 'events.db'));
    service = await Service.start({ dataDir: restored });
    while (!(await fetch(`${service.url}/health/ready`)).ok) await new Promise((resolve) => setTimeout(resolve, 50));
    for (const slug of before) {
      const { data: found } = await service.query('query($slug: String!) { fact(slug: $slug) { slug } }', { slug });
      expect(found.fact).toEqual({ slug });
    }
    await service.stop();
  });

  it('is looked through whatever memory is freed meanwhile', async () => {
    // The driver frees what nobody holds: a statement whose rows are being read would take the process with it.
    const module = pathToFileURL('dist/libs/event-store/src/embedded/open-log.js').href;
    const script = `const { verifyLogFileInSlices } = await import(${JSON.stringify(module)});
      const freeing = setInterval(() => gc(), 0);
      const { events } = await verifyLogFileInSlices(process.argv[1]);
      clearInterval(freeing);
      console.log(events > 250);`;
    const args = ['--expose-gc', '--input-type=module', '-e', script, join(parent, 'data', 'events.db')];
    const { stdout } = await promisify(execFile)(process.execPath, args);
    expect(stdout).toBe('true\n');
  });

  it('is what repair names for a log that is damaged, event by event', async () => {
    const env = { DATA_DIR: join(parent, 'data'), BACKUP_DIR: join(parent, 'backups') };
    const path = join(env.DATA_DIR, 'events.db');
    const bytes = readFileSync(path);
    const at = bytes.indexOf('"The ministers met"', bytes.length / 2);
    expect(at).toBeGreaterThan(0);
    bytes.write('sinister', at + 5);
    writeFileSync(path, bytes);
    const named = /event \d+ \(FactReported, revision 0 of fact-[0-9a-f-]{36}\) is not what was recorded/;
    expect(await timeline(env, 'verify')).toEqual({ code: 1, output: expect.stringMatching(named) });
    const { code, output } = await timeline(env, 'repair');
    expect([code, output]).toEqual([1, expect.stringMatching(named)]);
    expect(output).toMatch(/events-\d{8}T\d{9}Z\.db: \d+ events, is whole\./);
    expect(output).toMatch(/copy .*events-\d{8}T\d{9}Z\.db to .*events\.db; start the service\./);
    // Neither is it served: not where it was closed in order, nor where it was not.
    await expect(Service.start({ dataDir: env.DATA_DIR })).rejects.toThrow(named);
    breakSeal(path);
    await expect(Service.start({ dataDir: env.DATA_DIR })).rejects.toThrow(named);
    writeFileSync(path, 'nothing');
    expect(await timeline(env, 'verify')).toEqual({
      code: 1,
      output: expect.stringContaining('is damaged after event 0'),
    });
  });
});

describe('a log that goes away under a service', () => {
  it.each([
    ['is deleted', (path: string) => rmSync(path)],
    [
      'is replaced',
      (path: string) => {
        copyFileSync(path, `${path}.new`);
        rmSync(path);
        copyFileSync(`${path}.new`, path);
      },
    ],
  ])('is noticed at the next command, and the node is ready no more: it %s', async (_, take) => {
    const service = await Service.start();
    await send(service, 'registerActor', { kind: 'PERSON', names: [{ value: 'Asel', language: 'en' }] });
    take(join(service.dataDir, 'events.db'));
    await expect(
      send(service, 'registerActor', { kind: 'PERSON', names: [{ value: 'Bela', language: 'en' }] }),
    ).rejects.toThrow('UNAVAILABLE');
    for (let turn = 0; turn < 100 && (await fetch(`${service.url}/health/ready`)).ok; turn++)
      await new Promise((resolve) => setTimeout(resolve, 100));
    expect((await fetch(`${service.url}/health/ready`)).status).toBe(503);
    await service.stop();
  });
});

describe('a log of format 2, which has no digests', () => {
  it('gets them when it is opened', async () => {
    const folder = join(parent, 'old');
    const event = { id: '7c9e6679-7425-40de-944b-e07fc1f90ae7', type: 'A', data: { word: 'Ә' }, metadata: {} };
    let store = await EmbeddedEventStore.open({ folder });
    await store.append('fact-1', [event], 'no_stream');
    await store.close();
    const path = join(folder, 'events.db');
    const db = new DatabaseSync(path);
    db.exec('DROP TABLE digest; PRAGMA user_version = 2');
    db.close();
    breakSeal(path);
    // Nothing can be said of it yet, and nothing is said against it; nor by the seal of the file that stood there before.
    expect(() => verifyLogFile(path)).toThrow(
      'has format 2, of an earlier release, without digests: start the service',
    );
    writeFileSync(`${path}.sha256`, `${'0'.repeat(64)}  events.db\n`);
    store = await EmbeddedEventStore.open({ folder });
    expect(await store.readStream('fact-1')).toMatchObject([event]);
    await store.append('fact-1', [{ ...event, id: '7c9e6679-7425-40de-944b-e07fc1f90ae8' }], 0);
    await store.close();
    expect(verifyLogFile(path)).toEqual({ events: 2, whole: 2, damage: [] });
  });
});

describe('a log that was damaged', () => {
  const event = (n: number) => ({
    id: `7c9e6679-7425-40de-944b-e07fc1f90a${10 + n}`,
    type: 'A',
    data: { n },
    metadata: {},
  });
  const tamper = (folder: string, sql: string) => {
    const db = new DatabaseSync(join(folder, 'events.db'));
    db.exec(`PRAGMA foreign_keys = OFF; ${sql}`);
    db.close();
  };
  /** A log of five events on one stream, closed, and then changed. */
  async function changed(name: string, sql: string): Promise<string> {
    const folder = join(parent, name);
    const store = await EmbeddedEventStore.open({ folder });
    await store.append('fact-1', [0, 1, 2, 3, 4].map(event), 'no_stream');
    await store.close();
    tamper(folder, sql);
    return folder;
  }

  it.each([
    ['a word', `UPDATE event SET data = '{"n":7}' WHERE position = 3`, /event 3 /],
    ['a digest', `UPDATE digest SET value = zeroblob(32) WHERE position = 3`, /event 3 /],
    ['an event that is gone', 'DELETE FROM event WHERE position = 3', /events 3 to 3 are missing/],
    [
      'two events that changed places, each with its digest',
      `UPDATE event SET position = -position, revision = -revision WHERE position IN (3, 4);
       UPDATE event SET position = 7 + position, revision = 5 + revision WHERE position < 0;
       UPDATE digest SET position = -position WHERE position IN (3, 4);
       UPDATE digest SET position = 7 + position WHERE position < 0`,
      /event 3 /,
    ],
  ])('is named by %s', async (what, sql, message) => {
    const folder = await changed(`damaged-${what.replaceAll(' ', '-')}`, sql);
    expect(verifyLogFile(join(folder, 'events.db')).damage[0]).toMatch(message);
    await expect(EmbeddedEventStore.open({ folder })).rejects.toThrow(message);
  });

  it('gives no stream without an event that it had', async () => {
    const folder = join(parent, 'gap');
    const store = await EmbeddedEventStore.open({ folder });
    await store.append('fact-1', [0, 1].map(event), 'no_stream');
    await store.append('fact-2', [event(2)], 'no_stream');
    tamper(folder, 'UPDATE event SET stream = 2, revision = 1 WHERE position = 1');
    await expect(store.readStream('fact-1')).rejects.toThrow('revision 0 of fact-1 is not what was recorded');
    await store.close();
  });

  it('is not backed up', async () => {
    const folder = join(parent, 'not-backed-up');
    const store = await EmbeddedEventStore.open({ folder });
    await store.append('fact-1', [0, 1].map(event), 'no_stream');
    tamper(folder, `UPDATE event SET data = '{"n":7}' WHERE position = 2`);
    const backups = join(folder, 'backups');
    mkdirSync(backups);
    // What a process that was killed has left behind goes.
    writeFileSync(join(backups, 'events-20260101T000000000Z.db.part'), 'half');
    await expect(backUp(join(folder, 'events.db'), { folder: backups, keep: 1 })).rejects.toThrow(
      'the log cannot be backed up: event 2 ',
    );
    expect(readdirSync(backups)).toEqual([]);
    await expect(store.readStream('fact-1')).rejects.toThrow('event 2 ');
    await store.close();
  });
});

describe('backups by the clock', () => {
  it('are made every so many hours', async () => {
    const folder = join(parent, 'clock');
    const store = await EmbeddedEventStore.open({ folder });
    jest.useFakeTimers({
      doNotFake: ['setImmediate', 'setTimeout', 'nextTick', 'queueMicrotask', 'Date', 'performance'],
    });
    const config = readConfig({ DATA_DIR: folder, BACKUP_HOURS: '6' }, { demo: false });
    const backups = new Backups(store, config);
    backups.onApplicationBootstrap();
    jest.advanceTimersByTime(5.9 * 3_600_000);
    await backups.onApplicationShutdown();
    expect(backUpsIn(config.backup.folder)).toEqual([]);
    backups.onApplicationBootstrap();
    jest.advanceTimersByTime(6 * 3_600_000);
    await backups.onApplicationShutdown();
    jest.useRealTimers();
    expect(backUpsIn(config.backup.folder)).toHaveLength(1);
    await store.close();
  });
});
