import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { binaryEvent } from '@eventstore/db-client';
import { DatabaseSync } from '@photostructure/sqlite';
import type { ResolvedEvent } from '@eventstore/db-client';
import { many, Served } from './served.js';

const linkTo = (revision: number, stream: string) =>
  binaryEvent({ type: '$>', data: Buffer.from(`${revision}@${stream}`) });

async function collect(read: AsyncIterable<ResolvedEvent>): Promise<ResolvedEvent[]> {
  const found: ResolvedEvent[] = [];
  for await (const one of read) found.push(one);
  return found;
}

describe('links', () => {
  let served: Served;
  beforeAll(async () => {
    served = await Served.open();
    await served.client.appendToStream('targets', many(3));
    await served.client.appendToStream('gone', many(1));
    await served.client.appendToStream('links', [linkTo(2, 'targets'), linkTo(0, 'gone'), linkTo(9, 'nowhere')]);
    await served.client.appendToStream('links', many(1));
    await served.client.tombstoneStream('gone');
  });
  afterAll(() => served.close());

  /** What each leads to, by stream and revision, and whether the link comes along. */
  const told = (found: readonly ResolvedEvent[]) =>
    found.map(({ event, link }) => [event && `${event.revision}@${event.streamId}`, link?.streamId]);
  const resolved = [
    ['2@targets', 'links'],
    [undefined, 'links'],
    [undefined, 'links'],
    ['3@links', undefined],
  ];

  it('come with the events that they lead to where that is asked for, from a stream, from all, and live', async () => {
    const { client } = served;
    expect(told(await collect(client.readStream('links', { resolveLinkTos: true })))).toEqual(resolved);
    const [first] = await collect(client.readStream('links', { resolveLinkTos: true, maxCount: 1 }));
    expect(first!.event).toEqual((await collect(client.readStream('targets', { fromRevision: 2n })))[0]!.event);
    const all = await collect(client.readAll({ resolveLinkTos: true }));
    expect(told(all.filter(({ event, link }) => link || event?.streamId === 'links'))).toEqual(resolved);
    const live: ResolvedEvent[] = [];
    for await (const one of client.subscribeToStream('links', { resolveLinkTos: true }))
      if (live.push(one) === 4) break;
    expect(told(live)).toEqual(resolved);
  });

  it('come as they are otherwise', async () => {
    const found = await collect(served.client.readStream('links'));
    expect(found.map(({ event, link }) => [event!.type, link])).toEqual([
      ...['$>', '$>', '$>'].map((type) => [type, undefined]),
      ['Happened', undefined],
    ]);
  });
});

describe('an event that is damaged', () => {
  it('is not served, by itself or as what a link leads to', async () => {
    const served = await Served.open();
    await served.client.appendToStream('targets', many(2));
    await served.client.appendToStream('links', [linkTo(1, 'targets')]);
    const db = new DatabaseSync(join(served.folder, 'events.db'));
    db.exec(`UPDATE event SET data = '{"n":7}' WHERE position = 2`);
    db.close();
    await expect(collect(served.client.readStream('targets'))).rejects.toThrow('event 2 ');
    await expect(collect(served.client.readAll())).rejects.toThrow('event 2 ');
    await expect(collect(served.client.readStream('links', { resolveLinkTos: true }))).rejects.toThrow('event 2 ');
    expect(await collect(served.client.readStream('links'))).toHaveLength(1);
    await served.close();
  });
});

describe('the log of a new server', () => {
  it('begins with what the server writes about itself, once', async () => {
    const served = await Served.open({ systemEvents: true });
    const streams = async () => (await collect(served.client.readAll())).map(({ event }) => event!.streamId);
    const first = await streams();
    expect(first).toEqual(['$user-admin', '$user-ops', '$users', '$users']);
    await served.restart();
    expect(await streams()).toEqual(first);
    await served.close();
  });
});
