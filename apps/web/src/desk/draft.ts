import type {
  ActorKind,
  AttestationStance,
  AttributionRole,
  CorrectionSeverity,
  DateBasis,
  DivergenceAspect,
  ErrorOrigin,
  FactKind,
  FactPlaceInput,
  ParticipantRole,
  PlaceBasis,
  PlaceRole,
  SpeechMode,
  ZoneBasis,
} from '../record/operations.js';
import { isLanguage } from '../record/languages.js';
import type { Language } from '../record/languages.js';

/** The languages that the desk has fields for, in the order of the fields. */
export const SPOKEN: readonly Language[] = ['kk', 'ru', 'en'];

/** One text as it is typed: which language is the original, and the words of each; blank where there are none. */
export type TextsDraft = Readonly<Record<Language, string>> & { readonly original: string };

/** An object of the record that was chosen, with the name it was chosen by. */
export interface Picked {
  readonly id: string;
  readonly name: string;
}

export interface DateDraft {
  readonly edtf: string;
  /** An IANA name; blank where the zone is not known. */
  readonly timeZone: string;
  readonly zoneBasis: ZoneBasis;
  readonly basis: readonly DateBasis[];
  readonly boundedBy: readonly Picked[];
  readonly note: TextsDraft;
}

export interface PlaceDraft {
  readonly names: TextsDraft;
  readonly role: PlaceRole;
  readonly basis: PlaceBasis;
  readonly country: string;
  /** What the desk has no fields for, kept as it was. */
  readonly kept?: Pick<FactPlaceInput['place'], 'latitude' | 'longitude' | 'timeZone' | 'sameAs'>;
}

export interface ParticipantDraft {
  readonly role: ParticipantRole;
  readonly actor: Picked | null;
}

export interface ContentDraft {
  readonly kind: FactKind;
  readonly titles: TextsDraft;
  readonly summaries: TextsDraft;
  readonly occurredAt: DateDraft;
  readonly places: readonly PlaceDraft[];
  readonly participants: readonly ParticipantDraft[];
}

export interface QuoteDraft {
  readonly exact: string;
  /** Where it begins in the snapshot's text, in UTF-16 units. */
  readonly start?: number;
  readonly language: string;
  readonly mode: SpeechMode | '';
}

export interface StepDraft {
  readonly role: AttributionRole;
  readonly mode: SpeechMode | '';
  readonly isNamed: boolean;
  readonly actor: Picked | null;
  readonly unnamed: TextsDraft;
}

export interface DivergenceDraft {
  readonly aspect: DivergenceAspect;
  readonly note: TextsDraft;
}

/** A source that was chosen, with the snapshot that quotes are taken from. */
export interface SourceDraft extends Picked {
  readonly language: string;
  readonly snapshot?: string;
  /** The text of a snapshot that the service does not keep, to have quotes checked. */
  readonly text?: string;
}

export interface AttestationDraft {
  readonly source: SourceDraft | null;
  readonly stance: AttestationStance;
  readonly quotes: readonly QuoteDraft[];
  readonly chain: readonly StepDraft[];
  readonly divergences: readonly DivergenceDraft[];
}

export interface ReportDraft {
  readonly content: ContentDraft;
  readonly attestation: AttestationDraft;
  /** Ids of the timelines to place it on. */
  readonly timelines: readonly string[];
}

export interface NoticeDraft {
  readonly severity: CorrectionSeverity;
  readonly errorOrigin: ErrorOrigin;
  readonly whatWasWrong: TextsDraft;
  readonly whatIsRight: TextsDraft;
  readonly reason: TextsDraft;
}

export interface CaptureDraft {
  readonly publisher: Picked | null;
  readonly language: string;
  readonly url: string;
  readonly headline: string;
  readonly publishedAt: DateDraft;
  readonly text: string;
  readonly keepText: boolean;
}

export interface ActorDraft {
  readonly kind: ActorKind;
  readonly names: TextsDraft;
}

export const noTexts = (original: string): TextsDraft => ({ original, kk: '', ru: '', en: '' });

export const noDate = (language: string): DateDraft => ({
  edtf: '',
  timeZone: '',
  zoneBasis: 'UNKNOWN',
  basis: ['EXPLICIT'],
  boundedBy: [],
  note: noTexts(language),
});

export const noAttestation = (source: SourceDraft | null = null): AttestationDraft => ({
  source,
  stance: 'AFFIRMS',
  quotes: [],
  chain: [],
  divergences: [],
});

/** A fact before anything is typed, its original to be in a language; of a source where one is at hand. */
export const noReport = (language: string, source: SourceDraft | null = null): ReportDraft => ({
  content: {
    kind: 'STATEMENT',
    titles: noTexts(language),
    summaries: noTexts(language),
    occurredAt: noDate(language),
    places: [],
    participants: [],
  },
  attestation: noAttestation(source),
  timelines: [],
});

export const noNotice = (language: string): NoticeDraft => ({
  severity: 'MINOR',
  errorOrigin: 'OUR_ENTRY',
  whatWasWrong: noTexts(language),
  whatIsRight: noTexts(language),
  reason: noTexts(language),
});

export const noCapture = (language: string): CaptureDraft => ({
  publisher: null,
  language,
  url: '',
  headline: '',
  publishedAt: noDate(language),
  text: '',
  keepText: true,
});

/** Whether a field holds more than white space. */
export const isSaid = (text: string): boolean => text.trim() !== '';

/** The languages in which a text says something. */
export const saidIn = (texts: TextsDraft): Language[] => SPOKEN.filter((language) => isSaid(texts[language]));

/** The language that the others are translated from: the chosen one, or the first that says something where that one is blank. */
export function originalOf(texts: TextsDraft): string {
  const said = saidIn(texts);
  return isLanguage(texts.original) && !said.includes(texts.original) ? (said[0] ?? texts.original) : texts.original;
}

/** A source's text as the service keeps and counts it: line ends as \n, letters composed. */
export const asKept = (text: string): string => text.replace(/\r\n?/g, '\n').normalize('NFC');

/** The words selected from `start` to `end` in UTF-16 units, without the white space around them; undefined where there are none. */
export function passage(text: string, start: number, end: number): Pick<QuoteDraft, 'exact' | 'start'> | undefined {
  const selected = text.slice(start, end);
  const exact = selected.trim();
  return exact === '' ? undefined : { exact, start: start + selected.indexOf(exact) };
}
