import { isLanguage } from '../record/languages.js';
import type { DeskFactQuery, NoteOfDateFragment, WhenFragment, WordsFragment } from '../record/operations.js';
import { noTexts } from './draft.js';
import type { ContentDraft, DateDraft, PlaceDraft, TextsDraft } from './draft.js';

export type DeskFact = NonNullable<DeskFactQuery['fact']>;

/** A recorded text as a draft: what it says in the languages of the desk, and which language, of any, is its original. */
export function textsOf(texts: readonly (WordsFragment | null | undefined)[], otherwise: string): TextsDraft {
  const there = texts.filter((text): text is WordsFragment => Boolean(text));
  const [first] = there;
  const original =
    there.find(({ origin }) => origin === 'ORIGINAL')?.language ??
    first?.translatedFrom ??
    first?.language ??
    otherwise;
  return there.reduce<TextsDraft>(
    (draft, { language, value }) => (isLanguage(language) ? { ...draft, [language]: value } : draft),
    noTexts(original),
  );
}

type RecordedDate = WhenFragment &
  NoteOfDateFragment & {
    readonly boundedBy: readonly { readonly entityId: string; readonly title: WordsFragment }[];
  };

const dateOf = (date: RecordedDate, language: string): DateDraft => ({
  edtf: date.edtf,
  timeZone: date.timeZone ?? '',
  zoneBasis: date.timeZone ? date.zoneBasis : 'UNKNOWN',
  basis: date.basis,
  boundedBy: date.boundedBy.map(({ entityId, title }) => ({ id: entityId, name: title.value })),
  note: textsOf([date.kkNote, date.ruNote, date.enNote], language),
});

const placeOf = ({ role, basis, place }: DeskFact['places'][number], language: string): PlaceDraft => ({
  role,
  basis,
  names: textsOf([place.kkName, place.ruName, place.enName], language),
  country: place.country ?? '',
  kept: {
    latitude: place.latitude,
    longitude: place.longitude,
    timeZone: place.timeZone,
    sameAs: place.sameAs.length > 0 ? place.sameAs : undefined,
  },
});

/** What a recorded fact says, as a draft to be changed; `language` is that of texts that it does not have yet. */
export const contentOf = (fact: DeskFact, language: string): ContentDraft => ({
  kind: fact.kind,
  titles: textsOf(fact.titles, language),
  summaries: textsOf([fact.kkSummary, fact.ruSummary, fact.enSummary], language),
  occurredAt: dateOf(fact.occurredAt, language),
  places: fact.places.map((place) => placeOf(place, language)),
  participants: fact.participants.map(({ role, actor }) => ({
    role,
    actor: { id: actor.entityId, name: actor.name.value },
  })),
});
