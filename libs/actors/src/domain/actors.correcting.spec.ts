import { describe, expect, it } from '@jest/globals';
import { deriveId, given, Refusal } from '@timeline/kernel';
import type { CorrectionKind, NoticeInput, TranslateInput } from '@timeline/kernel';
import type { ActorChangeInput, ActorCommand } from './commands.js';
import { actorDecider } from './decider.js';
import type { ActorEvent } from './events.js';

const [actor, other, SOURCE] = [deriveId('actor', 'c0'), deriveId('actor', 'x'), deriveId('source', 'paper')];
const ru = (value: string) => ({ value, language: 'ru' });
const kk = (value: string) => ({ value, language: 'kk', origin: 'HUMAN_TRANSLATION' as const, translatedFrom: 'ru' });
const notice: NoticeInput = {
  severity: 'MINOR',
  whatWasWrong: [ru('Не то')],
  whatIsRight: [ru('То')],
  errorOrigin: 'OUR_ENTRY',
};
const noticed = (commandId: string, more: Partial<NoticeInput> = {}) => ({
  commandId,
  notice: { ...notice, ...more },
  sources: new Map([[SOURCE, { snapshots: [] }]]),
});

type Step = (commandId: string) => ActorCommand;
const register: Step = () => ({
  type: 'RegisterActor',
  actor,
  input: { kind: 'OFFICE', names: [ru('Акимат'), kk('Әкімдік')], sameAs: ['https://a.example/'] },
});
const correct =
  (change: ActorChangeInput, kind: CorrectionKind = 'FACTUAL', more: Partial<NoticeInput> = {}): Step =>
  (commandId) => ({ type: 'CorrectActor', actor, kind, change, ...noticed(commandId, more) });
const merge =
  (into = other): Step =>
  (commandId) => ({ type: 'MergeActor', actor, into, ...noticed(commandId) });
const reinstate: Step = (commandId) => ({ type: 'ReinstateActor', actor, ...noticed(commandId) });
const translate =
  (translation: TranslateInput): Step =>
  () => ({ type: 'TranslateActor', actor, translation });

/** The events that these commands give, one after the other. */
const after = (...steps: Step[]): ActorEvent[] =>
  steps.reduce<ActorEvent[]>(
    (events, step) => [...events, given(actorDecider, ...events).when(step(`c${events.length}`))],
    [],
  );
const standing = (...steps: Step[]) => given(actorDecider, ...after(...steps)).state.actor!;
function correction(...steps: Step[]) {
  const { data } = after(...steps).at(-1)!;
  if (!('correction' in data)) throw new Error('no correction');
  return data.correction;
}
function refusal(...steps: Step[]) {
  const last = steps.at(-1)!;
  const events = after(...steps.slice(0, -1));
  const refused = given(actorDecider, ...events).refuses(last(`c${events.length}`));
  if (!(refused instanceof Refusal)) throw new Error(`not refused: ${String(refused)}`);
  const { fields, existing } = refused.details;
  return [refused.code, fields?.join(), ...(existing ? [existing] : [])];
}

