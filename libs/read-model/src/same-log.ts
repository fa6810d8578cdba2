import { OtherLog, recordedAtOf } from '@timeline/event-store';
import type { EventStore } from '@timeline/event-store';
import type { EventMark } from './change-log.js';
import type { ReadModel } from './read-model.js';

/**
 * Throws `OtherLog` unless the log holds, each at its position, the first and the last event that the read model has
 * applied. The first tells one log from another, the last a log that was put back to an earlier state.
 */
export async function assertSameLog(path: string, reader: ReadModel, store: EventStore): Promise<void> {
  const [first, last] = reader.ends() ?? [];
  if (!first || !last) return;
  // Of the first alone the time is exact: the read model's times never go back, those of a clock can.
  await assertHeld(path, store, first, first.recordedAt);
  await assertHeld(path, store, last);
}

async function assertHeld(path: string, store: EventStore, mark: EventMark, recordedAt?: number): Promise<void> {
  const { streamId, revision, position, type, commandId } = mark;
  const [found] = await store.readStream(streamId, { from: revision, limit: 1 });
  const isHeld =
    found?.position === position &&
    found.type === type &&
    found.metadata.commandId === commandId &&
    (recordedAt === undefined || recordedAtOf(found) === recordedAt);
  if (!isHeld) throw new OtherLog(path, `${type} of ${streamId} as it was recorded at position ${position}`);
}
