import type { JsonObject, Position, StoredEvent } from '../event-store.js';
import { asNumber } from './as-number.js';
import type { LogPosition, Resolved } from './client.js';

/**
 * What the client read as an event of ours; undefined for a link whose target is gone. Metadata and data that are not
 * JSON objects, such as bytes, read as {}: nobody who writes through this port has written them, and the application
 * names the event that it cannot understand.
 */
export function storedEvent({ event, commitPosition }: Resolved): StoredEvent | undefined {
  if (!event) return undefined;
  return {
    id: event.id,
    type: event.type,
    data: asObject(event.data),
    metadata: asObject(event.metadata),
    streamId: event.streamId,
    revision: asNumber(event.revision),
    position: asNumber(event.position?.commit ?? commitPosition),
    recordedAt: event.created.getTime(),
  };
}

/** The place of a read event in the log, whether or not there is an event. */
export function placeOf({ event, link, commitPosition }: Resolved): Position {
  return asNumber(commitPosition ?? (link ?? event)?.position?.commit);
}

/**
 * The one number that stands for a checkpoint; undefined when it has two, and could not be resumed from. While nothing has
 * matched yet, a server sends no place in the log: EventStoreDB 24.10 (2^64 − 1, 2^64 − 1), KurrentDB 26.1 (0, 0).
 */
export function asCheckpoint({ commit, prepare }: LogPosition): Position | undefined {
  const position = Number(commit);
  return commit === prepare && position > 0 && Number.isSafeInteger(position) ? position : undefined;
}

/** About how many characters an event holds; cheap, and only to bound what lies in memory at once. */
export function weightOf(value: unknown): number {
  let weight = 0;
  // A list of what is left, for others' data may be nested deeper than the stack.
  for (const left = [value]; left.length > 0;) {
    const one = left.pop();
    weight += typeof one === 'string' ? one.length : 8;
    if (typeof one !== 'object' || one === null || ArrayBuffer.isView(one)) continue;
    for (const part of Object.values(one)) left.push(part);
  }
  return weight;
}

const asObject = (value: unknown): JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !ArrayBuffer.isView(value)
    ? (value as JsonObject)
    : {};
