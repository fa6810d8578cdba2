import { z } from 'zod';
import { attestation, correction, event, evidenceList, fieldChange, storedTexts, translation } from '@timeline/kernel';
import type { EventsOf } from '@timeline/kernel';
import { content, disputeOutcomes, relationKinds } from './values.js';

/** The whole values of the parts that changed, as they are from then on; attestations one by one, by id. */
const changed = { content: content.partial(), attestations: z.array(attestation) };

const related = { id: z.string(), kind: z.enum(relationKinds), to: z.string() };
const dispute = z.strictObject({ id: z.string(), reason: storedTexts, evidence: evidenceList });

/** Events of the streams `fact-{id}`. */
export const factEvents = {
  FactReported: event(z.strictObject({ slug: z.string(), content, attestations: z.array(attestation) })),
  FactAttested: event(z.strictObject({ attestation })),
  AttestationWithdrawn: event(z.strictObject({ attestation: z.string(), reason: storedTexts })),
  FactCorrected: event(z.strictObject({ ...changed, correction })),
  FactUpdated: event(
    z.strictObject({
      content: content.partial(),
      reason: storedTexts,
      evidence: evidenceList,
      changes: z.array(fieldChange),
    }),
  ),
  FactDisputed: event(z.strictObject({ dispute })),
  DisputeResolved: event(
    z.strictObject({ dispute: z.string(), outcome: z.enum(disputeOutcomes), resolution: storedTexts }),
  ),
  FactRetracted: event(z.strictObject({ correction })),
  FactMerged: event(z.strictObject({ into: z.string(), correction })),
  FactReinstated: event(z.strictObject({ correction })),
  FactRelated: event(z.strictObject({ ...related, note: storedTexts })),
  FactUnrelated: event(z.strictObject(related)),
  TextsTranslated: event(translation),
};
export type FactEvent = EventsOf<typeof factEvents>;
