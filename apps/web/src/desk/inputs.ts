import type {
  AttestationInput,
  AttributionStepInput,
  CorrectionNoticeInput,
  FactInput,
  FactPlaceInput,
  LocalizedTextInput,
  ParticipantRole,
  QuoteInput,
  RegisterActorInput,
  RegisterSourceInput,
  ReportFactInput,
  UncertainDateInput,
} from '../record/operations.js';
import { isSaid, originalOf, saidIn } from './draft.js';
import type {
  ActorDraft,
  AttestationDraft,
  CaptureDraft,
  ContentDraft,
  DateDraft,
  NoticeDraft,
  ParticipantDraft,
  PlaceDraft,
  QuoteDraft,
  ReportDraft,
  StepDraft,
  TextsDraft,
} from './draft.js';

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
