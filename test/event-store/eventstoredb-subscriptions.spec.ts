import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import sharedPb from '@eventstore/db-client/generated/shared_pb.js';
import pb from '@eventstore/db-client/generated/streams_pb.js';
import type { ReadResp } from '@eventstore/db-client/generated/streams_pb.js';
import { everything, happened, idsOf, many } from '../../libs/event-store/src/contract/contract-store.js';
import { Follower } from '../../libs/event-store/src/contract/follower.js';
import { EventStoreDbStore } from '../../libs/event-store/src/eventstoredb/eventstoredb.event-store.js';
import { StoreUnavailable } from '../../libs/event-store/src/errors.js';
import { FakeServer } from './fake-server-proxy.js';
import { TcpProxy } from './tcp-proxy.js';

const SHORT = { appendTimeoutMs: 400, readTimeoutMs: 400, patienceMs: 600, silenceMs: 400 };
const TOO_SLOW = [10, 'Consumer too slow to handle event while live'] as const;

let server: FakeServer;
let store: EventStoreDbStore;
const open = (connectionString: string) => EventStoreDbStore.open({ ...SHORT, connectionString });

beforeEach(async () => {
  server = await new FakeServer().start();
  store = await open(server.connectionString);
});
afterEach(async () => {
  await store.close();
  server.stop();
});

async function followed(distant = store): Promise<Follower> {
  await store.append('a', many(3), 'no_stream');
  const follower = new Follower(distant, { prefixes: ['a'] });
  await follower.until(() => follower.events.length === 3 && follower.caughtUp);
  return follower;
}

const endOf = (follower: Follower): Promise<unknown> => follower.stop().catch((error: unknown) => error);

describe('a subscription whose connection is lost', () => {
  it('throws when the server is killed, and when it says that it goes', async () => {
    const ends: (() => void)[] = [
      () => server.stop(),
      () => server.reads.drop(14, 'away'),
      () => server.reads.drop(1, 'cancelled'),
    ];
    for (const [index, end] of ends.toReversed().entries()) {
      const follower = new Follower(store, { prefixes: ['a'] });
      await follower.until(() => follower.caughtUp);
      end();
      await follower.ended;
      expect([index, await endOf(follower)]).toEqual([index, expect.any(StoreUnavailable)]);
    }
  });

  it('throws when it is open and dead', async () => {
    const proxy = await new TcpProxy(server.port).start();
    const distant = await open(proxy.connectionString);
    const follower = await followed(distant);
    proxy.swallow();
    proxy.refuse();
    await follower.ended;
    expect(await endOf(follower)).toBeInstanceOf(StoreUnavailable);
    await distant.close();
    await proxy.stop();
  });

  it('throws when it never begins', async () => {
    server.reads.silence = 'always';
    await store.append('a', many(1), 'no_stream');
    const follower = new Follower(store, {});
    await follower.ended;
    expect(await endOf(follower)).toBeInstanceOf(StoreUnavailable);
  });
});

describe('a subscription whose line is found dead by an append', () => {
  // It waited for its own silence to end, 15 s by default, while appends went on over a new line after 3 s.
  it('moves to the new line at once, and misses nothing', async () => {
    const proxy = await new TcpProxy(server.port).start();
    const distant = await EventStoreDbStore.open({
      ...{ ...SHORT, patienceMs: 5_000, silenceMs: 60_000 },
      connectionString: proxy.connectionString,
    });
    const follower = await followed(distant);
    proxy.swallow();
    const begun = performance.now();
    await distant.append('a', many(2), 2);
    const appended = performance.now() - begun;
    await follower.until(() => follower.events.length === 5);
    expect(performance.now() - begun - appended).toBeLessThan(2_000);
    expect(follower.events.map(({ revision }) => revision)).toEqual([0, 1, 2, 3, 4]);
    await follower.stop();
    await distant.close();
    await proxy.stop();
  });
});

describe('a subscription that falls silent while its connection lives', () => {
  it('is taken up where it stood', async () => {
    server.reads.silence = 'once live';
    const follower = await followed();
    await store.append('a', many(2), 2);
    await follower.until(() => follower.events.length === 5);
    await follower.stop();
    expect(idsOf(follower.events)).toEqual(idsOf(server.log.events));
    expect(server.reads.subscriptions).toBe(2);
  });

  it('is left alone when there is nothing to tell', async () => {
    const follower = await followed();
    await sleep(1_000);
    await follower.stop();
    expect(server.reads.subscriptions).toBe(1);
  });
});

describe('a subscription that the server drops as too slow', () => {
  it('is taken up where it stood', async () => {
    const follower = await followed();
    for (let drops = 0; drops < 3; drops++) {
      server.reads.drop(...TOO_SLOW);
      await store.append('a', many(2), 2 + drops * 2);
      await follower.until(() => follower.events.length === 5 + drops * 2);
    }
    await follower.stop();
    expect(idsOf(follower.events)).toEqual(idsOf(server.log.events));
    expect(server.reads.subscriptions).toBe(4);
  });

  it('throws when it is dropped again before it got on', async () => {
    const follower = await followed();
    server.reads.drop(...TOO_SLOW);
    while (server.reads.live.size === 0) await sleep(5);
    server.reads.drop(...TOO_SLOW);
    await follower.ended;
    expect(await endOf(follower)).toBeInstanceOf(StoreUnavailable);
  });
});

