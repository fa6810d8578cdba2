import type { TextInput } from '../texts.js';
import type {
  attestationStances,
  attributionRoles,
  correctionSeverities,
  divergenceAspects,
  errorOrigins,
  speechModes,
} from './values.js';

type Maybe<T> = T | null | undefined;
type SpeechMode = (typeof speechModes)[number];

export interface DivergenceInput {
  readonly aspect: (typeof divergenceAspects)[number];
  readonly note: readonly TextInput[];
}
export interface QuoteInput {
  readonly exact: string;
  readonly start?: Maybe<number>;
  readonly prefix?: Maybe<string>;
  readonly suffix?: Maybe<string>;
  readonly language: string;
  readonly snapshot?: Maybe<string>;
  readonly mode?: Maybe<SpeechMode>;
}
/** Exactly one of actor and unnamed. */
export interface AttributionStepInput {
  readonly actor?: Maybe<string>;
  readonly unnamed?: Maybe<readonly TextInput[]>;
  readonly role: (typeof attributionRoles)[number];
  readonly mode?: Maybe<SpeechMode>;
  readonly language?: Maybe<string>;
}
export interface AttestationInput {
  readonly source: string;
  readonly snapshot?: Maybe<string>;
  /** The text of a snapshot that is not kept: checked against its digest, never stored. */
  readonly snapshotText?: Maybe<string>;
  readonly stance?: Maybe<(typeof attestationStances)[number]>;
  readonly quotes?: Maybe<readonly QuoteInput[]>;
  readonly chain?: Maybe<readonly AttributionStepInput[]>;
  readonly divergences?: Maybe<readonly DivergenceInput[]>;
}
/** What is absent stays; null takes the snapshot off. */
export interface AttestationChangeInput extends Partial<AttestationInput> {
  readonly id: string;
}
/** An attestation already there, or a new one. */
export interface EvidenceInput {
  readonly attestation?: Maybe<string>;
  readonly new?: Maybe<AttestationInput>;
}
export interface NoticeInput {
  readonly severity: (typeof correctionSeverities)[number];
  readonly whatWasWrong: readonly TextInput[];
  readonly whatIsRight: readonly TextInput[];
  readonly reason?: Maybe<readonly TextInput[]>;
  readonly errorOrigin: (typeof errorOrigins)[number];
  readonly evidence?: Maybe<readonly EvidenceInput[]>;
}

/** What a decision knows of a source: its snapshots, with the text of those that are kept. */
export interface SourceEvidence {
  readonly snapshots: readonly { readonly sha256: string; readonly length: number; readonly text: string | null }[];
}
/** By the source's id. */
export type Sources = ReadonlyMap<string, SourceEvidence>;

/** An attestation somewhere in an input, with the field it is named by. */
export interface GivenAttestation {
  readonly input: Partial<AttestationInput>;
  readonly field: string;
}

/** The attestations that evidence brings along, each with its field. */
export function attestationsIn(evidence: Maybe<readonly EvidenceInput[]>, field: string): GivenAttestation[] {
  return (evidence ?? []).flatMap(({ new: input }, index) =>
    input ? [{ input, field: `${field}.${index}.new` }] : [],
  );
}
