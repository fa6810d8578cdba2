import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { EventStoreDBClient, jsonEvent } from '@eventstore/db-client';
import { Child } from './child.js';
import { everything, many, refusal } from './served.js';

let parent: string;
let folder: string;
beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'gateway-'));
  folder = join(parent, 'data');
});
afterEach(() => rm(parent, { recursive: true, force: true }));

const start = (): Promise<Child> => Child.start('--port', '0', '--data', folder, '--no-system-events');
const connect = (url: string): EventStoreDBClient => EventStoreDBClient.connectionString(url);

interface Acknowledged {
  readonly stream: string;
  readonly id: string;
  readonly revision: bigint;
  readonly position: bigint;
}

/** Writes from sixteen writers until the server is gone, and tells what was acknowledged. */
async function writeUntilKilled(child: Child, afterWrites: number): Promise<Acknowledged[]> {
  const client = connect(child.url);
  const acknowledged: Acknowledged[] = [];
  const writer = async (stream: string): Promise<void> => {
    for (;;) {
      const events = [0, 1].map(() =>
        jsonEvent({ id: randomUUID(), type: 'Happened', data: { fill: 'x'.repeat(300) } }),
      );
      const { nextExpectedRevision, position } = await client.appendToStream(stream, events);
      const last = { stream, id: events[1]!.id, revision: nextExpectedRevision, position: position!.commit };
      if (acknowledged.push(last) === afterWrites) await child.end('SIGKILL');
    }
  };
  const writers = Array.from({ length: 16 }, (_, n) => refusal(writer(`writer-${child.pid}-${n}`)));
  await Promise.all(writers);
  await client.dispose();
  return acknowledged;
}

describe('kill -9 in the middle of appends', () => {
  it('loses nothing that was acknowledged and leaves no half of a write, several times over', async () => {
    const acknowledged: Acknowledged[] = [];
    for (const writes of [50, 700]) acknowledged.push(...(await writeUntilKilled(await start(), writes)));
    expect(acknowledged.length).toBeGreaterThanOrEqual(750);
    const child = await start();
    const client = connect(child.url);
    const all = await everything(client.readAll());
    const byPlace = new Map(all.map((event) => [`${event.streamId} ${event.revision}`, event]));
    for (const { stream, id, revision, position } of acknowledged) {
      expect(byPlace.get(`${stream} ${revision}`)).toMatchObject({ id, position: { commit: position } });
    }
    for (const stream of new Set(all.map(({ streamId }) => streamId))) {
      const revisions = all.filter(({ streamId }) => streamId === stream).map(({ revision }) => Number(revision));
      expect(revisions).toEqual(revisions.map((_, index) => index));
      expect(revisions.length % 2).toBe(0);
    }
    await client.dispose();
    expect(await child.end()).toBe(0);
  });
});

describe('npm run eventstore', () => {
  it('is up in time, answers a health check on the same port, and ends cleanly although clients are connected', async () => {
    const begun = performance.now();
    const child = await start();
    const health = await fetch(`http://${new URL(child.url).host}/health/live`);
    expect(performance.now() - begun).toBeLessThan(5_000);
    expect([health.status, await health.json()]).toEqual([200, { status: 'ok' }]);
    const client = connect(child.url);
    const subscription = client.subscribeToAll();
    const ended = new Promise((resolve) => subscription.on('error', resolve));
    await client.appendToStream('a', many(1));
    expect(await child.end()).toBe(0);
    expect(await ended).toMatchObject({ type: 'unavailable' });
    expect((await readdir(folder)).filter((name) => /wal|shm/.test(name))).toEqual([]);
    await client.dispose();
  });

  it('takes any credentials, as an insecure node does', async () => {
    const child = await Child.start('--port', '0');
    const client = connect(child.url.replace('://', '://anyone:whatever@'));
    await client.appendToStream('a', many(2));
    const written = await everything(client.readAll());
    expect(written.filter(({ streamId }) => !streamId.startsWith('$'))).toHaveLength(2);
    await client.dispose();
    await child.end();
  });

  it('refuses a folder that another has, in one clear line', async () => {
    const child = await start();
    const second = await start();
    expect([second.url, await second.ended()]).toEqual(['', 1]);
    expect(second.errors()).toMatch(/^.*data is in use by another process: .*\n$/);
    await child.end();
  });

  it('refuses a port that is taken, or is none, in one clear line', async () => {
    const child = await start();
    const second = await Child.start('--port', new URL(child.url).port);
    expect([second.url, await second.ended()]).toEqual(['', 1]);
    expect(second.errors()).toMatch(/^.*EADDRINUSE.*\n$/);
    const third = await Child.start('--port', 'http');
    expect([await third.ended(), third.errors()]).toEqual([1, expect.stringContaining('not a port number')]);
    await child.end();
  });
});
