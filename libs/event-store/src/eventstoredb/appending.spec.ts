import { expect, it } from '@jest/globals';
import type { NewEvent, StoredEvent } from '../event-store.js';
import { Appending } from './appending.js';
import type { Connection } from './connection.js';
import { KnownIds } from './known-ids.js';
import type { StreamReader } from './stream-reader.js';

const event = { id: 'new', type: 'T', data: {}, metadata: {} } as unknown as NewEvent;

/** A stream of two events of which none can be remembered. */
function appending(): Appending {
  const held = ['a', 'b'].map((id, revision) => ({ id, revision })) as unknown as StoredEvent[];
  const reader = { read: async () => held, last: async () => held[1] } as unknown as StreamReader;
  const persist = async () => ({ kind: 'written', revision: 2, position: 9 });
  return new Appending({ persist } as unknown as Connection, reader, new KnownIds(1), 1_000);
}

it('appends to a stream that is longer than the cache of ids', async () => {
  expect(await appending().append('s', [event], 1)).toEqual({ revision: 2, position: 9 });
});

it('refuses an id that such a stream holds', async () => {
  await expect(appending().append('s', [{ ...event, id: 'b' }], 1)).rejects.toThrow();
});
