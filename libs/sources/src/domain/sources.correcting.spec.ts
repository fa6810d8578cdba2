import { describe, expect, it } from '@jest/globals';
import { deriveId, given, Refusal } from '@timeline/kernel';
import type { CorrectionKind, NoticeInput, TranslateInput } from '@timeline/kernel';
import type { SourceChangeInput, SourceCommand } from './commands.js';
import { sourceDecider } from './decider.js';
import type { SourceEvent } from './events.js';

const [source, other] = [deriveId('source', 'article'), deriveId('source', 'other')];
const [PAPER, PRESS] = [deriveId('actor', 'paper'), deriveId('actor', 'press')];
const ru = (value: string) => ({ value, language: 'ru' });
const kk = (value: string) => ({ value, language: 'kk', origin: 'HUMAN_TRANSLATION' as const, translatedFrom: 'ru' });
const noticed = (commandId: string, more: Partial<NoticeInput> = {}) => ({
  commandId,
  notice: {
    ...{ severity: 'MINOR' as const, whatWasWrong: [ru('Не то')], whatIsRight: [ru('То')] },
    ...{ errorOrigin: 'OUR_ENTRY' as const, ...more },
  },
  sources: new Map(),
});

type Step = (commandId: string) => SourceCommand;
const register: Step = () => ({
  type: 'RegisterSource',
  source,
  input: {
    publisher: PAPER,
    headlines: [ru('Мост открыт'), kk('Көпір ашылды')],
    language: 'ru',
    url: 'https://paper.example/bridge',
    publishedAt: { edtf: '2025-03-15', basis: ['EDITOR_INFERENCE'] },
    cites: [PRESS],
  },
});
const correct =
  (change: SourceChangeInput, kind: CorrectionKind = 'FACTUAL', more: Partial<NoticeInput> = {}): Step =>
  (commandId) => ({ type: 'CorrectSource', source, kind, change, ...noticed(commandId, more) });
const withdraw: Step = () => ({ type: 'WithdrawSource', source, reason: [ru('Статья отозвана')] });
const merge: Step = (commandId) => ({ type: 'MergeSource', source, into: other, ...noticed(commandId) });
const reinstate: Step = (commandId) => ({ type: 'ReinstateSource', source, ...noticed(commandId) });
const translate =
  (translation: TranslateInput): Step =>
  () => ({ type: 'TranslateSource', source, translation });
const capture: Step = () => ({ type: 'CaptureSnapshot', source, input: { text: 'Мост' }, quotes: [] });

const after = (...steps: Step[]): SourceEvent[] =>
  steps.reduce<SourceEvent[]>(
    (events, step) => [...events, given(sourceDecider, ...events).when(step(`c${events.length}`))],
    [],
  );
const standing = (...steps: Step[]) => given(sourceDecider, ...after(...steps)).state.source!;
function correction(...steps: Step[]) {
  const { data } = after(...steps).at(-1)!;
  if (!('correction' in data)) throw new Error('no correction');
  return data.correction;
}
const changes = (change: SourceChangeInput) =>
  correction(register, correct(change)).changes.map(({ path, before, after }) => [path, before, after]);
function refusal(...steps: Step[]) {
  const events = after(...steps.slice(0, -1));
  const refused = given(sourceDecider, ...events).refuses(steps.at(-1)!(`c${events.length}`));
  if (!(refused instanceof Refusal)) throw new Error(`not refused: ${String(refused)}`);
  const { fields, existing } = refused.details;
  return [refused.code, fields?.join(), ...(existing ? [existing] : [])];
}

