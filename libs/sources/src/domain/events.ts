import { z } from 'zod';
import { event, storedDate, storedTexts } from '@timeline/kernel';
import type { EventsOf } from '@timeline/kernel';

const sourceRegistered = z.strictObject({
  publisher: z.string().nullable(),
  headlines: storedTexts,
  language: z.string(),
  url: z.string().nullable(),
  publishedAt: storedDate,
  cites: z.array(z.string()),
});

/** `quotes`: which of the quotes known at the time were looked for in the new text, and which of them it holds. */
const snapshotCaptured = z.strictObject({
  sha256: z.string(),
  length: z.int(),
  mediaType: z.string(),
  text: z.string().nullable(),
  replaces: z.string().nullable(),
  quotes: z.strictObject({ found: z.array(z.string()), gone: z.array(z.string()) }),
});

/** Events of the streams `source-{id}`. */
export const sourceEvents = { SourceRegistered: event(sourceRegistered), SnapshotCaptured: event(snapshotCaptured) };
export type SourceEvent = EventsOf<typeof sourceEvents>;
