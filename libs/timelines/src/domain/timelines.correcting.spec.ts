import { describe, expect, it } from '@jest/globals';
import { deriveId, given, Refusal } from '@timeline/kernel';
import type { CorrectionKind, TranslateInput } from '@timeline/kernel';
import type { TimelineEvent } from './events.js';
import { timelineDecider } from './timeline.decider.js';
import type { TimelineChangeInput, TimelineCommand } from './timeline.decider.js';

const timeline = deriveId('timeline', 'bridges');
const ru = (value: string) => ({ value, language: 'ru' });
const kk = (value: string) => ({ value, language: 'kk', origin: 'HUMAN_TRANSLATION' as const, translatedFrom: 'ru' });

type Step = (commandId: string) => TimelineCommand;
const create: Step = () => ({
  type: 'CreateTimeline',
  timeline,
  input: { slug: 'bridges', titles: [ru('Мосты'), kk('Көпірлер')], descriptions: [ru('О мостах')] },
});
const correct =
  (change: TimelineChangeInput, kind: CorrectionKind = 'TYPO'): Step =>
  (commandId) => ({
    type: 'CorrectTimeline',
    timeline,
    kind,
    change,
    commandId,
    notice: { severity: 'MINOR', whatWasWrong: [ru('Не то')], whatIsRight: [ru('То')], errorOrigin: 'OUR_ENTRY' },
    sources: new Map(),
  });
const translate =
  (translation: TranslateInput): Step =>
  () => ({ type: 'TranslateTimeline', timeline, translation });
const after = (...steps: Step[]): TimelineEvent[] =>
  steps.reduce<TimelineEvent[]>(
    (events, step) => [...events, given(timelineDecider, ...events).when(step(`c${events.length}`))],
    [],
  );
const standing = (...steps: Step[]) => given(timelineDecider, ...after(...steps)).state.timeline!;
function corrected(...steps: Step[]) {
  const event = after(...steps).at(-1)!;
  if (event.type !== 'TimelineCorrected') throw new Error(event.type);
  return event.data;
}
function refusal(...steps: Step[]) {
  const events = after(...steps.slice(0, -1));
  const refused = given(timelineDecider, ...events).refuses(steps.at(-1)!(`c${events.length}`));
  if (!(refused instanceof Refusal)) throw new Error(`not refused: ${String(refused)}`);
  return [refused.code, refused.details.fields?.join()];
}

describe('given a correction of a timeline', () => {
  it('merges texts by language and records what changed', () => {
    const { correction, ...content } = corrected(create, correct({ titles: [ru('Мосты города')] }));
    expect(content).toEqual({
      titles: [
        { ...ru('Мосты города'), origin: 'ORIGINAL' },
        { ...kk('Көпірлер'), outdated: true },
      ],
    });
    expect(correction).toMatchObject({
      kind: 'TYPO',
      changes: [{ path: '/title/ru', before: '"Мосты"', after: '"Мосты города"' }],
      wrongSince: 0,
    });
    expect(standing(create, correct({ titles: [ru('Мосты города')] }))).toMatchObject({
      slug: 'bridges',
      descriptions: [{ value: 'О мостах' }],
      correctionCount: 1,
      revision: 1,
    });
  });

  it('takes languages off, the last description too, never the last title', () => {
    expect(standing(create, correct({ withoutLanguages: ['kk'] })).titles).toHaveLength(1);
    const withoutLanguages = ['ru', 'kk'];
    expect(refusal(create, correct({ withoutLanguages }))).toEqual(['BAD_USER_INPUT', 'withoutLanguages']);
    const { descriptions } = standing(create, correct({ withoutLanguages, titles: [{ value: 'A', language: 'en' }] }));
    expect(descriptions).toEqual([]);
  });

  it('clears an outdated translation that is given again with the same words', () => {
    const steps = [create, correct({ titles: [ru('Мосты города')] }), correct({ titles: [kk('Көпірлер')] })];
    expect(corrected(...steps).correction.changes).toEqual([
      { path: '/title/kk/outdated', before: 'true', after: 'false' },
    ]);
    expect(standing(...steps).titles[1]).not.toHaveProperty('outdated');
  });

  it('was wrong since the revision that brought it in', () => {
    const steps = [create, correct({ descriptions: [ru('Обо всех мостах')] }), correct({ titles: [ru('Мост')] })];
    expect(corrected(...steps, correct({ descriptions: [ru('О них')] })).correction.wrongSince).toBe(1);
    expect(corrected(...steps, correct({ titles: [kk('Көпір')] })).correction.wrongSince).toBe(0);
  });

  it.each<[what: string, change: TimelineChangeInput, code: string, field: string]>([
    ['nothing', {}, 'NO_CHANGE', 'timeline'],
    ['what stands', { titles: [ru('Мосты')] }, 'NO_CHANGE', 'timeline'],
    ['null for titles', { titles: null }, 'BAD_USER_INPUT', 'titles'],
    ['null for descriptions', { descriptions: null }, 'BAD_USER_INPUT', 'descriptions'],
    ['null for languages', { withoutLanguages: null }, 'BAD_USER_INPUT', 'withoutLanguages'],
    ['a language that is none', { withoutLanguages: ['?'] }, 'BAD_USER_INPUT', 'withoutLanguages.0'],
    ['a blank title', { titles: [ru(' ')] }, 'BAD_USER_INPUT', 'titles.0.value'],
  ])('refuses %s', (_what, change, code, field) => {
    expect(refusal(create, correct(change))).toEqual([code, field]);
  });

  it('refuses a kind that has a command of its own', () => {
    expect(refusal(create, correct({ titles: [ru('A')] }, 'DUPLICATE'))).toEqual(['BAD_USER_INPUT', 'kind']);
  });

  it('refuses one of a timeline that is not there', () => {
    expect(refusal(correct({}))).toEqual(['NOT_FOUND', 'timeline']);
  });
});

describe('given translations of a timeline', () => {
  const en = { value: 'About bridges', language: 'en', origin: 'MACHINE_TRANSLATION' as const, translatedFrom: 'ru' };

  it('adds them to what it is about', () => {
    const steps = [create, translate({ correction: null, path: '/description', texts: [en] })];
    expect(standing(...steps)).toMatchObject({ descriptions: [{ language: 'ru' }, en], revision: 1 });
  });

  it('adds them to a correction of it', () => {
    const of = { correction: deriveId('correction', 'c1'), path: '/whatIsRight', texts: [en] };
    const steps = [create, correct({ titles: [ru('Мост')] }), translate(of)];
    expect(refusal(...steps, translate(of))).toEqual(['NO_CHANGE', 'texts']);
  });

  it('refuses them of a timeline that is not there', () => {
    expect(refusal(translate({ correction: null, path: '/title', texts: [en] }))).toEqual(['NOT_FOUND', 'target']);
  });
});
