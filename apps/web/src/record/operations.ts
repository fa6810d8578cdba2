// Written by npm run schema from the .graphql files beside: change those.
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
export type ActorKind = 'GROUP' | 'OFFICE' | 'ORGANISATION' | 'PERSON' | 'STATE';

/** The moment whose record is asked for. Without it: now. It governs the whole answer: nested objects, counts, search, cursors. recordedAt means the last event recorded at or before it; a time to come is BAD_USER_INPUT. Exactly one key, and not null. A cursor names its moment just as asOf does. */
export type AsOf = { position: string; recordedAt?: never } | { position?: never; recordedAt: string };

export type AttestFactInput = {
  attestation: AttestationInput;
  commandId: string;
  expectedRevision: number;
  fact: string;
};

export type AttestationChangeInput = {
  chain?: Array<AttributionStepInput> | null | undefined;
  divergences?: Array<DivergenceInput> | null | undefined;
  id: string;
  quotes?: Array<QuoteInput> | null | undefined;
  snapshot?: string | null | undefined;
  snapshotText?: string | null | undefined;
  source?: string | null | undefined;
  stance?: AttestationStance | null | undefined;
};

/** snapshotText: the text of a snapshot that the service does not keep, to check quotes against its digest; it is not stored. */
export type AttestationInput = {
  chain?: Array<AttributionStepInput> | null | undefined;
  divergences?: Array<DivergenceInput> | null | undefined;
  quotes?: Array<QuoteInput> | null | undefined;
  snapshot?: string | null | undefined;
  snapshotText?: string | null | undefined;
  source: string;
  stance?: AttestationStance | null | undefined;
};

export type AttestationStance = 'AFFIRMS' | 'DENIES' | 'PARTLY_AFFIRMS';

export type AttributionRole = 'ORIGIN_CHANNEL' | 'PUBLISHER' | 'RELAY' | 'SPEAKER' | 'SPOKESPERSON' | 'TRANSLATOR';

/** Exactly one of actor and unnamed. */
export type AttributionStepInput = {
  actor?: string | null | undefined;
  language?: string | null | undefined;
  mode?: SpeechMode | null | undefined;
  role: AttributionRole;
  unnamed?: Array<LocalizedTextInput> | null | undefined;
};

/** Either text, or sha256 with length (UTF-16 units) for a text that the service is not given. keepText false: only digest and length are stored. */
export type CaptureSnapshotInput = {
  commandId: string;
  keepText?: boolean | null | undefined;
  length?: number | null | undefined;
  mediaType?: string | null | undefined;
  sha256?: string | null | undefined;
  source: string;
  text?: string | null | undefined;
};

/** Changes that fit all of it. timeline: changes of the timeline, facts placed on it and taken off it, and changes of the facts that stand on it then. fact: changes of the fact, and its being placed and taken off. */
export type ChangeFilter = {
  correctionsOnly?: boolean | null | undefined;
  fact?: string | null | undefined;
  timeline?: string | null | undefined;
  types?: Array<string> | null | undefined;
};

export type CorrectFactInput = {
  attestations?: Array<AttestationChangeInput> | null | undefined;
  commandId: string;
  content?: FactChangeInput | null | undefined;
  expectedRevision: number;
  fact: string;
  kind: CorrectionKind;
  notice: CorrectionNoticeInput;
};

/** An error is never called an UPDATE: new information without an error is `updateFact`, and is not listed as a correction. */
export type CorrectionKind =
  | 'ATTRIBUTION'
  | 'CLARIFICATION'
  | 'DATE'
  | 'DUPLICATE'
  | 'FACTUAL'
  | 'REINSTATEMENT'
  | 'RETRACTION'
  | 'TRANSLATION'
  | 'TYPO';

/** What readers are told of a correction: the public correction notice. */
export type CorrectionNoticeInput = {
  errorOrigin: ErrorOrigin;
  evidence?: Array<EvidenceInput> | null | undefined;
  reason?: Array<LocalizedTextInput> | null | undefined;
  severity: CorrectionSeverity;
  whatIsRight: Array<LocalizedTextInput>;
  whatWasWrong: Array<LocalizedTextInput>;
};

export type CorrectionSeverity = 'CRITICAL' | 'MINOR' | 'SUBSTANTIVE';

export type CorroborationLevel = 'INDEPENDENT' | 'ORIGIN_UNKNOWN' | 'SHARED_ORIGIN' | 'SINGLE_SOURCE' | 'UNSUPPORTED';

/** Why the date is what it is. */
export type DateBasis =
  'BOUNDED_BY_PUBLICATION' | 'BOUNDED_BY_RELATION' | 'EDITOR_INFERENCE' | 'EXPLICIT' | 'RELATIVE_TO_PUBLICATION';

/** DEFINITELY: the whole of the date's bounds lies in the range. POSSIBLY: some of it does. */
export type DateMatch = 'DEFINITELY' | 'POSSIBLY';

export type DatePrecision = 'CENTURY' | 'DAY' | 'DECADE' | 'MONTH' | 'SEASON' | 'SECOND' | 'UNKNOWN' | 'YEAR';

/** Days without timeZone are compared with each fact's own calendar days. */
export type DateRange = {
  from?: string | null | undefined;
  match?: DateMatch | null | undefined;
  timeZone?: string | null | undefined;
  to?: string | null | undefined;
};

export type DiffKind = 'ADDED' | 'CHANGED' | 'REMOVED';

export type DisputeFactInput = {
  commandId: string;
  evidence?: Array<EvidenceInput> | null | undefined;
  expectedRevision: number;
  fact: string;
  reason: Array<LocalizedTextInput>;
};

export type DisputeOutcome = 'CORRECTED' | 'FACT_STANDS' | 'RETRACTED' | 'UNRESOLVED';

export type DivergenceAspect =
  'COUNTERPART' | 'DATE' | 'MODE' | 'OMISSION' | 'OTHER' | 'PLACE' | 'SCOPE' | 'TRANSLATION' | 'WORDING';

export type DivergenceInput = {
  aspect: DivergenceAspect;
  note: Array<LocalizedTextInput>;
};

export type EntryOrder = 'OCCURRED_ASC' | 'OCCURRED_DESC' | 'RECORDED_ASC' | 'RECORDED_DESC';

export type ErrorOrigin = 'OUR_ENTRY' | 'SOURCE' | 'TRANSLATION' | 'UPSTREAM_CORRECTION';

/** An attestation already there, or a new one. */
export type EvidenceInput = { attestation: string; new?: never } | { attestation?: never; new: AttestationInput };

export type FacetField = 'ACTOR' | 'CORROBORATION' | 'KIND' | 'LANGUAGE' | 'PUBLISHER' | 'STATUS';

export type FactChangeInput = {
  kind?: FactKind | null | undefined;
  occurredAt?: UncertainDateInput | null | undefined;
  participants?: Array<ParticipationInput> | null | undefined;
  places?: Array<FactPlaceInput> | null | undefined;
  summaries?: Array<LocalizedTextInput> | null | undefined;
  titles?: Array<LocalizedTextInput> | null | undefined;
  validDuring?: PeriodInput | null | undefined;
  withoutLanguages?: Array<string> | null | undefined;
};

/** All fields must hold; within a field any of its values will do. An empty list narrows nothing. */
export type FactFilter = {
  /** Participants. */
  actors?: Array<string> | null | undefined;
  contested?: boolean | null | undefined;
  corrected?: boolean | null | undefined;
  corroboration?: Array<CorroborationLevel> | null | undefined;
  kinds?: Array<FactKind> | null | undefined;
  languages?: Array<string> | null | undefined;
  minOrigins?: number | null | undefined;
  occurred?: DateRange | null | undefined;
  /** Of sources that stand behind the fact; languages, too, are theirs. */
  publishers?: Array<string> | null | undefined;
  relatedTo?: string | null | undefined;
  roles?: Array<ParticipantRole> | null | undefined;
  sources?: Array<string> | null | undefined;
  statuses?: Array<FactStatus> | null | undefined;
  /** Words that a title or summary has in any language, each at least as the beginning of a word; 200 characters and 10 words at most. Kazakh letters and the Russian ones typed for them are the same, an actor is found by any of its names, and a word that no fact has is looked for without its endings. */
  text?: string | null | undefined;
  /** Facts with a period that held in this range; an open end is never over. */
  valid?: DateRange | null | undefined;
};

export type FactInput = {
  kind: FactKind;
  occurredAt: UncertainDateInput;
  participants?: Array<ParticipationInput> | null | undefined;
  places?: Array<FactPlaceInput> | null | undefined;
  summaries?: Array<LocalizedTextInput> | null | undefined;
  titles: Array<LocalizedTextInput>;
  validDuring?: PeriodInput | null | undefined;
};

export type FactKind = 'OCCURRENCE' | 'OFFER' | 'PROPOSAL' | 'PUBLICATION' | 'RESPONSE' | 'STANCE' | 'STATEMENT';

export type FactPlaceInput = {
  basis: PlaceBasis;
  place: PlaceInput;
  role: PlaceRole;
};

export type FactStatus = 'DISPUTED' | 'REPORTED' | 'RETRACTED';

export type LocalizedTextInput = {
  language: string;
  origin?: TextOrigin | null | undefined;
  translatedFrom?: string | null | undefined;
  value: string;
};

export type ParticipantRole = 'ADDRESSEE' | 'COUNTERPART' | 'HOST' | 'PARTICIPANT' | 'SPEAKER' | 'SUBJECT';

export type ParticipationInput = {
  actor: string;
  role: ParticipantRole;
};

export type PeriodInput = {
  end?: UncertainDateInput | null | undefined;
  open: boolean;
  start?: UncertainDateInput | null | undefined;
};

export type PlaceBasis = 'INFERRED' | 'STATED';

export type PlaceFactInput = {
  commandId: string;
  fact: string;
  note?: Array<LocalizedTextInput> | null | undefined;
  timeline: string;
};

export type PlaceInput = {
  country?: string | null | undefined;
  latitude?: number | null | undefined;
  longitude?: number | null | undefined;
  names: Array<LocalizedTextInput>;
  sameAs?: Array<string> | null | undefined;
  timeZone?: string | null | undefined;
};

export type PlaceRole = 'OCCURRED' | 'PROPOSED' | 'SUBJECT';

/** With a snapshot, exact must occur in its text (start, or prefix and suffix, choose among several), or the command is refused with QUOTE_NOT_FOUND. */
export type QuoteInput = {
  exact: string;
  language: string;
  mode?: SpeechMode | null | undefined;
  prefix?: string | null | undefined;
  snapshot?: string | null | undefined;
  start?: number | null | undefined;
  suffix?: string | null | undefined;
};

/** Whether the newest snapshot of the source still holds the quote, checked when that snapshot was captured. */
export type QuoteStanding = 'GONE_FROM_LATEST' | 'IN_LATEST' | 'UNCHECKED';

export type QuoteVerification = 'UNVERIFIED' | 'VERIFIED';

export type RegisterActorInput = {
  commandId: string;
  kind: ActorKind;
  names: Array<LocalizedTextInput>;
  sameAs?: Array<string> | null | undefined;
};

export type RegisterSourceInput = {
  cites?: Array<string> | null | undefined;
  commandId: string;
  headlines?: Array<LocalizedTextInput> | null | undefined;
  language: string;
  publishedAt: UncertainDateInput;
  publisher?: string | null | undefined;
  url?: string | null | undefined;
};

export type ReinstateInput = {
  commandId: string;
  expectedRevision: number;
  notice: CorrectionNoticeInput;
  target: string;
};

export type RelateFactsInput = {
  commandId: string;
  expectedRevision?: number | null | undefined;
  fact: string;
  kind: RelationKind;
  note?: Array<LocalizedTextInput> | null | undefined;
  to: string;
};

export type RelationKind =
  | 'ALTERNATIVE_TO'
  | 'CONTEXT_OF'
  | 'CONTRADICTS'
  | 'ELABORATES'
  | 'FOLLOWS'
  | 'PART_OF'
  | 'QUALIFIES'
  | 'REFERS_TO'
  | 'RESPONDS_TO'
  | 'RESTATES'
  | 'SUPERSEDES';

export type ReportFactInput = {
  attestations: Array<AttestationInput>;
  commandId: string;
  content: FactInput;
  slug?: string | null | undefined;
  timelines?: Array<string> | null | undefined;
};

export type ResolveDisputeInput = {
  commandId: string;
  expectedRevision: number;
  fact: string;
  outcome: DisputeOutcome;
  resolution: Array<LocalizedTextInput>;
};

export type RetractFactInput = {
  commandId: string;
  expectedRevision: number;
  fact: string;
  notice: CorrectionNoticeInput;
};

export type SourceStatus = 'REGISTERED' | 'WITHDRAWN';

export type SpeechMode = 'DIRECT_QUOTE' | 'HEADLINE' | 'INDIRECT_SPEECH' | 'NARRATION';

export type TextOrigin = 'HUMAN_TRANSLATION' | 'MACHINE_TRANSLATION' | 'ORIGINAL';

/** target: what has the text, or a correction; path without the language (/title); the texts are translations, each with translatedFrom. A later original leaves them outdated, so the revision seen is named (for a correction: its subject's). */
export type TranslateInput = {
  commandId: string;
  expectedRevision: number;
  path: string;
  target: string;
  texts: Array<LocalizedTextInput>;
};

