import { payloadOf } from '@timeline/event-store';
import type { ServedEvent } from '@timeline/event-store';
import type { UUID } from '@eventstore/db-client/generated/shared_pb.js';
import { invalidArgument, missingProperties } from './errors.js';
import { uuidText } from './fields.js';

/** An event as a client proposes it, in `Append` and in `BatchAppend`. */
export interface ProposedMessage {
  getId(): UUID | undefined;
  getMetadataMap(): { get(name: string): string | undefined };
  getCustomMetadata_asU8(): Uint8Array;
  getData_asU8(): Uint8Array;
}

/** Throws `missing-required-metadata-property` or INVALID_ARGUMENT for what cannot be an event. */
export function eventOf(proposed: ProposedMessage): ServedEvent {
  const properties = proposed.getMetadataMap();
  const [type, contentType] = [properties.get('type'), properties.get('content-type')];
  const missing = Object.entries({ type, 'content-type': contentType }).filter(([, value]) => value === undefined);
  if (missing.length > 0) throw missingProperties(missing.map(([name]) => name));
  if (!type || type.includes('\0')) throw invalidArgument('the event type is empty or holds U+0000');
  const isJson = contentType === 'application/json';
  const [data, metadata] = [proposed.getData_asU8(), proposed.getCustomMetadata_asU8()];
  return [uuidText(proposed.getId()), type, isJson, payloadOf(data), payloadOf(metadata)];
}

/** As a server counts it against the largest append. */
export const sizeOf = (proposed: ProposedMessage): number =>
  proposed.getData_asU8().length +
  proposed.getCustomMetadata_asU8().length +
  2 * (proposed.getMetadataMap().get('type')?.length ?? 0);
