import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, describe, expect, it } from '@jest/globals';
import { EventStoreDBClient } from '@eventstore/db-client';
import { EventStoreDbStore, OpenStore, setUpStore, StoreUnavailable } from '@timeline/event-store';
import { startGateway } from '@timeline/eventstore-gateway';
import type { Gateway, GatewayOptions } from '@timeline/eventstore-gateway';
import { happened } from '../../libs/event-store/src/contract/contract-store.js';
import { revisions } from '../eventstore-gateway/served.js';
import { signingKeyIn } from '../own-gateway.js';
import { Service } from '../service.js';
import { temporaryFolder } from '../read-model/record.js';

const file = (name: string): string => fileURLToPath(new URL(`../eventstore-gateway/${name}`, import.meta.url));
const authority = file('loopback.cert.pem');
const tls = { cert: readFileSync(authority), key: readFileSync(file('loopback.key.pem')) };
const [adminPassword, password] = ['the-admins-own:%/', 'the-services-own@#'];
const user = { user: 'timeline', password };

const gateways: Gateway[] = [];
afterEach(async () => {
  for (const gateway of gateways.splice(0)) await gateway.close();
});

/** A new store: its own users have the password that everybody knows. */
async function aStore(options: Partial<GatewayOptions> = {}): Promise<Gateway> {
  const credentials = { admin: 'changeit', ops: 'changeit' };
  const gateway = await startGateway({ host: 'localhost', port: 0, tls, credentials, ...options });
  gateways.push(gateway);
  return gateway;
}

const addressOf = (port: number, userInfo = ''): string =>
  `esdb://${userInfo}localhost:${port}?tlsCAFile=${encodeURIComponent(authority)}`;
const setUp = (port: number, more: object = {}) =>
  setUpStore({ store: addressOf(port), adminPassword, user, patienceMs: 20_000, ...more });

async function as<T>(port: number, name: string, secret: string, use: (store: EventStoreDbStore) => Promise<T>) {
  const connectionString = addressOf(port, `${name}:${encodeURIComponent(secret)}@`);
  const store = await EventStoreDbStore.open({ connectionString, patienceMs: 300 });
  try {
    return await use(store);
  } finally {
    await store.close();
  }
}
const reads = (store: EventStoreDbStore) => store.head();
const refused = { code: 'STORE_UNAVAILABLE' };

describe('setting up a new store', () => {
  it('lets its user read the whole log and write, and leaves nobody the published password', async () => {
    const { port } = await aStore();
    const notes = await setUp(port);
    expect(notes).toEqual([expect.stringContaining('administrator'), expect.stringContaining('"ops"')]);
    await as(port, 'timeline', password, async (store) => {
      await store.append('a-1', [happened()], 'no_stream');
      expect(await store.head()).toBeGreaterThan(0);
    });
    await as(port, 'admin', adminPassword, reads);
    for (const name of ['admin', 'ops']) await expect(as(port, name, 'changeit', reads)).rejects.toMatchObject(refused);
  });

  it('changes nothing when it is done again, and keeps what others were granted', async () => {
    const { port } = await aStore({ credentials: { admin: adminPassword, reader: 'r' } });
    const client = EventStoreDBClient.connectionString(addressOf(port));
    const credentials = { username: 'admin', password: adminPassword };
    const acl = { readRoles: ['reader'], metaReadRoles: ['$admins', 'reader'] };
    await client.setStreamMetadata('$all', { acl, ownKey: 1 }, { credentials });
    for (const _ of [1, 2]) expect(await setUp(port)).toEqual([]);
    const { metadata } = await client.getStreamMetadata('$all', { credentials });
    expect(metadata).toEqual({ acl: { ...acl, readRoles: ['reader', 'timeline'] }, ownKey: 1 });
    expect(await revisions(client.readStream('$$$all', { credentials }))).toEqual([1]);
    await client.dispose();
    await as(port, 'reader', 'r', reads);
  });

  it("changes the password of the service's user", async () => {
    const { port } = await aStore();
    await setUp(port);
    await setUp(port, { user: { user: 'timeline', password: 'another' } });
    await as(port, 'timeline', 'another', reads);
    await expect(as(port, 'timeline', password, reads)).rejects.toMatchObject(refused);
  });
});

