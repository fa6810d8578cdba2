import type { Transform } from 'node:stream';
import { EventStoreDBClient } from '@eventstore/db-client';
import services from '@eventstore/db-client/generated/streams_grpc_pb.js';
import type {
  AllStreamResolvedEvent,
  AllStreamSubscription,
  Position as LogPosition,
  ReadPosition,
  ResolvedEvent,
  StreamingRead,
} from '@eventstore/db-client';
import { credentials } from '@grpc/grpc-js';
import type { CallOptions, Channel, Metadata } from '@grpc/grpc-js';
import type { Append } from './append-request.js';
import { BatchStream } from './batch-stream.js';
import type { Answer } from './batch-stream.js';
import type { StreamFilter } from './stream-filter.js';

export type Resolved = ResolvedEvent | AllStreamResolvedEvent;
export type Reading = StreamingRead<Resolved>;
export type Subscription = AllStreamSubscription;
export type { LogPosition };

/** Members that the client's own classes share. */
interface Internals {
  readonly getChannel: () => Promise<Channel>;
  readonly callArguments: (options: object, callOptions: CallOptions) => [Metadata, CallOptions];
}

const DEFAULT_KEEP_ALIVE_MS = 10_000;
const KEEP_ALIVE_TIMEOUT = /[?&]keep[-_]?alive[-_]?timeout=(-?\d+)/i;

/** One connection to a server, which `Connection` replaces when it fails. Appends go through a `BatchStream`, which says why. */
export class Client {
  private readonly client: EventStoreDBClient;
  private readonly internals: Internals;
  private batch: Promise<BatchStream> | undefined;
  private isClosed = false;

  constructor(connectionString: string, generation: number) {
    this.client = EventStoreDBClient.connectionString(withOwnSettings(connectionString, generation));
    this.internals = this.client as unknown as Internals;
  }

  async append(append: Append, timeoutMs: number): Promise<Answer> {
    this.batch ??= this.openBatch();
    return (await this.batch).append(append, timeoutMs);
  }

  readStream(streamId: string, from: number, limit: number): Reading {
    const maxCount = Math.min(limit, Number.MAX_SAFE_INTEGER);
    return guarded(this.client.readStream(streamId, { fromRevision: BigInt(from), maxCount }));
  }

  lastOfStream(streamId: string): Reading {
    return guarded(this.client.readStream(streamId, { direction: 'backwards', fromRevision: 'end', maxCount: 1 }));
  }

  readAll(from: number, limit: number): Reading {
    return guarded(this.client.readAll({ fromPosition: positionOf(from), maxCount: limit }));
  }

  lastOfAll(): Reading {
    return guarded(this.client.readAll({ direction: 'backwards', fromPosition: 'end', maxCount: 1 }));
  }

  subscribe(after: number, filter: StreamFilter, checkpointReached: (position: LogPosition) => void): Subscription {
    return guarded(
      this.client.subscribeToAll({
        fromPosition: positionOf(after),
        filter: {
          filterOn: 'streamName',
          ...(filter.regex === undefined ? { prefixes: [...filter.prefixes] } : { regex: filter.regex }),
          checkpointInterval: 1,
          checkpointReached: (_subscription, position) => checkpointReached(position),
        },
      }),
    );
  }

  /** Lets go of the connection; reads that are under way may finish. */
  close(): void {
    if (this.isClosed) return;
    this.isClosed = true;
    const nothing = (): undefined => undefined;
    this.batch?.then((batch) => batch.close(), nothing);
    this.internals.getChannel().then((channel) => channel.close(), nothing);
  }

  private async openBatch(): Promise<BatchStream> {
    const forget = (): void => void (this.batch = undefined);
    try {
      const channelOverride = await this.internals.getChannel();
      const streams = new services.StreamsClient('', credentials.createInsecure(), { channelOverride });
      const call = streams.batchAppend(...this.internals.callArguments({}, { deadline: Infinity }));
      return new BatchStream(call, forget);
    } catch (error) {
      forget();
      throw error;
    }
  }
}

/** What the client's own decoding of a message throws, nobody catches: it would end the process, and ends the call instead. */
function guarded<T extends object>(stream: T): T {
  const decoding = stream as unknown as Transform;
  const decode = decoding._transform.bind(decoding) as (...given: Parameters<Transform['_transform']>) => unknown;
  decoding._transform = (message, encoding, next) => {
    const fail = (error: unknown): void => next(error instanceof Error ? error : new Error(String(error)));
    try {
      Promise.resolve(decode(message, encoding, next)).catch(fail);
    } catch (error) {
      fail(error);
    }
  };
  return stream;
}

const positionOf = (position: number): ReadPosition =>
  position <= 0 ? 'start' : { commit: BigInt(position), prepare: BigInt(position) };

/**
 * gRPC gives clients with equal settings one connection, dead or alive, and with a pause of up to two minutes before the
 * next try. A keep-alive time that no other generation has gets a replaced client a connection of its own.
 */
function withOwnSettings(connectionString: string, generation: number): string {
  const stated = Number(KEEP_ALIVE_TIMEOUT.exec(connectionString)?.[1] ?? DEFAULT_KEEP_ALIVE_MS);
  const keepAliveTimeout = (stated < 0 ? 2 ** 30 : stated) + generation;
  const separator = connectionString.includes('?') ? '&' : '?';
  return `${connectionString.trim()}${separator}keepAliveTimeout=${keepAliveTimeout}`;
}
