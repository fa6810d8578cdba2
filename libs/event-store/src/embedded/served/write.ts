import type { LogRequest } from '../log-append.js';

/** What a client of a server may expect of a stream; a revision otherwise. */
export type ServedExpectation = 'any' | 'no_stream' | 'stream_exists' | number;

/** Bytes that are UTF-8 are text here, which crosses the worker's port and SQLite faster; others stay bytes. */
export type Payload = string | Uint8Array;

export type ServedEvent = readonly [id: string, type: string, isJson: boolean, data: Payload, metadata: Payload];

interface Expecting {
  readonly stream: string;
  readonly expected: ServedExpectation;
}

/** A write by the rules of EventStoreDB. `delete` is the soft one: the stream may be written again. */
export type ServedWrite =
  | (Expecting & { readonly op: 'append'; readonly events: readonly ServedEvent[] })
  | (Expecting & { readonly op: 'delete' })
  | (Expecting & { readonly op: 'tombstone' });

export type ServedWriteRequest = LogRequest & ServedWrite;
