/** Plain shapes of the contract's input types. A reference is a string such as `ref:actor:tokayev`; the loader puts the id there. */
export interface LocalizedText {
  readonly value: string;
  readonly language: string;
  readonly origin: 'ORIGINAL' | 'HUMAN_TRANSLATION';
  readonly translatedFrom?: string;
}
type Texts = readonly LocalizedText[];

export interface UncertainDate {
  readonly edtf: string;
  readonly timeZone?: string;
  readonly zoneBasis: 'STATED' | 'INFERRED' | 'UNKNOWN';
  readonly basis: readonly (
    'EXPLICIT' | 'RELATIVE_TO_PUBLICATION' | 'BOUNDED_BY_PUBLICATION' | 'BOUNDED_BY_RELATION' | 'EDITOR_INFERENCE'
  )[];
  readonly note?: Texts;
}

interface Period {
  readonly start?: UncertainDate;
  readonly end?: UncertainDate;
  readonly open: boolean;
}

export interface Place {
  readonly names: Texts;
  readonly country?: string;
  readonly latitude?: number;
  readonly longitude?: number;
  readonly timeZone?: string;
  readonly sameAs?: readonly string[];
}

interface FactPlace {
  readonly place: Place;
  readonly role: 'OCCURRED' | 'PROPOSED' | 'SUBJECT';
  readonly basis: 'STATED' | 'INFERRED';
}

interface Participation {
  readonly actor: string;
  readonly role: 'PARTICIPANT' | 'SPEAKER' | 'COUNTERPART' | 'ADDRESSEE' | 'HOST' | 'SUBJECT';
}

export type SpeechMode = 'DIRECT_QUOTE' | 'INDIRECT_SPEECH' | 'NARRATION' | 'HEADLINE';

export interface Quote {
  readonly exact: string;
  /** UTF-16 offset into the source's file as stored. */
  readonly start: number;
  readonly language: string;
  readonly snapshot: string;
  readonly mode: SpeechMode;
}

export interface AttributionStep {
  readonly actor?: string;
  readonly unnamed?: Texts;
  readonly role: 'SPEAKER' | 'SPOKESPERSON' | 'ORIGIN_CHANNEL' | 'RELAY' | 'PUBLISHER' | 'TRANSLATOR';
  readonly mode?: SpeechMode;
}

export interface Divergence {
  readonly aspect:
    'WORDING' | 'TRANSLATION' | 'SCOPE' | 'COUNTERPART' | 'DATE' | 'PLACE' | 'MODE' | 'OMISSION' | 'OTHER';
  readonly note: Texts;
}

export interface Attestation {
  readonly source: string;
  readonly snapshot: string;
  readonly stance: 'AFFIRMS' | 'PARTLY_AFFIRMS' | 'DENIES';
  readonly quotes: readonly Quote[];
  readonly chain: readonly AttributionStep[];
  readonly divergences?: readonly Divergence[];
}

export interface FactSeed {
  readonly key: string;
  readonly input: {
    readonly slug: string;
    readonly content: {
      readonly kind: 'OCCURRENCE' | 'STATEMENT' | 'STANCE' | 'PROPOSAL' | 'OFFER' | 'RESPONSE' | 'PUBLICATION';
      readonly titles: Texts;
      readonly summaries: Texts;
      readonly occurredAt: UncertainDate;
      readonly validDuring?: Period;
      readonly places?: readonly FactPlace[];
      readonly participants: readonly Participation[];
    };
    readonly attestations: readonly Attestation[];
  };
}

export interface RelationSeed {
  readonly key: string;
  readonly input: {
    readonly fact: string;
    readonly kind:
      | 'RESPONDS_TO'
      | 'CONTRADICTS'
      | 'QUALIFIES'
      | 'ELABORATES'
      | 'RESTATES'
      | 'REFERS_TO'
      | 'ALTERNATIVE_TO'
      | 'PART_OF'
      | 'CONTEXT_OF'
      | 'SUPERSEDES'
      | 'FOLLOWS';
    readonly to: string;
  };
}

export interface ActorSeed {
  readonly key: string;
  readonly input: {
    readonly kind: 'PERSON' | 'ORGANISATION' | 'OFFICE' | 'STATE' | 'GROUP';
    readonly names: Texts;
    readonly sameAs?: readonly string[];
  };
}

export interface SourceSeed {
  readonly key: string;
  readonly input: {
    readonly publisher?: string;
    readonly language: string;
    readonly publishedAt: UncertainDate;
    readonly cites: readonly string[];
  };
  readonly snapshot: {
    readonly sha256: string;
    /** UTF-16 units of the text. */
    readonly length: number;
    readonly mediaType: string;
    readonly keepText: boolean;
    /** The file's name in the folder given with `--texts`. */
    readonly file: string;
  };
}

export interface TimelineSeed {
  readonly key: string;
  readonly input: { readonly slug: string; readonly titles: Texts; readonly descriptions: Texts };
  readonly placements: readonly { readonly timeline: string; readonly fact: string }[];
}