describe('leaving a subscription', () => {
  it('ends it at the server, once, however it is left', async () => {
    await store.append('a', many(3), 'no_stream');
    const { signal } = new AbortController();
    const noneLive = async () => {
      while (server.reads.live.size > 0) await sleep(5);
    };
    for await (const message of store.subscribeToAll({ signal })) if (message.kind === 'events') break;
    await noneLive();
    const follower = new Follower(store, {});
    await follower.until(() => follower.caughtUp);
    await follower.stop();
    await noneLive();
    const idle = store.subscribeToAll({ signal })[Symbol.asyncIterator]();
    await idle.next();
    const closed = store.close();
    await noneLive();
    await closed;
    expect(server.reads.subscriptions).toBe(3);
  });

  it('keeps an error that comes afterwards from ending the process', async () => {
    await store.append('a', many(3), 'no_stream');
    const { signal } = new AbortController();
    for await (const _ of store.subscribeToAll({ signal })) {
      server.reads.drop(13, 'from behind');
      await sleep(50);
      break;
    }
    await sleep(50);
    expect(await store.head()).toBeGreaterThan(0);
  });
});

describe('a position at which no event begins', () => {
  it('is found from the start of the log', async () => {
    for (let from = -1; from < 699; from += 100) await store.append('a', many(100), from < 0 ? 'no_stream' : from);
    const [before, after] = server.log.events.slice(600);
    const between = before!.position + 1;
    const follower = new Follower(store, { prefixes: ['a'], after: between });
    await follower.until(() => follower.caughtUp);
    await follower.stop();
    expect(follower.events[0]!.id).toBe(after!.id);
    expect(follower.events).toHaveLength(99);
    const read = await everything(store.readAll({ from: between }));
    expect(idsOf(read)).toEqual(idsOf(follower.events));
    expect(await everything(store.readAll({ from: (await store.head()) + 1 }))).toEqual([]);
  });
});

describe('what a server may hand out', () => {
  const disfigureFirst = (change: (event: ReadResp.ReadEvent) => void): void => {
    let isDone = false;
    server.reads.disfigure = (message) => {
      if (!isDone) change(message.getEvent()!);
      isDone = true;
      return message;
    };
  };
  const read = async () => everything(store.readAll());
  const followedAll = async () => {
    const follower = new Follower(store, {});
    await follower.until(() => follower.caughtUp);
    await follower.stop();
    return follower.events;
  };

  it.each([
    ['read', read],
    ['subscription', followedAll],
  ])('passes over a link whose event is gone: %s', async (_what, all) => {
    const events = many(3);
    await store.append('a', events, 'no_stream');
    disfigureFirst((event) => event.clearEvent());
    expect(idsOf(await all())).toEqual(idsOf(events.slice(1)));
  });

  it('takes what is no JSON object for an empty one', async () => {
    await store.append('a', many(1), 'no_stream');
    for (const text of ['\u0001\u0002', '', '7', '"text"', '[1]', 'null']) {
      disfigureFirst((event) => event.getEvent()!.setCustomMetadata(Buffer.from(text)).setData(Buffer.from(text)));
      expect(await read()).toEqual([expect.objectContaining({ data: {}, metadata: {} })]);
    }
    disfigureFirst((event) => event.getEvent()!.getMetadataMap().set('content-type', 'application/octet-stream'));
    expect(await read()).toEqual([expect.objectContaining({ data: {} })]);
  });

  it('throws at a position that a number cannot hold', async () => {
    await store.append('a', many(1), 'no_stream');
    disfigureFirst((event) => event.setCommitPosition('9007199254740993'));
    await expect(store.head()).rejects.toBeInstanceOf(RangeError);
    disfigureFirst((event) => event.setCommitPosition('9007199254740993'));
    const follower = new Follower(store, {});
    await follower.ended;
    expect(await endOf(follower)).toBeInstanceOf(RangeError);
  });

  it('ends the call, and not the process, at an event that the client cannot decode', async () => {
    await store.append('a', many(1), 'no_stream');
    const asStored = server.reads.disfigure;
    server.reads.disfigure = (message) => (message.getEvent()?.getEvent()?.clearId(), message);
    await expect(read()).rejects.toThrow();
    const follower = new Follower(store, {});
    await follower.ended;
    expect(await endOf(follower)).toBeInstanceOf(Error);
    server.reads.disfigure = asStored;
    expect(await read()).toHaveLength(1);
  });

  it.each([
    ['read', read],
    ['subscription', followedAll],
  ])('reads an event that is nested deeper than the stack: %s', async (_what, all) => {
    const nested = `{"a":${'['.repeat(20_000)}${']'.repeat(20_000)}}`;
    await store.append('a', many(1), 'no_stream');
    await store.append('b', many(1), 'no_stream');
    disfigureFirst((event) => event.getEvent()!.setData(Buffer.from(nested)));
    expect(await all()).toHaveLength(2);
  });

  it('passes over the streams of the server itself', async () => {
    server.log.append('$stats', -1, [proposal()]);
    await store.append('a', [happened()], 'no_stream');
    server.log.append('$stats', 0, [proposal()]);
    expect((await read()).map(({ streamId }) => streamId)).toEqual(['a']);
    expect((await followedAll()).map(({ streamId }) => streamId)).toEqual(['a']);
    expect(await everything(store.readAll({ prefixes: ['', '$'] }))).toHaveLength(1);
    expect(await everything(store.readAll({ prefixes: [] }))).toEqual([]);
    expect(await store.head()).toBe(server.log.events[2]!.position);
  });
});

describe('a read that is not answered', () => {
  it('is given up and named', async () => {
    server.reads.isDumb = true;
    for (const call of [() => store.readStream('a'), () => store.head(), () => everything(store.readAll())]) {
      await expect(call()).rejects.toBeInstanceOf(StoreUnavailable);
    }
  });
});

function proposal() {
  const event = new pb.BatchAppendReq.ProposedMessage();
  event.getMetadataMap().set('type', '$stat');
  return event.setId(new sharedPb.UUID().setString(happened().id)).setData(Buffer.from('{}'));
}
