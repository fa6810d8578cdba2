import { verifyEvent } from './digests.js';
import type { StoredRow } from './digests.js';
import type { Json, JsonObject, Position, StoredEvent } from '../event-store.js';

/**
 * An event as it lies in the file. Rows with their payloads still text cross a port 1.5 times faster than the events would,
 * and 1.8 times faster than one text of them all.
 */
export type LogRow = readonly [
  position: Position,
  revision: number,
  stream: string,
  id: string,
  type: string,
  recordedAt: number,
  data: string,
  metadata: string,
];

/** `upTo` is the revision or position up to which everything is in the page or did not match; `end`: there is no more. */
export interface LogPage {
  readonly rows: readonly LogRow[];
  readonly upTo: number;
  readonly end: boolean;
}

const MAX_CHARACTERS = 4_000_000;

/**
 * Takes rows up to a limit and a size: five hundred events of 900 kB would not go through a port in one piece. Throws
 * `DamagedLog` at one that is not what was recorded.
 */
export function takeRows(source: Iterable<StoredRow>, limit: number): { rows: LogRow[]; isStopped: boolean } {
  const rows: LogRow[] = [];
  let characters = 0;
  for (const stored of source) {
    verifyEvent(stored);
    const [position, revision, stream, id, type, recordedAt, data, metadata] = stored;
    const row: LogRow = [position, revision, stream, id, type, recordedAt, textOf(data), textOf(metadata)];
    rows.push(row);
    characters += row[6].length + row[7].length;
    if (characters > MAX_CHARACTERS) break;
  }
  return { rows, isStopped: rows.length >= limit || characters > MAX_CHARACTERS };
}

/** What is no text reads as none. */
const textOf = (payload: string | Uint8Array): string => (typeof payload === 'string' ? payload : '');

/** The events of a page. */
export const eventsOf = ({ rows }: LogPage): StoredEvent[] => rows.map(eventOf);

const rowsOfEvents = new WeakMap<StoredEvent, LogRow>();

function eventOf(row: LogRow): StoredEvent {
  const [position, revision, streamId, id, type, recordedAt, data, metadata] = row;
  const event = {
    id,
    type,
    data: objectOf(data),
    metadata: objectOf(metadata),
    streamId,
    revision,
    position,
    recordedAt,
  };
  rowsOfEvents.set(event, row);
  return event;
}

/** An event as it best crosses a port: as it lies in the file, where it comes from there. */
export const toHandOver = (event: StoredEvent): StoredEvent | LogRow => rowsOfEvents.get(event) ?? event;

/** What `toHandOver` made, on the other side of the port. */
export const handedOver = (event: StoredEvent | LogRow): StoredEvent => ('id' in event ? event : eventOf(event));

/** Whoever writes through a gateway may write anything. What is no JSON object is none of ours, and reads as an empty one. */
function objectOf(text: string): JsonObject {
  try {
    const value = JSON.parse(text) as Json;
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
  } catch {
    return {};
  }
}
