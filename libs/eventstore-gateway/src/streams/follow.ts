import type { Position, ServedLog, ServedPage } from '@timeline/event-store';
import type { Call } from '../grpc/call.js';
import { ReadResp } from '../wire/classes.js';

/** What is followed: how its pages are read, and what is to be known about one. */
export interface Followed<P extends ServedPage> {
  readonly first: number;
  readonly fetch: (cursor: number, memory?: ArrayBuffer) => Promise<P>;
  /** Called before a page is sent; what it throws ends the subscription. */
  readonly check?: (page: P, isLive: boolean) => void;
  /** Called after a page that ends at the log's end, when the subscription was behind. */
  readonly reached?: (page: P) => void;
}

/**
 * Sends what there is, then what comes. It is a cursor: a page is read when the client has taken the one before the last, so
 * a slow client costs a position and two pages, whatever is written meanwhile.
 */
export async function follow<P extends ServedPage>(log: ServedLog, call: Call, followed: Followed<P>): Promise<void> {
  const { fetch, check, reached } = followed;
  let isLive = false;
  let memory: ArrayBuffer | undefined;
  let head: Position = log.head();
  let next = fetch(followed.first);
  while (!call.signal.aborted) {
    const page = await next;
    check?.(page, isLive);
    call.send(page.frames);
    if (!page.end) {
      head = log.head();
      next = fetch(page.next, memory);
      next.catch(() => undefined);
    } else if (!isLive) {
      reached?.(page);
      call.reply(new ReadResp().setCaughtUp(new ReadResp.CaughtUp()));
    }
    isLive = page.end;
    memory = (await call.drained()) ? page.frames.buffer : undefined;
    if (!page.end) continue;
    // Who waits holds no memory.
    memory = undefined;
    await log.beyond(head, call.signal);
    if (call.signal.aborted) return;
    head = log.head();
    next = fetch(page.next);
  }
}
