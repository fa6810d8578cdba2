import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { startGateway } from '@timeline/eventstore-gateway';
import type { Gateway } from '@timeline/eventstore-gateway';
import { happened } from '../../libs/event-store/src/contract/contract-store.js';
import { Follower } from '../../libs/event-store/src/contract/follower.js';
import { StoreUnavailable } from '../../libs/event-store/src/errors.js';
import { EventStoreDbStore } from '../../libs/event-store/src/eventstoredb/eventstoredb.event-store.js';

const OPENSSL = process.env.OPENSSL ?? 'openssl';
const PASSWORD = 'p@ss: wörd/100%';
let folder: string;
let gateway: Gateway;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'event-store-'));
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'];
  const made = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'];
  execFileSync(OPENSSL, [...made, ...subject, '-keyout', key, '-out', cert], { stdio: 'ignore' });
  const tls = { key: readFileSync(key), cert: readFileSync(cert) };
  gateway = await startGateway({ port: 0, tls, credentials: { admin: PASSWORD, service: PASSWORD } });
});
afterAll(async () => {
  await gateway.close();
  await rm(folder, { recursive: true, force: true });
});

async function as<T>(userInfo: string, use: (store: EventStoreDbStore) => Promise<T>): Promise<T> {
  const authority = join(folder, 'cert.pem');
  const connectionString = `esdb://${userInfo}localhost:${gateway.port}?tlsCAFile=${encodeURIComponent(authority)}`;
  const store = await EventStoreDbStore.open({ connectionString, patienceMs: 500 });
  try {
    return await use(store);
  } finally {
    await store.close();
  }
}
const user = (name: string, password: string) => `${name}:${encodeURIComponent(password)}@`;
const append = (stream: string) => (store: EventStoreDbStore) => store.append(stream, [happened()], 'no_stream');

it('is the user that the connection string names, for appends, reads and subscriptions', async () => {
  await as(user('admin', PASSWORD), async (store) => {
    const { position } = await append('a')(store);
    expect(await store.readStream('a')).toHaveLength(1);
    expect(await store.head()).toBe(position);
    const follower = new Follower(store, {});
    await follower.until(() => follower.events.length === 1);
    await follower.stop();
  });
});

it('is refused with a wrong password and without a user', async () => {
  for (const userInfo of [user('admin', 'wrong'), '']) {
    await expect(as(userInfo, append('b'))).rejects.toBeInstanceOf(StoreUnavailable);
  }
});

it('names the right to read the log as what an ordinary user lacks', async () => {
  await as(user('service', PASSWORD), async (store) => {
    await append('c')(store);
    const lacking = { code: 'STORE_UNAVAILABLE', message: expect.stringContaining('access-denied') };
    await expect(store.head()).rejects.toMatchObject(lacking);
    const follower = new Follower(store, {});
    await follower.ended;
    await expect(follower.stop()).rejects.toMatchObject(lacking);
  });
});

it('distrusts a certificate that the connection string does not name', async () => {
  const connectionString = `esdb://localhost:${gateway.port}`;
  const store = await EventStoreDbStore.open({ connectionString, patienceMs: 300 });
  await expect(append('d')(store)).rejects.toBeInstanceOf(StoreUnavailable);
  await store.close();
});
