import type { SubscribeOptions, SubscriptionMessage } from '../event-store.js';
import type { LogClient } from './log-client.js';
import { eventsOf } from './log-page.js';

/**
 * The log from `after` on as a cursor: a batch is read when the consumer asks for it, and at the log's end the cursor
 * waits for the head to move, so there is no seam between history and live at which an event could be lost or repeated.
 */
export async function* subscription(
  log: LogClient,
  { after = 0, prefixes, signal }: SubscribeOptions,
  batch: number,
): AsyncGenerator<SubscriptionMessage, void, void> {
  log.head();
  let cursor = after;
  let isLive = false;
  while (!signal.aborted && !log.isClosed) {
    const page = await log.page({ kind: 'readAll', from: cursor + 1, limit: batch, prefixes });
    if (signal.aborted) return;
    const events = eventsOf(page);
    if (events.length > 0) yield { kind: 'events', events };
    const hasSkipped = page.upTo > (events.at(-1)?.position ?? cursor);
    cursor = page.upTo;
    if (signal.aborted) return;
    if (hasSkipped || (page.end && !isLive)) {
      yield { kind: 'checkpoint', position: cursor, caughtUp: page.end };
    }
    isLive = page.end;
    if (isLive) await log.beyond(cursor, signal);
  }
}
