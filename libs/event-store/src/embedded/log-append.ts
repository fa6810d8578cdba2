import type { ExpectedRevision, Position } from '../event-store.js';

/** A question to the log's worker: its answer has the same number. */
export interface LogRequest {
  readonly id: number;
}

/** Id, type, data and metadata, the last two as JSON text. */
export type LogEvent = readonly [id: string, type: string, data: string, metadata: string];

export interface LogAppend {
  readonly stream: string;
  readonly expected: ExpectedRevision;
  /** At least one. */
  readonly events: readonly LogEvent[];
}

/**
 * `repeated`: written before, and this is where. `deleted`: the stream takes no writes, or not of this kind. `failed`:
 * rolled back, because the disk is full or broken.
 */
export type LogOutcome =
  | { readonly kind: 'written' | 'repeated'; readonly revision: number; readonly position: Position }
  | { readonly kind: 'conflict'; readonly actual: ExpectedRevision }
  | { readonly kind: 'deleted' }
  | { readonly kind: 'failed'; readonly reason: string };

export interface LogOptions {
  /** The most pages of 4 KiB that the file may grow to. An append beyond it fails as it would on a full disk. */
  readonly maxPages?: number;
}
