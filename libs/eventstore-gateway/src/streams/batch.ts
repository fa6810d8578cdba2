import type { ServedEvent, ServedExpectation } from '@timeline/event-store';
import type {
  BatchAppendReq as Request,
  BatchAppendResp as Response,
} from '@eventstore/db-client/generated/streams_pb.js';
import type { UUID } from '@eventstore/db-client/generated/shared_pb.js';
import { GrpcError } from '../grpc/status.js';
import { BatchAppendResp } from '../wire/classes.js';
import { invalidArgument } from '../wire/errors.js';
import { expectationOf, streamName } from '../wire/fields.js';
import { eventOf, sizeOf } from '../wire/proposed.js';

type Options = Request.Options;

/** What is wrong with a batch although its parts arrive: it is told once, after the last of them. */
export type Refusal =
  { readonly kind: 'tooLarge' | 'late' } | { readonly kind: 'badRequest'; readonly message: string };

/** One append of a `BatchAppend` call, gathered from its parts. */
export class Batch {
  readonly events: ServedEvent[] = [];
  refusal: Refusal | undefined;
  stream = '';
  expected: ServedExpectation = 'any';
  /** Of what is held of it in memory. */
  size = 0;

  constructor(
    readonly correlationId: UUID,
    private readonly options: Options | undefined,
  ) {
    this.noting(() => {
      if (!options) throw invalidArgument('a batch begins with its options');
      this.stream = streamName(options.getStreamIdentifier());
      this.expected = expectationOf(options, options.hasStreamPosition() ? options.getStreamPosition() : undefined);
    });
    const deadline = options?.getDeadline();
    if (deadline && deadline.getSeconds() * 1000 < Date.now() - 1000) this.refusal ??= { kind: 'late' };
  }

  add(part: Request, mostBytes: number): void {
    for (const proposed of part.getProposedMessagesList()) {
      if (this.refusal) return;
      this.size += sizeOf(proposed);
      if (this.size > mostBytes) this.refuse({ kind: 'tooLarge' });
      else this.noting(() => this.events.push(eventOf(proposed)));
    }
  }

  /** An answer that says which batch it is for: the client reads the stream's name of every error. */
  answer(): Response {
    const answer = new BatchAppendResp().setCorrelationId(this.correlationId);
    return answer.setStreamIdentifier(this.options?.getStreamIdentifier());
  }

  private noting(work: () => void): void {
    try {
      work();
    } catch (error) {
      if (!(error instanceof GrpcError)) throw error;
      this.refuse({ kind: 'badRequest', message: error.message });
    }
  }

  private refuse(refusal: Refusal): void {
    this.refusal = refusal;
    this.events.length = 0;
    this.size = 0;
  }
}