/** A whole value: what is absent is not there, but for basis, which is then EXPLICIT when reporting and unchanged when correcting. STATED and INFERRED need timeZone (or, STATED, an offset in the EDTF); an inferred zone bounds like a stated one. */
export type UncertainDateInput = {
  basis?: Array<DateBasis> | null | undefined;
  boundedBy?: Array<string> | null | undefined;
  edtf: string;
  note?: Array<LocalizedTextInput> | null | undefined;
  timeZone?: string | null | undefined;
  zoneBasis?: ZoneBasis | null | undefined;
};

export type UpdateFactInput = {
  commandId: string;
  content: FactChangeInput;
  evidence?: Array<EvidenceInput> | null | undefined;
  expectedRevision: number;
  fact: string;
  reason: Array<LocalizedTextInput>;
};

export type ZoneBasis = 'INFERRED' | 'STATED' | 'UNKNOWN';

export type CorrectionsQueryVariables = Exact<{
  timeline?: string | null | undefined;
  kinds?: Array<CorrectionKind> | CorrectionKind | null | undefined;
  severities?: Array<CorrectionSeverity> | CorrectionSeverity | null | undefined;
  after?: string | null | undefined;
  asOf?: AsOf | null | undefined;
  languages?: Array<string> | string | null | undefined;
}>;

export type CorrectionsQuery = {
  corrections: {
    totalCount: number;
    basis: { position: string; recordedAt: string; isHead: boolean };
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
    nodes: Array<{
      id: string;
      kind: CorrectionKind;
      severity: CorrectionSeverity;
      errorOrigin: ErrorOrigin;
      stoodForSeconds: number;
      correctedAt: string;
      revision: number;
      subject:
        | {
            __typename: 'Actor';
            entityId: string;
            permalink: string;
            name: {
              value: string;
              language: string;
              origin: TextOrigin;
              translatedFrom: string | null;
              outdated: boolean;
            };
          }
        | {
            __typename: 'Fact';
            slug: string;
            kind: FactKind;
            status: FactStatus;
            entityId: string;
            permalink: string;
            title: {
              value: string;
              language: string;
              origin: TextOrigin;
              translatedFrom: string | null;
              outdated: boolean;
            };
            occurredAt: {
              display: {
                value: string;
                language: string;
                origin: TextOrigin;
                translatedFrom: string | null;
                outdated: boolean;
              };
            };
          }
        | {
            __typename: 'Source';
            entityId: string;
            permalink: string;
            headline: {
              value: string;
              language: string;
              origin: TextOrigin;
              translatedFrom: string | null;
              outdated: boolean;
            } | null;
            publisher: {
              entityId: string;
              kind: ActorKind;
              name: {
                value: string;
                language: string;
                origin: TextOrigin;
                translatedFrom: string | null;
                outdated: boolean;
              };
            } | null;
          }
        | {
            __typename: 'Timeline';
            slug: string;
            entityId: string;
            permalink: string;
            title: {
              value: string;
              language: string;
              origin: TextOrigin;
              translatedFrom: string | null;
              outdated: boolean;
            };
          };
      whatWasWrong: {
        value: string;
        language: string;
        origin: TextOrigin;
        translatedFrom: string | null;
        outdated: boolean;
      };
      whatIsRight: {
        value: string;
        language: string;
        origin: TextOrigin;
        translatedFrom: string | null;
        outdated: boolean;
      };
      reason: {
        value: string;
        language: string;
        origin: TextOrigin;
        translatedFrom: string | null;
        outdated: boolean;
      } | null;
      changes: Array<{ path: string; before: string | null; after: string | null }>;
      editor: { id: string; name: string };
    }>;
  } | null;
};

export type ReadDateQueryVariables = Exact<{
  input: UncertainDateInput;
  languages?: Array<string> | string | null | undefined;
}>;

export type ReadDateQuery = {
  date: {
    edtf: string;
    earliest: string | null;
    latest: string | null;
    precision: DatePrecision;
    uncertain: boolean;
    approximate: boolean;
    timeZone: string | null;
    zoneBasis: ZoneBasis;
    basis: Array<DateBasis>;
    note: {
      value: string;
      language: string;
      origin: TextOrigin;
      translatedFrom: string | null;
      outdated: boolean;
    } | null;
    display: { value: string; language: string; origin: TextOrigin; translatedFrom: string | null; outdated: boolean };
  } | null;
};

export type FindActorsQueryVariables = Exact<{
  text: string;
  languages?: Array<string> | string | null | undefined;
}>;

export type FindActorsQuery = {
  actors: {
    nodes: Array<{
      mergedInto: string | null;
      entityId: string;
      kind: ActorKind;
      name: { value: string; language: string; origin: TextOrigin; translatedFrom: string | null; outdated: boolean };
    }>;
  } | null;
};

export type FindFactsQueryVariables = Exact<{
  text: string;
  languages?: Array<string> | string | null | undefined;
}>;

export type FindFactsQuery = {
  facts: {
    nodes: Array<{
      entityId: string;
      slug: string;
      kind: FactKind;
      status: FactStatus;
      occurredAt: {
        display: {
          value: string;
          language: string;
          origin: TextOrigin;
          translatedFrom: string | null;
          outdated: boolean;
        };
      };
      title: { value: string; language: string; origin: TextOrigin; translatedFrom: string | null; outdated: boolean };
    }>;
  } | null;
};

export type DeskSourcesQueryVariables = Exact<{
  after?: string | null | undefined;
  languages?: Array<string> | string | null | undefined;
}>;

export type DeskSourcesQuery = {
  sources: {
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
    nodes: Array<{
      mergedInto: string | null;
      entityId: string;
      language: string;
      url: string | null;
      status: SourceStatus;
      headline: {
        value: string;
        language: string;
        origin: TextOrigin;
        translatedFrom: string | null;
        outdated: boolean;
      } | null;
      publishedAt: {
        edtf: string;
        earliest: string | null;
        latest: string | null;
        precision: DatePrecision;
        uncertain: boolean;
        approximate: boolean;
        timeZone: string | null;
        zoneBasis: ZoneBasis;
        basis: Array<DateBasis>;
        note: {
          value: string;
          language: string;
          origin: TextOrigin;
          translatedFrom: string | null;
          outdated: boolean;
        } | null;
        display: {
          value: string;
          language: string;
          origin: TextOrigin;
          translatedFrom: string | null;
          outdated: boolean;
        };
      };
      publisher: {
        entityId: string;
        kind: ActorKind;
        name: { value: string; language: string; origin: TextOrigin; translatedFrom: string | null; outdated: boolean };
      } | null;
    }>;
  } | null;
};

export type DeskSourceQueryVariables = Exact<{
  id: string;
  languages?: Array<string> | string | null | undefined;
}>;

export type DeskSourceQuery = {
  source: {
    entityId: string;
    language: string;
    url: string | null;
    status: SourceStatus;
    snapshots: Array<{ sha256: string; capturedAt: string; length: number; text: string | null }>;
    headline: {
      value: string;
      language: string;
      origin: TextOrigin;
      translatedFrom: string | null;
      outdated: boolean;
    } | null;
    publishedAt: {
      edtf: string;
      earliest: string | null;
      latest: string | null;
      precision: DatePrecision;
      uncertain: boolean;
      approximate: boolean;
      timeZone: string | null;
      zoneBasis: ZoneBasis;
      basis: Array<DateBasis>;
      note: {
        value: string;
        language: string;
        origin: TextOrigin;
        translatedFrom: string | null;
        outdated: boolean;
      } | null;
      display: {
        value: string;
        language: string;
        origin: TextOrigin;
        translatedFrom: string | null;
        outdated: boolean;
      };
    };
    publisher: {
      entityId: string;
      kind: ActorKind;
      name: { value: string; language: string; origin: TextOrigin; translatedFrom: string | null; outdated: boolean };
    } | null;
  } | null;
};

export type DeskTimelinesQueryVariables = Exact<{
  after?: string | null | undefined;
  languages?: Array<string> | string | null | undefined;
}>;

export type DeskTimelinesQuery = {
  timelines: {
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
    nodes: Array<{
      entityId: string;
      slug: string;
      title: { value: string; language: string; origin: TextOrigin; translatedFrom: string | null; outdated: boolean };
    }>;
  } | null;
};

export type PlacementsQueryVariables = Exact<{
  fact: string;
}>;

export type PlacementsQuery = {
  changes: { nodes: Array<{ type: string; timeline: { entityId: string } | null }> } | null;
};

export type NoteOfDateFragment = {
  kkNote: {
    value: string;
    language: string;
    origin: TextOrigin;
    translatedFrom: string | null;
    outdated: boolean;
  } | null;
  ruNote: {
    value: string;
    language: string;
    origin: TextOrigin;
    translatedFrom: string | null;
    outdated: boolean;
  } | null;
  enNote: {
    value: string;
    language: string;
    origin: TextOrigin;
    translatedFrom: string | null;
    outdated: boolean;
  } | null;
};

export type DeskFactQueryVariables = Exact<{
  slug: string;
  languages?: Array<string> | string | null | undefined;
}>;

export type DeskFactQuery = {
  fact: {
    entityId: string;
    slug: string;
    kind: FactKind;
    status: FactStatus;
    mergedInto: string | null;
    revision: { number: number };
    titles: Array<{
      value: string;
      language: string;
      origin: TextOrigin;
      translatedFrom: string | null;
      outdated: boolean;
    }>;
    kkSummary: {
      value: string;
      language: string;
      origin: TextOrigin;
      translatedFrom: string | null;
      outdated: boolean;
    } | null;
    ruSummary: {
      value: string;
      language: string;
      origin: TextOrigin;
      translatedFrom: string | null;
      outdated: boolean;
    } | null;
    enSummary: {
      value: string;
      language: string;
      origin: TextOrigin;
      translatedFrom: string | null;
      outdated: boolean;
    } | null;
    occurredAt: {
      edtf: string;
      earliest: string | null;
      latest: string | null;
      precision: DatePrecision;
      uncertain: boolean;
      approximate: boolean;
      timeZone: string | null;
      zoneBasis: ZoneBasis;
      basis: Array<DateBasis>;
      boundedBy: Array<{
        entityId: string;
        slug: string;
        kind: FactKind;
        status: FactStatus;
        title: {
          value: string;
          language: string;
          origin: TextOrigin;
          translatedFrom: string | null;
          outdated: boolean;
        };
      }>;
      note: {
        value: string;
        language: string;
        origin: TextOrigin;
        translatedFrom: string | null;
        outdated: boolean;
      } | null;
      display: {
        value: string;
        language: string;
        origin: TextOrigin;
        translatedFrom: string | null;
        outdated: boolean;
      };
      kkNote: {
        value: string;
        language: string;
        origin: TextOrigin;
        translatedFrom: string | null;
        outdated: boolean;
      } | null;
      ruNote: {
        value: string;
        language: string;
        origin: TextOrigin;
        translatedFrom: string | null;
        outdated: boolean;
      } | null;
      enNote: {
        value: string;
        language: string;
        origin: TextOrigin;
        translatedFrom: string | null;
        outdated: boolean;
      } | null;
    };
    places: Array<{
      role: PlaceRole;
      basis: PlaceBasis;
      place: {
        country: string | null;
        latitude: number | null;
        longitude: number | null;
        timeZone: string | null;
        sameAs: Array<string>;
        kkName: {
          value: string;
          language: string;
          origin: TextOrigin;
          translatedFrom: string | null;
          outdated: boolean;
        };
        ruName: {
          value: string;
          language: string;
          origin: TextOrigin;
          translatedFrom: string | null;
          outdated: boolean;
        };
        enName: {
          value: string;
          language: string;
          origin: TextOrigin;
          translatedFrom: string | null;
          outdated: boolean;
        };
      };
    }>;
    participants: Array<{
      role: ParticipantRole;
      actor: {
        entityId: string;
        kind: ActorKind;
        name: { value: string; language: string; origin: TextOrigin; translatedFrom: string | null; outdated: boolean };
      };
    }>;
  } | null;
};

export type RegisterActorMutationVariables = Exact<{
  input: RegisterActorInput;
}>;

export type RegisterActorMutation = { registerActor: { actor: { entityId: string } } | null };

export type RegisterSourceMutationVariables = Exact<{
  input: RegisterSourceInput;
}>;

export type RegisterSourceMutation = { registerSource: { source: { entityId: string } } | null };

export type CaptureSnapshotMutationVariables = Exact<{
  input: CaptureSnapshotInput;
}>;

export type CaptureSnapshotMutation = {
  captureSnapshot: { source: { entityId: string; snapshots: Array<{ sha256: string }> } } | null;
};

export type RecordingFragment = { entityId: string; slug: string; revision: { number: number } };

export type ReportFactMutationVariables = Exact<{
  input: ReportFactInput;
}>;

export type ReportFactMutation = {
  reportFact: { fact: { entityId: string; slug: string; revision: { number: number } } } | null;
};

export type AttestFactMutationVariables = Exact<{
  input: AttestFactInput;
}>;

export type AttestFactMutation = {
  attestFact: { fact: { entityId: string; slug: string; revision: { number: number } } } | null;
};

export type CorrectFactMutationVariables = Exact<{
  input: CorrectFactInput;
}>;

export type CorrectFactMutation = {
  correctFact: { fact: { entityId: string; slug: string; revision: { number: number } } } | null;
};

export type UpdateFactMutationVariables = Exact<{
  input: UpdateFactInput;
}>;

export type UpdateFactMutation = {
  updateFact: { fact: { entityId: string; slug: string; revision: { number: number } } } | null;
};

export type RetractFactMutationVariables = Exact<{
  input: RetractFactInput;
}>;

