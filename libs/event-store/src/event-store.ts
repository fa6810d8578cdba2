/** JSON as it is stored: what `JSON.parse` can give. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type JsonObject = { [key: string]: Json };

/**
 * A place in the log of one store. Rises strictly with every event; 0 lies before the first. A number, not a bigint: the
 * embedded log counts events and EventStoreDB counts bytes, and 2^53 of either is out of reach (an adapter that meets a
 * larger one throws).
 */
export type Position = number;

export interface NewEvent {
  /** A UUID. The same id appended again to the same stream at the same place is the same write. */
  readonly id: string;
  readonly type: string;
  readonly data: JsonObject;
  readonly metadata: JsonObject;
}

export interface StoredEvent extends NewEvent {
  readonly streamId: string;
  /** Place in the stream, from 0, without gaps. */
  readonly revision: number;
  readonly position: Position;
  /** The store's own time of the write, in milliseconds since 1970; clocks can go back, so it need not rise. */
  readonly recordedAt: number;
}

/** The revision that the writer saw last, or that there must be no stream yet. Nothing else: every append states what it expects. */
export type ExpectedRevision = number | 'no_stream';

export interface AppendResult {
  /** Revision and position of the last event of the write. */
  readonly revision: number;
  readonly position: Position;
}

export interface ReadStreamOptions {
  /** Inclusive; 0 unless given. */
  readonly from?: number;
  /** Unlimited unless given. */
  readonly limit?: number;
}

export interface LogFilter {
  /** Only streams whose name starts with one of these; all streams unless given. */
  readonly prefixes?: readonly string[];
}

export interface ReadAllOptions extends LogFilter {
  /** Inclusive; 0 unless given. */
  readonly from?: Position;
  readonly limit?: number;
}

export interface SubscribeOptions extends LogFilter {
  /** Exclusive; 0, the beginning, unless given. */
  readonly after?: Position;
  /** Ends the subscription; the iteration then ends without an error. */
  readonly signal: AbortSignal;
}

/**
 * What a subscription hands out: never empty batches of events in the order of the log, and checkpoints, which say that
 * everything up to and including `position` has been handed out or did not match. `caughtUp` says that the log's end was
 * reached; what follows is live. Its position may be older than that end: a server tells the last checkpoint that it sent, and
 * none before something matched.
 */
export type SubscriptionMessage =
  | { readonly kind: 'events'; readonly events: readonly StoredEvent[] }
  | { readonly kind: 'checkpoint'; readonly position: Position; readonly caughtUp: boolean };

/**
 * The log of events. Every adapter passes the suite in `event-store.contract.ts`. An abstract class, so that it can be
 * injected by its name.
 */
export abstract class EventStore {
  /**
   * Adds events to the end of a stream, all or none, and resolves once they are durable. Throws `WrongExpectedRevision`
   * unless the stream stands at `expected`; the same ids appended again where they already stand resolve to the first
   * write's result, for good, also after a restart. Throws `StoreUnavailable` when the outcome is unknown: the same
   * append may be sent again.
   */
  abstract append(streamId: string, events: readonly NewEvent[], expected: ExpectedRevision): Promise<AppendResult>;
  /** The events of a stream in order; empty for a stream that does not exist. */
  abstract readStream(streamId: string, options?: ReadStreamOptions): Promise<StoredEvent[]>;
  /** The log in order, in batches: the next batch is read only when asked for. */
  abstract readAll(options?: ReadAllOptions): AsyncIterable<readonly StoredEvent[]>;
  /**
   * The log from a position on, first what is there, then what comes, without gap or duplicate. The consumer's pace is
   * the subscription's: it holds a position, not a buffer. Throws `StoreUnavailable` when the connection is lost; who
   * called subscribes again from the last position seen.
   */
  abstract subscribeToAll(options: SubscribeOptions): AsyncIterable<SubscriptionMessage>;
  /** The position of the last event in the log, others' events included; 0 for an empty log. */
  abstract head(): Promise<Position>;
  abstract close(): Promise<void>;
}
