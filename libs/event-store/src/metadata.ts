import { UnreadableEvent } from '@timeline/kernel';
import { z } from 'zod';
import type { JsonObject, StoredEvent } from './event-store.js';

/** Who sends a command and how it is told from any other. The same id with the same hash is the same command, for good. */
export interface CommandContext {
  readonly commandId: string;
  /** SHA-256 of mutation and input. */
  readonly commandHash: string;
  readonly editor: { readonly id: string; readonly name: string };
  /** The revision that the editor saw; without it the command is decided anew on whatever stands. */
  readonly expectedRevision?: number;
  readonly correlationId?: string;
}

const eventMetadata = z.object({
  commandId: z.string(),
  commandHash: z.string(),
  editor: z.object({ id: z.string(), name: z.string() }),
  schemaVersion: z.int(),
  /** Only in a copied log: when the event was first recorded; it goes before the store's own time. */
  recordedAt: z.iso.datetime().optional(),
});

/** When an event was first recorded, in ms: a copied one says so itself. */
export const recordedAtOf = (event: StoredEvent): number =>
  typeof event.metadata.recordedAt === 'string' ? Date.parse(event.metadata.recordedAt) : event.recordedAt;

/** What every event of ours carries beside its payload. */
export type EventMetadata = z.infer<typeof eventMetadata>;

/** Throws `UnreadableEvent` for an event that this service did not write. */
export function metadataOf({ metadata, type, position }: StoredEvent): EventMetadata {
  const parsed = eventMetadata.safeParse(metadata);
  if (!parsed.success)
    throw new UnreadableEvent(
      type,
      metadata.schemaVersion,
      `metadata at position ${position}: ${z.prettifyError(parsed.error)}`,
    );
  return parsed.data;
}

/** The metadata of an event that a command makes; throws where it could not be read again. */
export function newMetadata(context: CommandContext, schemaVersion: number): JsonObject {
  const metadata = {
    $correlationId: context.correlationId ?? context.commandId,
    $causationId: context.commandId,
    commandId: context.commandId,
    commandHash: context.commandHash,
    editor: { id: context.editor.id, name: context.editor.name },
    schemaVersion,
  };
  eventMetadata.parse(metadata);
  return metadata;
}
