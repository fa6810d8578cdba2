import { z } from 'zod';
import { event, fieldChange, storedTexts } from '@timeline/kernel';
import type { EventsOf } from '@timeline/kernel';
import { attestation, content, correction, evidenceList } from './values.js';

/** The whole values of the parts that changed, as they are from then on; attestations one by one, by id. */
const changed = { content: content.partial(), attestations: z.array(attestation) };

/** Events of the streams `fact-{id}`. */
export const factEvents = {
  FactReported: event(z.strictObject({ slug: z.string(), content, attestations: z.array(attestation) })),
  FactAttested: event(z.strictObject({ attestation })),
  FactCorrected: event(z.strictObject({ ...changed, correction })),
  FactUpdated: event(
    z.strictObject({
      content: content.partial(),
      reason: storedTexts,
      evidence: evidenceList,
      changes: z.array(fieldChange),
    }),
  ),
  FactRetracted: event(z.strictObject({ correction })),
  FactReinstated: event(z.strictObject({ correction })),
};
export type FactEvent = EventsOf<typeof factEvents>;