export type RetractFactMutation = {
  retractFact: { fact: { entityId: string; slug: string; revision: { number: number } } } | null;
};

export type ReinstateMutationVariables = Exact<{
  input: ReinstateInput;
}>;

export type ReinstateMutation = { reinstate: { position: string } | null };

export type DisputeFactMutationVariables = Exact<{
  input: DisputeFactInput;
}>;

export type DisputeFactMutation = {
  disputeFact: { fact: { entityId: string; slug: string; revision: { number: number } } } | null;
};

export type ResolveDisputeMutationVariables = Exact<{
  input: ResolveDisputeInput;
}>;

export type ResolveDisputeMutation = {
  resolveDispute: { fact: { entityId: string; slug: string; revision: { number: number } } } | null;
};

export type RelateFactsMutationVariables = Exact<{
  input: RelateFactsInput;
}>;

export type RelateFactsMutation = {
  relateFacts: { fact: { entityId: string; slug: string; revision: { number: number } } } | null;
};

export type TranslateMutationVariables = Exact<{
  input: TranslateInput;
}>;

export type TranslateMutation = { translate: { position: string } | null };

export type PlaceFactMutationVariables = Exact<{
  input: PlaceFactInput;
}>;

export type PlaceFactMutation = { placeFact: { position: string } | null };

export type RemoveFactMutationVariables = Exact<{
  input: PlaceFactInput;
}>;

export type RemoveFactMutation = { removeFact: { position: string } | null };

export type SourceOfFragment = {
  entityId: string;
  language: string;
  url: string | null;
  status: SourceStatus;
  headline: {
    value: string;
    language: string;
    origin: TextOrigin;
    translatedFrom: string | null;
    outdated: boolean;
  } | null;
  publishedAt: {
    edtf: string;
    earliest: string | null;
    latest: string | null;
    precision: DatePrecision;
    uncertain: boolean;
    approximate: boolean;
    timeZone: string | null;
    zoneBasis: ZoneBasis;
    basis: Array<DateBasis>;
    note: {
      value: string;
      language: string;
      origin: TextOrigin;
      translatedFrom: string | null;
      outdated: boolean;
    } | null;
    display: { value: string; language: string; origin: TextOrigin; translatedFrom: string | null; outdated: boolean };
  };
  publisher: {
    entityId: string;
    kind: ActorKind;
    name: { value: string; language: string; origin: TextOrigin; translatedFrom: string | null; outdated: boolean };
  } | null;
};

export type EvidenceFragment = {
  id: string;
  stance: AttestationStance;
  recordedAt: string;
  editor: { id: string; name: string };
  withdrawal: {
    at: string;
    reason: { value: string; language: string; origin: TextOrigin; translatedFrom: string | null; outdated: boolean };
    editor: { id: string; name: string };
  } | null;
  source: {
    entityId: string;
    language: string;
    url: string | null;
    status: SourceStatus;
    headline: {
      value: string;
      language: string;
      origin: TextOrigin;
      translatedFrom: string | null;
      outdated: boolean;
    } | null;
    publishedAt: {
      edtf: string;
      earliest: string | null;
      latest: string | null;
      precision: DatePrecision;
      uncertain: boolean;
      approximate: boolean;
      timeZone: string | null;
      zoneBasis: ZoneBasis;
      basis: Array<DateBasis>;
      note: {
        value: string;
        language: string;
        origin: TextOrigin;
        translatedFrom: string | null;
        outdated: boolean;
      } | null;
      display: {
        value: string;
        language: string;
        origin: TextOrigin;
        translatedFrom: string | null;
        outdated: boolean;
      };
    };
    publisher: {
      entityId: string;
      kind: ActorKind;
      name: { value: string; language: string; origin: TextOrigin; translatedFrom: string | null; outdated: boolean };
    } | null;
  };
  snapshot: { sha256: string; capturedAt: string } | null;
  quotes: Array<{
    id: string;
    exact: string;
    prefix: string | null;
    suffix: string | null;
    start: number | null;
    end: number | null;
    language: string;
    verification: QuoteVerification;
    standing: QuoteStanding;
    mode: SpeechMode | null;
  }>;
  chain: Array<{
    id: string;
    role: AttributionRole;
    mode: SpeechMode | null;
    language: string | null;
    actor: {
      entityId: string;
      kind: ActorKind;
      name: { value: string; language: string; origin: TextOrigin; translatedFrom: string | null; outdated: boolean };
    } | null;
    unnamed: {
      value: string;
      language: string;
      origin: TextOrigin;
      translatedFrom: string | null;
      outdated: boolean;
    } | null;
  }>;
  divergences: Array<{
    id: string;
    aspect: DivergenceAspect;
    note: { value: string; language: string; origin: TextOrigin; translatedFrom: string | null; outdated: boolean };
  }>;
};

export type LinkedFragment = {
  entityId: string;
  slug: string;
  kind: FactKind;
  status: FactStatus;
  title: { value: string; language: string; origin: TextOrigin; translatedFrom: string | null; outdated: boolean };
};

export type FactQueryVariables = Exact<{
  slug?: string | null | undefined;
  id?: string | null | undefined;
  asOf?: AsOf | null | undefined;
  languages?: Array<string> | string | null | undefined;
}>;

export type FactQuery = {
  fact: {
    mergedInto: string | null;
    permalink: string;
    firstRecordedAt: string;
    entityId: string;
    slug: string;
    kind: FactKind;
    status: FactStatus;
    correctionCount: number;
    plain: string;
    bibtex: string;
    csl: string;
    basis: { position: string; recordedAt: string; isHead: boolean };
    titles: Array<{
      value: string;
      language: string;
      origin: TextOrigin;
      translatedFrom: string | null;
      outdated: boolean;
    }>;
    attestations: Array<{
      id: string;
      stance: AttestationStance;
      recordedAt: string;
      withdrawal: {
        at: string;
        reason: {
          value: string;
          language: string;
          origin: TextOrigin;
          translatedFrom: string | null;
          outdated: boolean;
        };
        editor: { id: string; name: string };
      } | null;
      source: {
        entityId: string;
        language: string;
        url: string | null;
        status: SourceStatus;
        publisher: {
          entityId: string;
          kind: ActorKind;
          name: {
            value: string;
            language: string;
            origin: TextOrigin;
            translatedFrom: string | null;
            outdated: boolean;
          };
        } | null;
        headline: {
          value: string;
          language: string;
          origin: TextOrigin;
          translatedFrom: string | null;
          outdated: boolean;
        } | null;
        publishedAt: {
          edtf: string;
          earliest: string | null;
          latest: string | null;
          precision: DatePrecision;
          uncertain: boolean;
          approximate: boolean;
          timeZone: string | null;
          zoneBasis: ZoneBasis;
          basis: Array<DateBasis>;
          note: {
            value: string;
            language: string;
            origin: TextOrigin;
            translatedFrom: string | null;
            outdated: boolean;
          } | null;
          display: {
            value: string;
            language: string;
            origin: TextOrigin;
            translatedFrom: string | null;
            outdated: boolean;
          };
        };
      };
      chain: Array<{
        id: string;
        role: AttributionRole;
        mode: SpeechMode | null;
        language: string | null;
        actor: {
          entityId: string;
          kind: ActorKind;
          name: {
            value: string;
            language: string;
            origin: TextOrigin;
            translatedFrom: string | null;
            outdated: boolean;
          };
        } | null;
        unnamed: {
          value: string;
          language: string;
          origin: TextOrigin;
          translatedFrom: string | null;
          outdated: boolean;
        } | null;
      }>;
      divergences: Array<{
        id: string;
        aspect: DivergenceAspect;
        note: { value: string; language: string; origin: TextOrigin; translatedFrom: string | null; outdated: boolean };
      }>;
      editor: { id: string; name: string };
      snapshot: { sha256: string; capturedAt: string } | null;
      quotes: Array<{
        id: string;
        exact: string;
        prefix: string | null;
        suffix: string | null;
        start: number | null;
        end: number | null;
        language: string;
        verification: QuoteVerification;
        standing: QuoteStanding;
        mode: SpeechMode | null;
      }>;
    }>;
    relations: Array<{
      id: string;
      kind: RelationKind;
      recordedAt: string;
      note: {
        value: string;
        language: string;
        origin: TextOrigin;
        translatedFrom: string | null;
        outdated: boolean;
      } | null;
      from: {
        entityId: string;
        slug: string;
        kind: FactKind;
        status: FactStatus;
        title: {
          value: string;
          language: string;
          origin: TextOrigin;
          translatedFrom: string | null;
          outdated: boolean;
        };
      };
      to: {
        entityId: string;
        slug: string;
        kind: FactKind;
        status: FactStatus;
        title: {
          value: string;
          language: string;
          origin: TextOrigin;
          translatedFrom: string | null;
          outdated: boolean;
        };
      };
    }>;
    allDisputes: Array<{
      id: string;
      openedAt: string;
      closedAt: string | null;
      outcome: DisputeOutcome | null;
      reason: { value: string; language: string; origin: TextOrigin; translatedFrom: string | null; outdated: boolean };
      resolution: {
        value: string;
        language: string;
        origin: TextOrigin;
        translatedFrom: string | null;
        outdated: boolean;
      } | null;
      editor: { id: string; name: string };
    }>;
    allCorrections: Array<{
      id: string;
      kind: CorrectionKind;
      severity: CorrectionSeverity;
      errorOrigin: ErrorOrigin;
      stoodForSeconds: number;
      correctedAt: string;
      revision: number;
      whatWasWrong: {
        value: string;
        language: string;
        origin: TextOrigin;
        translatedFrom: string | null;
        outdated: boolean;
      };
      whatIsRight: {
        value: string;
        language: string;
        origin: TextOrigin;
        translatedFrom: string | null;
        outdated: boolean;
      };
      reason: {
        value: string;
        language: string;
        origin: TextOrigin;
        translatedFrom: string | null;
        outdated: boolean;
      } | null;
      changes: Array<{ path: string; before: string | null; after: string | null }>;
      editor: { id: string; name: string };
    }>;
    revision: { number: number; permalink: string };
    title: { value: string; language: string; origin: TextOrigin; translatedFrom: string | null; outdated: boolean };
    summary: {
      value: string;
      language: string;
      origin: TextOrigin;
      translatedFrom: string | null;
      outdated: boolean;
    } | null;
    occurredAt: {
      edtf: string;
      earliest: string | null;
      latest: string | null;
      precision: DatePrecision;
      uncertain: boolean;
      approximate: boolean;
      timeZone: string | null;
      zoneBasis: ZoneBasis;
      basis: Array<DateBasis>;
      note: {
        value: string;
        language: string;
        origin: TextOrigin;
        translatedFrom: string | null;
        outdated: boolean;
      } | null;
      display: {
        value: string;
        language: string;
        origin: TextOrigin;
        translatedFrom: string | null;
        outdated: boolean;
      };
    };
    validDuring: {
      open: boolean;
      start: { earliest: string | null; latest: string | null } | null;
      end: { earliest: string | null; latest: string | null } | null;
    } | null;
    places: Array<{
      id: string;
      role: PlaceRole;
      basis: PlaceBasis;
      place: {
        name: { value: string; language: string; origin: TextOrigin; translatedFrom: string | null; outdated: boolean };
      };
    }>;
    participants: Array<{
      role: ParticipantRole;
      actor: {
        entityId: string;
        kind: ActorKind;
        name: { value: string; language: string; origin: TextOrigin; translatedFrom: string | null; outdated: boolean };
      };
    }>;
    corroboration: {
      level: CorroborationLevel;
      contested: boolean;
      sourceCount: number;
      originCount: number;
      denyingSourceCount: number;
      origins: Array<{
        entityId: string;
        kind: ActorKind;
        name: { value: string; language: string; origin: TextOrigin; translatedFrom: string | null; outdated: boolean };
      }>;
    };
    corrections: Array<{
      id: string;
      kind: CorrectionKind;
      severity: CorrectionSeverity;
      errorOrigin: ErrorOrigin;
      stoodForSeconds: number;
      correctedAt: string;
      revision: number;
      whatWasWrong: {
        value: string;
        language: string;
        origin: TextOrigin;
        translatedFrom: string | null;
        outdated: boolean;
      };
      whatIsRight: {
        value: string;
        language: string;
        origin: TextOrigin;
        translatedFrom: string | null;
        outdated: boolean;
      };
      reason: {
        value: string;
        language: string;
        origin: TextOrigin;
        translatedFrom: string | null;
        outdated: boolean;
      } | null;
      changes: Array<{ path: string; before: string | null; after: string | null }>;
      editor: { id: string; name: string };
    }>;
    retraction: {
      id: string;
      kind: CorrectionKind;
      severity: CorrectionSeverity;
      errorOrigin: ErrorOrigin;
      stoodForSeconds: number;
      correctedAt: string;
      revision: number;
      whatWasWrong: {
        value: string;
        language: string;
        origin: TextOrigin;
        translatedFrom: string | null;
        outdated: boolean;
      };
      whatIsRight: {
        value: string;
        language: string;
        origin: TextOrigin;
        translatedFrom: string | null;
        outdated: boolean;
      };
      reason: {
        value: string;
        language: string;
        origin: TextOrigin;
        translatedFrom: string | null;
        outdated: boolean;
      } | null;
      changes: Array<{ path: string; before: string | null; after: string | null }>;
      editor: { id: string; name: string };
    } | null;
    disputes: Array<{
      id: string;
      openedAt: string;
      closedAt: string | null;
      reason: { value: string; language: string; origin: TextOrigin; translatedFrom: string | null; outdated: boolean };
    }>;
  } | null;
};

