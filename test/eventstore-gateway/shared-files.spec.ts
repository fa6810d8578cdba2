import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { binaryEvent, EventStoreDBClient, jsonEvent } from '@eventstore/db-client';
import { EmbeddedEventStore, WrongExpectedRevision } from '@timeline/event-store';
import type { StoredEvent } from '@timeline/event-store';
import { startGateway } from '@timeline/eventstore-gateway';
import { everything, many, refusal } from './served.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'shared-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function inApplication<T>(work: (store: EmbeddedEventStore) => Promise<T>): Promise<T> {
  const store = await EmbeddedEventStore.open({ folder });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

async function overGateway<T>(work: (client: EventStoreDBClient) => Promise<T>): Promise<T> {
  const gateway = await startGateway({ folder, port: 0 });
  const client = EventStoreDBClient.connectionString(gateway.connectionString);
  try {
    return await work(client);
  } finally {
    await client.dispose();
    await gateway.close();
  }
}

const everythingStored = async (store: EmbeddedEventStore): Promise<StoredEvent[]> => {
  const events = [];
  for await (const batch of store.readAll()) events.push(...batch);
  return events;
};

describe('one folder, used by the application and by a gateway in turn', () => {
  it('holds the same events for both', async () => {
    const event = { id: randomUUID(), type: 'Happened', data: { мәтін: '«дәйек» 🏛️' }, metadata: { editor: 'e' } };
    await inApplication((store) => store.append('a', [event], 'no_stream'));
    const id = randomUUID();
    await overGateway(async (client) => {
      const [read] = await everything(client.readStream('a'));
      expect(read).toMatchObject({ ...event, streamId: 'a', revision: 0n, isJson: true });
      const options = { expectedRevision: 'no_stream' as const };
      expect((await client.appendToStream('a', jsonEvent(event), options)).nextExpectedRevision).toBe(0n);
      await client.appendToStream('a', jsonEvent({ id, type: 'Added', data: { n: 1 }, metadata: { m: 2 } }));
    });
    await inApplication(async (store) => {
      expect((await store.readStream('a'))[1]).toMatchObject({ id, type: 'Added', data: { n: 1 }, metadata: { m: 2 } });
      expect(await store.append('a', [event], 'no_stream')).toEqual({ revision: 0, position: 1 });
    });
  });

  it('may hold what only a gateway writes, and the application goes on', async () => {
    await overGateway(async (client) => {
      await client.appendToStream('binary', binaryEvent({ type: 'Scan', data: Buffer.of(0, 255) }));
      await client.appendToStream('list', jsonEvent({ type: 'Listed', data: [1, 2] as never }));
      await client.appendToStream('gone', many(2));
      await client.deleteStream('gone');
      await client.tombstoneStream('buried');
    });
    await inApplication(async (store) => {
      const all = await everythingStored(store);
      expect(all.map(({ streamId, data }) => [streamId, Object.keys(data)])).toEqual([
        ['binary', []],
        ['list', []],
        ['gone', ['n']],
        ['gone', ['n']],
        ['$$gone', ['$tb']],
        ['buried', []],
      ]);
      const event = { id: randomUUID(), type: 'Happened', data: {}, metadata: {} };
      const buried = refusal(store.append('buried', [event], 'no_stream'));
      expect(await buried).toBeInstanceOf(WrongExpectedRevision);
      await store.append('new', [event], 'no_stream');
    });
  });
});

describe('a file of the first format', () => {
  it('is brought up to date where it lies, and both go on with it', async () => {
    const db = new DatabaseSync(join(folder, 'events.db'));
    db.exec(`
      CREATE TABLE stream (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
      CREATE TABLE event (
        position INTEGER PRIMARY KEY, stream INTEGER NOT NULL REFERENCES stream (id), revision INTEGER NOT NULL,
        id TEXT NOT NULL, type TEXT NOT NULL, recorded_at INTEGER NOT NULL, data TEXT NOT NULL, metadata TEXT NOT NULL
      ) STRICT;
      CREATE UNIQUE INDEX event_by_stream ON event (stream, revision);
      CREATE INDEX event_by_id ON event (stream, id);
      CREATE INDEX event_in_log ON event (position, stream);
      PRAGMA application_id = 0x65766c67;
      PRAGMA user_version = 1;
      INSERT INTO stream VALUES (1, 'old');
      INSERT INTO event VALUES (1, 1, 0, '${randomUUID()}', 'Happened', 1700000000000, '{"n":1}', '{"editor":"e"}');
    `);
    db.close();
    await inApplication(async (store) => {
      expect(await store.readStream('old')).toMatchObject([{ data: { n: 1 }, metadata: { editor: 'e' } }]);
    });
    await overGateway(async (client) => {
      await client.appendToStream('old', binaryEvent({ type: 'Scan', data: Buffer.of(0) }), { expectedRevision: 0n });
      const read = await everything(client.readStream('old'));
      expect(read).toMatchObject([
        { data: { n: 1 }, metadata: { editor: 'e' }, created: new Date(1700000000000), isJson: true },
        { isJson: false },
      ]);
    });
  });
});
