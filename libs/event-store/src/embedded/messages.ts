import type { Position } from '../event-store.js';
import type { LogAppend, LogOptions, LogOutcome, LogRequest } from './log-append.js';
import type { LogPage } from './log-page.js';
import type { ServedAllPage, ServedRead, ServedStreamPage } from './served/read.js';
import type { ServedWriteRequest } from './served/write.js';

/** What the worker is started with. */
export interface LogWorkerData extends LogOptions {
  readonly folder: string;
}

export type ToLog =
  | { readonly kind: 'append'; readonly appends: readonly ((LogRequest & LogAppend) | ServedWriteRequest)[] }
  | { readonly kind: 'read'; readonly reads: readonly LogRead[] }
  | { readonly kind: 'close' };

/** What this side of the port reads. */
export type PageRead =
  | { readonly kind: 'readStream'; readonly stream: string; readonly from: number; readonly limit: number }
  | {
      readonly kind: 'readAll';
      readonly from: Position;
      readonly limit: number;
      readonly prefixes: readonly string[] | undefined;
    };
export type LogRead = LogRequest & (PageRead | ServedRead);

/** What a read is answered with; for a stream's metadata, its text. */
export type LogAnswer = LogPage | ServedStreamPage | ServedAllPage | string | undefined;

/** `committed` carries the new head with the answers: who has the answer to an append knows a head that is not before it. */
export type FromLog =
  | { readonly kind: 'ready'; readonly head: Position }
  | { readonly kind: 'refused'; readonly locked: boolean; readonly reason: string }
  | { readonly kind: 'committed'; readonly head: Position; readonly outcomes: readonly (LogRequest & LogOutcome)[] }
  /** Nothing can be recorded in it any more. */
  | { readonly kind: 'lost'; readonly reason: string }
  | { readonly kind: 'answers'; readonly answers: readonly (LogRequest & LogReadOutcome)[] };

export type LogReadOutcome = { readonly page: LogAnswer } | { readonly unreadable: string };
