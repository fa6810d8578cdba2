import { mkdtempSync, rmSync } from 'node:fs';
import type { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { GraphQLSchema } from 'graphql';
import { WebSocket } from 'ws';
import { LIMITS, readConfig } from '../../apps/api/src/config.js';
import { createApp } from '../../apps/api/src/create-app.js';
import { WebSockets } from '../../apps/api/src/live/web-sockets.js';
import { Service } from '../service.js';
import { factInput, populate, send, text } from './inputs.js';
import type { World } from './inputs.js';
import { Reader } from './live-reader.js';

/** The service in this process, so that what it does can be counted. */
const dataDir = mkdtempSync(join(tmpdir(), 'live-limits-'));
const sockets = new Set<Socket>();
let app: NestFastifyApplication;
let service: Service;
let world: World;
let executions = 0;
let closing: Promise<void> | undefined;
const close = () => (closing ??= app.close());

beforeAll(async () => {
  app = await createApp(
    readConfig({ DATA_DIR: dataDir, PORT: '0', RATE_LIMIT_READS: '0', RATE_LIMIT_WRITES: '0' }, { demo: false }),
  );
  await app.listen(0, '127.0.0.1');
  app
    .getHttpServer()
    .on('connection', (socket: Socket) => sockets.add(socket.on('close', () => sockets.delete(socket))));
  service = Object.assign(Object.create(Service.prototype) as object, {
    url: await app.getUrl(),
    dataDir,
  }) as Service;
  world = await populate(service);
  const { schema } = (app.getHttpAdapter().getInstance() as unknown as { graphql: { schema: GraphQLSchema } }).graphql;
  schema.getSubscriptionType()!.getFields().changes!.resolve = (source: { changes: unknown }) => {
    executions++;
    return source.changes;
  };
});
afterAll(async () => {
  await close();
  rmSync(dataDir, { recursive: true, force: true });
});

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
async function until(isSo: () => boolean): Promise<void> {
  for (let turn = 0; turn < 600 && !isSo(); turn++) await pause(50);
  expect(isSo()).toBe(true);
}
const update = (turn: number, summary = 'More.') =>
  send(service, 'updateFact', {
    ...{ fact: world.fact.entityId, expectedRevision: turn, reason: text('More is known.') },
    content: { summaries: text(`${turn} ${summary}`), titles: text(`Title ${turn}`) },
  });

interface Heard {
  readonly socket: WebSocket;
  // oxlint-disable-next-line typescript/no-explicit-any
  readonly messages: any[];
  readonly closed: Promise<{ code: number; reason: string }>;
}
async function connect({ begin = true, url = service.url } = {}): Promise<Heard> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
  const messages: unknown[] = [];
  socket.on('message', (data: Buffer) => messages.push(JSON.parse(data.toString())));
  socket.on('error', () => undefined);
  const closed = new Promise<{ code: number; reason: string }>((resolve) =>
    socket.on('close', (code, reason) => resolve({ code, reason: reason.toString() })),
  );
  await new Promise((resolve) => socket.on('open', resolve));
  if (begin) socket.send('{"type":"connection_init"}');
  return { socket, messages, closed };
}
const subscribe = ({ socket }: Heard, id: string, query: string, variables: object = {}) =>
  socket.send(JSON.stringify({ id, type: 'subscribe', payload: { query, variables } }));

