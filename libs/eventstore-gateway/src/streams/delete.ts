import type { ServedExpectation } from '@timeline/event-store';
import type { GatewayContext } from '../gateway-context.js';
import type { Call } from '../grpc/call.js';
import type { Handler } from '../grpc/dispatch.js';
import { decode, DeleteReq, DeleteResp, TombstoneReq, TombstoneResp } from '../wire/classes.js';
import { invalidArgument, streamDeleted, wrongExpectedVersion } from '../wire/errors.js';
import { expectationOf, streamName } from '../wire/fields.js';

/** `Delete`: the events are hidden, and the stream may be written again. */
export const softDelete =
  (context: GatewayContext): Handler =>
  async (call) => {
    const { stream, expected } = targetOf(decode(DeleteReq, await call.message()).getOptions());
    const position = await end(context, call, 'delete', stream, expected);
    const at = new DeleteResp.Position().setCommitPosition(position).setPreparePosition(position);
    call.reply(new DeleteResp().setPosition(at));
  };

/** `Tombstone`: for good. */
export const tombstone =
  (context: GatewayContext): Handler =>
  async (call) => {
    const { stream, expected } = targetOf(decode(TombstoneReq, await call.message()).getOptions());
    const position = await end(context, call, 'tombstone', stream, expected);
    const at = new TombstoneResp.Position().setCommitPosition(position).setPreparePosition(position);
    call.reply(new TombstoneResp().setPosition(at));
  };

/** The two messages' options are alike. */
function targetOf(options: ReturnType<InstanceType<typeof DeleteReq>['getOptions']>) {
  if (!options) throw invalidArgument('the options are missing');
  const revision = options.hasRevision() ? options.getRevision() : undefined;
  return { stream: streamName(options.getStreamIdentifier()), expected: expectationOf(options, revision) };
}

async function end(
  { log, access }: GatewayContext,
  call: Call,
  op: 'delete' | 'tombstone',
  stream: string,
  expected: ServedExpectation,
): Promise<string> {
  await access.check(access.callerOf(call), 'd', stream);
  const outcome = await log.write({ op, stream, expected });
  switch (outcome.kind) {
    case 'written':
    case 'repeated':
      return String(outcome.position);
    case 'conflict':
      throw wrongExpectedVersion(stream, expected, outcome.actual);
    case 'deleted':
      throw streamDeleted(stream);
  }
}
