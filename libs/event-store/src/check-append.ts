import type { ExpectedRevision, NewEvent } from './event-store.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** SQLite's text ends at U+0000, and half of a surrogate pair has no UTF-8. */
const UNSTORABLE = /[\0\p{Surrogate}]/u;
const MAX_NAME_LENGTH = 1_000;

/**
 * Throws a TypeError for an append that no store may be sent: a real server answers some of these twice, which ends the
 * client's process, and the others it would write although they can only be a mistake, such as one id twice in a write.
 */
export function checkAppend(streamId: string, events: readonly NewEvent[], expected: ExpectedRevision): void {
  checkName(streamId, 'stream name');
  if (expected !== 'no_stream' && !(Number.isSafeInteger(expected) && expected >= 0)) {
    throw new TypeError(`expected revision of ${streamId} is neither a revision nor 'no_stream': ${String(expected)}`);
  }
  if (events.length === 0) throw new TypeError(`nothing to append to ${streamId}`);
  const ids = new Set<string>();
  for (const { id, type } of events) {
    checkName(type, 'event type');
    if (!UUID.test(id)) throw new TypeError(`event id is not a UUID: ${id}`);
    ids.add(id.toLowerCase());
  }
  if (ids.size < events.length) throw new TypeError(`an event id stands twice in one append to ${streamId}`);
}

function checkName(name: string, what: string): void {
  if (name.length === 0) throw new TypeError(`${what} is empty`);
  if (name.length > MAX_NAME_LENGTH) throw new TypeError(`${what} is longer than ${MAX_NAME_LENGTH} characters`);
  if (UNSTORABLE.test(name)) throw new TypeError(`${what} holds U+0000 or half of a surrogate pair`);
}
