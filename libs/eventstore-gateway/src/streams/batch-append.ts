import type { BatchAppendResp as Response } from '@eventstore/db-client/generated/streams_pb.js';
import type { Caller } from '../access.js';
import type { GatewayContext } from '../gateway-context.js';
import type { Call } from '../grpc/call.js';
import type { Handler } from '../grpc/dispatch.js';
import { Code, GrpcError } from '../grpc/status.js';
import { BatchAppendReq, decode } from '../wire/classes.js';
import { uuidText } from '../wire/fields.js';
import { Batch } from './batch.js';
import { failed, refused, written } from './batch-answers.js';

/** What one call may have on the way to the log, and in unfinished batches, in bytes. */
const MOST_WAITING = 32 * 1024 * 1024;
const MOST_UNFINISHED = 64 * 1024 * 1024;

/** `BatchAppend`: many appends on one call, each answered exactly once, in whatever order they finish. */
export const batchAppend =
  (context: GatewayContext): Handler =>
  async (call) =>
    new BatchAppendCall(context, call).serve();

class BatchAppendCall {
  private readonly unfinished = new Map<string, Batch>();
  private readonly underWay = new Set<Promise<void>>();
  private waiting = 0;
  private held = 0;
  private readonly caller: Caller;

  constructor(
    private readonly context: GatewayContext,
    private readonly call: Call,
  ) {
    this.caller = context.access.callerOf(call);
  }

  async serve(): Promise<void> {
    for await (const bytes of this.call.messages()) {
      this.take(bytes);
      while (this.waiting > MOST_WAITING) await Promise.race(this.underWay);
      await this.call.drained();
    }
    await Promise.all(this.underWay);
  }

  private take(bytes: Uint8Array): void {
    const part = decode(BatchAppendReq, bytes);
    const id = uuidText(part.getCorrelationId());
    const batch = this.unfinished.get(id) ?? new Batch(part.getCorrelationId()!, part.getOptions());
    const before = this.unfinished.delete(id) ? costOf(batch) : 0;
    batch.add(part, this.context.mostAppendBytes);
    this.held -= before;
    if (!part.getIsFinal()) return this.keep(id, batch);
    const answering = this.commit(batch).then((answer) => {
      this.waiting -= batch.size;
      this.underWay.delete(answering);
      this.call.reply(answer);
    });
    this.waiting += batch.size;
    this.underWay.add(answering);
  }

  private keep(id: string, batch: Batch): void {
    this.unfinished.set(id, batch);
    this.held += costOf(batch);
    if (this.held > MOST_UNFINISHED) throw new GrpcError(Code.resourceExhausted, 'too much in unfinished batches');
  }

  private async commit(batch: Batch): Promise<Response> {
    if (batch.refusal) return refused(batch, batch.refusal, this.context.mostAppendBytes);
    const { stream, expected, events } = batch;
    try {
      await this.context.access.check(this.caller, 'w', stream);
      return written(batch, await this.context.log.write({ op: 'append', stream, expected, events }));
    } catch (error) {
      return failed(batch, error);
    }
  }
}

/** An unfinished batch costs memory even when it is empty. */
const costOf = ({ size }: Batch): number => size + 1_000;
