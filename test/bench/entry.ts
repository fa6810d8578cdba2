import type { ExpectedRevision, JsonObject, NewEvent } from '@timeline/event-store';
import { canonicalJson, deriveId, encodeEvent, sha256 } from '@timeline/kernel';
import type { DomainEvent, EventRegistry } from '@timeline/kernel';

/** One append of one event, as the service would send it. */
export interface Entry {
  readonly streamId: string;
  readonly expected: ExpectedRevision;
  readonly event: NewEvent;
}

const editor = { id: deriveId('editor', 'bench'), name: 'Bench' };

/** An event that a command made, checked against its schema and with the metadata that the service gives it. */
export function entryOf(
  streamId: string,
  revision: number,
  events: EventRegistry,
  event: DomainEvent,
  commandId: string,
  correlationId = commandId,
): Entry {
  const { data, version } = encodeEvent(events, event as never);
  const metadata = {
    $correlationId: correlationId,
    $causationId: commandId,
    commandId,
    commandHash: sha256(canonicalJson([event.type, commandId])),
    editor,
    schemaVersion: version,
  };
  return {
    streamId,
    expected: revision === 0 ? 'no_stream' : revision - 1,
    event: { id: deriveId('event', commandId, streamId), type: event.type, data: data as JsonObject, metadata },
  };
}
