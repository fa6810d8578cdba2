import { z } from 'zod';
import { correction, event, storedDate, storedTexts, translation } from '@timeline/kernel';
import type { EventsOf } from '@timeline/kernel';

const content = z.strictObject({
  publisher: z.string().nullable(),
  headlines: storedTexts,
  language: z.string(),
  url: z.string().nullable(),
  publishedAt: storedDate,
  cites: z.array(z.string()),
});
export type SourceContent = z.infer<typeof content>;

/** `quotes`: which of the quotes known at the time were looked for in the new text, and which of them it holds. */
const snapshotCaptured = z.strictObject({
  sha256: z.string(),
  length: z.int(),
  mediaType: z.string(),
  text: z.string().nullable(),
  replaces: z.string().nullable(),
  quotes: z.strictObject({ found: z.array(z.string()), gone: z.array(z.string()) }),
});

/** Events of the streams `source-{id}`. A correction holds the parts that changed, whole, as they are from then on. */
export const sourceEvents = {
  SourceRegistered: event(content),
  SnapshotCaptured: event(snapshotCaptured),
  SourceCorrected: event(content.partial().extend({ correction })),
  SourceWithdrawn: event(z.strictObject({ reason: storedTexts })),
  SourceMerged: event(z.strictObject({ into: z.string(), correction })),
  SourceReinstated: event(z.strictObject({ correction })),
  TextsTranslated: event(translation),
};
export type SourceEvent = EventsOf<typeof sourceEvents>;
