import { once } from 'node:events';
import { connect as connectHttp2, constants } from 'node:http2';
import type { ClientHttp2Session } from 'node:http2';
import { connect } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { streamNameFilter } from '@eventstore/db-client';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import { everything, happened, many, refusal, Served } from './served.js';

const STREAMS = '/event_store.client.streams.Streams';
let served: Served;
let session: ClientHttp2Session;
beforeAll(async () => {
  served = await Served.open();
});
afterAll(() => served.close());
beforeEach(() => {
  session = connectHttp2(`http://127.0.0.1:${served.port}`);
});
afterEach(async () => {
  session.destroy();
  await served.client.appendToStream('alive', many(1));
});

const framed = (body: Uint8Array, { flag = 0, size = body.length } = {}): Buffer => {
  const header = Buffer.alloc(5);
  header[0] = flag;
  header.writeUInt32BE(size, 1);
  return Buffer.concat([header, body]);
};

/** Sends bytes as a gRPC call and gives the status that it ends with. */
async function call(path: string, body: Uint8Array, headers: Record<string, string> = {}): Promise<string | undefined> {
  const stream = session.request({ ':method': 'POST', ':path': path, 'content-type': 'application/grpc', ...headers });
  let status: string | undefined;
  for (const event of ['response', 'trailers'] as const) {
    stream.on(event, (told: Record<string, unknown>) => {
      status =
        (told['grpc-status'] as string | undefined) ??
        status ??
        (told[':status'] === 200 ? undefined : String(told[':status']));
    });
  }
  stream.on('error', () => undefined);
  stream.resume();
  stream.end(body);
  await once(stream, 'close');
  return status;
}

const empty = new shared.Empty();
const identifier = (name: Uint8Array) => new shared.StreamIdentifier().setStreamName(name);
const readOf = (change: (options: InstanceType<typeof streams.ReadReq.Options>) => unknown): Buffer => {
  const all = new streams.ReadReq.Options.AllOptions().setStart(empty);
  const uuid = new streams.ReadReq.Options.UUIDOption().setString(empty);
  const options = new streams.ReadReq.Options().setAll(all).setCount('5').setNoFilter(empty).setUuidOption(uuid);
  change(options);
  return framed(new streams.ReadReq().setOptions(options).serializeBinary());
};
const INVALID = '3';

