import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { everything, happened, many, refusal, revisions, Served } from './served.js';

let served: Served;
beforeAll(async () => {
  served = await Served.open();
});
afterAll(() => served.close());

const append = (stream: string, events: ReturnType<typeof many>, expectedRevision: 'any' | 'no_stream' | bigint) =>
  served.client.appendToStream(stream, events, { expectedRevision });

describe('the same write again', () => {
  it.each([['any' as const], ['no_stream' as const]])(
    'is answered as before with %s, also after a restart',
    async (expected) => {
      const [stream, events] = [`again-${expected}`, many(3)];
      const first = await append(stream, events, expected);
      await append(stream, many(2), 'any');
      expect(await append(stream, events, expected)).toEqual(first);
      await served.restart();
      expect(await append(stream, events, expected)).toEqual(first);
      expect(await revisions(served.client.readStream(stream))).toEqual([0, 1, 2, 3, 4]);
    },
  );

  it('is answered as before with an explicit revision, also after a restart', async () => {
    const events = many(2);
    await append('exact', many(1), 'no_stream');
    const first = await append('exact', events, 0n);
    await append('exact', many(1), 2n);
    await served.restart();
    expect(await append('exact', events, 0n)).toEqual(first);
    expect(await revisions(served.client.readStream('exact'))).toEqual([0, 1, 2, 3]);
  });

  it('is found however many events were written since', async () => {
    const events = many(1);
    const first = await append('old', events, 'any');
    for (let write = 0; write < 20; write++) await append('other', many(500), 'any');
    expect(await append('old', events, 'any')).toEqual(first);
  });

  it('is one write when it is under way several times at once', async () => {
    const events = many(2);
    const results = await Promise.all(Array.from({ length: 20 }, () => append('at-once', events, 'any')));
    expect(new Set(results.map(({ position }) => position!.commit)).size).toBe(1);
    expect(await revisions(served.client.readStream('at-once'))).toEqual([0, 1]);
  });
});

describe('a write that cannot be made', () => {
  it('leaves nothing of its first half', async () => {
    const [known, fresh] = [happened(), happened()];
    await append('halves', [known], 'any');
    expect(await refusal(append('halves', [known, fresh], 'any'))).toMatchObject({ type: 'wrong-expected-version' });
    const tooLarge = [happened(), ...Array.from({ length: 20 }, () => happened({ fill: 'x'.repeat(100_000) }))];
    expect(await refusal(append('halves', tooLarge, 'any'))).toMatchObject({ type: 'maximum-append-size-exceeded' });
    expect(await refusal(append('halves', [happened(), happened({}, '')], 'any'))).toMatchObject({ type: 'unknown' });
    expect(await revisions(served.client.readStream('halves'))).toEqual([0]);
  });

  it('takes no other with it that is under way at the same time', async () => {
    const appends = Array.from({ length: 40 }, (_, n) => append('mixed', many(1), n % 2 ? 'any' : 1_000n));
    const settled = await Promise.allSettled(appends);
    expect(settled.map(({ status }) => status)).toEqual(settled.map((_, n) => (n % 2 ? 'fulfilled' : 'rejected')));
    expect(await revisions(served.client.readStream('mixed'))).toHaveLength(20);
  });
});

describe('one append larger than the client puts in one message', () => {
  it('is written once its last part is there', async () => {
    const large = Array.from({ length: 9 }, () => happened({ fill: 'x'.repeat(100_000) }));
    const options = { expectedRevision: 'no_stream' as const, batchAppendSize: 150_000 };
    const result = await served.client.appendToStream('parts', large, options);
    expect(result.nextExpectedRevision).toBe(8n);
    const read = await everything(served.client.readStream('parts'));
    expect(read.map(({ id }) => id)).toEqual(large.map(({ id }) => id));
  });
});