describe('a store that cannot be set up', () => {
  it('is waited for while it starts', async () => {
    const reserved = createServer().listen(0, 'localhost');
    await new Promise((resolve) => reserved.once('listening', resolve));
    const { port } = reserved.address() as AddressInfo;
    await new Promise((resolve) => reserved.close(resolve));
    const told: string[] = [];
    let started: Promise<Gateway> | undefined;
    const onWait = (reason: string): void => {
      told.push(reason);
      started ??= aStore({ port });
    };
    await setUp(port, { onWait });
    await started;
    expect(told[0]).toContain('ECONNREFUSED');
  });

  it('says all that it did in the end, also in a try that failed', async () => {
    const { port } = await aStore();
    // Nodes are asked in turn, and the second one is away: the first try fails once the administrator has its password.
    const nodes = [port, 1, port, port].map((node) => `localhost:${node}`).join();
    const store = `esdb://${nodes}?tlsCAFile=${encodeURIComponent(authority)}`;
    const told: string[] = [];
    const notes = await setUp(port, { store, onWait: (reason: string) => told.push(reason) });
    expect(told).toEqual([expect.stringContaining('ECONNREFUSED')]);
    expect(notes).toEqual([expect.stringContaining('administrator'), expect.stringContaining('"ops"')]);
  });

  it('is given up in time, with the reason and without a password', async () => {
    const { port } = await aStore({ credentials: { admin: 'something else' } });
    const told: string[] = [];
    const error = await setUp(port, { patienceMs: 1_200, onWait: (reason: string) => told.push(reason) }).catch(
      (caught: unknown) => caught as Error,
    );
    expect(error).toBeInstanceOf(StoreUnavailable);
    expect(String(error)).toMatch(/within 1\.2 s: the store does not take the administrator's password$/);
    expect(told).toEqual(["the store does not take the administrator's password"]);
  });

  it('is refused at once when anyone may read it without a password', async () => {
    const { port } = await aStore({ allowsAnonymous: true });
    await expect(setUp(port)).rejects.toBeInstanceOf(OpenStore);
  });

  it.each([
    [{ store: 'esdb://admin:secret@localhost' }, 'without a user'],
    [{ store: 'esdb://localhost:2113?tls=false' }, 'without TLS'],
    [{ store: 'http://localhost:2113' }, 'esdb://host:2113'],
    [{ user: { user: 'admin', password } }, '"admin" cannot be'],
    [{ user: { user: '$ops', password } }, '"$ops" cannot be'],
    [{ adminPassword: 'changeit' }, 'choose another'],
  ])('is refused before it is asked: %j', async (more, message) => {
    await expect(setUp(1, more)).rejects.toThrow(message);
  });
});

describe('npm run timeline -- setup-store', () => {
  it('makes a store on which a service starts and writes, and shows no password', async () => {
    using folder = temporaryFolder();
    const { port } = await aStore();
    const secret = (name: string, text: string): string => {
      writeFileSync(join(folder.path, name), `${text}\n`);
      return join(folder.path, name);
    };
    const files = [secret('admin', adminPassword), secret('user', password)];
    const options = ['--store', addressOf(port), '--admin-password-file', files[0]!, '--password-file', files[1]!];
    const run = () => promisify(execFile)(process.execPath, ['dist/service/timeline.js', 'setup-store', ...options]);
    const { stdout, stderr } = await run();
    expect(stdout).toMatch(/^Changed: .*\nChanged: .*\nThe store is ready: "timeline" may read .*\n$/);
    expect((await run()).stdout).toMatch(/^The store is ready.*\n$/);
    for (const shown of [stdout, stderr]) expect(shown).not.toMatch(/the-admins-own|the-services-own/);
    const service = await Service.start({
      env: {
        EVENTSTORE_CONNECTION_STRING: addressOf(port, 'timeline@'),
        EVENTSTORE_PASSWORD_FILE: files[1]!,
        SIGNING_KEY_FILE: signingKeyIn(folder.path),
      },
    });
    await service.ready();
    const answer = await service.post(
      JSON.stringify({
        query: `mutation { registerActor(input: { commandId: "6f7a3f0e-6f38-4b86-8a6c-0f9d6c1f5c11", kind: PERSON,
          names: [{ value: "Ada", language: "en" }] }) { position } }`,
      }),
      { authorization: `Bearer ${service.token}` },
    );
    expect(answer.errors).toBeUndefined();
    await service.stop();
    const places = ['--from', addressOf(port, 'timeline@'), '--to', join(folder.path, 'backup')];
    const backUp = [...places, '--password-file', files[1]!];
    const copied = await promisify(execFile)(process.execPath, ['dist/service/timeline.js', 'copy', ...backUp]);
    expect(copied.stdout).toMatch(/^1 events are in .*backup as they are in esdb:/);
  });
});
