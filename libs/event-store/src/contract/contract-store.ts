import { randomUUID } from 'node:crypto';
import type { EventStore, JsonObject, NewEvent, StoredEvent } from '../event-store.js';

export type OpenStore = () => Promise<{
  readonly store: EventStore;
  readonly reopen?: () => Promise<EventStore>;
  readonly destroy: () => Promise<void>;
}>;

/** A start of stream names that no other test uses, since a log cannot be emptied between tests. */
export const newPrefix = (): string => `contract-${randomUUID()}-`;

let made = 0;
export const happened = (data: JsonObject = { n: ++made }, type = 'Happened'): NewEvent => ({
  id: randomUUID(),
  type,
  data,
  metadata: {},
});
export const many = (count: number): NewEvent[] => Array.from({ length: count }, () => happened());

export const idsOf = (events: readonly { readonly id: string }[]): string[] => events.map(({ id }) => id);

export async function everything(batches: AsyncIterable<readonly StoredEvent[]>): Promise<StoredEvent[]> {
  const all: StoredEvent[] = [];
  for await (const batch of batches) all.push(...batch);
  return all;
}

/** One append per event, each at the revision that the one before left. */
export async function appendOneByOne(store: EventStore, stream: string, events: readonly NewEvent[]): Promise<void> {
  for (const [index, event] of events.entries()) {
    await store.append(stream, [event], index === 0 ? 'no_stream' : index - 1);
  }
}