export type RevisionsQueryVariables = Exact<{
  id: string;
  asOf?: AsOf | null | undefined;
  before?: string | null | undefined;
  languages?: Array<string> | string | null | undefined;
}>;

export type RevisionsQuery = {
  node:
    | {
        revisions: {
          totalCount: number;
          pageInfo: { hasPreviousPage: boolean; startCursor: string | null };
          nodes: Array<{
            number: number;
            position: string;
            recordedAt: string;
            type: string;
            permalink: string;
            editor: { id: string; name: string };
            reason: {
              value: string;
              language: string;
              origin: TextOrigin;
              translatedFrom: string | null;
              outdated: boolean;
            } | null;
            correction: { id: string } | null;
            changes: Array<{ path: string; before: string | null; after: string | null }>;
          }>;
        };
      }
    | {
        revisions: {
          totalCount: number;
          pageInfo: { hasPreviousPage: boolean; startCursor: string | null };
          nodes: Array<{
            number: number;
            position: string;
            recordedAt: string;
            type: string;
            permalink: string;
            editor: { id: string; name: string };
            reason: {
              value: string;
              language: string;
              origin: TextOrigin;
              translatedFrom: string | null;
              outdated: boolean;
            } | null;
            correction: { id: string } | null;
            changes: Array<{ path: string; before: string | null; after: string | null }>;
          }>;
        };
      }
    | {
        revisions: {
          totalCount: number;
          pageInfo: { hasPreviousPage: boolean; startCursor: string | null };
          nodes: Array<{
            number: number;
            position: string;
            recordedAt: string;
            type: string;
            permalink: string;
            editor: { id: string; name: string };
            reason: {
              value: string;
              language: string;
              origin: TextOrigin;
              translatedFrom: string | null;
              outdated: boolean;
            } | null;
            correction: { id: string } | null;
            changes: Array<{ path: string; before: string | null; after: string | null }>;
          }>;
        };
      }
    | {
        revisions: {
          totalCount: number;
          pageInfo: { hasPreviousPage: boolean; startCursor: string | null };
          nodes: Array<{
            number: number;
            position: string;
            recordedAt: string;
            type: string;
            permalink: string;
            editor: { id: string; name: string };
            reason: {
              value: string;
              language: string;
              origin: TextOrigin;
              translatedFrom: string | null;
              outdated: boolean;
            } | null;
            correction: { id: string } | null;
            changes: Array<{ path: string; before: string | null; after: string | null }>;
          }>;
        };
      }
    | null;
};

export type MomentAtQueryVariables = Exact<{
  asOf: AsOf;
}>;

export type MomentAtQuery = { facts: { basis: { position: string; recordedAt: string; isHead: boolean } } | null };

export type MarkFragment = { position: string; recordedAt: string; type: string; correction: { id: string } | null };

export type MarksBeforeQueryVariables = Exact<{
  until?: string | null | undefined;
  filter?: ChangeFilter | null | undefined;
}>;

export type MarksBeforeQuery = {
  changes: {
    basis: { position: string; recordedAt: string; isHead: boolean };
    pageInfo: { hasPreviousPage: boolean; startCursor: string | null };
    nodes: Array<{ position: string; recordedAt: string; type: string; correction: { id: string } | null }>;
  } | null;
};

export type MarksAfterQueryVariables = Exact<{
  after?: string | null | undefined;
  filter?: ChangeFilter | null | undefined;
}>;

export type MarksAfterQuery = {
  changes: {
    basis: { position: string; recordedAt: string; isHead: boolean };
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
    nodes: Array<{ position: string; recordedAt: string; type: string; correction: { id: string } | null }>;
  } | null;
};

export type ChangedSubscriptionVariables = Exact<{
  after?: string | null | undefined;
  filter?: ChangeFilter | null | undefined;
}>;

export type ChangedSubscription = { changes: { position: string; type: string } };

type Compared_Actor_Fragment = {
  __typename: 'Actor';
  entityId: string;
  permalink: string;
  name: { value: string; language: string; origin: TextOrigin; translatedFrom: string | null; outdated: boolean };
};

type Compared_Fact_Fragment = {
  __typename: 'Fact';
  slug: string;
  kind: FactKind;
  status: FactStatus;
  entityId: string;
  permalink: string;
  title: { value: string; language: string; origin: TextOrigin; translatedFrom: string | null; outdated: boolean };
  occurredAt: {
    display: { value: string; language: string; origin: TextOrigin; translatedFrom: string | null; outdated: boolean };
  };
};

type Compared_Source_Fragment = {
  __typename: 'Source';
  entityId: string;
  permalink: string;
  headline: {
    value: string;
    language: string;
    origin: TextOrigin;
    translatedFrom: string | null;
    outdated: boolean;
  } | null;
  publisher: {
    entityId: string;
    kind: ActorKind;
    name: { value: string; language: string; origin: TextOrigin; translatedFrom: string | null; outdated: boolean };
  } | null;
};

type Compared_Timeline_Fragment = {
  __typename: 'Timeline';
  slug: string;
  entityId: string;
  permalink: string;
  title: { value: string; language: string; origin: TextOrigin; translatedFrom: string | null; outdated: boolean };
};

export type ComparedFragment =
  Compared_Actor_Fragment | Compared_Fact_Fragment | Compared_Source_Fragment | Compared_Timeline_Fragment;

export type CompareQueryVariables = Exact<{
  timeline?: string | null | undefined;
  from: AsOf;
  to?: AsOf | null | undefined;
  after?: string | null | undefined;
  languages?: Array<string> | string | null | undefined;
}>;

export type CompareQuery = {
  diff: {
    totalCount: number;
    from: { position: string; recordedAt: string; isHead: boolean };
    to: { position: string; recordedAt: string; isHead: boolean };
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
    nodes: Array<{
      kind: DiffKind;
      before:
        | {
            __typename: 'Actor';
            entityId: string;
            permalink: string;
            name: {
              value: string;
              language: string;
              origin: TextOrigin;
              translatedFrom: string | null;
              outdated: boolean;
            };
          }
        | {
            __typename: 'Fact';
            slug: string;
            kind: FactKind;
            status: FactStatus;
            entityId: string;
            permalink: string;
            title: {
              value: string;
              language: string;
              origin: TextOrigin;
              translatedFrom: string | null;
              outdated: boolean;
            };
            occurredAt: {
              display: {
                value: string;
                language: string;
                origin: TextOrigin;
                translatedFrom: string | null;
                outdated: boolean;
              };
            };
          }
        | {
            __typename: 'Source';
            entityId: string;
            permalink: string;
            headline: {
              value: string;
              language: string;
              origin: TextOrigin;
              translatedFrom: string | null;
              outdated: boolean;
            } | null;
            publisher: {
              entityId: string;
              kind: ActorKind;
              name: {
                value: string;
                language: string;
                origin: TextOrigin;
                translatedFrom: string | null;
                outdated: boolean;
              };
            } | null;
          }
        | {
            __typename: 'Timeline';
            slug: string;
            entityId: string;
            permalink: string;
            title: {
              value: string;
              language: string;
              origin: TextOrigin;
              translatedFrom: string | null;
              outdated: boolean;
            };
          }
        | null;
      after:
        | {
            __typename: 'Actor';
            entityId: string;
            permalink: string;
            name: {
              value: string;
              language: string;
              origin: TextOrigin;
              translatedFrom: string | null;
              outdated: boolean;
            };
          }
        | {
            __typename: 'Fact';
            slug: string;
            kind: FactKind;
            status: FactStatus;
            entityId: string;
            permalink: string;
            title: {
              value: string;
              language: string;
              origin: TextOrigin;
              translatedFrom: string | null;
              outdated: boolean;
            };
            occurredAt: {
              display: {
                value: string;
                language: string;
                origin: TextOrigin;
                translatedFrom: string | null;
                outdated: boolean;
              };
            };
          }
        | {
            __typename: 'Source';
            entityId: string;
            permalink: string;
            headline: {
              value: string;
              language: string;
              origin: TextOrigin;
              translatedFrom: string | null;
              outdated: boolean;
            } | null;
            publisher: {
              entityId: string;
              kind: ActorKind;
              name: {
                value: string;
                language: string;
                origin: TextOrigin;
                translatedFrom: string | null;
                outdated: boolean;
              };
            } | null;
          }
        | {
            __typename: 'Timeline';
            slug: string;
            entityId: string;
            permalink: string;
            title: {
              value: string;
              language: string;
              origin: TextOrigin;
              translatedFrom: string | null;
              outdated: boolean;
            };
          }
        | null;
      changes: Array<{ path: string; before: string | null; after: string | null }>;
      revisions: Array<{ number: number; recordedAt: string; type: string }>;
    }>;
  } | null;
};

export type WordsFragment = {
  value: string;
  language: string;
  origin: TextOrigin;
  translatedFrom: string | null;
  outdated: boolean;
};

export type WhenFragment = {
  edtf: string;
  earliest: string | null;
  latest: string | null;
  precision: DatePrecision;
  uncertain: boolean;
  approximate: boolean;
  timeZone: string | null;
  zoneBasis: ZoneBasis;
  basis: Array<DateBasis>;
  note: {
    value: string;
    language: string;
    origin: TextOrigin;
    translatedFrom: string | null;
    outdated: boolean;
  } | null;
  display: { value: string; language: string; origin: TextOrigin; translatedFrom: string | null; outdated: boolean };
};

export type WhoFragment = {
  entityId: string;
  kind: ActorKind;
  name: { value: string; language: string; origin: TextOrigin; translatedFrom: string | null; outdated: boolean };
};

export type MomentFragment = { position: string; recordedAt: string; isHead: boolean };

export type NoticeFragment = {
  id: string;
  kind: CorrectionKind;
  severity: CorrectionSeverity;
  errorOrigin: ErrorOrigin;
  stoodForSeconds: number;
  correctedAt: string;
  revision: number;
  whatWasWrong: {
    value: string;
    language: string;
    origin: TextOrigin;
    translatedFrom: string | null;
    outdated: boolean;
  };
  whatIsRight: {
    value: string;
    language: string;
    origin: TextOrigin;
    translatedFrom: string | null;
    outdated: boolean;
  };
  reason: {
    value: string;
    language: string;
    origin: TextOrigin;
    translatedFrom: string | null;
    outdated: boolean;
  } | null;
  changes: Array<{ path: string; before: string | null; after: string | null }>;
  editor: { id: string; name: string };
};

export type SourcesQueryVariables = Exact<{
  after?: string | null | undefined;
  asOf?: AsOf | null | undefined;
  languages?: Array<string> | string | null | undefined;
}>;

export type SourcesQuery = {
  sources: {
    totalCount: number;
    basis: { position: string; recordedAt: string; isHead: boolean };
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
    nodes: Array<{
      entityId: string;
      language: string;
      url: string | null;
      status: SourceStatus;
      facts: { totalCount: number };
      headline: {
        value: string;
        language: string;
        origin: TextOrigin;
        translatedFrom: string | null;
        outdated: boolean;
      } | null;
      publishedAt: {
        edtf: string;
        earliest: string | null;
        latest: string | null;
        precision: DatePrecision;
        uncertain: boolean;
        approximate: boolean;
        timeZone: string | null;
        zoneBasis: ZoneBasis;
        basis: Array<DateBasis>;
        note: {
          value: string;
          language: string;
          origin: TextOrigin;
          translatedFrom: string | null;
          outdated: boolean;
        } | null;
        display: {
          value: string;
          language: string;
          origin: TextOrigin;
          translatedFrom: string | null;
          outdated: boolean;
        };
      };
      publisher: {
        entityId: string;
        kind: ActorKind;
        name: { value: string; language: string; origin: TextOrigin; translatedFrom: string | null; outdated: boolean };
      } | null;
    }>;
  } | null;
};

export type SourceQueryVariables = Exact<{
  id: string;
  asOf?: AsOf | null | undefined;
  after?: string | null | undefined;
  languages?: Array<string> | string | null | undefined;
}>;

export type SourceQuery = {
  source: {
    mergedInto: string | null;
    permalink: string;
    correctionCount: number;
    entityId: string;
    language: string;
    url: string | null;
    status: SourceStatus;
    basis: { position: string; recordedAt: string; isHead: boolean };
    cites: Array<{
      entityId: string;
      kind: ActorKind;
      name: { value: string; language: string; origin: TextOrigin; translatedFrom: string | null; outdated: boolean };
    }>;
    withdrawal: {
      at: string;
      reason: { value: string; language: string; origin: TextOrigin; translatedFrom: string | null; outdated: boolean };
    } | null;
    snapshots: Array<{ sha256: string; capturedAt: string; mediaType: string; length: number; text: string | null }>;
    facts: {
      totalCount: number;
      pageInfo: { hasNextPage: boolean; endCursor: string | null };
      nodes: Array<{
        entityId: string;
        slug: string;
        kind: FactKind;
        status: FactStatus;
        occurredAt: {
          display: {
            value: string;
            language: string;
            origin: TextOrigin;
            translatedFrom: string | null;
            outdated: boolean;
          };
        };
        title: {
          value: string;
          language: string;
          origin: TextOrigin;
          translatedFrom: string | null;
          outdated: boolean;
        };
      }>;
    };
    headline: {
      value: string;
      language: string;
      origin: TextOrigin;
      translatedFrom: string | null;
      outdated: boolean;
    } | null;
    publishedAt: {
      edtf: string;
      earliest: string | null;
      latest: string | null;
      precision: DatePrecision;
      uncertain: boolean;
      approximate: boolean;
      timeZone: string | null;
      zoneBasis: ZoneBasis;
      basis: Array<DateBasis>;
      note: {
        value: string;
        language: string;
        origin: TextOrigin;
        translatedFrom: string | null;
        outdated: boolean;
      } | null;
      display: {
        value: string;
        language: string;
        origin: TextOrigin;
        translatedFrom: string | null;
        outdated: boolean;
      };
    };
    publisher: {
      entityId: string;
      kind: ActorKind;
      name: { value: string; language: string; origin: TextOrigin; translatedFrom: string | null; outdated: boolean };
    } | null;
  } | null;
};

