import shared from '@eventstore/db-client/generated/shared_pb.js';
import pb from '@eventstore/db-client/generated/streams_pb.js';
import type { BatchAppendReq } from '@eventstore/db-client/generated/streams_pb.js';
import type { ExpectedRevision, NewEvent } from '../event-store.js';

export interface Append {
  readonly streamId: string;
  readonly events: readonly NewEvent[];
  readonly expected: ExpectedRevision;
}

/** One message may hold 16 MiB; a server takes an append in as many as there are. */
const MOST_BYTES = 3 * 1024 * 1024;
/**
 * An append as the messages of a batch stream. Nothing is written before the last of them has come. Without a deadline the
 * server gives it its own two seconds; a deadline is a time of day here, and would be cut short by clocks that differ.
 */
export function* appendRequests(id: string, append: Append): Generator<BatchAppendReq, void, void> {
  let request = part(id).setOptions(options(append));
  let bytes = 0;
  for (const event of append.events) {
    const message = proposed(event);
    const size = message.getData_asU8().length + message.getCustomMetadata_asU8().length;
    if (bytes > 0 && bytes + size > MOST_BYTES) {
      yield request;
      request = part(id);
      bytes = 0;
    }
    request.addProposedMessages(message);
    bytes += size;
  }
  yield request.setIsFinal(true);
}

const part = (id: string): BatchAppendReq => new pb.BatchAppendReq().setCorrelationId(new shared.UUID().setString(id));

function options({ streamId, expected }: Append): BatchAppendReq.Options {
  const options = new pb.BatchAppendReq.Options();
  options.setStreamIdentifier(new shared.StreamIdentifier().setStreamName(Buffer.from(streamId)));
  if (expected !== 'no_stream') return options.setStreamPosition(String(expected));
  return options.setNoStream(new shared.Empty());
}

function proposed({ id, type, data, metadata }: NewEvent): BatchAppendReq.ProposedMessage {
  const message = new pb.BatchAppendReq.ProposedMessage().setId(new shared.UUID().setString(id));
  message.getMetadataMap().set('type', type).set('content-type', 'application/json');
  return message.setData(Buffer.from(JSON.stringify(data))).setCustomMetadata(Buffer.from(JSON.stringify(metadata)));
}
