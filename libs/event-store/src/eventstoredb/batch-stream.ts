import { randomUUID } from 'node:crypto';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import pb from '@eventstore/db-client/generated/streams_pb.js';
import type { BatchAppendReq, BatchAppendResp } from '@eventstore/db-client/generated/streams_pb.js';
import type { ClientDuplexStream } from '@grpc/grpc-js';
import type { ExpectedRevision, Position } from '../event-store.js';
import { appendRequests } from './append-request.js';
import type { Append } from './append-request.js';
import { asNumber, isNone } from './as-number.js';
import { Refused, Silence } from './failure.js';

export type BatchCall = ClientDuplexStream<BatchAppendReq, BatchAppendResp>;

/** Where the last event of a write stands, or where the stream does. */
export type Answer =
  | { readonly kind: 'written'; readonly revision: number; readonly position: Position | undefined }
  | { readonly kind: 'conflict'; readonly actual: ExpectedRevision };

interface Asked {
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * The one call that carries all appends of a connection. The client has its own, which this takes the place of: there all
 * clients of a process share one table of unanswered appends, so that an error on one rejects those of all, and an answer
 * that comes twice or late throws where nobody can catch it and ends the process. Here the table belongs to the call,
 * every entry leaves it after a time of its own, and an answer that nobody waits for is dropped.
 */
export class BatchStream {
  private readonly unanswered = new Map<string, Asked>();
  private ended: unknown;

  constructor(
    private readonly call: BatchCall,
    /** Told once that it takes no more appends. */
    private readonly onEnd: () => void,
  ) {
    call.on('data', (response: BatchAppendResp) => this.answer(response));
    call.on('error', (error) => this.end(error));
    call.on('end', () => this.end(new Error('the server ended the appends')));
  }

  async append(append: Append, timeoutMs: number): Promise<Answer> {
    const id = randomUUID();
    let timer: NodeJS.Timeout | undefined;
    try {
      return await new Promise<Answer>((resolve, reject) => {
        if (this.ended !== undefined) return reject(this.ended);
        const silence = new Silence(`append to ${append.streamId}`, timeoutMs);
        timer = setTimeout(() => reject(silence), timeoutMs);
        this.unanswered.set(id, { resolve, reject });
        for (const request of appendRequests(id, append)) this.call.write(request);
      });
    } finally {
      clearTimeout(timer);
      this.unanswered.delete(id);
    }
  }

  close(): void {
    this.call.cancel();
  }

  private answer(response: BatchAppendResp): void {
    const asked = this.unanswered.get(response.getCorrelationId()?.getString() ?? '');
    if (!asked) return;
    try {
      asked.resolve(read(response));
    } catch (error) {
      asked.reject(error);
    }
  }

  private end(error: unknown): void {
    if (this.ended !== undefined) return;
    this.ended = error;
    this.onEnd();
    for (const { reject } of this.unanswered.values()) reject(error);
  }
}

function read(response: BatchAppendResp): Answer {
  if (response.hasError()) return readError(response);
  const success = response.getSuccess() ?? new pb.BatchAppendResp.Success();
  const position = success.getPosition()?.getCommitPosition();
  return {
    kind: 'written',
    revision: asNumber(success.getCurrentRevision()),
    position: isNone(position) ? undefined : asNumber(position),
  };
}

function readError(response: BatchAppendResp): Answer {
  const status = response.getError()!;
  const details = status.getDetails();
  const name = details?.getTypeName().split('.').at(-1) ?? 'Unknown';
  if (name !== 'WrongExpectedVersion') throw new Refused(name, status.getMessage());
  const conflict = shared.WrongExpectedVersion.deserializeBinary(details!.getValue_asU8());
  const revision = conflict.hasCurrentStreamRevision() ? conflict.getCurrentStreamRevision() : undefined;
  const actual = isNone(revision) ? 'no_stream' : asNumber(revision);
  return { kind: 'conflict', actual };
}
