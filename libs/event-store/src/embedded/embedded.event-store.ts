import { checkAppend } from '../check-append.js';
import type {
  AppendResult,
  EventStore,
  ExpectedRevision,
  NewEvent,
  Position,
  ReadAllOptions,
  ReadStreamOptions,
  StoredEvent,
  SubscribeOptions,
  SubscriptionMessage,
} from '../event-store.js';
import { LogClient } from './log-client.js';
import type { LogEvent, LogOptions } from './log-append.js';
import { eventsOf } from './log-page.js';
import { subscription } from './subscription.js';

/** Events of one page; a page ends at some 4 MB too. */
const BATCH = 1_000;

export interface EmbeddedOptions extends LogOptions {
  /** Made, for its owner alone, if it is not there. Holds `events.db`, its seal while it is closed, and `writer.lock`. */
  readonly folder: string;
}

/**
 * The log in a file of its own, written by a worker thread: no server, nothing to install. One process at a time: a
 * second is refused with `StoreLocked`. An append resolves once it is fsynced; appends in flight share one fsync.
 */
export class EmbeddedEventStore implements EventStore {
  private constructor(private readonly log: LogClient) {}

  static async open(options: EmbeddedOptions): Promise<EmbeddedEventStore> {
    return new EmbeddedEventStore(await LogClient.open({ folder: options.folder, maxPages: options.maxPages }));
  }

  async append(streamId: string, events: readonly NewEvent[], expected: ExpectedRevision): Promise<AppendResult> {
    checkAppend(streamId, events, expected);
    return this.log.append(streamId, events.map(asText), expected);
  }

  async readStream(streamId: string, { from = 0, limit = Infinity }: ReadStreamOptions = {}): Promise<StoredEvent[]> {
    const events: StoredEvent[] = [];
    for (let next = from; events.length < limit;) {
      const batch = Math.min(BATCH, limit - events.length);
      const page = await this.log.page({ kind: 'readStream', stream: streamId, from: next, limit: batch });
      events.push(...eventsOf(page));
      if (page.end) break;
      next = page.upTo + 1;
    }
    return events;
  }

  async *readAll({ from = 0, limit = Infinity, prefixes }: ReadAllOptions = {}): AsyncIterable<readonly StoredEvent[]> {
    for (let next = from, left = limit; left > 0;) {
      const page = await this.log.page({ kind: 'readAll', from: next, limit: Math.min(BATCH, left), prefixes });
      if (page.rows.length > 0) yield eventsOf(page);
      if (page.end) return;
      left -= page.rows.length;
      next = page.upTo + 1;
    }
  }

  subscribeToAll(options: SubscribeOptions): AsyncIterable<SubscriptionMessage> {
    return subscription(this.log, options, BATCH);
  }

  async head(): Promise<Position> {
    return this.log.head();
  }

  /** Ends subscriptions without an error, lets appends under way finish, and leaves one file without a write-ahead log. */
  async close(): Promise<void> {
    return this.log.close();
  }
}

const asText = ({ id, type, data, metadata }: NewEvent): LogEvent => [
  id.toLowerCase(),
  type,
  JSON.stringify(data),
  JSON.stringify(metadata),
];