describe('30 readers who ask the same of each change, whatever they let through', () => {
  it('have it executed once, and once more after the fact has been altered again', async () => {
    const base = await service.head();
    const readers = Array.from({ length: 30 }, (_, n) => {
      const filter = n % 2 === 0 ? {} : { fact: world.fact.entityId };
      return new Reader({
        protocol: n % 3 === 0 ? 'sse' : 'ws',
        selection: 'type fact { id summary { value } }',
        filter,
        after: base,
      });
    });
    const reading = readers.map((reader) => reader.connect(service.url));
    const before = executions;
    for (let turn = 1; turn <= 20; turn++) await update(turn);
    await until(() => readers.every(({ received }) => received.length === 20));
    expect(executions - before).toBeGreaterThanOrEqual(20);
    expect(executions - before).toBeLessThanOrEqual(40);
    // One that comes late finds what the others had.
    const late = new Reader(readers[0]!.subscription);
    reading.push(late.connect(service.url));
    await until(() => late.received.length === 20);
    expect(executions - before).toBeLessThanOrEqual(40);
    // It is told in what state the fact was then, and only the last is the one that stands.
    const told = (reader: Reader) =>
      reader.received.map(({ change, position }) => ({ position, summary: change.fact!.summary }));
    expect(told(late)).toEqual(told(readers[1]!));
    expect(late.received.map(({ change }) => change.fact!.id.includes('@'))).toEqual([...Array(19).fill(true), false]);
    for (const reader of [...readers, late]) reader.cut();
    await Promise.all(reading);
  });
});

describe('a result that lists something as of now', () => {
  it('is made anew once anything was recorded', async () => {
    const base = await service.head();
    const actor = await send(service, 'registerActor', { kind: 'PERSON', names: text('Ada') });
    const listed = async () => {
      const reader = new Reader({
        protocol: 'ws',
        selection: 'actor { id facts { totalCount } }',
        filter: {},
        after: base,
      });
      const reading = reader.connect(service.url);
      await until(() => reader.received.length > 0);
      reader.cut();
      await reading;
      return reader.received[0]!.change.actor;
    };
    expect(await listed()).toEqual({ id: actor.entityId, facts: { totalCount: 0 } });
    const participants = [{ actor: actor.entityId, role: 'SPEAKER' }];
    await send(service, 'reportFact', factInput(world.source, {}, { kind: 'STATEMENT', participants }));
    expect(await listed()).toEqual({ id: actor.entityId, facts: { totalCount: 1 } });
  });
});

describe('a reader who takes nothing', () => {
  it('is told so and dropped, has next to nothing kept for it, and can go on from where it was', async () => {
    const long = 'x'.repeat(9_000);
    for (let turn = 21; turn <= 140; turn++) await update(turn, long);
    const heard = await connect();
    const aliases = Array.from({ length: 25 }, (_, n) => `a${n}: fact { summary { value } }`).join(' ');
    const query = `subscription($after: Position) { changes(after: $after, filter: { types: ["FactUpdated"] }) { position ${aliases} } }`;
    await until(() => heard.messages.length === 1);
    heard.socket.pause();
    subscribe(heard, '1', query, { after: '0' });
    let most = 0;
    const watching = setInterval(() => {
      for (const socket of sockets) most = Math.max(most, socket.writableLength);
    }, 20);
    await until(() => [...serverClients()].some(({ readyState }) => readyState === WebSocket.CLOSING));
    clearInterval(watching);
    heard.socket.resume();
    expect(await heard.closed).toEqual({ code: 1013, reason: expect.stringContaining('nothing was taken for 10 s') });
    expect(most).toBeGreaterThan(100_000);
    expect(most).toBeLessThan(1_000_000);

    const positionsOf = ({ messages }: Heard): number[] =>
      messages.filter(({ type }) => type === 'next').map(({ payload }) => Number(payload.data.changes.position));
    const seen = positionsOf(heard);
    const again = await connect();
    await until(() => again.messages.length === 1);
    subscribe(again, '1', query, { after: String(seen.at(-1) ?? 0) });
    const last = Number(await service.head());
    await until(() => positionsOf(again).at(-1) === last);
    const all = [...seen, ...positionsOf(again)];
    expect(all).toEqual([...new Set(all)].sort((a, b) => a - b));
    expect(all).toHaveLength(140);
    again.socket.terminate();
    console.log(`a stalled reader: ${most} bytes kept at most, of ${140 * 25 * 9_000} to send`);
  });
});

