import { z } from 'zod';
import { fieldChange, storedDate, storedPeriod, storedTexts } from '@timeline/kernel';

export const factKinds = ['OCCURRENCE', 'STATEMENT', 'STANCE', 'PROPOSAL', 'OFFER', 'RESPONSE', 'PUBLICATION'] as const;
export const participantRoles = ['PARTICIPANT', 'SPEAKER', 'COUNTERPART', 'ADDRESSEE', 'HOST', 'SUBJECT'] as const;
export const placeRoles = ['OCCURRED', 'PROPOSED', 'SUBJECT'] as const;
export const placeBases = ['STATED', 'INFERRED'] as const;
export const attestationStances = ['AFFIRMS', 'PARTLY_AFFIRMS', 'DENIES'] as const;
export const attributionRoles = [
  'SPEAKER',
  'SPOKESPERSON',
  'ORIGIN_CHANNEL',
  'RELAY',
  'PUBLISHER',
  'TRANSLATOR',
] as const;
export const speechModes = ['DIRECT_QUOTE', 'INDIRECT_SPEECH', 'NARRATION', 'HEADLINE'] as const;
export const divergenceAspects = [
  'WORDING',
  'TRANSLATION',
  'SCOPE',
  'COUNTERPART',
  'DATE',
  'PLACE',
  'MODE',
  'OMISSION',
  'OTHER',
] as const;
export const quoteVerifications = ['VERIFIED', 'UNVERIFIED'] as const;
export const correctionKinds = [
  'TYPO',
  'FACTUAL',
  'ATTRIBUTION',
  'TRANSLATION',
  'DATE',
  'CLARIFICATION',
  'RETRACTION',
  'REINSTATEMENT',
  'DUPLICATE',
] as const;
export const correctionSeverities = ['MINOR', 'SUBSTANTIVE', 'CRITICAL'] as const;
export const errorOrigins = ['OUR_ENTRY', 'SOURCE', 'TRANSLATION', 'UPSTREAM_CORRECTION'] as const;

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

const quote = z.strictObject({
  id: z.string(),
  exact: z.string(),
  prefix: z.string().nullable(),
  suffix: z.string().nullable(),
  start: z.int().nullable(),
  end: z.int().nullable(),
  language: z.string(),
  snapshot: z.string().nullable(),
  verification: z.enum(quoteVerifications),
  mode: z.enum(speechModes).nullable(),
});
const attributionStep = z.strictObject({
  id: z.string(),
  actor: z.string().nullable(),
  unnamed: storedTexts,
  role: z.enum(attributionRoles),
  mode: z.enum(speechModes).nullable(),
  language: z.string().nullable(),
});
const divergence = z.strictObject({ id: z.string(), aspect: z.enum(divergenceAspects), note: storedTexts });

export const attestation = z.strictObject({
  id: z.string(),
  source: z.string(),
  snapshot: z.string().nullable(),
  stance: z.enum(attestationStances),
  quotes: z.array(quote),
  chain: z.array(attributionStep),
  divergences: z.array(divergence),
});

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

const evidence = z.union([z.strictObject({ attestation: z.string() }), z.strictObject({ new: attestation })]);
export const evidenceList = z.array(evidence);

/** What readers are told of a correction. `wrongSince`: the revision that brought in what was wrong. */
export const correction = z.strictObject({
  id: z.string(),
  kind: z.enum(correctionKinds),
  severity: z.enum(correctionSeverities),
  whatWasWrong: storedTexts,
  whatIsRight: storedTexts,
  reason: storedTexts,
  errorOrigin: z.enum(errorOrigins),
  evidence: evidenceList,
  changes: z.array(fieldChange),
  wrongSince: z.int(),
});

export type FactKind = (typeof factKinds)[number];
export type ParticipantRole = (typeof participantRoles)[number];
export type CorrectionKind = (typeof correctionKinds)[number];
export type FactPlace = z.infer<typeof factPlace>;
export type Participation = z.infer<typeof participation>;
export type Quote = z.infer<typeof quote>;
export type AttributionStep = z.infer<typeof attributionStep>;
export type Divergence = z.infer<typeof divergence>;
export type Attestation = z.infer<typeof attestation>;
export type Content = z.infer<typeof content>;
export type Evidence = z.infer<typeof evidence>;
export type Correction = z.infer<typeof correction>;
