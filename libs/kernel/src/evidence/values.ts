import { z } from 'zod';
import { fieldChange } from '../field-changes.js';
import { storedTexts } from '../texts.js';

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

/** One source standing behind something, with the words it used and the way they came to it. */
export const attestation = z.strictObject({
  id: z.string(),
  source: z.string(),
  snapshot: z.string().nullable(),
  stance: z.enum(attestationStances),
  quotes: z.array(quote),
  chain: z.array(attributionStep),
  divergences: z.array(divergence),
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

export type CorrectionKind = (typeof correctionKinds)[number];
export type Quote = z.infer<typeof quote>;
export type AttributionStep = z.infer<typeof attributionStep>;
export type Divergence = z.infer<typeof divergence>;
export type Attestation = z.infer<typeof attestation>;
export type Evidence = z.infer<typeof evidence>;
export type Correction = z.infer<typeof correction>;