describe('the work for one address', () => {
  it('keeps no place in its line for who has gone', async () => {
    const { work } = LIMITS;
    const folder = mkdtempSync(join(tmpdir(), 'live-limits-'));
    Object.assign(LIMITS, { work: { perSecond: 1, burst: 0.001, atOnce: 1, waiting: 2, longestWait: 60_000 } });
    const own = await createApp(readConfig({ DATA_DIR: folder, PORT: '0', RATE_LIMIT_READS: '99' }, { demo: false }));
    try {
      await own.listen(0, '127.0.0.1');
      const url = `${await own.getUrl()}/graphql?query={head{position}}`;
      expect((await fetch(url)).status).toBe(200);
      // From here on everything waits, and nothing comes to its turn.
      const asked = async () => {
        const gone = new AbortController();
        const answer = fetch(url, { signal: gone.signal }).then(
          ({ status }) => status,
          () => 'gone',
        );
        const first = await Promise.race([answer, pause(150)]);
        gone.abort();
        await answer;
        return first;
      };
      for (let turn = 0; turn < 5; turn++) expect(await asked()).toBeUndefined();
    } finally {
      Object.assign(LIMITS, { work });
      // One that was opened, and given up before it was used, would be waited for.
      own.getHttpServer().closeAllConnections();
      await own.close();
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('has a limit, over either protocol and for what is refused as well', async () => {
    const { work } = LIMITS;
    const folder = mkdtempSync(join(tmpdir(), 'live-limits-'));
    Object.assign(LIMITS, { work: { ...work, perSecond: 1, burst: 100, longestWait: 1_000 } });
    const own = await createApp(readConfig({ DATA_DIR: folder, PORT: '0', RATE_LIMIT_READS: '99' }, { demo: false }));
    try {
      await own.listen(0, '127.0.0.1');
      const url = await own.getUrl();
      const costly = (n: number) => `{ ${`a${n}: head { position } `.repeat(400)} }`;
      const ask = async (query: string) =>
        (
          await fetch(`${url}/graphql`, {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify({ query }),
          })
        ).status;
      const statuses: number[] = [];
      while (statuses.length < 60 && statuses.at(-1) !== 429) statuses.push(await ask(costly(statuses.length)));
      expect(statuses.at(-1)).toBe(429);
      expect(statuses.length).toBeLessThan(60);
      const heard = await connect({ url });
      await until(() => heard.messages.length === 1);
      subscribe(heard, '1', 'subscription { changes { type } }');
      expect(await heard.closed).toMatchObject({ code: 1013, reason: expect.stringContaining('too much work') });
    } finally {
      Object.assign(LIMITS, { work });
      await own.close();
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

/** The service's own ends of the connections. */
const serverClients = (): ReadonlySet<WebSocket> => app.get(WebSockets, { strict: false })['server']!.clients;

describe('a subscription that cannot be', () => {
  it.each([
    [
      'is too complex',
      'subscription { changes { affected(first: 100) { corrections(first: 100) { changes { path } } } } }',
      'QUERY_TOO_COMPLEX',
    ],
    ['is too long', `subscription { changes { ${'type '.repeat(3_001)} } }`, 'QUERY_TOO_COMPLEX'],
    ['does not fit the schema', 'subscription { changes { nothing } }', 'BAD_USER_INPUT'],
    ['is no GraphQL', 'subscription {', 'BAD_USER_INPUT'],
    ['is JSON', '{"kind":"Document"}', 'BAD_USER_INPUT'],
    ['asks for two', 'subscription { changes { type } more: changes { type } }', 'BAD_USER_INPUT'],
    ['may ask for nothing', 'subscription { changes @skip(if: true) { type } }', 'BAD_USER_INPUT'],
    ['is a query', '{ head { position } }', 'BAD_USER_INPUT'],
    ['starts beyond the head', 'subscription { changes(after: "99999") { type } }', 'BAD_USER_INPUT'],
    ['starts at no position', 'subscription { changes(after: "x") { type } }', 'BAD_USER_INPUT'],
    ['has a type that is none', 'subscription { changes(filter: { types: ["X"] }) { type } }', 'BAD_USER_INPUT'],
    ['lacks a variable', 'subscription($a: Position!) { changes(after: $a) { type } }', 'BAD_USER_INPUT'],
  ])('because it %s, is refused over both protocols', async (_, query, code) => {
    const heard = await connect();
    await until(() => heard.messages.length === 1);
    subscribe(heard, '1', query);
    await until(() => heard.messages.length === 2);
    expect(heard.messages[1]).toMatchObject({ type: 'error', id: '1', payload: [{ extensions: { code } }] });
    heard.socket.terminate();
    const answer = await fetch(`${service.url}/graphql/stream`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
    });
    expect([answer.status, await answer.json()]).toEqual([
      400,
      { errors: [expect.objectContaining({ extensions: expect.objectContaining({ code }) })] },
    ]);
  });

  it('is refused on a connection that has as many as it may, and the others go on', async () => {
    const heard = await connect();
    await until(() => heard.messages.length === 1);
    for (let n = 0; n <= LIMITS.subscriptionsPerConnection; n++)
      subscribe(heard, `${n}`, 'subscription { changes { type } }');
    await until(() => heard.messages.length === 2);
    expect(heard.messages[1]).toMatchObject({
      type: 'error',
      id: '50',
      payload: [{ extensions: { code: 'RATE_LIMITED' } }],
    });
    await update(141);
    await until(() => heard.messages.length === 2 + LIMITS.subscriptionsPerConnection);
    heard.socket.terminate();
  });
});

describe('a connection', () => {
  it('is refused to an address that has as many as it may, over both protocols', async () => {
    const all = await Promise.all(Array.from({ length: LIMITS.connections.perAddress }, () => connect()));
    const { code, reason } = await (await connect()).closed;
    expect({ code, reason }).toEqual({ code: 1013, reason: expect.stringContaining('too many: 500 open connections') });
    const stream = await fetch(
      `${service.url}/graphql/stream?query=${encodeURIComponent('subscription { changes { type } }')}`,
    );
    expect([stream.status, stream.headers.get('retry-after')]).toEqual([429, '10']);
    expect(await stream.json()).toMatchObject({ errors: [{ extensions: { code: 'RATE_LIMITED' } }] });
    await Promise.all(all.map(({ socket, closed }) => (socket.terminate(), closed)));
    await pause(100);
    const again = await connect();
    await until(() => again.messages.length === 1);
    again.socket.terminate();
  });

  it('that never begins, says too much at once or speaks out of turn, is closed with a code that says so', async () => {
    const silent = await connect({ begin: false });
    const loud = await connect();
    loud.socket.send('x'.repeat(LIMITS.message + 1));
    expect((await loud.closed).code).toBe(1009);
    const early = await connect({ begin: false });
    subscribe(early, '1', 'subscription { changes { type } }');
    expect((await early.closed).code).toBe(4401);
    const garbled = await connect();
    garbled.socket.send('{"type":');
    expect((await garbled.closed).code).toBe(4400);
    expect(await silent.closed).toEqual({ code: 4408, reason: 'Connection initialisation timeout' });
  });
});

describe('the service that is told to stop', () => {
  it('says so to who is subscribed', async () => {
    const heard = await connect();
    await until(() => heard.messages.length === 1);
    subscribe(heard, '1', 'subscription { changes { type } }');
    const stream = await fetch(
      `${service.url}/graphql/stream?query=${encodeURIComponent('subscription { changes { type } }')}`,
    );
    await pause(100);
    const began = Date.now();
    await close();
    expect(Date.now() - began).toBeLessThan(8_000);
    expect(await heard.closed).toEqual({ code: 1001, reason: expect.stringContaining('going away') });
    expect(await stream.text()).toContain('"extensions":{"code":"UNAVAILABLE","retryAfterSeconds":1}');
  });
});