describe('given a correction of an actor', () => {
  it('records the parts that change, and each before and after', () => {
    const [, event] = after(register, correct({ actorKind: 'STATE', sameAs: [] }));
    expect(event).toMatchObject({ type: 'ActorCorrected', data: { kind: 'STATE', sameAs: [] } });
    expect(event!.data).not.toHaveProperty('names');
    expect(correction(register, correct({ actorKind: 'STATE', sameAs: [] })).changes).toEqual([
      { path: '/kind', before: '"OFFICE"', after: '"STATE"' },
      { path: '/sameAs', before: '["https://a.example/"]', after: '[]' },
    ]);
  });

  it('leaves what is absent and moves the actor on by one revision and one correction', () => {
    expect(standing(register, correct({ actorKind: 'STATE' }))).toMatchObject({
      kind: 'STATE',
      names: [{ value: 'Акимат' }, { value: 'Әкімдік' }],
      sameAs: ['https://a.example/'],
      correctionCount: 1,
      revision: 1,
    });
  });

  it('replaces names as a list', () => {
    const { names } = standing(register, correct({ names: [ru('Акимат города')] }));
    expect(names).toEqual([{ ...ru('Акимат города'), origin: 'ORIGINAL' }]);
    const { changes } = correction(register, correct({ names: [ru('Акимат города')] }));
    expect(changes.map(({ path }) => path)).toEqual(['/name/ru', '/name/kk']);
  });

  it.each(['actorKind', 'names', 'sameAs'] as const)('refuses null for %s', (key) => {
    expect(refusal(register, correct({ [key]: null }))).toEqual(['BAD_USER_INPUT', key]);
  });

  it.each<[what: string, change: ActorChangeInput, field: string]>([
    ['no name', { names: [] }, 'names'],
    ['two original names', { names: [ru('A'), { ...ru('B'), language: 'en' }] }, 'names'],
    ['what is no address', { sameAs: ['x'] }, 'sameAs.0'],
  ])('refuses %s', (_what, change, field) => {
    expect(refusal(register, correct(change))).toEqual(['BAD_USER_INPUT', field]);
  });

  it.each<[what: string, change: ActorChangeInput]>([
    ['nothing', {}],
    ['the same kind', { actorKind: 'OFFICE' }],
    ['the same names in another order', { names: [kk('Әкімдік'), ru('Акимат')] }],
  ])('refuses %s as NO_CHANGE', (_what, change) => {
    expect(refusal(register, correct(change))).toEqual(['NO_CHANGE', 'actor']);
  });

  it.each(['TYPO', 'CLARIFICATION'] as const)('lets a %s change names, not the kind', (kind) => {
    expect(refusal(register, correct({ actorKind: 'STATE' }, kind))).toEqual(['BAD_USER_INPUT', 'kind']);
    expect(correction(register, correct({ names: [ru('Акимат!')] }, kind)).kind).toBe(kind);
  });

  it.each(['RETRACTION', 'REINSTATEMENT', 'DUPLICATE'] as const)('refuses %s', (kind) => {
    expect(refusal(register, correct({ actorKind: 'STATE' }, kind))).toEqual(['BAD_USER_INPUT', 'kind']);
  });

  it('was wrong since the earliest revision that brought in a value now changed', () => {
    const steps = [register, correct({ actorKind: 'STATE' }), correct({ sameAs: [] })];
    expect(correction(...steps).wrongSince).toBe(0);
    expect(correction(...steps, correct({ actorKind: 'PERSON' })).wrongSince).toBe(1);
    expect(correction(...steps, correct({ actorKind: 'PERSON', sameAs: ['https://b.example/'] })).wrongSince).toBe(1);
    expect(correction(...steps, correct({ names: [ru('A')] })).wrongSince).toBe(0);
  });

  it('takes new evidence, and refuses the id of an attestation', () => {
    const evidence = [{ new: { source: SOURCE } }];
    expect(correction(register, correct({ actorKind: 'STATE' }, 'FACTUAL', { evidence })).evidence).toHaveLength(1);
    const named = [{ attestation: SOURCE }];
    expect(refusal(register, correct({ actorKind: 'STATE' }, 'FACTUAL', { evidence: named }))).toEqual([
      'BAD_USER_INPUT',
      'notice.evidence.0.attestation',
    ]);
  });

  it('refuses an actor that is not there, where each command names it', () => {
    expect(refusal(correct({}))).toEqual(['NOT_FOUND', 'actor']);
    expect(refusal(merge())).toEqual(['NOT_FOUND', 'duplicate']);
    expect(refusal(reinstate)).toEqual(['NOT_FOUND', 'target']);
    expect(refusal(translate({ correction: null, path: '/name', texts: [] }))).toEqual(['NOT_FOUND', 'target']);
  });
});