export type ActorQueryVariables = Exact<{
  id: string;
  asOf?: AsOf | null | undefined;
  after?: string | null | undefined;
  languages?: Array<string> | string | null | undefined;
}>;

export type ActorQuery = {
  actor: {
    sameAs: Array<string>;
    mergedInto: string | null;
    permalink: string;
    entityId: string;
    kind: ActorKind;
    names: Array<{
      value: string;
      language: string;
      origin: TextOrigin;
      translatedFrom: string | null;
      outdated: boolean;
    }>;
    basis: { position: string; recordedAt: string; isHead: boolean };
    facts: {
      totalCount: number;
      pageInfo: { hasNextPage: boolean; endCursor: string | null };
      nodes: Array<{
        entityId: string;
        slug: string;
        kind: FactKind;
        status: FactStatus;
        occurredAt: {
          display: {
            value: string;
            language: string;
            origin: TextOrigin;
            translatedFrom: string | null;
            outdated: boolean;
          };
        };
        title: {
          value: string;
          language: string;
          origin: TextOrigin;
          translatedFrom: string | null;
          outdated: boolean;
        };
      }>;
    };
    name: { value: string; language: string; origin: TextOrigin; translatedFrom: string | null; outdated: boolean };
  } | null;
};

export type EntryFragment = {
  entityId: string;
  slug: string;
  kind: FactKind;
  status: FactStatus;
  correctionCount: number;
  title: { value: string; language: string; origin: TextOrigin; translatedFrom: string | null; outdated: boolean };
  summary: {
    value: string;
    language: string;
    origin: TextOrigin;
    translatedFrom: string | null;
    outdated: boolean;
  } | null;
  occurredAt: {
    edtf: string;
    earliest: string | null;
    latest: string | null;
    precision: DatePrecision;
    uncertain: boolean;
    approximate: boolean;
    timeZone: string | null;
    zoneBasis: ZoneBasis;
    basis: Array<DateBasis>;
    note: {
      value: string;
      language: string;
      origin: TextOrigin;
      translatedFrom: string | null;
      outdated: boolean;
    } | null;
    display: { value: string; language: string; origin: TextOrigin; translatedFrom: string | null; outdated: boolean };
  };
  validDuring: {
    open: boolean;
    start: { earliest: string | null; latest: string | null } | null;
    end: { earliest: string | null; latest: string | null } | null;
  } | null;
  places: Array<{
    id: string;
    role: PlaceRole;
    basis: PlaceBasis;
    place: {
      name: { value: string; language: string; origin: TextOrigin; translatedFrom: string | null; outdated: boolean };
    };
  }>;
  participants: Array<{
    role: ParticipantRole;
    actor: {
      entityId: string;
      kind: ActorKind;
      name: { value: string; language: string; origin: TextOrigin; translatedFrom: string | null; outdated: boolean };
    };
  }>;
  attestations: Array<{
    id: string;
    stance: AttestationStance;
    withdrawal: { at: string } | null;
    source: {
      entityId: string;
      publisher: {
        entityId: string;
        kind: ActorKind;
        name: { value: string; language: string; origin: TextOrigin; translatedFrom: string | null; outdated: boolean };
      } | null;
    };
    chain: Array<{
      id: string;
      role: AttributionRole;
      actor: {
        entityId: string;
        kind: ActorKind;
        name: { value: string; language: string; origin: TextOrigin; translatedFrom: string | null; outdated: boolean };
      } | null;
      unnamed: {
        value: string;
        language: string;
        origin: TextOrigin;
        translatedFrom: string | null;
        outdated: boolean;
      } | null;
    }>;
    divergences: Array<{
      id: string;
      aspect: DivergenceAspect;
      note: { value: string; language: string; origin: TextOrigin; translatedFrom: string | null; outdated: boolean };
    }>;
  }>;
  corroboration: {
    level: CorroborationLevel;
    contested: boolean;
    sourceCount: number;
    originCount: number;
    denyingSourceCount: number;
    origins: Array<{
      entityId: string;
      kind: ActorKind;
      name: { value: string; language: string; origin: TextOrigin; translatedFrom: string | null; outdated: boolean };
    }>;
  };
  corrections: Array<{
    id: string;
    kind: CorrectionKind;
    severity: CorrectionSeverity;
    errorOrigin: ErrorOrigin;
    stoodForSeconds: number;
    correctedAt: string;
    revision: number;
    whatWasWrong: {
      value: string;
      language: string;
      origin: TextOrigin;
      translatedFrom: string | null;
      outdated: boolean;
    };
    whatIsRight: {
      value: string;
      language: string;
      origin: TextOrigin;
      translatedFrom: string | null;
      outdated: boolean;
    };
    reason: {
      value: string;
      language: string;
      origin: TextOrigin;
      translatedFrom: string | null;
      outdated: boolean;
    } | null;
    changes: Array<{ path: string; before: string | null; after: string | null }>;
    editor: { id: string; name: string };
  }>;
  retraction: {
    id: string;
    kind: CorrectionKind;
    severity: CorrectionSeverity;
    errorOrigin: ErrorOrigin;
    stoodForSeconds: number;
    correctedAt: string;
    revision: number;
    whatWasWrong: {
      value: string;
      language: string;
      origin: TextOrigin;
      translatedFrom: string | null;
      outdated: boolean;
    };
    whatIsRight: {
      value: string;
      language: string;
      origin: TextOrigin;
      translatedFrom: string | null;
      outdated: boolean;
    };
    reason: {
      value: string;
      language: string;
      origin: TextOrigin;
      translatedFrom: string | null;
      outdated: boolean;
    } | null;
    changes: Array<{ path: string; before: string | null; after: string | null }>;
    editor: { id: string; name: string };
  } | null;
  disputes: Array<{
    id: string;
    openedAt: string;
    closedAt: string | null;
    reason: { value: string; language: string; origin: TextOrigin; translatedFrom: string | null; outdated: boolean };
  }>;
  revision: { number: number };
};

export type TimelinesQueryVariables = Exact<{
  asOf?: AsOf | null | undefined;
  languages?: Array<string> | string | null | undefined;
}>;

export type TimelinesQuery = {
  timelines: {
    totalCount: number;
    basis: { position: string; recordedAt: string; isHead: boolean };
    nodes: Array<{
      entityId: string;
      slug: string;
      correctionCount: number;
      title: { value: string; language: string; origin: TextOrigin; translatedFrom: string | null; outdated: boolean };
      description: {
        value: string;
        language: string;
        origin: TextOrigin;
        translatedFrom: string | null;
        outdated: boolean;
      } | null;
      entries: { totalCount: number };
    }>;
  } | null;
};

export type TimelineHeadQueryVariables = Exact<{
  slug: string;
  asOf?: AsOf | null | undefined;
  languages?: Array<string> | string | null | undefined;
}>;

export type TimelineHeadQuery = {
  timeline: {
    entityId: string;
    slug: string;
    permalink: string;
    title: { value: string; language: string; origin: TextOrigin; translatedFrom: string | null; outdated: boolean };
    description: {
      value: string;
      language: string;
      origin: TextOrigin;
      translatedFrom: string | null;
      outdated: boolean;
    } | null;
    basis: { position: string; recordedAt: string; isHead: boolean };
    revision: { number: number };
    entries: { totalCount: number };
    facets: Array<{
      field: FacetField;
      value: string;
      count: number;
      label: {
        value: string;
        language: string;
        origin: TextOrigin;
        translatedFrom: string | null;
        outdated: boolean;
      } | null;
    }>;
  } | null;
  corrected: { entries: { totalCount: number } } | null;
};

export type FacetsQueryVariables = Exact<{
  slug: string;
  asOf?: AsOf | null | undefined;
  filter?: FactFilter | null | undefined;
}>;

export type FacetsQuery = { timeline: { facets: Array<{ field: FacetField; value: string; count: number }> } | null };

export type EntriesQueryVariables = Exact<{
  slug: string;
  asOf?: AsOf | null | undefined;
  filter?: FactFilter | null | undefined;
  orderBy?: EntryOrder | null | undefined;
  after?: string | null | undefined;
  languages?: Array<string> | string | null | undefined;
}>;

