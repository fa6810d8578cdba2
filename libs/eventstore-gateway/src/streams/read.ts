import { atOrBeyond } from '@timeline/event-store';
import type { ServedLog, ServedPage } from '@timeline/event-store';
import type { GatewayContext } from '../gateway-context.js';
import type { Call } from '../grpc/call.js';
import type { Handler } from '../grpc/dispatch.js';
import { Code, GrpcError } from '../grpc/status.js';
import { decode, ReadReq, ReadResp, StreamIdentifier } from '../wire/classes.js';
import { streamDeleted } from '../wire/errors.js';
import { readOptions } from './read-options.js';
import type { ReadOptions } from './read-options.js';
import { subscribeToAll, subscribeToStream } from './subscribe.js';

const ALL = '$all';

/** `Read`: of a stream or the whole log, once or as a subscription. */
export const read =
  ({ log, access, release }: GatewayContext): Handler =>
  async (call) => {
    const options = readOptions(decode(ReadReq, await call.message()));
    await access.check(access.callerOf(call), 'r', options.stream ?? ALL);
    const { stream, limit } = options;
    if (limit === undefined) {
      return stream === undefined
        ? subscribeToAll(log, call, options, release)
        : subscribeToStream(log, call, stream, options);
    }
    if (stream === undefined) return readAll(log, call, options, limit);
    // A server takes the end, forwards, for a revision that cannot be.
    if (options.from === 'end' && options.direction === 'forwards') throw unexpected(release.forwardsFromEnd);
    return readStream(log, call, stream, options, limit);
  };

async function readStream(log: ServedLog, call: Call, stream: string, options: ReadOptions, limit: number) {
  const { direction, resolveLinks } = options;
  const from = options.from === 'start' ? 0 : options.from === 'end' ? Number.MAX_SAFE_INTEGER : options.from;
  return pages(call, from, limit, async (from, limit, memory) => {
    const page = await log.readStream({ stream, from, direction, limit, memory, resolveLinks });
    if (page.state === 'tombstoned') throw streamDeleted(stream);
    if (page.state === 'missing') call.reply(notFound(stream));
    return page;
  });
}

async function readAll(log: ServedLog, call: Call, options: ReadOptions, limit: number): Promise<void> {
  const { direction, filter, resolveLinks } = options;
  const head = log.head();
  const isBeyond = typeof options.from === 'number' && options.from > log.servedHead();
  if (isBeyond) throw unexpected('ReadAllResult: InvalidPosition');
  const isForwards = direction === 'forwards';
  const at = options.from === 'start' ? 0 : options.from === 'end' ? Infinity : options.from;
  // Forwards a position is inclusive, backwards it is not.
  const from = isForwards ? Math.max(1, Math.min(head + 1, atOrBeyond(at))) : Math.min(head, atOrBeyond(at) - 1);
  if (from < 1 || from > head) return;
  return pages(call, from, limit, (from, limit, memory) =>
    log.readAll({ from, direction, limit, filter, memory, resolveLinks }),
  );
}

type Fetch = (from: number, limit: number, memory?: ArrayBuffer) => Promise<ServedPage>;

/** Sends page after page; the next one is fetched, into the memory of the one before, while the client takes the last. */
async function pages(call: Call, from: number, limit: number, fetch: Fetch): Promise<void> {
  if (limit <= 0) return;
  let left = limit;
  let memory: ArrayBuffer | undefined;
  let next: Promise<ServedPage> | undefined = fetch(from, left);
  while (next && !call.signal.aborted) {
    const page: ServedPage = await next;
    left -= page.events;
    next = page.end || left <= 0 ? undefined : fetch(page.next, left, memory);
    next?.catch(() => undefined);
    call.send(page.frames);
    memory = (await call.drained()) ? page.frames.buffer : undefined;
  }
}

const notFound = (stream: string) =>
  new ReadResp().setStreamNotFound(
    new ReadResp.StreamNotFound().setStreamIdentifier(new StreamIdentifier().setStreamName(Buffer.from(stream))),
  );

const unexpected = (what: string): GrpcError => new GrpcError(Code.unknown, `Unexpected ${what}`);
