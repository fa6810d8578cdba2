import { randomUUID } from 'node:crypto';
import { beyond, servedPosition } from '@timeline/event-store';
import type { ServedLog } from '@timeline/event-store';
import type { Call } from '../grpc/call.js';
import type { Release } from '../release.js';
import { ReadResp } from '../wire/classes.js';
import { invalidArgument, streamDeleted } from '../wire/errors.js';
import { follow } from './follow.js';
import type { ReadOptions } from './read-options.js';

const direction = 'forwards';
const limit = Infinity;

/** The log after a position, and what comes. With a filter, checkpoints tell how far the log was seen. */
export async function subscribeToAll(
  log: ServedLog,
  call: Call,
  options: ReadOptions,
  { noPosition }: Release,
): Promise<void> {
  const { from, filter, checkpointEvery, resolveLinks } = options;
  if (typeof from === 'number' && from > log.servedHead()) {
    throw invalidArgument('Trying to read from an invalid position.');
  }
  const first = from === 'start' ? 1 : from === 'end' ? log.head() + 1 : beyond(from);
  let checkpoint = first - 1;
  // Nothing has matched yet, and there has been one page.
  let isFresh = from === 'start';
  confirm(call);
  return follow(log, call, {
    first,
    fetch: async (cursor, memory) => {
      const checkpoints = filter && { every: checkpointEvery, last: checkpoint };
      const page = await log.readAll({ from: cursor, direction, limit, filter, checkpoints, memory, resolveLinks });
      if (filter) ({ checkpoint } = page);
      isFresh &&= page.events === 0 && page.end && cursor === first;
      return page;
    },
    reached: ({ next }) => {
      if (!filter) return;
      if (isFresh) return call.reply(checkpointAt(noPosition));
      if (checkpoint >= next - 1) return;
      checkpoint = next - 1;
      call.reply(checkpointAt(String(servedPosition(checkpoint))));
    },
  });
}

/** A stream after a revision, and what comes, also when it does not exist yet. Ends when the stream gets a tombstone. */
export async function subscribeToStream(
  log: ServedLog,
  call: Call,
  stream: string,
  options: ReadOptions,
): Promise<void> {
  const first = await firstOf(log, stream, options);
  confirm(call);
  return follow(log, call, {
    first,
    fetch: (from, memory) =>
      log.readStream({ stream, from, direction, limit, memory, resolveLinks: options.resolveLinks }),
    check: ({ state, frames }, isLive) => {
      if (state !== 'tombstoned') return;
      if (isLive) call.send(frames);
      throw streamDeleted(stream);
    },
  });
}

async function firstOf(log: ServedLog, stream: string, { from }: ReadOptions): Promise<number> {
  if (from === 'start') return 0;
  if (from !== 'end') return from + 1;
  const last = await log.readStream({ stream, from: Number.MAX_SAFE_INTEGER, direction: 'backwards', limit: 1 });
  if (last.state === 'tombstoned') throw streamDeleted(stream);
  // Of a stream that shows nothing everything that comes is new.
  return last.events === 0 ? 0 : last.next + 2;
}

function confirm(call: Call): void {
  const confirmation = new ReadResp.SubscriptionConfirmation().setSubscriptionId(randomUUID());
  call.reply(new ReadResp().setConfirmation(confirmation));
}

function checkpointAt(served: string) {
  return new ReadResp().setCheckpoint(new ReadResp.Checkpoint().setCommitPosition(served).setPreparePosition(served));
}