export type EntriesQuery = {
  timeline: {
    entries: {
      totalCount: number;
      basis: { position: string; recordedAt: string; isHead: boolean };
      pageInfo: { hasNextPage: boolean; endCursor: string | null };
      nodes: Array<{
        note: {
          value: string;
          language: string;
          origin: TextOrigin;
          translatedFrom: string | null;
          outdated: boolean;
        } | null;
        fact: {
          entityId: string;
          slug: string;
          kind: FactKind;
          status: FactStatus;
          correctionCount: number;
          title: {
            value: string;
            language: string;
            origin: TextOrigin;
            translatedFrom: string | null;
            outdated: boolean;
          };
          summary: {
            value: string;
            language: string;
            origin: TextOrigin;
            translatedFrom: string | null;
            outdated: boolean;
          } | null;
          occurredAt: {
            edtf: string;
            earliest: string | null;
            latest: string | null;
            precision: DatePrecision;
            uncertain: boolean;
            approximate: boolean;
            timeZone: string | null;
            zoneBasis: ZoneBasis;
            basis: Array<DateBasis>;
            note: {
              value: string;
              language: string;
              origin: TextOrigin;
              translatedFrom: string | null;
              outdated: boolean;
            } | null;
            display: {
              value: string;
              language: string;
              origin: TextOrigin;
              translatedFrom: string | null;
              outdated: boolean;
            };
          };
          validDuring: {
            open: boolean;
            start: { earliest: string | null; latest: string | null } | null;
            end: { earliest: string | null; latest: string | null } | null;
          } | null;
          places: Array<{
            id: string;
            role: PlaceRole;
            basis: PlaceBasis;
            place: {
              name: {
                value: string;
                language: string;
                origin: TextOrigin;
                translatedFrom: string | null;
                outdated: boolean;
              };
            };
          }>;
          participants: Array<{
            role: ParticipantRole;
            actor: {
              entityId: string;
              kind: ActorKind;
              name: {
                value: string;
                language: string;
                origin: TextOrigin;
                translatedFrom: string | null;
                outdated: boolean;
              };
            };
          }>;
          attestations: Array<{
            id: string;
            stance: AttestationStance;
            withdrawal: { at: string } | null;
            source: {
              entityId: string;
              publisher: {
                entityId: string;
                kind: ActorKind;
                name: {
                  value: string;
                  language: string;
                  origin: TextOrigin;
                  translatedFrom: string | null;
                  outdated: boolean;
                };
              } | null;
            };
            chain: Array<{
              id: string;
              role: AttributionRole;
              actor: {
                entityId: string;
                kind: ActorKind;
                name: {
                  value: string;
                  language: string;
                  origin: TextOrigin;
                  translatedFrom: string | null;
                  outdated: boolean;
                };
              } | null;
              unnamed: {
                value: string;
                language: string;
                origin: TextOrigin;
                translatedFrom: string | null;
                outdated: boolean;
              } | null;
            }>;
            divergences: Array<{
              id: string;
              aspect: DivergenceAspect;
              note: {
                value: string;
                language: string;
                origin: TextOrigin;
                translatedFrom: string | null;
                outdated: boolean;
              };
            }>;
          }>;
          corroboration: {
            level: CorroborationLevel;
            contested: boolean;
            sourceCount: number;
            originCount: number;
            denyingSourceCount: number;
            origins: Array<{
              entityId: string;
              kind: ActorKind;
              name: {
                value: string;
                language: string;
                origin: TextOrigin;
                translatedFrom: string | null;
                outdated: boolean;
              };
            }>;
          };
          corrections: Array<{
            id: string;
            kind: CorrectionKind;
            severity: CorrectionSeverity;
            errorOrigin: ErrorOrigin;
            stoodForSeconds: number;
            correctedAt: string;
            revision: number;
            whatWasWrong: {
              value: string;
              language: string;
              origin: TextOrigin;
              translatedFrom: string | null;
              outdated: boolean;
            };
            whatIsRight: {
              value: string;
              language: string;
              origin: TextOrigin;
              translatedFrom: string | null;
              outdated: boolean;
            };
            reason: {
              value: string;
              language: string;
              origin: TextOrigin;
              translatedFrom: string | null;
              outdated: boolean;
            } | null;
            changes: Array<{ path: string; before: string | null; after: string | null }>;
            editor: { id: string; name: string };
          }>;
          retraction: {
            id: string;
            kind: CorrectionKind;
            severity: CorrectionSeverity;
            errorOrigin: ErrorOrigin;
            stoodForSeconds: number;
            correctedAt: string;
            revision: number;
            whatWasWrong: {
              value: string;
              language: string;
              origin: TextOrigin;
              translatedFrom: string | null;
              outdated: boolean;
            };
            whatIsRight: {
              value: string;
              language: string;
              origin: TextOrigin;
              translatedFrom: string | null;
              outdated: boolean;
            };
            reason: {
              value: string;
              language: string;
              origin: TextOrigin;
              translatedFrom: string | null;
              outdated: boolean;
            } | null;
            changes: Array<{ path: string; before: string | null; after: string | null }>;
            editor: { id: string; name: string };
          } | null;
          disputes: Array<{
            id: string;
            openedAt: string;
            closedAt: string | null;
            reason: {
              value: string;
              language: string;
              origin: TextOrigin;
              translatedFrom: string | null;
              outdated: boolean;
            };
          }>;
          revision: { number: number };
        };
      }>;
    };
  } | null;
};

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const WordsFragmentDoc = new TypedDocumentString(
  `
    fragment Words on LocalizedText {
  value
  language
  origin
  translatedFrom
  outdated
}
    `,
  { fragmentName: 'Words' },
) as unknown as TypedDocumentString<WordsFragment, unknown>;
export const NoteOfDateFragmentDoc = new TypedDocumentString(
  `
    fragment NoteOfDate on UncertainDate {
  kkNote: note(languages: ["kk"]) {
    ...Words
  }
  ruNote: note(languages: ["ru"]) {
    ...Words
  }
  enNote: note(languages: ["en"]) {
    ...Words
  }
}
    fragment Words on LocalizedText {
  value
  language
  origin
  translatedFrom
  outdated
}`,
  { fragmentName: 'NoteOfDate' },
) as unknown as TypedDocumentString<NoteOfDateFragment, unknown>;
export const RecordingFragmentDoc = new TypedDocumentString(
  `
    fragment Recording on Fact {
  entityId
  slug
  revision {
    number
  }
}
    `,
  { fragmentName: 'Recording' },
) as unknown as TypedDocumentString<RecordingFragment, unknown>;
export const WhenFragmentDoc = new TypedDocumentString(
  `
    fragment When on UncertainDate {
  edtf
  earliest
  latest
  precision
  uncertain
  approximate
  timeZone
  zoneBasis
  basis
  note(languages: $languages) {
    ...Words
  }
  display(languages: $languages) {
    ...Words
  }
}
    fragment Words on LocalizedText {
  value
  language
  origin
  translatedFrom
  outdated
}`,
  { fragmentName: 'When' },
) as unknown as TypedDocumentString<WhenFragment, unknown>;
export const WhoFragmentDoc = new TypedDocumentString(
  `
    fragment Who on Actor {
  entityId
  kind
  name(languages: $languages) {
    ...Words
  }
}
    fragment Words on LocalizedText {
  value
  language
  origin
  translatedFrom
  outdated
}`,
  { fragmentName: 'Who' },
) as unknown as TypedDocumentString<WhoFragment, unknown>;
export const SourceOfFragmentDoc = new TypedDocumentString(
  `
    fragment SourceOf on Source {
  entityId
  language
  url
  status
  headline(languages: $languages) {
    ...Words
  }
  publishedAt {
    ...When
  }
  publisher {
    ...Who
  }
}
    fragment Words on LocalizedText {
  value
  language
  origin
  translatedFrom
  outdated
}
fragment When on UncertainDate {
  edtf
  earliest
  latest
  precision
  uncertain
  approximate
  timeZone
  zoneBasis
  basis
  note(languages: $languages) {
    ...Words
  }
  display(languages: $languages) {
    ...Words
  }
}
fragment Who on Actor {
  entityId
  kind
  name(languages: $languages) {
    ...Words
  }
}`,
  { fragmentName: 'SourceOf' },
) as unknown as TypedDocumentString<SourceOfFragment, unknown>;
export const EvidenceFragmentDoc = new TypedDocumentString(
  `
    fragment Evidence on Attestation {
  id
  stance
  recordedAt
  editor {
    id
    name
  }
  withdrawal {
    at
    reason(languages: $languages) {
      ...Words
    }
    editor {
      id
      name
    }
  }
  source {
    ...SourceOf
  }
  snapshot {
    sha256
    capturedAt
  }
  quotes {
    id
    exact
    prefix
    suffix
    start
    end
    language
    verification
    standing
    mode
  }
  chain {
    id
    role
    mode
    language
    actor {
      ...Who
    }
    unnamed(languages: $languages) {
      ...Words
    }
  }
  divergences {
    id
    aspect
    note(languages: $languages) {
      ...Words
    }
  }
}
    fragment SourceOf on Source {
  entityId
  language
  url
  status
  headline(languages: $languages) {
    ...Words
  }
  publishedAt {
    ...When
  }
  publisher {
    ...Who
  }
}
fragment Words on LocalizedText {
  value
  language
  origin
  translatedFrom
  outdated
}
fragment When on UncertainDate {
  edtf
  earliest
  latest
  precision
  uncertain
  approximate
  timeZone
  zoneBasis
  basis
  note(languages: $languages) {
    ...Words
  }
  display(languages: $languages) {
    ...Words
  }
}
fragment Who on Actor {
  entityId
  kind
  name(languages: $languages) {
    ...Words
  }
}`,
  { fragmentName: 'Evidence' },
) as unknown as TypedDocumentString<EvidenceFragment, unknown>;
export const LinkedFragmentDoc = new TypedDocumentString(
  `
    fragment Linked on Fact {
  entityId
  slug
  kind
  status
  title(languages: $languages) {
    ...Words
  }
}
    fragment Words on LocalizedText {
  value
  language
  origin
  translatedFrom
  outdated
}`,
  { fragmentName: 'Linked' },
) as unknown as TypedDocumentString<LinkedFragment, unknown>;
export const MarkFragmentDoc = new TypedDocumentString(
  `
    fragment Mark on Change {
  position
  recordedAt
  type
  correction {
    id
  }
}
    `,
  { fragmentName: 'Mark' },
) as unknown as TypedDocumentString<MarkFragment, unknown>;
export const ComparedFragmentDoc = new TypedDocumentString(
  `
    fragment Compared on Recorded {
  __typename
  entityId
  permalink
  ... on Fact {
    slug
    kind
    status
    title(languages: $languages) {
      ...Words
    }
    occurredAt {
      display(languages: $languages) {
        ...Words
      }
    }
  }
  ... on Timeline {
    slug
    title(languages: $languages) {
      ...Words
    }
  }
  ... on Source {
    headline(languages: $languages) {
      ...Words
    }
    publisher {
      ...Who
    }
  }
  ... on Actor {
    name(languages: $languages) {
      ...Words
    }
  }
}
    fragment Words on LocalizedText {
  value
  language
  origin
  translatedFrom
  outdated
}
fragment Who on Actor {
  entityId
  kind
  name(languages: $languages) {
    ...Words
  }
}`,
  { fragmentName: 'Compared' },
) as unknown as TypedDocumentString<ComparedFragment, unknown>;
export const MomentFragmentDoc = new TypedDocumentString(
  `
    fragment Moment on Basis {
  position
  recordedAt
  isHead
}
    `,
  { fragmentName: 'Moment' },
) as unknown as TypedDocumentString<MomentFragment, unknown>;
export const NoticeFragmentDoc = new TypedDocumentString(
  `
    fragment Notice on Correction {
  id
  kind
  severity
  whatWasWrong(languages: $languages) {
    ...Words
  }
  whatIsRight(languages: $languages) {
    ...Words
  }
  reason(languages: $languages) {
    ...Words
  }
  errorOrigin
  changes {
    path
    before
    after
  }
  stoodForSeconds
  correctedAt
  editor {
    id
    name
  }
  revision
}
    fragment Words on LocalizedText {
  value
  language
  origin
  translatedFrom
  outdated
}`,
  { fragmentName: 'Notice' },
) as unknown as TypedDocumentString<NoticeFragment, unknown>;
export const EntryFragmentDoc = new TypedDocumentString(
  `
    fragment Entry on Fact {
  entityId
  slug
  kind
  status
  title(languages: $languages) {
    ...Words
  }
  summary(languages: $languages) {
    ...Words
  }
  occurredAt {
    ...When
  }
  validDuring {
    open
    start {
      earliest
      latest
    }
    end {
      earliest
      latest
    }
  }
  places {
    id
    role
    basis
    place {
      name(languages: $languages) {
        ...Words
      }
    }
  }
  participants {
    role
    actor {
      ...Who
    }
  }
  attestations {
    id
    stance
    withdrawal {
      at
    }
    source {
      entityId
      publisher {
        ...Who
      }
    }
    chain {
      id
      role
      actor {
        ...Who
      }
      unnamed(languages: $languages) {
        ...Words
      }
    }
    divergences {
      id
      aspect
      note(languages: $languages) {
        ...Words
      }
    }
  }
  corroboration {
    level
    contested
    sourceCount
    originCount
    denyingSourceCount
    origins {
      ...Who
    }
  }
  correctionCount
  corrections(first: 1) {
    ...Notice
  }
  retraction {
    ...Notice
  }
  disputes {
    id
    openedAt
    closedAt
    reason(languages: $languages) {
      ...Words
    }
  }
  revision {
    number
  }
}
    fragment Words on LocalizedText {
  value
  language
  origin
  translatedFrom
  outdated
}
fragment When on UncertainDate {
  edtf
  earliest
  latest
  precision
  uncertain
  approximate
  timeZone
  zoneBasis
  basis
  note(languages: $languages) {
    ...Words
  }
  display(languages: $languages) {
    ...Words
  }
}
fragment Who on Actor {
  entityId
  kind
  name(languages: $languages) {
    ...Words
  }
}
fragment Notice on Correction {
  id
  kind
  severity
  whatWasWrong(languages: $languages) {
    ...Words
  }
  whatIsRight(languages: $languages) {
    ...Words
  }
  reason(languages: $languages) {
    ...Words
  }
  errorOrigin
  changes {
    path
    before
    after
  }
  stoodForSeconds
  correctedAt
  editor {
    id
    name
  }
  revision
}`,
  { fragmentName: 'Entry' },
) as unknown as TypedDocumentString<EntryFragment, unknown>;
export const CorrectionsDocument = new TypedDocumentString(`
    query Corrections($timeline: ID, $kinds: [CorrectionKind!], $severities: [CorrectionSeverity!], $after: String, $asOf: AsOf, $languages: [LanguageTag!]) {
  corrections(
    timeline: $timeline
    kinds: $kinds
    severities: $severities
    first: 20
    after: $after
    asOf: $asOf
  ) {
    totalCount
    basis {
      ...Moment
    }
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      ...Notice
      subject {
        ...Compared
      }
    }
  }
}
    fragment Compared on Recorded {
  __typename
  entityId
  permalink
  ... on Fact {
    slug
    kind
    status
    title(languages: $languages) {
      ...Words
    }
    occurredAt {
      display(languages: $languages) {
        ...Words
      }
    }
  }
  ... on Timeline {
    slug
    title(languages: $languages) {
      ...Words
    }
  }
  ... on Source {
    headline(languages: $languages) {
      ...Words
    }
    publisher {
      ...Who
    }
  }
  ... on Actor {
    name(languages: $languages) {
      ...Words
    }
  }
}
fragment Words on LocalizedText {
  value
  language
  origin
  translatedFrom
  outdated
}
fragment Who on Actor {
  entityId
  kind
  name(languages: $languages) {
    ...Words
  }
}
fragment Moment on Basis {
  position
  recordedAt
  isHead
}
fragment Notice on Correction {
  id
  kind
  severity
  whatWasWrong(languages: $languages) {
    ...Words
  }
  whatIsRight(languages: $languages) {
    ...Words
  }
  reason(languages: $languages) {
    ...Words
  }
  errorOrigin
  changes {
    path
    before
    after
  }
  stoodForSeconds
  correctedAt
  editor {
    id
    name
  }
  revision
}`) as unknown as TypedDocumentString<CorrectionsQuery, CorrectionsQueryVariables>;
export const ReadDateDocument = new TypedDocumentString(`
    query ReadDate($input: UncertainDateInput!, $languages: [LanguageTag!]) {
  date(input: $input) {
    ...When
  }
}
    fragment Words on LocalizedText {
  value
  language
  origin
  translatedFrom
  outdated
}
fragment When on UncertainDate {
  edtf
  earliest
  latest
  precision
  uncertain
  approximate
  timeZone
  zoneBasis
  basis
  note(languages: $languages) {
    ...Words
  }
  display(languages: $languages) {
    ...Words
  }
}`) as unknown as TypedDocumentString<ReadDateQuery, ReadDateQueryVariables>;
export const FindActorsDocument = new TypedDocumentString(`
    query FindActors($text: String!, $languages: [LanguageTag!]) {
  actors(first: 8, text: $text) {
    nodes {
      ...Who
      mergedInto
    }
  }
}
    fragment Words on LocalizedText {
  value
  language
  origin
  translatedFrom
  outdated
}
fragment Who on Actor {
  entityId
  kind
  name(languages: $languages) {
    ...Words
  }
}`) as unknown as TypedDocumentString<FindActorsQuery, FindActorsQueryVariables>;
export const FindFactsDocument = new TypedDocumentString(`
    query FindFacts($text: String!, $languages: [LanguageTag!]) {
  facts(first: 8, filter: {text: $text}) {
    nodes {
      ...Linked
      occurredAt {
        display(languages: $languages) {
          ...Words
        }
      }
    }
  }
}
    fragment Linked on Fact {
  entityId
  slug
  kind
  status
  title(languages: $languages) {
    ...Words
  }
}
fragment Words on LocalizedText {
  value
  language
  origin
  translatedFrom
  outdated
}`) as unknown as TypedDocumentString<FindFactsQuery, FindFactsQueryVariables>;
export const DeskSourcesDocument = new TypedDocumentString(`
    query DeskSources($after: String, $languages: [LanguageTag!]) {
  sources(first: 100, after: $after) {
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      ...SourceOf
      mergedInto
    }
  }
}
    fragment SourceOf on Source {
  entityId
  language
  url
  status
  headline(languages: $languages) {
    ...Words
  }
  publishedAt {
    ...When
  }
  publisher {
    ...Who
  }
}
fragment Words on LocalizedText {
  value
  language
  origin
  translatedFrom
  outdated
}
fragment When on UncertainDate {
  edtf
  earliest
  latest
  precision
  uncertain
  approximate
  timeZone
  zoneBasis
  basis
  note(languages: $languages) {
    ...Words
  }
  display(languages: $languages) {
    ...Words
  }
}
fragment Who on Actor {
  entityId
  kind
  name(languages: $languages) {
    ...Words
  }
}`) as unknown as TypedDocumentString<DeskSourcesQuery, DeskSourcesQueryVariables>;
export const DeskSourceDocument = new TypedDocumentString(`
    query DeskSource($id: ID!, $languages: [LanguageTag!]) {
  source(id: $id) {
    ...SourceOf
    snapshots {
      sha256
      capturedAt
      length
      text
    }
  }
}
    fragment SourceOf on Source {
  entityId
  language
  url
  status
  headline(languages: $languages) {
    ...Words
  }
  publishedAt {
    ...When
  }
  publisher {
    ...Who
  }
}
fragment Words on LocalizedText {
  value
  language
  origin
  translatedFrom
  outdated
}
fragment When on UncertainDate {
  edtf
  earliest
  latest
  precision
  uncertain
  approximate
  timeZone
  zoneBasis
  basis
  note(languages: $languages) {
    ...Words
  }
  display(languages: $languages) {
    ...Words
  }
}
fragment Who on Actor {
  entityId
  kind
  name(languages: $languages) {
    ...Words
  }
}`) as unknown as TypedDocumentString<DeskSourceQuery, DeskSourceQueryVariables>;
export const DeskTimelinesDocument = new TypedDocumentString(`
    query DeskTimelines($after: String, $languages: [LanguageTag!]) {
  timelines(first: 100, after: $after) {
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      entityId
      slug
      title(languages: $languages) {
        ...Words
      }
    }
  }
}
    fragment Words on LocalizedText {
  value
  language
  origin
  translatedFrom
  outdated
}`) as unknown as TypedDocumentString<DeskTimelinesQuery, DeskTimelinesQueryVariables>;
export const PlacementsDocument = new TypedDocumentString(`
    query Placements($fact: ID!) {
  changes(last: 100, filter: {fact: $fact, types: ["FactPlaced", "FactRemoved"]}) {
    nodes {
      type
      timeline {
        entityId
      }
    }
  }
}
    `) as unknown as TypedDocumentString<PlacementsQuery, PlacementsQueryVariables>;
