import type { DateInput, PeriodInput, TextInput } from '@timeline/kernel';
import type {
  attestationStances,
  attributionRoles,
  correctionSeverities,
  CorrectionKind,
  divergenceAspects,
  errorOrigins,
  FactKind,
  ParticipantRole,
  placeBases,
  placeRoles,
  speechModes,
} from './values.js';

type Maybe<T> = T | null | undefined;
type SpeechMode = (typeof speechModes)[number];

export interface PlaceInput {
  readonly names: readonly TextInput[];
  readonly country?: Maybe<string>;
  readonly latitude?: Maybe<number>;
  readonly longitude?: Maybe<number>;
  readonly timeZone?: Maybe<string>;
  readonly sameAs?: Maybe<readonly string[]>;
}
export interface FactPlaceInput {
  readonly place: PlaceInput;
  readonly role: (typeof placeRoles)[number];
  readonly basis: (typeof placeBases)[number];
}
export interface ParticipationInput {
  readonly actor: string;
  readonly role: ParticipantRole;
}
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
export interface ContentInput {
  readonly kind: FactKind;
  readonly titles: readonly TextInput[];
  readonly summaries?: Maybe<readonly TextInput[]>;
  readonly occurredAt: DateInput;
  readonly validDuring?: Maybe<PeriodInput>;
  readonly places?: Maybe<readonly FactPlaceInput[]>;
  readonly participants?: Maybe<readonly ParticipationInput[]>;
}
/** What is absent stays; null takes validDuring off and is refused elsewhere. */
export interface ContentChangeInput extends Partial<Omit<ContentInput, 'kind' | 'titles' | 'occurredAt'>> {
  readonly kind?: Maybe<FactKind>;
  readonly titles?: Maybe<readonly TextInput[]>;
  readonly occurredAt?: Maybe<DateInput>;
  readonly withoutLanguages?: Maybe<readonly string[]>;
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

/** What every command brings along: ids of new parts are derived from the command's. */
interface Sent {
  readonly fact: string;
  readonly commandId: string;
  readonly sources: Sources;
}

export type FactCommand = Sent &
  (
    | {
        readonly type: 'ReportFact';
        readonly slug: string;
        readonly content: ContentInput;
        readonly attestations: readonly AttestationInput[];
      }
    | { readonly type: 'AttestFact'; readonly attestation: AttestationInput }
    | {
        readonly type: 'CorrectFact';
        readonly kind: CorrectionKind;
        readonly notice: NoticeInput;
        readonly content?: Maybe<ContentChangeInput>;
        readonly attestations?: Maybe<readonly AttestationChangeInput[]>;
      }
    | {
        readonly type: 'UpdateFact';
        readonly reason: readonly TextInput[];
        readonly content: ContentChangeInput;
        readonly evidence?: Maybe<readonly EvidenceInput[]>;
      }
    | { readonly type: 'RetractFact'; readonly notice: NoticeInput }
    | { readonly type: 'ReinstateFact'; readonly notice: NoticeInput }
  );
