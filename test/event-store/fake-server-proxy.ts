import type { sendUnaryData, ServerDuplexStream } from '@grpc/grpc-js';
import grpc from '@grpc/grpc-js';
import features from '@eventstore/db-client/generated/serverfeatures_grpc_pb.js';
import featuresPb from '@eventstore/db-client/generated/serverfeatures_pb.js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import services from '@eventstore/db-client/generated/streams_grpc_pb.js';
import status from '@eventstore/db-client/generated/status_pb.js';
import pb from '@eventstore/db-client/generated/streams_pb.js';
import type { BatchAppendReq, BatchAppendResp } from '@eventstore/db-client/generated/streams_pb.js';
import { FakeLog } from './fake-log-proxy.js';
import type { FakeEvent } from './fake-log-proxy.js';
import { FakeReads } from './fake-reads-proxy.js';

/** What becomes of an append: it is answered unless something else is said. A failure ends the call of all appends. */
export type AppendFault =
  | 'lost'
  | 'late'
  | 'written, never answered'
  | 'written, answered twice'
  | 'written, no position'
  | { readonly refusal: keyof typeof shared }
  | Failure;
export interface Failure {
  readonly code: number;
  readonly details?: string;
  /** Before it fails. */
  readonly isWritten?: boolean;
}

type Call = ServerDuplexStream<BatchAppendReq, BatchAppendResp>;

const LATE_MS = 300;
const MINUS_ONE = String(2n ** 64n - 1n);

/** A server that can be told to misbehave as real ones and networks do. It has one log, and nothing on the disk. */
export class FakeServer {
  readonly log = new FakeLog();
  readonly reads = new FakeReads(this.log);
  appends = 0;
  /** What the last append had in its authorization header. */
  authorization: string | undefined;
  /** Says −1 as 2^64 − 1, where real servers leave the field out. */
  saysMinusOne = false;
  /** Asked for each append in turn, from 1. */
  appendFault: (nth: number) => AppendFault | undefined = () => undefined;
  private server = new grpc.Server();
  port = 0;

  async start(port = 0, credentials = grpc.ServerCredentials.createInsecure()): Promise<this> {
    this.server = new grpc.Server({ 'grpc.max_receive_message_length': 17 * 1024 * 1024 });
    this.server.addService(services.StreamsService, {
      batchAppend: this.batchAppend,
      read: this.reads.read,
    });
    this.server.addService(features.ServerFeaturesService, {
      getSupportedMethods: this.supportedMethods,
    });
    this.port = await new Promise((resolve, reject) => {
      this.server.bindAsync(`127.0.0.1:${port}`, credentials, (error, bound) =>
        error ? reject(error) : resolve(bound),
      );
    });
    return this;
  }

  /** As kill -9 would: every connection is gone at once. */
  stop(): void {
    this.server.forceShutdown();
  }

  get connectionString(): string {
    return `esdb://127.0.0.1:${this.port}?tls=false`;
  }

  private readonly batchAppend = (call: Call): void => {
    this.authorization = call.metadata.get('authorization')[0]?.toString();
    const unfinished = new Map<string, BatchAppendReq[]>();
    call.on('error', () => undefined);
    call.on('data', (request: BatchAppendReq) => {
      const id = request.getCorrelationId()!.getString();
      const parts = [...(unfinished.get(id) ?? []), request];
      unfinished.set(id, parts);
      if (request.getIsFinal()) this.answer(call, parts);
    });
    call.on('end', () => call.end());
  };

  private answer(call: Call, parts: BatchAppendReq[]): void {
    const fault = this.appendFault(++this.appends);
    if (fault === 'lost') return;
    const isRefused = typeof fault === 'object' && 'refusal' in fault;
    const isFailed = typeof fault === 'object' && 'code' in fault;
    const response = new pb.BatchAppendResp().setCorrelationId(parts[0]!.getCorrelationId());
    response.setStreamIdentifier(parts[0]!.getOptions()!.getStreamIdentifier());
    if (isRefused) response.setError(refusal(fault.refusal));
    else if (!isFailed || fault.isWritten) this.write(response, parts, fault !== 'written, no position');
    if (isFailed) return void call.emit('error', { details: 'as told', ...fault });
    if (fault === 'written, never answered') return;
    setTimeout(() => call.write(response), fault === 'late' ? LATE_MS : 0);
    if (fault === 'written, answered twice') setTimeout(() => call.write(response), LATE_MS);
  }

  private write(response: BatchAppendResp, parts: BatchAppendReq[], isPlaced: boolean): void {
    const options = parts[0]!.getOptions()!;
    const streamId = Buffer.from(options.getStreamIdentifier()!.getStreamName_asU8()).toString();
    const expected = options.hasNoStream() ? -1 : Number(options.getStreamPosition());
    const outcome = this.log.append(
      streamId,
      expected,
      parts.flatMap((part) => part.getProposedMessagesList()),
    );
    if ('last' in outcome) response.setSuccess(success(outcome.last, isPlaced, this.saysMinusOne));
    else response.setError(conflict(outcome.actual, this.saysMinusOne));
  }

  private readonly supportedMethods = (_call: unknown, callback: sendUnaryData<unknown>): void => {
    const method = new featuresPb.SupportedMethod().setMethodName('batchappend');
    method.setServiceName('event_store.client.streams.streams');
    callback(null, new featuresPb.SupportedMethods().setMethodsList([method]).setEventStoreServerVersion('24.10.4'));
  };
}

function success({ revision, position }: FakeEvent, isPlaced: boolean, saysMinusOne: boolean): BatchAppendResp.Success {
  const answer = new pb.BatchAppendResp.Success().setCurrentRevision(String(revision));
  if (!isPlaced && !saysMinusOne) return answer.setNoPosition(new shared.Empty());
  const at = isPlaced ? String(position) : MINUS_ONE;
  return answer.setPosition(new shared.AllStreamPosition().setCommitPosition(at).setPreparePosition(at));
}

function conflict(actual: number, saysMinusOne: boolean): status.Status {
  const details = new shared.WrongExpectedVersion();
  if (actual < 0 && !saysMinusOne) details.setCurrentNoStream(new shared.Empty());
  else if (actual < 0) details.setCurrentStreamRevision(MINUS_ONE);
  else details.setCurrentStreamRevision(String(actual));
  return packed('WrongExpectedVersion', details.serializeBinary());
}

const refusal = (name: keyof typeof shared): status.Status => packed(name, new Uint8Array());

/** A `google.rpc.Status` with one detail, byte by byte: the client's classes cannot make the detail. */
function packed(name: string, bytes: Uint8Array): status.Status {
  const field = (number: number, value: Uint8Array) => [number * 8 + 2, value.length, ...value];
  const details = [...field(1, Buffer.from(`type.googleapis.com/event_store.client.${name}`)), ...field(2, bytes)];
  return status.Status.deserializeBinary(Uint8Array.from(field(3, Uint8Array.from(details)))).setMessage(name);
}