export const DeskFactDocument = new TypedDocumentString(`
    query DeskFact($slug: String!, $languages: [LanguageTag!]) {
  fact(slug: $slug) {
    entityId
    slug
    kind
    status
    mergedInto
    revision {
      number
    }
    titles {
      ...Words
    }
    kkSummary: summary(languages: ["kk"]) {
      ...Words
    }
    ruSummary: summary(languages: ["ru"]) {
      ...Words
    }
    enSummary: summary(languages: ["en"]) {
      ...Words
    }
    occurredAt {
      ...When
      ...NoteOfDate
      boundedBy {
        ...Linked
      }
    }
    places {
      role
      basis
      place {
        country
        latitude
        longitude
        timeZone
        sameAs
        kkName: name(languages: ["kk"]) {
          ...Words
        }
        ruName: name(languages: ["ru"]) {
          ...Words
        }
        enName: name(languages: ["en"]) {
          ...Words
        }
      }
    }
    participants {
      role
      actor {
        ...Who
      }
    }
  }
}
    fragment NoteOfDate on UncertainDate {
  kkNote: note(languages: ["kk"]) {
    ...Words
  }
  ruNote: note(languages: ["ru"]) {
    ...Words
  }
  enNote: note(languages: ["en"]) {
    ...Words
  }
}
fragment Linked on Fact {
  entityId
  slug
  kind
  status
  title(languages: $languages) {
    ...Words
  }
}
fragment Words on LocalizedText {
  value
  language
  origin
  translatedFrom
  outdated
}
fragment When on UncertainDate {
  edtf
  earliest
  latest
  precision
  uncertain
  approximate
  timeZone
  zoneBasis
  basis
  note(languages: $languages) {
    ...Words
  }
  display(languages: $languages) {
    ...Words
  }
}
fragment Who on Actor {
  entityId
  kind
  name(languages: $languages) {
    ...Words
  }
}`) as unknown as TypedDocumentString<DeskFactQuery, DeskFactQueryVariables>;
export const RegisterActorDocument = new TypedDocumentString(`
    mutation RegisterActor($input: RegisterActorInput!) {
  registerActor(input: $input) {
    actor {
      entityId
    }
  }
}
    `) as unknown as TypedDocumentString<RegisterActorMutation, RegisterActorMutationVariables>;
export const RegisterSourceDocument = new TypedDocumentString(`
    mutation RegisterSource($input: RegisterSourceInput!) {
  registerSource(input: $input) {
    source {
      entityId
    }
  }
}
    `) as unknown as TypedDocumentString<RegisterSourceMutation, RegisterSourceMutationVariables>;
export const CaptureSnapshotDocument = new TypedDocumentString(`
    mutation CaptureSnapshot($input: CaptureSnapshotInput!) {
  captureSnapshot(input: $input) {
    source {
      entityId
      snapshots {
        sha256
      }
    }
  }
}
    `) as unknown as TypedDocumentString<CaptureSnapshotMutation, CaptureSnapshotMutationVariables>;
export const ReportFactDocument = new TypedDocumentString(`
    mutation ReportFact($input: ReportFactInput!) {
  reportFact(input: $input) {
    fact {
      ...Recording
    }
  }
}
    fragment Recording on Fact {
  entityId
  slug
  revision {
    number
  }
}`) as unknown as TypedDocumentString<ReportFactMutation, ReportFactMutationVariables>;
export const AttestFactDocument = new TypedDocumentString(`
    mutation AttestFact($input: AttestFactInput!) {
  attestFact(input: $input) {
    fact {
      ...Recording
    }
  }
}
    fragment Recording on Fact {
  entityId
  slug
  revision {
    number
  }
}`) as unknown as TypedDocumentString<AttestFactMutation, AttestFactMutationVariables>;
export const CorrectFactDocument = new TypedDocumentString(`
    mutation CorrectFact($input: CorrectFactInput!) {
  correctFact(input: $input) {
    fact {
      ...Recording
    }
  }
}
    fragment Recording on Fact {
  entityId
  slug
  revision {
    number
  }
}`) as unknown as TypedDocumentString<CorrectFactMutation, CorrectFactMutationVariables>;
export const UpdateFactDocument = new TypedDocumentString(`
    mutation UpdateFact($input: UpdateFactInput!) {
  updateFact(input: $input) {
    fact {
      ...Recording
    }
  }
}
    fragment Recording on Fact {
  entityId
  slug
  revision {
    number
  }
}`) as unknown as TypedDocumentString<UpdateFactMutation, UpdateFactMutationVariables>;
export const RetractFactDocument = new TypedDocumentString(`
    mutation RetractFact($input: RetractFactInput!) {
  retractFact(input: $input) {
    fact {
      ...Recording
    }
  }
}
    fragment Recording on Fact {
  entityId
  slug
  revision {
    number
  }
}`) as unknown as TypedDocumentString<RetractFactMutation, RetractFactMutationVariables>;
export const ReinstateDocument = new TypedDocumentString(`
    mutation Reinstate($input: ReinstateInput!) {
  reinstate(input: $input) {
    position
  }
}
    `) as unknown as TypedDocumentString<ReinstateMutation, ReinstateMutationVariables>;
export const DisputeFactDocument = new TypedDocumentString(`
    mutation DisputeFact($input: DisputeFactInput!) {
  disputeFact(input: $input) {
    fact {
      ...Recording
    }
  }
}
    fragment Recording on Fact {
  entityId
  slug
  revision {
    number
  }
}`) as unknown as TypedDocumentString<DisputeFactMutation, DisputeFactMutationVariables>;
export const ResolveDisputeDocument = new TypedDocumentString(`
    mutation ResolveDispute($input: ResolveDisputeInput!) {
  resolveDispute(input: $input) {
    fact {
      ...Recording
    }
  }
}
    fragment Recording on Fact {
  entityId
  slug
  revision {
    number
  }
}`) as unknown as TypedDocumentString<ResolveDisputeMutation, ResolveDisputeMutationVariables>;
export const RelateFactsDocument = new TypedDocumentString(`
    mutation RelateFacts($input: RelateFactsInput!) {
  relateFacts(input: $input) {
    fact {
      ...Recording
    }
  }
}
    fragment Recording on Fact {
  entityId
  slug
  revision {
    number
  }
}`) as unknown as TypedDocumentString<RelateFactsMutation, RelateFactsMutationVariables>;
export const TranslateDocument = new TypedDocumentString(`
    mutation Translate($input: TranslateInput!) {
  translate(input: $input) {
    position
  }
}
    `) as unknown as TypedDocumentString<TranslateMutation, TranslateMutationVariables>;
export const PlaceFactDocument = new TypedDocumentString(`
    mutation PlaceFact($input: PlaceFactInput!) {
  placeFact(input: $input) {
    position
  }
}
    `) as unknown as TypedDocumentString<PlaceFactMutation, PlaceFactMutationVariables>;
export const RemoveFactDocument = new TypedDocumentString(`
    mutation RemoveFact($input: PlaceFactInput!) {
  removeFact(input: $input) {
    position
  }
}
    `) as unknown as TypedDocumentString<RemoveFactMutation, RemoveFactMutationVariables>;
export const FactDocument = new TypedDocumentString(`
    query Fact($slug: String, $id: ID, $asOf: AsOf, $languages: [LanguageTag!]) {
  fact(slug: $slug, id: $id, asOf: $asOf) {
    ...Entry
    mergedInto
    permalink
    firstRecordedAt
    basis {
      ...Moment
    }
    titles {
      ...Words
    }
    attestations {
      ...Evidence
    }
    relations {
      id
      kind
      recordedAt
      note(languages: $languages) {
        ...Words
      }
      from {
        ...Linked
      }
      to {
        ...Linked
      }
    }
    allDisputes: disputes {
      id
      openedAt
      closedAt
      outcome
      reason(languages: $languages) {
        ...Words
      }
      resolution(languages: $languages) {
        ...Words
      }
      editor {
        id
        name
      }
    }
    allCorrections: corrections(first: 50) {
      ...Notice
    }
    revision {
      number
      permalink
    }
    plain: citation(style: PLAIN, languages: $languages)
    bibtex: citation(style: BIBTEX, languages: $languages)
    csl: citation(style: CSL_JSON, languages: $languages)
  }
}
    fragment SourceOf on Source {
  entityId
  language
  url
  status
  headline(languages: $languages) {
    ...Words
  }
  publishedAt {
    ...When
  }
  publisher {
    ...Who
  }
}
fragment Evidence on Attestation {
  id
  stance
  recordedAt
  editor {
    id
    name
  }
  withdrawal {
    at
    reason(languages: $languages) {
      ...Words
    }
    editor {
      id
      name
    }
  }
  source {
    ...SourceOf
  }
  snapshot {
    sha256
    capturedAt
  }
  quotes {
    id
    exact
    prefix
    suffix
    start
    end
    language
    verification
    standing
    mode
  }
  chain {
    id
    role
    mode
    language
    actor {
      ...Who
    }
    unnamed(languages: $languages) {
      ...Words
    }
  }
  divergences {
    id
    aspect
    note(languages: $languages) {
      ...Words
    }
  }
}
fragment Linked on Fact {
  entityId
  slug
  kind
  status
  title(languages: $languages) {
    ...Words
  }
}
fragment Words on LocalizedText {
  value
  language
  origin
  translatedFrom
  outdated
}
fragment When on UncertainDate {
  edtf
  earliest
  latest
  precision
  uncertain
  approximate
  timeZone
  zoneBasis
  basis
  note(languages: $languages) {
    ...Words
  }
  display(languages: $languages) {
    ...Words
  }
}
fragment Who on Actor {
  entityId
  kind
  name(languages: $languages) {
    ...Words
  }
}
fragment Moment on Basis {
  position
  recordedAt
  isHead
}
fragment Notice on Correction {
  id
  kind
  severity
  whatWasWrong(languages: $languages) {
    ...Words
  }
  whatIsRight(languages: $languages) {
    ...Words
  }
  reason(languages: $languages) {
    ...Words
  }
  errorOrigin
  changes {
    path
    before
    after
  }
  stoodForSeconds
  correctedAt
  editor {
    id
    name
  }
  revision
}
fragment Entry on Fact {
  entityId
  slug
  kind
  status
  title(languages: $languages) {
    ...Words
  }
  summary(languages: $languages) {
    ...Words
  }
  occurredAt {
    ...When
  }
  validDuring {
    open
    start {
      earliest
      latest
    }
    end {
      earliest
      latest
    }
  }
  places {
    id
    role
    basis
    place {
      name(languages: $languages) {
        ...Words
      }
    }
  }
  participants {
    role
    actor {
      ...Who
    }
  }
  attestations {
    id
    stance
    withdrawal {
      at
    }
    source {
      entityId
      publisher {
        ...Who
      }
    }
    chain {
      id
      role
      actor {
        ...Who
      }
      unnamed(languages: $languages) {
        ...Words
      }
    }
    divergences {
      id
      aspect
      note(languages: $languages) {
        ...Words
      }
    }
  }
  corroboration {
    level
    contested
    sourceCount
    originCount
    denyingSourceCount
    origins {
      ...Who
    }
  }
  correctionCount
  corrections(first: 1) {
    ...Notice
  }
  retraction {
    ...Notice
  }
  disputes {
    id
    openedAt
    closedAt
    reason(languages: $languages) {
      ...Words
    }
  }
  revision {
    number
  }
}`) as unknown as TypedDocumentString<FactQuery, FactQueryVariables>;
export const RevisionsDocument = new TypedDocumentString(`
    query Revisions($id: ID!, $asOf: AsOf, $before: String, $languages: [LanguageTag!]) {
  node(id: $id, asOf: $asOf) {
    ... on Recorded {
      revisions(last: 20, before: $before) {
        totalCount
        pageInfo {
          hasPreviousPage
          startCursor
        }
        nodes {
          number
          position
          recordedAt
          type
          permalink
          editor {
            id
            name
          }
          reason(languages: $languages) {
            ...Words
          }
          correction {
            id
          }
          changes {
            path
            before
            after
          }
        }
      }
    }
  }
}
    fragment Words on LocalizedText {
  value
  language
  origin
  translatedFrom
  outdated
}`) as unknown as TypedDocumentString<RevisionsQuery, RevisionsQueryVariables>;
export const MomentAtDocument = new TypedDocumentString(`
    query MomentAt($asOf: AsOf!) {
  facts(first: 1, asOf: $asOf) {
    basis {
      ...Moment
    }
  }
}
    fragment Moment on Basis {
  position
  recordedAt
  isHead
}`) as unknown as TypedDocumentString<MomentAtQuery, MomentAtQueryVariables>;
export const MarksBeforeDocument = new TypedDocumentString(`
    query MarksBefore($until: Position, $filter: ChangeFilter) {
  changes(last: 100, until: $until, filter: $filter) {
    basis {
      ...Moment
    }
    pageInfo {
      hasPreviousPage
      startCursor
    }
    nodes {
      ...Mark
    }
  }
}
    fragment Mark on Change {
  position
  recordedAt
  type
  correction {
    id
  }
}
fragment Moment on Basis {
  position
  recordedAt
  isHead
}`) as unknown as TypedDocumentString<MarksBeforeQuery, MarksBeforeQueryVariables>;
export const MarksAfterDocument = new TypedDocumentString(`
    query MarksAfter($after: Position, $filter: ChangeFilter) {
  changes(first: 100, after: $after, filter: $filter) {
    basis {
      ...Moment
    }
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      ...Mark
    }
  }
}
    fragment Mark on Change {
  position
  recordedAt
  type
  correction {
    id
  }
}
fragment Moment on Basis {
  position
  recordedAt
  isHead
}`) as unknown as TypedDocumentString<MarksAfterQuery, MarksAfterQueryVariables>;
export const ChangedDocument = new TypedDocumentString(`
    subscription Changed($after: Position, $filter: ChangeFilter) {
  changes(after: $after, filter: $filter) {
    position
    type
  }
}
    `) as unknown as TypedDocumentString<ChangedSubscription, ChangedSubscriptionVariables>;