describe('bytes that are no HTTP', () => {
  it.each([
    ['noise', Buffer.from(Array.from({ length: 4_000 }, (_, n) => (n * 7919) % 256))],
    [
      'a preface and noise',
      Buffer.concat([Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'), Buffer.alloc(3_000, 0xab)]),
    ],
    ['the beginning of a preface', Buffer.from('PRI * HT')],
    ['a request that never ends', Buffer.from('GET /health/live HTTP/1.1\r\nx: ')],
  ])('(%s) end their own connection at most', async (_, bytes) => {
    const socket = connect(served.port, '127.0.0.1').on('error', () => undefined);
    await once(socket, 'connect');
    socket.write(bytes);
    await served.client.appendToStream('alive', many(1));
    socket.destroy();
  });

  it('may come one by one', async () => {
    const socket = connect(served.port, '127.0.0.1').setNoDelay(true);
    for (const byte of 'GET /health/live HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n') {
      socket.write(byte);
      await new Promise(setImmediate);
    }
    let answer = '';
    for await (const chunk of socket) answer += String(chunk);
    expect(answer).toContain('200 OK');
  });
});

describe('a call that is none', () => {
  it('is UNIMPLEMENTED where there is no such method', async () => {
    for (const path of [`${STREAMS}/Nothing`, '/', '/__proto__', '/event_store.client.users.Users/Create']) {
      expect(await call(path, framed(Buffer.alloc(0)))).toBe('12');
    }
  });

  it('is refused when it is not gRPC at all', async () => {
    expect(await call(`${STREAMS}/Read`, Buffer.alloc(10), { 'content-type': 'text/plain' })).toBe('415');
  });

  it.each(['Read', 'Append', 'BatchAppend', 'Delete', 'Tombstone'])('is INVALID_ARGUMENT to %s', async (method) => {
    expect(await call(`${STREAMS}/${method}`, framed(Buffer.alloc(300, 0xff)))).toBe(INVALID);
    expect(await call(`${STREAMS}/${method}`, framed(Buffer.alloc(0)))).toBe(INVALID);
    expect(await call(`${STREAMS}/${method}`, framed(Buffer.alloc(10), { size: 50 }))).toBe(INVALID);
    if (method !== 'BatchAppend') expect(await call(`${STREAMS}/${method}`, Buffer.alloc(0))).toBe(INVALID);
  });

  it('is RESOURCE_EXHAUSTED when a message is said to be huge, and UNIMPLEMENTED when it is compressed', async () => {
    expect(await call(`${STREAMS}/Append`, framed(Buffer.alloc(100), { size: 0xffffffff }))).toBe('8');
    expect(await call(`${STREAMS}/Append`, framed(Buffer.alloc(100), { flag: 1 }))).toBe('12');
  });
});

describe('a message that lacks something', () => {
  it.each([
    ['a count', readOf((options) => options.clearCount())],
    ['a filter, or that there is none', readOf((options) => options.clearNoFilter())],
    ['how ids are to be told', readOf((options) => options.clearUuidOption())],
    ['where to read', readOf((options) => options.clearAll())],
    ['from where to read', readOf((options) => options.setAll(new streams.ReadReq.Options.AllOptions()))],
    [
      'a way forwards',
      readOf((options) =>
        options.setSubscription(new streams.ReadReq.Options.SubscriptionOptions()).setReadDirection(1),
      ),
    ],
    [
      'a readable expression',
      readOf((options) => {
        const expression = new streams.ReadReq.Options.FilterOptions.Expression().setRegex('(');
        const filter = new streams.ReadReq.Options.FilterOptions().setEventType(expression).setCount(empty);
        options.setFilter(filter.setCheckpointintervalmultiplier(1));
      }),
    ],
    [
      'a name in UTF-8',
      readOf((options) => {
        const stream = new streams.ReadReq.Options.StreamOptions().setStreamIdentifier(
          identifier(Buffer.of(0xc3, 0x28)),
        );
        options.setStream(stream.setStart(empty));
      }),
    ],
  ])('is INVALID_ARGUMENT: %s', async (_, body) => {
    expect(await call(`${STREAMS}/Read`, body)).toBe(INVALID);
  });

  it('is told which property an event lacks', async () => {
    const options = new streams.AppendReq.Options().setStreamIdentifier(identifier(Buffer.from('a'))).setAny(empty);
    const event = new streams.AppendReq.ProposedMessage().setId(new shared.UUID().setString(happened().id));
    const body = [new streams.AppendReq().setOptions(options), new streams.AppendReq().setProposedMessage(event)];
    expect(await call(`${STREAMS}/Append`, Buffer.concat(body.map((part) => framed(part.serializeBinary()))))).toBe(
      INVALID,
    );
    expect(await refusal(everything(served.client.readStream('a')))).toMatchObject({ type: 'stream-not-found' });
  });
});

describe('a call whose half is cut off', () => {
  let cut: string;
  beforeEach(() => {
    cut = `cut-${happened().id}`;
  });
  const newId = () => new shared.UUID().setString(happened().id);
  const proposed = <T extends streams.AppendReq.ProposedMessage | streams.BatchAppendReq.ProposedMessage>(event: T) => {
    event.setId(newId()).getMetadataMap().set('type', 'Happened').set('content-type', 'application/json');
    return event;
  };
  const to = <T extends streams.AppendReq.Options | streams.BatchAppendReq.Options>(options: T) => {
    options.setStreamIdentifier(identifier(Buffer.from(cut))).setAny(empty);
    return options;
  };
  const { AppendReq, BatchAppendReq } = streams;
  const append = () => [
    new AppendReq().setOptions(to(new AppendReq.Options())),
    ...[1, 2].map(() => new AppendReq().setProposedMessage(proposed(new AppendReq.ProposedMessage()))),
  ];
  const unfinishedBatch = () => {
    const batch = new BatchAppendReq().setCorrelationId(newId()).setOptions(to(new BatchAppendReq.Options()));
    return [batch.addProposedMessages(proposed(new BatchAppendReq.ProposedMessage()))];
  };
  const answered = () => new Promise((resolve) => session.ping(resolve));

  it.each([
    ['Append', 'reset', append],
    ['Append', 'connection', append],
    ['BatchAppend', 'reset', unfinishedBatch],
    ['BatchAppend', 'connection', unfinishedBatch],
  ] as const)('writes nothing of what has come: %s, by its %s', async (method, how, parts) => {
    const headers = { ':method': 'POST', ':path': `${STREAMS}/${method}`, 'content-type': 'application/grpc' };
    const stream = session.request(headers).on('error', () => undefined);
    for (const part of parts()) await new Promise((resolve) => stream.write(framed(part.serializeBinary()), resolve));
    // What was sent before a ping has arrived when that is answered.
    await answered();
    if (how === 'connection') session.destroy();
    else stream.close(constants.NGHTTP2_CANCEL);
    if (how === 'reset') await answered();
    for (let turn = 0; turn < 5; turn++) await served.client.appendToStream('alive', many(1));
    expect(await refusal(everything(served.client.readStream(cut)))).toMatchObject({ type: 'stream-not-found' });
  });

  it('is one that is written when it ends well', async () => {
    const parts = append().map((part) => framed(part.serializeBinary()));
    expect(await call(`${STREAMS}/Append`, Buffer.concat(parts))).toBe('0');
    expect(await everything(served.client.readStream(cut))).toHaveLength(2);
  });

  it('is INVALID_ARGUMENT where it ends within a message, and writes nothing', async () => {
    const [options, event] = append().map((part) => framed(part.serializeBinary()));
    expect(await call(`${STREAMS}/Append`, Buffer.concat([options!, event!.subarray(0, -3)]))).toBe(INVALID);
    expect(await refusal(everything(served.client.readStream(cut)))).toMatchObject({ type: 'stream-not-found' });
  });
});

describe('an expression that backtracks without end', () => {
  it('does not hold up the others', async () => {
    await served.client.appendToStream(`${'a'.repeat(60)}!`, many(1));
    const subscription = served.client.subscribeToAll({ filter: streamNameFilter({ regex: '^(a+)+$' }) });
    subscription.on('error', () => undefined);
    const begun = performance.now();
    await served.client.appendToStream('alive', many(1));
    expect(performance.now() - begun).toBeLessThan(5_000);
    await subscription.unsubscribe();
  });
});

describe('the whole log', () => {
  it('is no stream that can be written to', async () => {
    expect(await refusal(served.client.appendToStream('$all', many(1)))).toMatchObject({ type: 'access-denied' });
    expect(await refusal(served.client.tombstoneStream('$all'))).toMatchObject({ type: 'access-denied' });
  });
});

describe('names and bytes of any kind', () => {
  it('survive', async () => {
    const data = Buffer.from(Array.from({ length: 256 }, (_, n) => n));
    const stream = `имя 😀 ${'x'.repeat(3_000)} "'%\r\n`;
    const { binaryEvent } = await import('@eventstore/db-client');
    const events = [
      binaryEvent({ type: 'Бинарное', data, metadata: data }),
      binaryEvent({ type: 'Text', data: Buffer.from('\ufeffплоско, не JSON') }),
      binaryEvent({ type: 'Nothing', data: Buffer.alloc(0) }),
    ];
    await served.client.appendToStream(stream, events);
    await served.restart();
    const read = await everything(served.client.readStream(stream));
    expect(read.map(({ data }) => Buffer.from(data as Uint8Array))).toEqual(
      events.map(({ data }) => Buffer.from(data)),
    );
    expect(Buffer.from(read[0]!.metadata as Uint8Array)).toEqual(data);
    expect(read.map(({ streamId, type, isJson }) => [streamId, type, isJson])).toEqual(
      events.map(({ type }) => [stream, type, false]),
    );
    await served.client.tombstoneStream(stream);
    expect(await refusal(everything(served.client.readStream(stream)))).toMatchObject({ type: 'stream-deleted' });
  });
});
