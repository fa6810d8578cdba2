import type { EventStore, NewEvent, StoredEvent } from './event-store.js';

export interface CopyOptions {
  /** The streams to copy, by prefix. */
  readonly prefixes: readonly string[];
  /** Told of events copied or found there, and of the source's position. */
  readonly onProgress?: (copied: number, position: number) => void;
}

/** The target holds something else than the beginning of the source: nothing was written over or after it. */
export class DifferentLog extends Error {
  constructor(source: StoredEvent | undefined, target: StoredEvent) {
    const there = `${target.type} ${target.id} (${target.streamId}, revision ${target.revision})`;
    super(
      `the target is not a copy of the source: it holds ${there} where the source has ${source ? `${source.type} ${source.id}` : 'nothing'}`,
    );
    this.name = 'DifferentLog';
  }
}

/**
 * Copies a log into another store, in order, with ids and metadata, each event's time of recording kept in its metadata. Run
 * again it goes on where it stopped. Ends by comparing both logs event for event; resolves to their number. Throws
 * `DifferentLog` for a target that is not the beginning of the source. Nobody else may write to either meanwhile.
 */
export async function copyLog(
  from: EventStore,
  to: EventStore,
  { prefixes, onProgress }: CopyOptions,
): Promise<number> {
  const there = flatten(to.readAll({ prefixes }))[Symbol.asyncIterator]();
  let copied = 0;
  let next = await there.next();
  for await (const event of flatten(from.readAll({ prefixes }))) {
    if (next.done)
      await to.append(event.streamId, [asCopy(event)], event.revision === 0 ? 'no_stream' : event.revision - 1);
    else {
      if (!isCopy(event, next.value)) throw new DifferentLog(event, next.value);
      next = await there.next();
    }
    onProgress?.(++copied, event.position);
  }
  if (!next.done) throw new DifferentLog(undefined, next.value);
  await verify(from, to, prefixes);
  return copied;
}

async function verify(from: EventStore, to: EventStore, prefixes: readonly string[]): Promise<void> {
  const source = flatten(from.readAll({ prefixes }))[Symbol.asyncIterator]();
  for await (const event of flatten(to.readAll({ prefixes }))) {
    const original = await source.next();
    if (original.done || !isCopy(original.value, event))
      throw new DifferentLog(original.done ? undefined : original.value, event);
  }
  const left = await source.next();
  if (!left.done)
    throw new Error(`the copy lacks ${left.value.type} ${left.value.id} of ${left.value.streamId}: run it again`);
}

async function* flatten(batches: AsyncIterable<readonly StoredEvent[]>): AsyncGenerator<StoredEvent, undefined> {
  for await (const batch of batches) yield* batch;
  return undefined;
}

function asCopy({ id, type, data, metadata, recordedAt }: StoredEvent): NewEvent {
  return {
    id,
    type,
    data,
    metadata: { ...metadata, recordedAt: metadata.recordedAt ?? new Date(recordedAt).toISOString() },
  };
}

function isCopy(source: StoredEvent, target: StoredEvent): boolean {
  const { id, type, data, metadata } = asCopy(source);
  return (
    source.streamId === target.streamId &&
    source.revision === target.revision &&
    id === target.id &&
    type === target.type &&
    JSON.stringify(data) === JSON.stringify(target.data) &&
    JSON.stringify(metadata) === JSON.stringify(target.metadata)
  );
}
