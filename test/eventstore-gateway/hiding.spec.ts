import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { everything, happened, many, refusal, revisions, Served } from './served.js';

let served: Served;
beforeAll(async () => {
  served = await Served.open();
});
afterAll(() => served.close());

const read = (stream: string) => revisions(served.client.readStream(stream));
const ten = async (stream: string) => void (await served.client.appendToStream(stream, many(10)));

describe('a stream that was deleted', () => {
  it('begins, once written again, with the first new event, at the next number', async () => {
    await ten('revived');
    await served.client.deleteStream('revived', { expectedRevision: 9n });
    expect(await refusal(read('revived'))).toMatchObject({ type: 'stream-not-found' });
    const events = many(2);
    const result = await served.client.appendToStream('revived', events, { expectedRevision: 'no_stream' });
    expect(result.nextExpectedRevision).toBe(11n);
    expect(await read('revived')).toEqual([10, 11]);
    await served.restart();
    expect(await read('revived')).toEqual([10, 11]);
    expect(
      await revisions(served.client.readStream('revived', { direction: 'backwards', fromRevision: 'end' })),
    ).toEqual([11, 10]);
    expect((await served.client.getStreamMetadata('revived')).metadata).toEqual({ truncateBefore: 10 });
  });

  it('is shown by a subscription from its first new event on', async () => {
    await ten('revived-live');
    await served.client.deleteStream('revived-live');
    await served.client.appendToStream('revived-live', many(1));
    const subscription = served.client.subscribeToStream('revived-live');
    for await (const { event } of subscription) {
      expect(event!.revision).toBe(10n);
      break;
    }
  });

  it('is revived by new metadata, which keeps what was hidden hidden', async () => {
    await ten('by-metadata');
    await served.client.deleteStream('by-metadata');
    await served.client.setStreamMetadata('by-metadata', { maxCount: 5 });
    expect(await read('by-metadata')).toEqual([]);
    await served.client.appendToStream('by-metadata', many(1), { expectedRevision: 9n });
    expect(await read('by-metadata')).toEqual([10]);
  });

  it('stays deleted for good under a tombstone, its metadata too', async () => {
    await ten('buried');
    await served.client.tombstoneStream('buried');
    await served.restart();
    expect(await refusal(served.client.appendToStream('buried', many(1)))).toMatchObject({ type: 'stream-deleted' });
    const metadata = served.client.setStreamMetadata('buried', { maxCount: 1 });
    expect(await refusal(metadata)).toMatchObject({ type: 'stream-deleted' });
    expect(await refusal(served.client.deleteStream('buried'))).toMatchObject({ type: 'stream-deleted' });
    const subscription = served.client.subscribeToStream('buried');
    const error = await new Promise((resolve) => subscription.on('error', resolve));
    expect(error).toMatchObject({ type: 'stream-deleted' });
  });
});

describe('metadata', () => {
  it('truncates before $tb, in both directions and from any revision', async () => {
    await ten('truncated');
    await served.client.setStreamMetadata('truncated', { truncateBefore: 7 });
    expect(await read('truncated')).toEqual([7, 8, 9]);
    expect(await revisions(served.client.readStream('truncated', { fromRevision: 2n, maxCount: 2 }))).toEqual([7, 8]);
    const backwards = served.client.readStream('truncated', { direction: 'backwards', fromRevision: 8n });
    expect(await revisions(backwards)).toEqual([8, 7]);
    await served.client.setStreamMetadata('truncated', { truncateBefore: 50 });
    expect(await read('truncated')).toEqual([]);
  });

  it('hides what is older than $maxAge, and not before', async () => {
    await ten('aged');
    await served.client.setStreamMetadata('aged', { maxAge: 1 });
    expect(await read('aged')).toHaveLength(10);
    await sleep(1_100);
    expect(await read('aged')).toEqual([]);
    await served.client.appendToStream('aged', many(1));
    expect(await read('aged')).toEqual([10]);
  });

  it('shows the newest of $maxCount, and the rest again when it is lifted', async () => {
    await ten('counted');
    await served.client.setStreamMetadata('counted', { maxCount: 3 });
    await served.client.appendToStream('counted', many(1));
    expect(await read('counted')).toEqual([8, 9, 10]);
    await served.client.setStreamMetadata('counted', {});
    expect(await read('counted')).toHaveLength(11);
  });

  it('is kept as it was given, and only its last is shown', async () => {
    const metadata = { maxCount: 9, cacheControl: 60, acl: { readRoles: ['$all'] }, owner: 'desk', deep: { of: [1] } };
    await served.client.setStreamMetadata('kept', { maxCount: 1 });
    await served.client.setStreamMetadata('kept', metadata);
    await served.restart();
    expect((await served.client.getStreamMetadata('kept')).metadata).toEqual(metadata);
    expect(await read('$$kept')).toEqual([1]);
  });

  it('that is no JSON counts for nothing', async () => {
    await ten('broken');
    await served.client.appendToStream('$$broken', happened({ $maxCount: -1, $tb: 'x', $maxAge: null }, '$metadata'));
    expect(await read('broken')).toHaveLength(10);
  });

  it('hides nothing from $all', async () => {
    await ten('whole');
    await served.client.setStreamMetadata('whole', { truncateBefore: 9 });
    await served.client.deleteStream('whole');
    const all = await everything(served.client.readAll());
    expect(all.filter(({ streamId }) => streamId === 'whole')).toHaveLength(10);
    expect(all.filter(({ streamId }) => streamId === '$$whole').map(({ data }) => Object.keys(data as object))).toEqual(
      [['$tb'], ['$tb']],
    );
  });
});
