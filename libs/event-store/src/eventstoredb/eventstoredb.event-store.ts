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
import { Appending, checkNames } from './appending.js';
import { Connection } from './connection.js';
import { KnownIds } from './known-ids.js';
import { LogReader } from './log-reader.js';
import { StreamReader } from './stream-reader.js';
import { Subscribing } from './subscribing.js';

export interface EventStoreDbOptions {
  /**
   * As the client reads it: `esdb://user:password@host:2113?tls=true&tlsCAFile=…`, or `esdb+discover://…` for a cluster.
   * Over TLS the user in it must be allowed to read `$all`, which by default only administrators are: an administrator
   * grants it once, as `$r` in the `$acl` of the metadata of `$all`. Without TLS the client sends no user.
   */
  readonly connectionString: string;
  /** How long one try of an append may take before the connection is given up for a new one; 3,000 ms unless given. */
  readonly appendTimeoutMs?: number;
  /** How long a read may give nothing before the connection is given up; 5,000 ms unless given. */
  readonly readTimeoutMs?: number;
  /** How long to try again while nobody answers before `StoreUnavailable` is thrown; 8,000 ms unless given. */
  readonly patienceMs?: number;
  /** After how long a silent subscription is looked after; 15,000 ms unless given. */
  readonly silenceMs?: number;
}

/**
 * The log on a server that speaks EventStoreDB's protocol. Names that start with "$" are the server's own: such streams
 * are never handed out, and appending to them throws a TypeError.
 */
export class EventStoreDbStore implements EventStore {
  private readonly known = new KnownIds();
  private readonly streams: StreamReader;
  private readonly log: LogReader;
  private readonly appending: Appending;
  private readonly silenceMs: number;

  private constructor(
    private readonly connection: Connection,
    { appendTimeoutMs = 3_000, readTimeoutMs = 5_000, silenceMs = 15_000 }: EventStoreDbOptions,
  ) {
    this.silenceMs = silenceMs;
    this.streams = new StreamReader(connection, this.known, readTimeoutMs);
    this.log = new LogReader(connection, readTimeoutMs);
    this.appending = new Appending(connection, this.streams, this.known, appendTimeoutMs);
  }

  /** Throws for a connection string that cannot be read; does not wait for the server, which may come later. */
  static async open(options: EventStoreDbOptions): Promise<EventStoreDbStore> {
    // Takes 0.3 s and 25 MB, which only those should pay who use it.
    const { Client } = await import('./client.js');
    const connect = (generation: number) => new Client(options.connectionString, generation);
    return new EventStoreDbStore(new Connection(connect, options.patienceMs ?? 8_000), options);
  }

  async append(streamId: string, events: readonly NewEvent[], expected: ExpectedRevision): Promise<AppendResult> {
    checkAppend(streamId, events, expected);
    checkNames(streamId, events);
    this.connection.assertOpen();
    return this.appending.append(streamId, events, expected);
  }

  async readStream(streamId: string, options: ReadStreamOptions = {}): Promise<StoredEvent[]> {
    return this.streams.read(streamId, options);
  }

  readAll(options: ReadAllOptions = {}): AsyncIterable<readonly StoredEvent[]> {
    return this.log.pages(options);
  }

  subscribeToAll(options: SubscribeOptions): AsyncIterable<SubscriptionMessage> {
    return new Subscribing(this.connection, this.log, options, this.silenceMs).messages();
  }

  async head(): Promise<Position> {
    return this.log.head();
  }

  /** Ends subscriptions without an error and lets calls that are under way end. */
  async close(): Promise<void> {
    return this.connection.close();
  }
}
