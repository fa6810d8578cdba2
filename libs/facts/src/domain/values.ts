import { z } from 'zod';
import { storedDate, storedPeriod, storedTexts } from '@timeline/kernel';

export const factKinds = ['OCCURRENCE', 'STATEMENT', 'STANCE', 'PROPOSAL', 'OFFER', 'RESPONSE', 'PUBLICATION'] as const;
export const participantRoles = ['PARTICIPANT', 'SPEAKER', 'COUNTERPART', 'ADDRESSEE', 'HOST', 'SUBJECT'] as const;
export const placeRoles = ['OCCURRED', 'PROPOSED', 'SUBJECT'] as const;
export const placeBases = ['STATED', 'INFERRED'] as const;

export const relationKinds = [
  'RESPONDS_TO',
  'CONTRADICTS',
  'QUALIFIES',
  'ELABORATES',
  'RESTATES',
  'REFERS_TO',
  'ALTERNATIVE_TO',
  'PART_OF',
  'CONTEXT_OF',
  'SUPERSEDES',
  'FOLLOWS',
] as const;
export const disputeOutcomes = ['FACT_STANDS', 'CORRECTED', 'RETRACTED', 'UNRESOLVED'] as const;

const place = z.strictObject({
  name: storedTexts,
  country: z.string().nullable(),
  latitude: z.number().nullable(),
  longitude: z.number().nullable(),
  timeZone: z.string().nullable(),
  sameAs: z.array(z.string()),
});
export const factPlace = z.strictObject({ id: z.string(), place, role: z.enum(placeRoles), basis: z.enum(placeBases) });
export const participation = z.strictObject({ actor: z.string(), role: z.enum(participantRoles) });

/** What a fact says, apart from who stands behind it. */
export const content = z.strictObject({
  kind: z.enum(factKinds),
  titles: storedTexts,
  summaries: storedTexts,
  occurredAt: storedDate,
  validDuring: storedPeriod.nullable(),
  places: z.array(factPlace),
  participants: z.array(participation),
});

export type FactKind = (typeof factKinds)[number];
export type RelationKind = (typeof relationKinds)[number];
export type ParticipantRole = (typeof participantRoles)[number];
export type FactPlace = z.infer<typeof factPlace>;
export type Participation = z.infer<typeof participation>;
export type Content = z.infer<typeof content>;
