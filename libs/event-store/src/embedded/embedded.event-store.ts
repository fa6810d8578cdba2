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
import type { LogEvent, LogOptions, LogPage } from './log.js';
import { subscription } from './subscription.js';

const BATCH = 500;

export interface EmbeddedOptions extends LogOptions {
  /** Made, for its owner alone, if it is not there. Holds `events.db` and `writer.lock`. */
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
    for (let next = from; ;) {
      const batch = Math.min(BATCH, limit - events.length);
      const page = await this.log.page({ kind: 'readStream', stream: streamId, from: next, limit: batch });
      events.push(...parsed(page));
      if (page.end || events.length >= limit) return events;
      next = page.upTo + 1;
    }
  }

  async *readAll({ from = 0, limit = Infinity, prefixes }: ReadAllOptions = {}): AsyncIterable<readonly StoredEvent[]> {
    for (let next = from, left = limit; ;) {
      const page = await this.log.page({ kind: 'readAll', from: next, limit: Math.min(BATCH, left), prefixes });
      if (page.count > 0) yield parsed(page);
      left -= page.count;
      if (page.end || left <= 0) return;
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

const parsed = (page: LogPage): StoredEvent[] => JSON.parse(page.json) as StoredEvent[];
