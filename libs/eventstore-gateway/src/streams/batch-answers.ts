import type { ServedLog } from '@timeline/event-store';
import type { BatchAppendResp as Response } from '@eventstore/db-client/generated/streams_pb.js';
import type { Message } from '../grpc/call.js';
import { Code, GrpcError } from '../grpc/status.js';
import {
  AccessDenied,
  AllStreamPosition,
  BadRequest,
  BatchAppendResp,
  Empty,
  MaximumAppendSizeExceeded,
  Status,
  StreamDeleted,
  Timeout,
  Unknown,
  WrongExpectedVersion,
} from '../wire/classes.js';
import type { Batch, Refusal } from './batch.js';

type Outcome = Awaited<ReturnType<ServedLog['write']>>;

/** The client tells errors apart by the type of their one detail, and takes the message from `name`, of those it does not know. */
function error(batch: Batch, code: Code, name: string, detail: Message): Response {
  // Reading an empty detail is the way to one of the `Any` class, which the client's package does not hand out.
  const status = Status.deserializeBinary(Uint8Array.of(0x1a, 0));
  status.setCode(code);
  status.setMessage(name);
  status.getDetails()!.pack(detail.serializeBinary(), `event_store.client.${name}`);
  return batch.answer().setError(status);
}

export function refused(batch: Batch, refusal: Refusal, mostBytes: number): Response {
  switch (refusal.kind) {
    case 'tooLarge': {
      const detail = new MaximumAppendSizeExceeded().setMaxappendsize(mostBytes);
      return error(batch, Code.invalidArgument, 'MaximumAppendSizeExceeded', detail);
    }
    case 'late':
      return error(batch, Code.deadlineExceeded, 'Timeout', new Timeout());
    case 'badRequest':
      return error(batch, Code.invalidArgument, 'BadRequest', new BadRequest().setMessage(refusal.message));
  }
}

export function failed(batch: Batch, cause: unknown): Response {
  const isDenied = cause instanceof GrpcError && cause.status === Code.permissionDenied;
  if (isDenied) return error(batch, Code.permissionDenied, 'AccessDenied', new AccessDenied());
  return error(batch, Code.unknown, 'Unknown', new Unknown());
}

export function written(batch: Batch, outcome: Outcome): Response {
  switch (outcome.kind) {
    case 'written':
    case 'repeated':
      return batch.answer().setSuccess(success(outcome.revision, outcome.position));
    case 'conflict':
      return error(batch, Code.alreadyExists, 'WrongExpectedVersion', wrongVersion(batch, outcome.actual));
    case 'deleted': {
      const detail = new StreamDeleted().setStreamIdentifier(batch.answer().getStreamIdentifier());
      return error(batch, Code.notFound, 'StreamDeleted', detail);
    }
  }
}

function success(revision: number, position: number) {
  const at = new AllStreamPosition().setCommitPosition(String(position)).setPreparePosition(String(position));
  const done = new BatchAppendResp.Success().setPosition(at);
  return revision < 0 ? done.setNoStream(new Empty()) : done.setCurrentRevision(String(revision));
}

function wrongVersion({ expected }: Batch, actual: number | 'no_stream') {
  const wrong = new WrongExpectedVersion();
  if (actual === 'no_stream') wrong.setCurrentNoStream(new Empty());
  else wrong.setCurrentStreamRevision(String(actual));
  if (expected === 'any') return wrong.setExpectedAny(new Empty());
  if (expected === 'no_stream') return wrong.setExpectedNoStream(new Empty());
  if (expected === 'stream_exists') return wrong.setExpectedStreamExists(new Empty());
  return wrong.setExpectedStreamPosition(String(expected));
}