export const CompareDocument = new TypedDocumentString(`
    query Compare($timeline: ID, $from: AsOf!, $to: AsOf, $after: String, $languages: [LanguageTag!]) {
  diff(timeline: $timeline, from: $from, to: $to, first: 20, after: $after) {
    from {
      ...Moment
    }
    to {
      ...Moment
    }
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      kind
      before {
        ...Compared
      }
      after {
        ...Compared
      }
      changes {
        path
        before
        after
      }
      revisions {
        number
        recordedAt
        type
      }
    }
  }
}
    fragment Compared on Recorded {
  __typename
  entityId
  permalink
  ... on Fact {
    slug
    kind
    status
    title(languages: $languages) {
      ...Words
    }
    occurredAt {
      display(languages: $languages) {
        ...Words
      }
    }
  }
  ... on Timeline {
    slug
    title(languages: $languages) {
      ...Words
    }
  }
  ... on Source {
    headline(languages: $languages) {
      ...Words
    }
    publisher {
      ...Who
    }
  }
  ... on Actor {
    name(languages: $languages) {
      ...Words
    }
  }
}
fragment Words on LocalizedText {
  value
  language
  origin
  translatedFrom
  outdated
}
fragment Who on Actor {
  entityId
  kind
  name(languages: $languages) {
    ...Words
  }
}
fragment Moment on Basis {
  position
  recordedAt
  isHead
}`) as unknown as TypedDocumentString<CompareQuery, CompareQueryVariables>;
export const SourcesDocument = new TypedDocumentString(`
    query Sources($after: String, $asOf: AsOf, $languages: [LanguageTag!]) {
  sources(first: 30, after: $after, asOf: $asOf) {
    totalCount
    basis {
      ...Moment
    }
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      ...SourceOf
      facts(first: 1) {
        totalCount
      }
    }
  }
}
    fragment SourceOf on Source {
  entityId
  language
  url
  status
  headline(languages: $languages) {
    ...Words
  }
  publishedAt {
    ...When
  }
  publisher {
    ...Who
  }
}
fragment Words on LocalizedText {
  value
  language
  origin
  translatedFrom
  outdated
}
fragment When on UncertainDate {
  edtf
  earliest
  latest
  precision
  uncertain
  approximate
  timeZone
  zoneBasis
  basis
  note(languages: $languages) {
    ...Words
  }
  display(languages: $languages) {
    ...Words
  }
}
fragment Who on Actor {
  entityId
  kind
  name(languages: $languages) {
    ...Words
  }
}
fragment Moment on Basis {
  position
  recordedAt
  isHead
}`) as unknown as TypedDocumentString<SourcesQuery, SourcesQueryVariables>;
export const SourceDocument = new TypedDocumentString(`
    query Source($id: ID!, $asOf: AsOf, $after: String, $languages: [LanguageTag!]) {
  source(id: $id, asOf: $asOf) {
    ...SourceOf
    mergedInto
    permalink
    correctionCount
    basis {
      ...Moment
    }
    cites {
      ...Who
    }
    withdrawal {
      at
      reason(languages: $languages) {
        ...Words
      }
    }
    snapshots {
      sha256
      capturedAt
      mediaType
      length
      text
    }
    facts(first: 50, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        ...Linked
        occurredAt {
          display(languages: $languages) {
            ...Words
          }
        }
      }
    }
  }
}
    fragment SourceOf on Source {
  entityId
  language
  url
  status
  headline(languages: $languages) {
    ...Words
  }
  publishedAt {
    ...When
  }
  publisher {
    ...Who
  }
}
fragment Linked on Fact {
  entityId
  slug
  kind
  status
  title(languages: $languages) {
    ...Words
  }
}
fragment Words on LocalizedText {
  value
  language
  origin
  translatedFrom
  outdated
}
fragment When on UncertainDate {
  edtf
  earliest
  latest
  precision
  uncertain
  approximate
  timeZone
  zoneBasis
  basis
  note(languages: $languages) {
    ...Words
  }
  display(languages: $languages) {
    ...Words
  }
}
fragment Who on Actor {
  entityId
  kind
  name(languages: $languages) {
    ...Words
  }
}
fragment Moment on Basis {
  position
  recordedAt
  isHead
}`) as unknown as TypedDocumentString<SourceQuery, SourceQueryVariables>;
export const ActorDocument = new TypedDocumentString(`
    query Actor($id: ID!, $asOf: AsOf, $after: String, $languages: [LanguageTag!]) {
  actor(id: $id, asOf: $asOf) {
    ...Who
    names {
      ...Words
    }
    sameAs
    mergedInto
    permalink
    basis {
      ...Moment
    }
    facts(first: 50, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        ...Linked
        occurredAt {
          display(languages: $languages) {
            ...Words
          }
        }
      }
    }
  }
}
    fragment Linked on Fact {
  entityId
  slug
  kind
  status
  title(languages: $languages) {
    ...Words
  }
}
fragment Words on LocalizedText {
  value
  language
  origin
  translatedFrom
  outdated
}
fragment Who on Actor {
  entityId
  kind
  name(languages: $languages) {
    ...Words
  }
}
fragment Moment on Basis {
  position
  recordedAt
  isHead
}`) as unknown as TypedDocumentString<ActorQuery, ActorQueryVariables>;
export const TimelinesDocument = new TypedDocumentString(`
    query Timelines($asOf: AsOf, $languages: [LanguageTag!]) {
  timelines(first: 100, asOf: $asOf) {
    totalCount
    basis {
      ...Moment
    }
    nodes {
      entityId
      slug
      title(languages: $languages) {
        ...Words
      }
      description(languages: $languages) {
        ...Words
      }
      correctionCount
      entries(first: 1) {
        totalCount
      }
    }
  }
}
    fragment Words on LocalizedText {
  value
  language
  origin
  translatedFrom
  outdated
}
fragment Moment on Basis {
  position
  recordedAt
  isHead
}`) as unknown as TypedDocumentString<TimelinesQuery, TimelinesQueryVariables>;
export const TimelineHeadDocument = new TypedDocumentString(`
    query TimelineHead($slug: String!, $asOf: AsOf, $languages: [LanguageTag!]) {
  timeline(slug: $slug, asOf: $asOf) {
    entityId
    slug
    permalink
    title(languages: $languages) {
      ...Words
    }
    description(languages: $languages) {
      ...Words
    }
    basis {
      ...Moment
    }
    revision {
      number
    }
    entries(first: 1) {
      totalCount
    }
    facets {
      field
      value
      count
      label(languages: $languages) {
        ...Words
      }
    }
  }
  corrected: timeline(slug: $slug, asOf: $asOf) {
    entries(first: 1, filter: {corrected: true}) {
      totalCount
    }
  }
}
    fragment Words on LocalizedText {
  value
  language
  origin
  translatedFrom
  outdated
}
fragment Moment on Basis {
  position
  recordedAt
  isHead
}`) as unknown as TypedDocumentString<TimelineHeadQuery, TimelineHeadQueryVariables>;
export const FacetsDocument = new TypedDocumentString(`
    query Facets($slug: String!, $asOf: AsOf, $filter: FactFilter) {
  timeline(slug: $slug, asOf: $asOf) {
    facets(filter: $filter) {
      field
      value
      count
    }
  }
}
    `) as unknown as TypedDocumentString<FacetsQuery, FacetsQueryVariables>;
export const EntriesDocument = new TypedDocumentString(`
    query Entries($slug: String!, $asOf: AsOf, $filter: FactFilter, $orderBy: EntryOrder, $after: String, $languages: [LanguageTag!]) {
  timeline(slug: $slug, asOf: $asOf) {
    entries(filter: $filter, orderBy: $orderBy, first: 30, after: $after) {
      totalCount
      basis {
        ...Moment
      }
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        note(languages: $languages) {
          ...Words
        }
        fact {
          ...Entry
        }
      }
    }
  }
}
    fragment Words on LocalizedText {
  value
  language
  origin
  translatedFrom
  outdated
}
fragment When on UncertainDate {
  edtf
  earliest
  latest
  precision
  uncertain
  approximate
  timeZone
  zoneBasis
  basis
  note(languages: $languages) {
    ...Words
  }
  display(languages: $languages) {
    ...Words
  }
}
fragment Who on Actor {
  entityId
  kind
  name(languages: $languages) {
    ...Words
  }
}
fragment Moment on Basis {
  position
  recordedAt
  isHead
}
fragment Notice on Correction {
  id
  kind
  severity
  whatWasWrong(languages: $languages) {
    ...Words
  }
  whatIsRight(languages: $languages) {
    ...Words
  }
  reason(languages: $languages) {
    ...Words
  }
  errorOrigin
  changes {
    path
    before
    after
  }
  stoodForSeconds
  correctedAt
  editor {
    id
    name
  }
  revision
}
fragment Entry on Fact {
  entityId
  slug
  kind
  status
  title(languages: $languages) {
    ...Words
  }
  summary(languages: $languages) {
    ...Words
  }
  occurredAt {
    ...When
  }
  validDuring {
    open
    start {
      earliest
      latest
    }
    end {
      earliest
      latest
    }
  }
  places {
    id
    role
    basis
    place {
      name(languages: $languages) {
        ...Words
      }
    }
  }
  participants {
    role
    actor {
      ...Who
    }
  }
  attestations {
    id
    stance
    withdrawal {
      at
    }
    source {
      entityId
      publisher {
        ...Who
      }
    }
    chain {
      id
      role
      actor {
        ...Who
      }
      unnamed(languages: $languages) {
        ...Words
      }
    }
    divergences {
      id
      aspect
      note(languages: $languages) {
        ...Words
      }
    }
  }
  corroboration {
    level
    contested
    sourceCount
    originCount
    denyingSourceCount
    origins {
      ...Who
    }
  }
  correctionCount
  corrections(first: 1) {
    ...Notice
  }
  retraction {
    ...Notice
  }
  disputes {
    id
    openedAt
    closedAt
    reason(languages: $languages) {
      ...Words
    }
  }
  revision {
    number
  }
}`) as unknown as TypedDocumentString<EntriesQuery, EntriesQueryVariables>;
