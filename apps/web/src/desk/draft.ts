import type {
  ActorKind,
  AttestationInput,
  AttestationStance,
  AttributionRole,
  AttributionStepInput,
  CorrectionNoticeInput,
  CorrectionSeverity,
  DateBasis,
  DivergenceAspect,
  ErrorOrigin,
  FactInput,
  FactKind,
  FactPlaceInput,
  LocalizedTextInput,
  ParticipantRole,
  PlaceBasis,
  PlaceRole,
  QuoteInput,
  RegisterActorInput,
  RegisterSourceInput,
  ReportFactInput,
  SpeechMode,
  UncertainDateInput,
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

const isSaid = (text: string): boolean => text.trim() !== '';

/** The languages in which a text says something. */
export const saidIn = (texts: TextsDraft): Language[] => SPOKEN.filter((language) => isSaid(texts[language]));

/** The language that the others are translated from: the chosen one, or the first that says something where that one is blank. */
export function originalOf(texts: TextsDraft): string {
  const said = saidIn(texts);
  return isLanguage(texts.original) && !said.includes(texts.original) ? (said[0] ?? texts.original) : texts.original;
}

/** A text of one language as it is sent: the original, or a translation of it. */
export function textInput(value: string, language: string, original: string): LocalizedTextInput {
  const text = { value: value.trim(), language };
  return language === original ? text : { ...text, origin: 'HUMAN_TRANSLATION', translatedFrom: original };
}

/** All that a text says, in the order of its fields. */
export function textsInput(texts: TextsDraft): LocalizedTextInput[] {
  const original = originalOf(texts);
  return saidIn(texts).map((language) => textInput(texts[language], language, original));
}

const orNothing = <T>(list: readonly T[]): T[] | undefined => (list.length > 0 ? [...list] : undefined);

/** A date as it is sent. A zone's reason goes with a zone alone: an offset in the date itself says its own. */
export function dateInput({ edtf, timeZone, zoneBasis, basis, boundedBy, note }: DateDraft): UncertainDateInput {
  const zone = zoneBasis === 'UNKNOWN' ? '' : timeZone.trim();
  return {
    edtf: edtf.trim(),
    ...(zoneBasis === 'UNKNOWN' ? {} : { timeZone: zone || undefined, zoneBasis }),
    basis: orNothing(basis),
    boundedBy: basis.includes('BOUNDED_BY_RELATION') ? orNothing(boundedBy.map(({ id }) => id)) : undefined,
    note: orNothing(textsInput(note)),
  };
}

export function placeInput({ names, role, basis, country, kept }: PlaceDraft): FactPlaceInput {
  return {
    role,
    basis,
    place: { ...kept, names: textsInput(names), country: country.trim().toUpperCase() || undefined },
  };
}

/** Only rows in which somebody is chosen: an empty one says nothing. */
export const participantsInput = (rows: readonly ParticipantDraft[]): { actor: string; role: ParticipantRole }[] =>
  rows.flatMap(({ actor, role }) => (actor ? [{ actor: actor.id, role }] : []));

export function contentInput(content: ContentDraft): FactInput {
  return {
    kind: content.kind,
    titles: textsInput(content.titles),
    summaries: orNothing(textsInput(content.summaries)),
    occurredAt: dateInput(content.occurredAt),
    places: orNothing(content.places.map(placeInput)),
    participants: orNothing(participantsInput(content.participants)),
  };
}

function stepInput({ role, mode, isNamed, actor, unnamed }: StepDraft): AttributionStepInput {
  const who = isNamed ? { actor: actor?.id } : { unnamed: textsInput(unnamed) };
  return { role, mode: mode || undefined, ...who };
}

function quoteInput({ exact, start, language, mode }: QuoteDraft, snapshot: string | undefined): QuoteInput {
  return { exact, language: language.trim(), mode: mode || undefined, ...(snapshot ? { start, snapshot } : {}) };
}

export function attestationInput({ source, stance, quotes, chain, divergences }: AttestationDraft): AttestationInput {
  return {
    source: source?.id ?? '',
    snapshot: source?.snapshot,
    snapshotText: source?.snapshot ? source.text : undefined,
    stance,
    quotes: orNothing(quotes.map((quote) => quoteInput(quote, source?.snapshot))),
    chain: orNothing(chain.map(stepInput)),
    divergences: orNothing(divergences.map(({ aspect, note }) => ({ aspect, note: textsInput(note) }))),
  };
}

/** What a command says, before it gets its id. */
export type Unsent<I> = Omit<I, 'commandId'>;

export const reportInput = ({ content, attestation, timelines }: ReportDraft): Unsent<ReportFactInput> => ({
  content: contentInput(content),
  attestations: [attestationInput(attestation)],
  timelines: orNothing(timelines),
});

export const noticeInput = (notice: NoticeDraft): CorrectionNoticeInput => ({
  severity: notice.severity,
  errorOrigin: notice.errorOrigin,
  whatWasWrong: textsInput(notice.whatWasWrong),
  whatIsRight: textsInput(notice.whatIsRight),
  reason: orNothing(textsInput(notice.reason)),
});

export const sourceInput = (capture: CaptureDraft): Unsent<RegisterSourceInput> => ({
  publisher: capture.publisher?.id,
  language: capture.language.trim(),
  url: capture.url.trim() || undefined,
  headlines: isSaid(capture.headline)
    ? [{ value: capture.headline.trim(), language: capture.language.trim() }]
    : undefined,
  publishedAt: dateInput(capture.publishedAt),
});

export const actorInput = ({ kind, names }: ActorDraft): Unsent<RegisterActorInput> => ({
  kind,
  names: textsInput(names),
});

/** A source's text as the service keeps and counts it: line ends as \n, letters composed. */
export const asKept = (text: string): string => text.replace(/\r\n?/g, '\n').normalize('NFC');

/** The words selected from `start` to `end` in UTF-16 units, without the white space around them; undefined where there are none. */
export function passage(text: string, start: number, end: number): Pick<QuoteDraft, 'exact' | 'start'> | undefined {
  const selected = text.slice(start, end);
  const exact = selected.trim();
  return exact === '' ? undefined : { exact, start: start + selected.indexOf(exact) };
}
