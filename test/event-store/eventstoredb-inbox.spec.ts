import { PassThrough } from 'node:stream';
import { expect, it } from '@jest/globals';
import type { LogPosition } from '../../libs/event-store/src/eventstoredb/client.js';
import { Inbox } from '../../libs/event-store/src/eventstoredb/inbox.js';

const at = (position: bigint): LogPosition => ({ commit: position, prepare: position });

/** A subscription as the client makes it: events are buffered, what is said between them is called out at once. */
function subscribed() {
  const stream = Object.assign(new PassThrough({ objectMode: true }), {
    unsubscribes: 0,
    unsubscribe: async () => void stream.unsubscribes++,
  });
  let checkpoint: (position: LogPosition) => void = () => undefined;
  const { signal } = new AbortController();
  const inbox = new Inbox((checkpointReached) => {
    checkpoint = checkpointReached;
    return stream;
  }, signal);
  const write = (count: number) => Array.from({ length: count }, (_, n) => stream.write({ n }));
  return { inbox, stream, write, checkpoint: (position: bigint) => checkpoint(at(position)) };
}

it('keeps what was called out ahead of buffered events behind them', async () => {
  const { inbox, stream, write, checkpoint } = subscribed();
  write(5);
  checkpoint(500n);
  stream.emit('caughtUp');
  write(2);
  const first = await inbox.next(100);
  expect(first!.events).toHaveLength(5);
  expect(first!.mark).toMatchObject({ position: 500, caughtUp: true });
  expect(await inbox.next(100)).toMatchObject({ events: [{ n: 0 }, { n: 1 }], mark: undefined });
});

it('tells a checkpoint only when no event has come behind it', async () => {
  const { inbox, write, checkpoint } = subscribed();
  write(3);
  checkpoint(300n);
  write(3);
  expect(await inbox.next(100)).toMatchObject({ events: { length: 6 }, mark: undefined });
  checkpoint(700n);
  checkpoint(800n);
  expect(await inbox.next(100)).toMatchObject({ events: [], mark: { position: 800, caughtUp: false } });
});

it('says that the end was reached although no checkpoint was called out', async () => {
  const { inbox, stream } = subscribed();
  stream.emit('caughtUp');
  expect(await inbox.next(100)).toMatchObject({ mark: { position: undefined, caughtUp: true } });
});

it('hands out what it has before it fails, and unsubscribes once', async () => {
  const { inbox, stream, write } = subscribed();
  write(2);
  stream.emit('error', new Error('lost'));
  expect((await inbox.next(100))!.events).toHaveLength(2);
  await expect(inbox.next(100)).rejects.toThrow('lost');
  inbox.close();
  inbox.close();
  expect(stream.unsubscribes).toBe(1);
});
