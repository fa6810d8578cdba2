import type { ServedEvent, ServedExpectation } from '@timeline/event-store';
import type { AppendReq as Request } from '@eventstore/db-client/generated/streams_pb.js';
import type { GatewayContext } from '../gateway-context.js';
import type { Handler } from '../grpc/dispatch.js';
import { AppendReq, AppendResp, decode, Empty } from '../wire/classes.js';
import { invalidArgument, streamDeleted, tooLarge } from '../wire/errors.js';
import { expectationOf, streamName } from '../wire/fields.js';
import { eventOf, sizeOf } from '../wire/proposed.js';

interface Target {
  readonly stream: string;
  readonly expected: ServedExpectation;
}

/** `Append`: the options, the events one by one, one answer. The client uses it with a call's own credentials. */
export const append =
  ({ log, access, mostAppendBytes }: GatewayContext): Handler =>
  async (call) => {
    const caller = access.callerOf(call);
    let target: Target | undefined;
    const events: ServedEvent[] = [];
    let size = 0;
    for await (const bytes of call.messages()) {
      const request = decode(AppendReq, bytes);
      if (!target) {
        target = targetOf(request);
        await access.check(caller, 'w', target.stream);
        continue;
      }
      const proposed = request.getProposedMessage();
      if (!proposed) throw invalidArgument('the options stand twice in one append');
      size += sizeOf(proposed);
      if (size > mostAppendBytes) throw tooLarge(mostAppendBytes);
      events.push(eventOf(proposed));
    }
    if (!target) throw invalidArgument('the append holds no options');
    const { stream, expected } = target;
    const outcome = await log.write({ op: 'append', stream, expected, events });
    switch (outcome.kind) {
      case 'deleted':
        throw streamDeleted(stream);
      case 'conflict':
        return call.reply(new AppendResp().setWrongExpectedVersion(wrongVersion(expected, outcome.actual)));
      case 'written':
      case 'repeated':
        return call.reply(new AppendResp().setSuccess(success(outcome.revision, outcome.position)));
    }
  };

function targetOf(request: Request): Target {
  const options = request.getOptions();
  if (!options) throw invalidArgument('an append begins with its options');
  const revision = options.hasRevision() ? options.getRevision() : undefined;
  return { stream: streamName(options.getStreamIdentifier()), expected: expectationOf(options, revision) };
}

function success(revision: number, position: number) {
  const at = new AppendResp.Position().setCommitPosition(String(position)).setPreparePosition(String(position));
  const done = new AppendResp.Success().setPosition(at);
  return revision < 0 ? done.setNoStream(new Empty()) : done.setCurrentRevision(String(revision));
}

function wrongVersion(expected: ServedExpectation, actual: number | 'no_stream') {
  const wrong = new AppendResp.WrongExpectedVersion();
  if (actual === 'no_stream') wrong.setCurrentNoStream(new Empty());
  else wrong.setCurrentRevision(String(actual));
  if (expected === 'any') return wrong.setExpectedAny(new Empty());
  if (expected === 'no_stream') return wrong.setExpectedNoStream(new Empty());
  if (expected === 'stream_exists') return wrong.setExpectedStreamExists(new Empty());
  return wrong.setExpectedRevision(String(expected));
}