describe('given a correction of a source', () => {
  it('records the parts that change, whole, and each before and after', () => {
    const [, event] = after(register, correct({ url: 'https://paper.example/most', language: 'KK' }));
    expect(event).toMatchObject({
      type: 'SourceCorrected',
      data: { url: 'https://paper.example/most', language: 'kk' },
    });
    expect(changes({ url: 'https://paper.example/most', language: 'KK' })).toEqual([
      ['/language', '"ru"', '"kk"'],
      ['/url', '"https://paper.example/bridge"', '"https://paper.example/most"'],
    ]);
  });

  it('leaves what is absent and moves the source on', () => {
    expect(standing(register, capture, correct({ cites: [] }))).toMatchObject({
      publisher: PAPER,
      headlines: [{ value: 'Мост открыт' }, { value: 'Көпір ашылды' }],
      url: 'https://paper.example/bridge',
      cites: [],
      snapshots: [{ revision: 1 }],
      correctionCount: 1,
      revision: 2,
    });
  });

  it('takes publisher and address off by null', () => {
    expect(changes({ publisher: null, url: null })).toEqual([
      ['/publisher', `"${PAPER}"`, null],
      ['/url', '"https://paper.example/bridge"', null],
    ]);
  });

  it.each(['headlines', 'withoutLanguages', 'language', 'publishedAt', 'cites'] as const)(
    'refuses null for %s',
    (key) => {
      expect(refusal(register, correct({ [key]: null }))).toEqual(['BAD_USER_INPUT', key]);
    },
  );

  it('merges headlines by language, and takes languages off, the last too', () => {
    expect(standing(register, correct({ headlines: [ru('Мост открыли')] })).headlines).toMatchObject([
      { value: 'Мост открыли' },
      { value: 'Көпір ашылды', outdated: true },
    ]);
    expect(standing(register, correct({ withoutLanguages: ['ru', 'kk'] })).headlines).toEqual([]);
  });

  it('replaces the date whole, but for its basis', () => {
    expect(changes({ publishedAt: { edtf: '2025-03-16', timeZone: 'Asia/Almaty' } })).toEqual([
      ['/publishedAt/edtf', '"2025-03-15"', '"2025-03-16"'],
      ['/publishedAt/timeZone', null, '"Asia/Almaty"'],
      ['/publishedAt/zoneBasis', '"UNKNOWN"', '"STATED"'],
    ]);
  });

  it.each<[what: string, change: SourceChangeInput, field: string]>([
    ['what is no address', { url: 'x' }, 'url'],
    ['what is no language', { language: '' }, 'language'],
    ['what is no date', { publishedAt: { edtf: '' } }, 'publishedAt.edtf'],
    ['a publisher that is no id', { publisher: 'x' }, 'publisher'],
    ['to cite what is no id', { cites: [PRESS, 'x'] }, 'cites.1'],
  ])('refuses %s', (_what, change, field) => {
    expect(refusal(register, correct(change))).toEqual(['BAD_USER_INPUT', field]);
  });

  it.each<[what: string, change: SourceChangeInput]>([
    ['nothing', {}],
    ['the same address in other words', { url: 'https://PAPER.example:443/bridge' }],
    ['the same whom it cites', { cites: [`${PRESS}@4`] }],
  ])('refuses %s as NO_CHANGE', (_what, change) => {
    expect(refusal(register, correct(change))).toEqual(['NO_CHANGE', 'source']);
  });

  describe.each(['TYPO', 'CLARIFICATION'] as const)('called a %s', (kind) => {
    it.each<[what: string, change: SourceChangeInput]>([
      ['publisher', { publisher: null }],
      ['date', { publishedAt: { edtf: '2025-03-16' } }],
      ['language', { language: 'kk' }],
      ['cites', { cites: [] }],
    ])('may not change %s', (_what, change) => {
      expect(refusal(register, correct(change, kind))).toEqual(['BAD_USER_INPUT', 'kind']);
    });

    it('may change headlines, the address and the note of the date', () => {
      const publishedAt = { edtf: '2025-03-15', note: [ru('По архиву')] };
      const made = correction(register, correct({ headlines: [ru('Мост')], url: null, publishedAt }, kind));
      expect(made.changes.map(({ path }) => path)).toEqual(['/headline/ru', '/url', '/publishedAt/note/ru']);
    });
  });

  it.each(['RETRACTION', 'REINSTATEMENT', 'DUPLICATE'] as const)('refuses %s', (kind) => {
    expect(refusal(register, correct({ url: null }, kind))).toEqual(['BAD_USER_INPUT', 'kind']);
  });

  it('was wrong since the earliest revision that brought in a value now changed', () => {
    const steps = [register, capture, correct({ language: 'kk' })];
    expect(correction(...steps, correct({ language: 'en' })).wrongSince).toBe(2);
    expect(correction(...steps, correct({ language: 'en', url: null })).wrongSince).toBe(0);
  });

  it('refuses the id of an attestation as evidence', () => {
    const evidence = [{ attestation: PAPER }];
    expect(refusal(register, correct({ url: null }, 'FACTUAL', { evidence }))).toEqual([
      'BAD_USER_INPUT',
      'notice.evidence.0.attestation',
    ]);
  });
});

