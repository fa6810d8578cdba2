import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EventStoreDBClient } from '@eventstore/db-client';
import { startGateway } from '@timeline/eventstore-gateway';
import { everything, happened, many, refusal, Served } from './served.js';

const file = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
const [cert, key] = [readFileSync(file('loopback.cert.pem')), readFileSync(file('loopback.key.pem'))];
const credentials = { admin: 'changeit', ada: 'secret:with colon', bob: 'b' };

let served: Served;
const clients: EventStoreDBClient[] = [];

function as(user?: string, password?: string, scheme = 'esdb'): EventStoreDBClient {
  const name = user ? `${user}:${encodeURIComponent(password ?? credentials[user as 'bob'])}@` : '';
  const client = EventStoreDBClient.connectionString(
    `${scheme}://${name}localhost:${served.port}?tls=true&tlsCAFile=${file('loopback.cert.pem')}`,
  );
  clients.push(client);
  return client;
}

beforeAll(async () => {
  served = await Served.open({ tls: { cert, key }, credentials, host: 'localhost' });
});
afterAll(async () => {
  for (const client of clients) await client.dispose();
  await served.close();
});

describe('a gateway with credentials', () => {
  it('serves users over TLS, with the credentials of the connection or of a call', async () => {
    await as('ada').appendToStream('user-stream', many(2));
    await as().appendToStream('user-stream', many(1), { credentials: { username: 'bob', password: 'b' } });
    expect(await everything(as('bob').readStream('user-stream'))).toHaveLength(3);
  });

  it('answers a call with credentials of its own as it answers any other', async () => {
    const own = { credentials: { username: 'ada', password: credentials.ada } };
    const events = many(2);
    const first = await as().appendToStream('own', events, { ...own, expectedRevision: 'no_stream' });
    expect(await as().appendToStream('own', events, { ...own, expectedRevision: 'no_stream' })).toEqual(first);
    const ahead = as().appendToStream('own', many(1), { ...own, expectedRevision: 7n });
    expect(await refusal(ahead)).toMatchObject({
      type: 'wrong-expected-version',
      expectedVersion: 7n,
      actualVersion: 1n,
    });
    await as('ada').tombstoneStream('own');
    expect(await refusal(as().appendToStream('own', many(1), own))).toMatchObject({ type: 'stream-deleted' });
    const large = happened({ fill: 'x'.repeat(1_100_000) });
    expect(await refusal(as().appendToStream('large', large, own))).toMatchObject({
      type: 'maximum-append-size-exceeded',
      maxAppendSize: 1_048_576,
    });
  });

  it.each([
    ['none', undefined, undefined],
    ['a wrong password', 'ada', 'guess'],
    ['an unknown user', 'eve', 'e'],
  ])('refuses %s', async (_, user, password) => {
    expect(await refusal(everything(as(user, password).readStream('user-stream')))).toMatchObject({ code: 16 });
    expect(await refusal(as(user, password).appendToStream('user-stream', many(1)))).toMatchObject({ code: 16 });
  });

  it('lets nobody but administrators read $all and system streams', async () => {
    for (const read of [() => as('ada').readAll(), () => as('ada').readStream('$settings')]) {
      expect(await refusal(everything(read()))).toMatchObject({ type: 'access-denied' });
    }
    const subscription = as('ada').subscribeToAll();
    expect(await new Promise((resolve) => subscription.on('error', resolve))).toMatchObject({ type: 'access-denied' });
    expect((await everything(as('admin').readAll())).length).toBeGreaterThan(0);
  });

  it('lets those read $all whom an administrator has named in its metadata', async () => {
    const acl = { readRoles: ['ada', '$admins'] };
    expect(await refusal(as('ada').setStreamMetadata('$all', { acl }))).toMatchObject({ type: 'access-denied' });
    await as('admin').setStreamMetadata('$all', { acl });
    expect((await everything(as('ada').readAll())).length).toBeGreaterThan(0);
    expect(await refusal(everything(as('bob').readAll()))).toMatchObject({ type: 'access-denied' });
  });

  it("keeps to a stream's own $acl, each right by itself", async () => {
    await as('ada').appendToStream('guarded', many(1));
    await as('ada').setStreamMetadata('guarded', { acl: { readRoles: ['ada'], writeRoles: ['bob'] } });
    expect(await everything(as('ada').readStream('guarded'))).toHaveLength(1);
    expect(await refusal(everything(as('bob').readStream('guarded')))).toMatchObject({ type: 'access-denied' });
    expect(await refusal(as('ada').appendToStream('guarded', many(1)))).toMatchObject({ type: 'access-denied' });
    await as('bob').appendToStream('guarded', many(1));
    await as('admin').appendToStream('guarded', many(1));
    await as('bob').deleteStream('guarded');
  });

  it('is found by discovery', async () => {
    expect(await everything(as('ada', undefined, 'esdb+discover').readStream('user-stream'))).toHaveLength(3);
  });

  it('needs a certificate, for clients send credentials over TLS only', async () => {
    await expect(startGateway({ credentials, port: 0 })).rejects.toThrow(/need a certificate/);
  });
});