describe('given an actor that turned out to be a duplicate', () => {
  it('says so as a DUPLICATE, with the change of where it went', () => {
    expect(correction(register, merge())).toMatchObject({
      kind: 'DUPLICATE',
      changes: [{ path: '/mergedInto', before: null, after: JSON.stringify(other) }],
      wrongSince: 0,
    });
    expect(standing(register, merge())).toMatchObject({ mergedInto: other, correctionCount: 1, revision: 1 });
  });

  it('is not one of itself', () => {
    expect(refusal(register, merge(actor))).toEqual(['BAD_USER_INPUT', 'into']);
  });

  it.each<[what: string, step: Step, field: string]>([
    ['a correction', correct({ actorKind: 'STATE' }), 'actor'],
    ['another merge', merge(), 'duplicate'],
    ['a translation', translate({ correction: null, path: '/name', texts: [] }), 'target'],
  ])('refuses %s, naming the other', (_what, step, field) => {
    expect(refusal(register, merge(), step)).toEqual(['BAD_USER_INPUT', field, other]);
  });

  it('is taken back by reinstatement alone, wrong since the merge', () => {
    expect(correction(register, correct({ actorKind: 'STATE' }), merge(), reinstate)).toMatchObject({
      kind: 'REINSTATEMENT',
      changes: [{ path: '/mergedInto', before: JSON.stringify(other), after: null }],
      wrongSince: 2,
    });
    expect(standing(register, merge(), reinstate)).toMatchObject({ mergedInto: null, correctionCount: 2 });
    expect(standing(register, merge(), reinstate, correct({ actorKind: 'STATE' })).kind).toBe('STATE');
  });

  it('was wrongly apart, merged once more, since it was reinstated', () => {
    expect(correction(register, merge(), reinstate, merge()).wrongSince).toBe(2);
  });

  it('has nothing to take back when it was never merged', () => {
    expect(refusal(register, reinstate)).toEqual(['NO_CHANGE', 'target']);
    expect(refusal(register, merge(), reinstate, reinstate)).toEqual(['NO_CHANGE', 'target']);
  });
});

describe('given translations', () => {
  const en = { value: 'City office', language: 'en', origin: 'HUMAN_TRANSLATION' as const, translatedFrom: 'ru' };

  it('adds them to the name and counts no correction', () => {
    const now = standing(register, translate({ correction: null, path: '/name', texts: [en] }));
    expect(now.names.map(({ language }) => language)).toEqual(['ru', 'kk', 'en']);
    expect(now).toMatchObject({ correctionCount: 0, revision: 1 });
  });

  it('adds them to the texts of a correction, and keeps these for the next', () => {
    const of = { correction: deriveId('correction', 'c1'), path: '/whatWasWrong', texts: [en] };
    const steps = [register, correct({ actorKind: 'STATE' }), translate(of)];
    expect(after(...steps).at(-1)).toEqual({
      type: 'TextsTranslated',
      data: { target: of.correction, path: '/whatWasWrong', texts: [en] },
    });
    expect(standing(...steps)).toMatchObject({ revision: 2, names: [{ value: 'Акимат' }, { value: 'Әкімдік' }] });
    expect(refusal(...steps, translate(of))).toEqual(['NO_CHANGE', 'texts']);
  });

  it('finds only corrections of this actor', () => {
    const of = { correction: deriveId('correction', 'c9'), path: '/whatWasWrong', texts: [en] };
    expect(refusal(register, translate(of))).toEqual(['NOT_FOUND', 'target']);
  });

  it('counts a translated name as wrong since it was translated', () => {
    const steps = [register, translate({ correction: null, path: '/name', texts: [en] })];
    const names = [ru('Акимат'), kk('Әкімдік'), { ...en, value: 'City hall' }];
    expect(correction(...steps, correct({ names }, 'TRANSLATION')).wrongSince).toBe(1);
  });
});
