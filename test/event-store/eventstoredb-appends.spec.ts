import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { happened, idsOf, many } from '../../libs/event-store/src/contract/contract-store.js';
import { Follower } from '../../libs/event-store/src/contract/follower.js';
import { EventStoreDbStore } from '../../libs/event-store/src/eventstoredb/eventstoredb.event-store.js';
import { StoreUnavailable, WrongExpectedRevision } from '../../libs/event-store/src/errors.js';
import { FakeServer } from './fake-server-proxy.js';
import type { AppendFault } from './fake-server-proxy.js';
import { TcpProxy } from './tcp-proxy.js';

const SHORT = { appendTimeoutMs: 400, readTimeoutMs: 400, patienceMs: 4_000, silenceMs: 400 };

let server: FakeServer;
let store: EventStoreDbStore;
const open = (connectionString: string) => EventStoreDbStore.open({ ...SHORT, connectionString });
/** The first append fails so, all others are served. */
const firstFails = (fault: AppendFault) => (server.appendFault = (nth) => (nth === 1 ? fault : undefined));

beforeEach(async () => {
  server = await new FakeServer().start();
  store = await open(server.connectionString);
});
afterEach(async () => {
  await store.close();
  server.stop();
});

describe('an append whose answer does not come', () => {
  const faults: AppendFault[] = [
    'lost',
    'written, never answered',
    { code: 14, isWritten: true },
    { code: 14 },
    { code: 2, details: 'something else' },
    { code: 1, details: 'the server is going down' },
    { code: 4 },
    { code: 10 },
    { refusal: 'Timeout' },
    { refusal: 'Unknown' },
    { refusal: 'Empty' },
  ];
  it.each(faults)('is sent again and stands there once: %j', async (fault) => {
    firstFails(fault);
    const event = happened();
    const result = await store.append('a', [event], 'no_stream');
    const stored = await store.readStream('a');
    expect(idsOf(stored)).toEqual([event.id]);
    expect(result).toEqual({ revision: 0, position: stored[0]!.position });
    expect(server.appends).toBe(2);
  });

  it('is its own write also when the server takes the second try for a conflict', async () => {
    firstFails('written, never answered');
    server.log.isForgetful = true;
    const result = await store.append('a', many(2), 'no_stream');
    expect(result).toEqual({ revision: 1, position: server.log.events[1]!.position });
  });

  it('is a conflict when another has written meanwhile', async () => {
    await store.append('a', many(1), 'no_stream');
    server.appendFault = (nth) => (nth === 2 ? 'lost' : undefined);
    const appending = store.append('a', many(1), 0).catch((error: unknown) => error);
    await sleep(50);
    const other = await open(server.connectionString);
    await other.append('a', many(3), 0);
    await other.close();
    expect(await appending).toEqual(new WrongExpectedRevision('a', 0, 3));
  });

  it('goes over a new connection when the old one is open and dead', async () => {
    const proxy = await new TcpProxy(server.port).start();
    const distant = await open(proxy.connectionString);
    await distant.append('a', many(1), 'no_stream');
    // It holds the old connection, which gRPC would hand to the next client too.
    const follower = new Follower(distant, { prefixes: ['a'] });
    await follower.until(() => follower.caughtUp);
    proxy.swallow();
    await distant.append('a', many(1), 0);
    expect(proxy.connections).toBe(2);
    expect(await distant.readStream('a')).toHaveLength(2);
    await follower.until(() => follower.events.length === 2);
    await follower.stop();
    await distant.close();
    await proxy.stop();
  });

  it('loses and doubles none of many when the connection is cut under them', async () => {
    const proxy = await new TcpProxy(server.port).start();
    const distant = await EventStoreDbStore.open({ connectionString: proxy.connectionString });
    const appending = Array.from({ length: 200 }, async (_, n) => {
      await sleep(n);
      return distant.append(`s-${n}`, many(2), 'no_stream');
    });
    for (let cuts = 0; cuts < 5; cuts++) {
      await sleep(45);
      proxy.cut();
    }
    expect((await Promise.all(appending)).map(({ revision }) => revision)).toEqual(Array(200).fill(1));
    expect(server.log.events).toHaveLength(400);
    expect(proxy.connections).toBeGreaterThan(1);
    await distant.close();
    await proxy.stop();
  });
});

