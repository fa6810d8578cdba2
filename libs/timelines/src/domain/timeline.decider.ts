import {
  badInput,
  changedParts,
  checkCorrectionKind,
  checkSlug,
  checkTexts,
  correctedIn,
  decideTranslation,
  fieldChanges,
  newCorrection,
  noPast,
  notFound,
  optionalTexts,
  refuseNulls,
  Refusal,
  textMerger,
  translated,
  translatedIn,
  wrongSince,
} from '@timeline/kernel';
import type { CorrectionKind, Decider, Noticed, Past, TextInput, TranslateInput } from '@timeline/kernel';
import type { TimelineEvent } from './events.js';
import { shownTimeline, timelineTexts } from './timeline.js';
import type { Timeline, TimelineState } from './timeline.js';

export interface CreateTimelineInput {
  readonly slug: string;
  readonly titles: readonly TextInput[];
  readonly descriptions?: readonly TextInput[] | null;
}

/** What is absent stays; null is refused. Texts merge by language. */
export interface TimelineChangeInput {
  readonly titles?: readonly TextInput[] | null;
  readonly descriptions?: readonly TextInput[] | null;
  readonly withoutLanguages?: readonly string[] | null;
}

/** `timeline`: its id. */
export type TimelineCommand = { readonly timeline: string } & (
  | { readonly type: 'CreateTimeline'; readonly input: CreateTimelineInput }
  | (Noticed & {
      readonly type: 'CorrectTimeline';
      readonly kind: CorrectionKind;
      readonly change: TimelineChangeInput;
    })
  | { readonly type: 'TranslateTimeline'; readonly translation: TranslateInput }
);
type Command<T extends TimelineCommand['type']> = Extract<TimelineCommand, { type: T }>;

export const timelineDecider: Decider<TimelineState, TimelineCommand, TimelineEvent> = {
  initialState: { timeline: null, past: noPast },

  decide(command, { timeline, past }) {
    if (command.type === 'CreateTimeline') return create(command, timeline);
    if (!timeline)
      throw notFound('timeline', command.timeline, command.type === 'CorrectTimeline' ? 'timeline' : 'target');
    switch (command.type) {
      case 'CorrectTimeline':
        return correct(command, timeline, past);
      case 'TranslateTimeline': {
        const data = decideTranslation(command.translation, { object: timeline, paths: timelineTexts, past });
        return { type: 'TextsTranslated', data };
      }
    }
  },

  evolve({ timeline, past }, event, { revision }) {
    switch (event.type) {
      case 'TimelineCreated':
        return { timeline: { ...event.data, correctionCount: 0, revision }, past };
      case 'TimelineCorrected': {
        const { correction, ...change } = event.data;
        const correctionCount = timeline!.correctionCount + 1;
        return {
          timeline: { ...timeline!, ...change, correctionCount, revision },
          past: correctedIn(past, correction, revision),
        };
      }
      case 'TextsTranslated': {
        const { target, path, texts } = event.data;
        const next = target === null ? translated(timelineTexts, timeline!, path, texts) : timeline!;
        return { timeline: { ...next, revision }, past: translatedIn(past, event.data, revision) };
      }
    }
  },
};

function create({ timeline: id, input }: Command<'CreateTimeline'>, timeline: Timeline | null): TimelineEvent {
  const { slug, titles, descriptions } = input;
  if (timeline)
    throw new Refusal('ALREADY_EXISTS', `there is a timeline "${slug}" already`, { fields: ['slug'], existing: id });
  return {
    type: 'TimelineCreated',
    data: {
      slug: checkSlug(slug, 'slug'),
      titles: [...checkTexts(titles, 'titles')],
      descriptions: optionalTexts(descriptions, 'descriptions'),
    },
  };
}

function correct(command: Command<'CorrectTimeline'>, timeline: Timeline, past: Past): TimelineEvent {
  const before = { titles: [...timeline.titles], descriptions: [...timeline.descriptions] };
  const after = changed(before, command.change);
  const changes = fieldChanges(shownTimeline(before), shownTimeline(after));
  checkCorrectionKind(command.kind, changes, []);
  if (changes.length === 0)
    throw new Refusal('NO_CHANGE', 'nothing would change: a correction changes at least one thing', {
      fields: ['timeline'],
    });
  const correction = newCorrection(command.kind, command, null, changes, wrongSince(changes, past));
  return { type: 'TimelineCorrected', data: { ...changedParts(before, after), correction } };
}

function changed(before: Pick<Timeline, 'titles' | 'descriptions'>, change: TimelineChangeInput) {
  refuseNulls(change, ['titles', 'descriptions', 'withoutLanguages']);
  const merge = textMerger(change.withoutLanguages);
  const titles = [...merge(before.titles, change.titles, 'titles')];
  if (titles.length === 0) throw badInput('withoutLanguages', 'would take away the last title: a timeline keeps one');
  return { titles, descriptions: [...merge(before.descriptions, change.descriptions, 'descriptions')] };
}
