import { isUtf8 } from 'node:buffer';
import type { Position } from '../../event-store.js';
import { LogClient } from '../log-client.js';
import type { LogOptions, LogOutcome } from '../log-append.js';
import { positionOfNothing } from './position.js';
import type { ServedAllPage, ServedAllRead, ServedStreamPage, ServedStreamRead } from './read.js';
import type { Payload, ServedWrite } from './write.js';

export interface ServedLogOptions extends LogOptions {
  /** As for `EmbeddedEventStore`, whose files these are; `:memory:` keeps nothing. */
  readonly folder: string;
}

/**
 * The embedded log as a gateway needs it: writes by EventStoreDB's rules, and pages whose events are already encoded for
 * its clients. Positions in outcomes are served ones; those of reads are the log's own, see `served/position.ts`.
 */
export class ServedLog {
  private constructor(private readonly log: LogClient) {}

  /** Throws `StoreLocked` when another process holds the folder. */
  static async open({ folder, maxPages }: ServedLogOptions): Promise<ServedLog> {
    return new ServedLog(await LogClient.open({ folder, maxPages }));
  }

  /** Resolves once it is on the disk. Throws `StoreUnavailable` when the outcome is unknown, or the disk full. */
  async write(write: ServedWrite): Promise<Exclude<LogOutcome, { kind: 'failed' }>> {
    return this.log.commit(write);
  }

  async readStream(read: Omit<ServedStreamRead, 'kind'>): Promise<ServedStreamPage> {
    return this.log.served({ kind: 'servedStream', ...read });
  }

  async readAll(read: Omit<ServedAllRead, 'kind'>): Promise<ServedAllPage> {
    return this.log.served({ kind: 'servedAll', ...read });
  }

  /** The metadata of a stream as it was given, JSON or not. */
  async metadata(stream: string): Promise<string | undefined> {
    return this.log.served({ kind: 'servedMetadata', stream });
  }

  /** The position of the last event as this side of the worker's port knows it. */
  head(): Position {
    return this.log.head();
  }

  /** The last served position that was given to anything. */
  servedHead(): number {
    return positionOfNothing(this.head());
  }

  /** Resolves when the head lies beyond `position`, or nothing more can come: aborted, closed or failed. */
  async beyond(position: Position, signal: AbortSignal): Promise<void> {
    return this.log.beyond(position, signal);
  }

  async close(): Promise<void> {
    return this.log.close();
  }
}

/** Bytes as the log takes them fastest. A view on a larger buffer is copied, for the whole buffer would cross the port. */
export function payloadOf(bytes: Uint8Array): Payload {
  const isText = isUtf8(bytes) && !bytes.includes(0);
  return isText ? Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString() : Uint8Array.from(bytes);
}