describe('a server that is away', () => {
  it('is waited for as long as patience lasts, and then named', async () => {
    server.stop();
    const away = await EventStoreDbStore.open({ connectionString: server.connectionString, patienceMs: 300 });
    const calls = [away.append('a', many(1), 'no_stream'), away.readStream('a'), away.head()];
    for (const outcome of await Promise.allSettled(calls)) {
      const refusal: unknown = outcome.status === 'rejected' && outcome.reason;
      expect(refusal).toBeInstanceOf(StoreUnavailable);
      expect(refusal).toMatchObject({ message: expect.stringContaining('ECONNREFUSED') });
    }
    await away.close();
  });

  it('is found again without waiting longer than it was away', async () => {
    await store.append('a', many(1), 'no_stream');
    server.stop();
    const appending = store.append('a', many(1), 0);
    await sleep(2_500);
    await server.start(server.port);
    const began = performance.now();
    expect((await appending).revision).toBe(1);
    expect(performance.now() - began).toBeLessThan(1_500);
  });
});

describe('two stores in one process', () => {
  it('do not fail with each other', async () => {
    const otherServer = await new FakeServer().start();
    otherServer.appendFault = () => 'lost';
    const other = await open(otherServer.connectionString);
    server.appendFault = () => 'late';
    const failing = other.append('a', many(1), 'no_stream').catch((error: unknown) => error);
    const appending = store.append('a', many(1), 'no_stream');
    await sleep(50);
    otherServer.stop();
    await other.close();
    expect(await failing).toBeInstanceOf(StoreUnavailable);
    await appending;
    expect(server.appends).toBe(1);
  });
});

describe('an append that is answered twice', () => {
  it('takes the first answer, and neither the process nor a later append suffers', async () => {
    server.appendFault = (nth) => (nth === 1 ? 'written, answered twice' : undefined);
    await store.append('a', many(1), 'no_stream');
    await sleep(400);
    expect((await store.append('a', many(1), 0)).revision).toBe(1);
  });

  it('has been given up already when its answer comes', async () => {
    const hasty = await EventStoreDbStore.open({
      ...SHORT,
      connectionString: server.connectionString,
      appendTimeoutMs: 200,
    });
    firstFails('late');
    expect((await hasty.append('a', many(1), 'no_stream')).revision).toBe(0);
    await sleep(400);
    expect((await hasty.append('a', many(1), 0)).revision).toBe(1);
    expect(server.log.events).toHaveLength(2);
    await hasty.close();
  });
});

describe('an answer that says too little', () => {
  it('reads back a position that was left out of the answer', async () => {
    server.appendFault = () => 'written, no position';
    const result = await store.append('a', many(3), 'no_stream');
    expect(result).toEqual({ revision: 2, position: server.log.events[2]!.position });
  });

  it('says −1 as 2^64 − 1', async () => {
    server.saysMinusOne = true;
    firstFails('written, no position');
    const written = await store.append('a', many(1), 'no_stream');
    expect(written).toEqual({ revision: 0, position: server.log.events[0]!.position });
    await expect(store.append('b', many(1), 3)).rejects.toEqual(new WrongExpectedRevision('b', 3, 'no_stream'));
  });
});

describe('what is refused', () => {
  const refusals: AppendFault[] = [
    { code: 3 },
    { code: 7 },
    { code: 12 },
    { code: 16 },
    { refusal: 'AccessDenied' },
    { refusal: 'StreamDeleted' },
    { refusal: 'MaximumAppendSizeExceeded' },
    { refusal: 'BadRequest' },
  ];
  it.each(refusals)('is not sent again: %j', async (fault) => {
    server.appendFault = () => fault;
    const refusal = await store.append('a', many(1), 'no_stream').catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(StoreUnavailable);
    expect(server.appends).toBe(1);
  });

  it('is refused before it is sent, where the server would answer twice or take it for an order', async () => {
    const wrong: [string, string][] = [
      ['', 'Happened'],
      ['a', ''],
      ['$$a', 'Happened'],
      ['a', '$>'],
    ];
    for (const [stream, type] of wrong) {
      await expect(store.append(stream, [happened({}, type)], 'no_stream')).rejects.toBeInstanceOf(TypeError);
    }
    expect(server.appends).toBe(0);
  });

  it('is an id that the stream holds, also one that another process wrote', async () => {
    const [event, next] = many(2);
    const other = await open(server.connectionString);
    await other.append('a', [event!], 'no_stream');
    await other.append('a', many(2), 0);
    await other.close();
    const refusal = await store.append('a', [next!, event!], 2).catch((error: unknown) => error);
    expect(refusal).toEqual(new WrongExpectedRevision('a', 2, 2));
    expect(server.log.events).toHaveLength(3);
  });

  it('is known without asking the server when the stream has just been read', async () => {
    await store.append('a', many(2), 'no_stream');
    await store.append('a', many(1), 1);
    const other = await open(server.connectionString);
    await other.readStream('a');
    const reads = server.reads.plainReads;
    await other.append('a', many(1), 2);
    await other.append('a', many(1), 3);
    expect(server.reads.plainReads).toBe(reads);
    await other.close();
  });
});