describe('given a source that is withdrawn', () => {
  it('keeps why, and which revision withdrew it', () => {
    expect(standing(register, capture, withdraw)).toMatchObject({
      withdrawal: { reason: [{ value: 'Статья отозвана' }], revision: 2 },
      correctionCount: 0,
    });
  });

  it('refuses to withdraw it again as NO_CHANGE', () => {
    expect(refusal(register, withdraw, withdraw)).toEqual(['NO_CHANGE', 'source']);
  });

  it('refuses to withdraw without a reason', () => {
    const unreasoned: Step = () => ({ type: 'WithdrawSource', source, reason: [] });
    expect(refusal(register, unreasoned)).toEqual(['BAD_USER_INPUT', 'reason']);
  });

  it('goes on being corrected, captured and merged', () => {
    for (const step of [correct({ url: null }), capture, merge])
      expect(standing(register, withdraw, step).withdrawal).not.toBeNull();
  });

  it('is reinstated, wrongly withdrawn since it was', () => {
    expect(correction(register, capture, withdraw, reinstate)).toMatchObject({
      kind: 'REINSTATEMENT',
      changes: [{ path: '/status', before: '"WITHDRAWN"', after: '"REGISTERED"' }],
      wrongSince: 2,
    });
    expect(standing(register, withdraw, reinstate)).toMatchObject({ withdrawal: null, correctionCount: 1 });
    expect(correction(register, withdraw, reinstate, withdraw, reinstate).wrongSince).toBe(3);
  });
});

describe('given a source that turned out to be a duplicate', () => {
  it('names the other and takes no command but reinstatement', () => {
    expect(standing(register, merge)).toMatchObject({ mergedInto: other, correctionCount: 1 });
    const refused: [step: Step, field: string][] = [
      [correct({ url: null }), 'source'],
      [withdraw, 'source'],
      [capture, 'source'],
      [merge, 'duplicate'],
      [translate({ correction: null, path: '/headline', texts: [] }), 'target'],
    ];
    for (const [step, field] of refused)
      expect(refusal(register, merge, step)).toEqual(['BAD_USER_INPUT', field, other]);
  });

  it('gets back the merge first and the withdrawal then, the last before the first', () => {
    const steps = [register, withdraw, merge];
    expect(correction(...steps, reinstate)).toMatchObject({ changes: [{ path: '/mergedInto' }], wrongSince: 2 });
    expect(standing(...steps, reinstate)).toMatchObject({ mergedInto: null, withdrawal: { revision: 1 } });
    expect(correction(...steps, reinstate, reinstate)).toMatchObject({ changes: [{ path: '/status' }], wrongSince: 1 });
    expect(refusal(...steps, reinstate, reinstate, reinstate)).toEqual(['NO_CHANGE', 'target']);
  });

  it('has nothing to take back when it stands', () => {
    expect(refusal(register, reinstate)).toEqual(['NO_CHANGE', 'target']);
  });

  it('is looked for where each command names it', () => {
    for (const [step, field] of [
      [correct({}), 'source'],
      [withdraw, 'source'],
      [merge, 'duplicate'],
      [reinstate, 'target'],
    ] as const)
      expect(refusal(step)).toEqual(['NOT_FOUND', field]);
  });
});

describe('given translations of a source', () => {
  const texts = [{ value: 'A', language: 'en', origin: 'HUMAN_TRANSLATION' as const, translatedFrom: 'ru' }];
  const dated = correct({ publishedAt: { edtf: '2025-03-16', note: [ru('По архиву')] } });

  it.each<[path: string, ...before: Step[]]>([
    ['/headline'],
    ['/publishedAt/note', dated],
    ['/withdrawal/reason', withdraw],
  ])('adds them at %s', (path, ...before) => {
    const steps = [register, ...before, translate({ correction: null, path, texts })];
    expect(JSON.stringify(standing(...steps))).toContain(JSON.stringify(texts[0]));
    expect(refusal(...steps, translate({ correction: null, path, texts }))).toEqual(['NO_CHANGE', 'texts']);
  });

  it('refuses them where there is no text', () => {
    expect(refusal(register, translate({ correction: null, path: '/withdrawal/reason', texts }))).toEqual([
      'BAD_USER_INPUT',
      'path',
    ]);
  });
});
