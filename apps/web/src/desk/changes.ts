import type { FactChangeInput, LocalizedTextInput, UncertainDateInput, ZoneBasis } from '../record/operations.js';
import { isLanguage } from '../record/languages.js';
import type { Language } from '../record/languages.js';
import { saidIn, SPOKEN } from './draft.js';
import type { ContentDraft, DateDraft, TextsDraft } from './draft.js';
import { contentInput, dateInput, participantsInput, placeInput, textInput, textsInput } from './inputs.js';

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/**
 * The texts that differ, in the order of their fields. One that was wiped out is sent blank, for the service to refuse,
 * unless its language goes altogether.
 */
export function changedTexts(
  before: TextsDraft,
  after: TextsDraft,
  gone: readonly Language[] = [],
): LocalizedTextInput[] {
  // Nothing is recorded yet, in a language without a field neither.
  if (saidIn(before).length === 0 && isLanguage(before.original)) return textsInput(after);
  return SPOKEN.filter(
    (language) => !gone.includes(language) && before[language].trim() !== after[language].trim(),
  ).map((language) => textInput(after[language], language, before.original));
}

/** The languages of which neither title nor summary is left. */
export function goneLanguages(before: ContentDraft, after: ContentDraft): Language[] {
  const says = ({ titles, summaries }: ContentDraft, language: Language) =>
    saidIn(titles).includes(language) || saidIn(summaries).includes(language);
  return SPOKEN.filter((language) => says(before, language) && !says(after, language));
}

/** A date over the one before: one whose reasons were taken away is stated by the source, where nothing would mean unchanged. */
function changedDate(after: DateDraft): UncertainDateInput {
  const date = dateInput(after);
  return { ...date, basis: date.basis ?? ['EXPLICIT'] };
}

/** What is to be said of a fact so that it becomes as typed; undefined where it is so already. */
export function contentChange(before: ContentDraft, after: ContentDraft): FactChangeInput | undefined {
  const [was, is] = [contentInput(before), contentInput(after)];
  const gone = goneLanguages(before, after);
  const titles = changedTexts(before.titles, after.titles, gone);
  const summaries = changedTexts(before.summaries, after.summaries, gone);
  const change: FactChangeInput = {
    ...(is.kind === was.kind ? {} : { kind: is.kind }),
    ...(titles.length > 0 ? { titles } : {}),
    ...(summaries.length > 0 ? { summaries } : {}),
    ...(gone.length > 0 ? { withoutLanguages: gone } : {}),
    ...(isSame(was.occurredAt, is.occurredAt) ? {} : { occurredAt: changedDate(after.occurredAt) }),
    ...(isSame(was.places, is.places) ? {} : { places: after.places.map(placeInput) }),
    ...(isSame(was.participants, is.participants) ? {} : { participants: participantsInput(after.participants) }),
  };
  return Object.keys(change).length > 0 ? change : undefined;
}

/** What was typed over one state of a fact, carried over to a later one: what was typed stays, all else is as it is now. */
export function rebased(before: ContentDraft, typed: ContentDraft, now: ContentDraft): ContentDraft {
  const own = <T>(was: T, is: T, later: T): T => (isSame(was, is) ? later : is);
  const texts = (name: 'titles' | 'summaries'): TextsDraft => ({
    original: now[name].original,
    kk: own(before[name].kk, typed[name].kk, now[name].kk),
    ru: own(before[name].ru, typed[name].ru, now[name].ru),
    en: own(before[name].en, typed[name].en, now[name].en),
  });
  return {
    kind: own(before.kind, typed.kind, now.kind),
    titles: texts('titles'),
    summaries: texts('summaries'),
    occurredAt: own(before.occurredAt, typed.occurredAt, now.occurredAt),
    places: own(before.places, typed.places, now.places),
    participants: own(before.participants, typed.participants, now.participants),
  };
}

interface Change {
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

/** What would change, field by field, as a revision would tell it; `zone` says why a time zone is what it is. */
export function previewOf(before: ContentDraft, after: ContentDraft, zone: (basis: ZoneBasis) => string): Change[] {
  const date = ({ edtf, timeZone, zoneBasis }: DateDraft) =>
    [edtf.trim(), ...(zoneBasis === 'UNKNOWN' ? [] : [timeZone.trim()]), zone(zoneBasis)].join(', ');
  const parts = ({ kind, titles, summaries, occurredAt, places, participants }: ContentDraft): [string, unknown][] => [
    ['/kind', kind],
    ...SPOKEN.map((language): [string, unknown] => [`/title/${language}`, titles[language].trim()]),
    ...SPOKEN.map((language): [string, unknown] => [`/summary/${language}`, summaries[language].trim()]),
    ['/occurredAt', date(occurredAt)],
    ['/occurredAt/basis', [...occurredAt.basis, ...occurredAt.boundedBy.map(({ name }) => name)]],
    ...SPOKEN.map((language): [string, unknown] => [`/occurredAt/note/${language}`, occurredAt.note[language].trim()]),
    ['/places', places.map(({ names, country, role, basis }) => [...textsInput(names), country, role, basis])],
    ['/participants', participants.flatMap(({ actor, role }) => (actor ? [{ role, actor: actor.name }] : []))],
  ];
  const now = new Map(parts(after));
  return parts(before).flatMap(([path, was]) => {
    const is = now.get(path);
    return isSame(was, is) ? [] : [{ path, before: JSON.stringify(was), after: JSON.stringify(is) }];
  });
}
