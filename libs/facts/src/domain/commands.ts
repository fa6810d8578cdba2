import type {
  AttestationChangeInput,
  AttestationInput,
  CorrectionKind,
  DateInput,
  EvidenceInput,
  Noticed,
  PeriodInput,
  Sources,
  TextInput,
  TranslateInput,
} from '@timeline/kernel';
import type { disputeOutcomes, FactKind, ParticipantRole, placeBases, placeRoles, RelationKind } from './values.js';

type Maybe<T> = T | null | undefined;

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
/** `fact`: its id. `sources`: those that its attestations name. Ids of new parts are derived from the command's. */
interface Sent {
  readonly fact: string;
  readonly commandId: string;
  readonly sources: Sources;
}
interface Relating {
  readonly kind: RelationKind;
  readonly to: string;
  readonly note?: Maybe<readonly TextInput[]>;
}

export type FactCommand =
  | (Sent & {
      readonly type: 'ReportFact';
      readonly slug: string;
      readonly content: ContentInput;
      readonly attestations: readonly AttestationInput[];
    })
  | (Sent & { readonly type: 'AttestFact'; readonly attestation: AttestationInput })
  | (Sent &
      Noticed & {
        readonly type: 'CorrectFact';
        readonly kind: CorrectionKind;
        readonly content?: Maybe<ContentChangeInput>;
        readonly attestations?: Maybe<readonly AttestationChangeInput[]>;
      })
  | (Sent & {
      readonly type: 'UpdateFact';
      readonly reason: readonly TextInput[];
      readonly content: ContentChangeInput;
      readonly evidence?: Maybe<readonly EvidenceInput[]>;
    })
  | (Sent & {
      readonly type: 'DisputeFact';
      readonly reason: readonly TextInput[];
      readonly evidence?: Maybe<readonly EvidenceInput[]>;
    })
  | (Sent & Noticed & { readonly type: 'RetractFact' })
  | (Sent & Noticed & { readonly type: 'MergeFact'; readonly into: string })
  | (Sent & Noticed & { readonly type: 'ReinstateFact' })
  | ({ readonly fact: string } & (
      | { readonly type: 'WithdrawAttestation'; readonly attestation: string; readonly reason: readonly TextInput[] }
      | {
          readonly type: 'ResolveDispute';
          readonly outcome: (typeof disputeOutcomes)[number];
          readonly resolution: readonly TextInput[];
        }
      | (Relating & { readonly type: 'RelateFacts' })
      | (Relating & { readonly type: 'UnrelateFacts' })
      | { readonly type: 'TranslateFact'; readonly translation: TranslateInput }
    ));
export type CommandOf<T extends FactCommand['type']> = Extract<FactCommand, { type: T }>;
