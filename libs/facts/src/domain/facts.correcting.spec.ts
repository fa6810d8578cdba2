import { describe, expect, it } from '@jest/globals';
import { deriveId, given, Refusal } from '@timeline/kernel';
import type { CorrectionKind } from '@timeline/kernel';
import type { ContentChangeInput, ContentInput, FactCommand } from './commands.js';
import { factDecider } from './decider.js';
import type { FactEvent } from './events.js';

const [AKIM, CITY, PAPER] = [deriveId('actor', 'akim'), deriveId('actor', 'city'), deriveId('source', 'paper')];

const ru = (value: string) => [{ value, language: 'ru' }];
const kk = (value: string) => ({ value, language: 'kk', origin: 'HUMAN_TRANSLATION' as const });
const place = (name: string, country?: string) => ({
  place: { names: ru(name), country },
  role: 'OCCURRED' as const,
  basis: 'STATED' as const,
});
const bridge: ContentInput = {
  kind: 'STANCE',
  titles: [...ru('Мост нужен'), kk('Көпір керек')],
  summaries: [...ru('Аким за мост'), kk('Әкім көпірді қолдайды')],
  occurredAt: { edtf: '2025-03-14', timeZone: 'Asia/Almaty', basis: ['EDITOR_INFERENCE'], note: ru('По отчёту') },
  validDuring: { start: { edtf: '2025-03' }, open: true },
  places: [place('Мост'), place('Площадь')],
  participants: [{ actor: AKIM, role: 'SPEAKER' }],
};
const sent = {
  fact: deriveId('fact', 'bridge'),
  sources: new Map([[PAPER, { snapshots: [] }]]),
};
const reported = given(factDecider).when({
  type: 'ReportFact',
  slug: 'bridge',
  content: bridge,
  attestations: [{ source: PAPER }],
  commandId: 'c0',
  ...sent,
});
if (reported.type !== 'FactReported') throw new Error(reported.type);
const [firstPlace, secondPlace] = reported.data.content.places.map(({ id }) => id);

const correct = (content: ContentChangeInput, kind: CorrectionKind = 'FACTUAL', commandId = 'c1'): FactCommand => ({
  type: 'CorrectFact',
  kind,
  notice: {
    severity: 'MINOR',
    whatWasWrong: ru('Ошибка'),
    whatIsRight: ru('Как есть'),
    errorOrigin: 'OUR_ENTRY',
  },
  content,
  commandId,
  ...sent,
});
function corrected(content: ContentChangeInput, kind?: CorrectionKind, before: FactEvent[] = [reported]) {
  const event = given(factDecider, ...before).when(correct(content, kind));
  if (event.type !== 'FactCorrected') throw new Error(event.type);
  return event;
}
const changes = (content: ContentChangeInput) =>
  corrected(content).data.correction.changes.map(({ path, before, after }) => [path, before, after]);
function refusal(content: ContentChangeInput, kind?: CorrectionKind) {
  const refused = given(factDecider, reported).refuses(correct(content, kind));
  if (!(refused instanceof Refusal)) throw new Error(`not refused: ${String(refused)}`);
  return [refused.code, refused.details.fields?.join()];
}

describe('given a correction of what a fact says', () => {
  it('records the parts that change, whole, and nothing else of the fact', () => {
    const { content, attestations } = corrected({ titles: ru('Мост не нужен'), kind: 'PROPOSAL' }).data;
    expect(Object.keys(content).toSorted()).toEqual(['kind', 'titles']);
    expect(attestations).toEqual([]);
  });

  it('records the notice with it', () => {
    expect(corrected({ kind: 'OFFER' }, 'FACTUAL').data.correction).toMatchObject({
      kind: 'FACTUAL',
      severity: 'MINOR',
      whatWasWrong: [{ value: 'Ошибка', language: 'ru', origin: 'ORIGINAL' }],
      whatIsRight: [{ value: 'Как есть', language: 'ru', origin: 'ORIGINAL' }],
      reason: [],
      errorOrigin: 'OUR_ENTRY',
      evidence: [],
      wrongSince: 0,
    });
  });

  it('moves the fact on by one revision and one correction', () => {
    const { fact } = given(factDecider, reported, corrected({ kind: 'OFFER' })).state;
    expect(fact).toMatchObject({ kind: 'OFFER', revision: 1, correctionCount: 1, status: 'REPORTED' });
    expect(fact?.titles).toEqual(reported.data.content.titles);
  });

  it('lists each field before and after by its path', () => {
    expect(changes({ kind: 'OFFER' })).toEqual([['/kind', '"STANCE"', '"OFFER"']]);
    expect(changes({ titles: ru('Мост готов'), summaries: [{ ...kk('Дайын'), language: 'en' }] })).toEqual([
      ['/title/ru', '"Мост нужен"', '"Мост готов"'],
      ['/summary/en', null, '"Дайын"'],
    ]);
    expect(changes({ participants: [{ actor: CITY, role: 'SPEAKER' }] })).toEqual([
      ['/participants', `[{"actor":"${AKIM}","role":"SPEAKER"}]`, `[{"actor":"${CITY}","role":"SPEAKER"}]`],
    ]);
    expect(changes({ validDuring: { start: { edtf: '2025-04' }, end: { edtf: '2025-05' }, open: false } })).toEqual([
      ['/validDuring/start/edtf', '"2025-03"', '"2025-04"'],
      ['/validDuring/end', null, expect.stringContaining('"edtf":"2025-05"')],
      ['/validDuring/open', 'true', 'false'],
    ]);
  });

  it('replaces a date whole, but for its basis', () => {
    expect(changes({ occurredAt: { edtf: '2025-03-15' } })).toEqual([
      ['/occurredAt/edtf', '"2025-03-14"', '"2025-03-15"'],
      ['/occurredAt/timeZone', '"Asia/Almaty"', null],
      ['/occurredAt/zoneBasis', '"STATED"', '"UNKNOWN"'],
      ['/occurredAt/note/ru', '"По отчёту"', null],
    ]);
    expect(corrected({ occurredAt: { edtf: '2025-03-15' } }).data.content.occurredAt).toMatchObject({
      basis: ['EDITOR_INFERENCE'],
      firstDay: '2025-03-15',
    });
    const given = { edtf: '2025-03-14', timeZone: 'Asia/Almaty', note: ru('По отчёту'), basis: ['EXPLICIT' as const] };
    expect(changes({ occurredAt: given })).toEqual([['/occurredAt/basis', '["EDITOR_INFERENCE"]', '["EXPLICIT"]']]);
  });

  it('takes a period off by null, as one value', () => {
    const [change, ...more] = changes({ validDuring: null });
    expect([change![0], change![2], more]).toEqual(['/validDuring', null, []]);
    expect(corrected({ validDuring: null }).data.content.validDuring).toBeNull();
  });

  it.each(['kind', 'titles', 'summaries', 'withoutLanguages', 'occurredAt', 'places', 'participants'] as const)(
    'refuses null for %s',
    (key) => {
      expect(refusal({ [key]: null })).toEqual(['BAD_USER_INPUT', `content.${key}`]);
    },
  );

  it('leaves the translations of a changed text outdated until they are given anew', () => {
    const event = corrected({ titles: ru('Мост готов') });
    expect(event.data.content.titles?.[1]).toMatchObject({ language: 'kk', outdated: true });
    const again = corrected({ titles: [kk('Көпір дайын')] }, 'TRANSLATION', [reported, event]);
    expect(again.data.content.titles?.[1]).not.toHaveProperty('outdated');
  });

  it('refuses a second ORIGINAL', () => {
    expect(refusal({ titles: [{ value: 'Көпір', language: 'kk' }] })).toEqual(['BAD_USER_INPUT', 'content.titles']);
  });

  it('refuses a fact of words whose speaker is gone', () => {
    expect(refusal({ participants: [] })).toEqual(['BAD_USER_INPUT', 'content.participants']);
    expect(refusal({ participants: [{ actor: AKIM, role: 'HOST' }] })[1]).toBe('content.participants');
    expect(corrected({ kind: 'OCCURRENCE', participants: [] }).data.content.participants).toEqual([]);
  });

  it.each<[situation: string, content: ContentChangeInput]>([
    ['nothing', {}],
    ['the same kind', { kind: 'STANCE' }],
    ['the same title', { titles: ru('Мост нужен') }],
    ['the same places', { places: [place('Мост'), place('Площадь')] }],
    ['the same places in another order', { places: [place('Площадь'), place('Мост')] }],
    ['a language that is not there to take off', { withoutLanguages: ['de'] }],
  ])('refuses %s as NO_CHANGE', (_situation, content) => {
    expect(refusal(content)).toEqual(['NO_CHANGE', 'content']);
  });
});

describe('given languages to take off', () => {
  it('takes them off titles and summaries', () => {
    expect(changes({ withoutLanguages: ['KK'] })).toEqual([
      ['/title/kk', '"Көпір керек"', null],
      ['/summary/kk', '"Әкім көпірді қолдайды"', null],
    ]);
  });

  it('never takes the last title, though the last summary', () => {
    expect(refusal({ withoutLanguages: ['ru', 'kk'] })).toEqual(['BAD_USER_INPUT', 'content.withoutLanguages']);
    const english = { value: 'A bridge is needed', language: 'en' };
    const { titles, summaries } = corrected({ withoutLanguages: ['ru', 'kk'], titles: [english] }).data.content;
    expect([titles, summaries]).toEqual([[{ ...english, origin: 'ORIGINAL' }], []]);
  });

  it('refuses to leave translations without their original', () => {
    expect(refusal({ withoutLanguages: ['ru'] })).toEqual(['BAD_USER_INPUT', 'content.titles']);
  });

  it('refuses what is no language', () => {
    expect(refusal({ withoutLanguages: ['kk', '?'] })).toEqual(['BAD_USER_INPUT', 'content.withoutLanguages.1']);
  });
});

describe('given places in place of those there', () => {
  it('keeps the ids of those that stay, in any order, and gives a new one its own', () => {
    const { places = [] } = corrected({ places: [place('Вокзал'), place('Площадь'), place('Мост')] }).data.content;
    expect(places.slice(1).map(({ id }) => id)).toEqual([secondPlace, firstPlace]);
    expect([firstPlace, secondPlace]).not.toContain(places[0]?.id);
  });

  it('keeps the id of a changed one, so that the change reads as one', () => {
    expect(changes({ places: [place('Мост'), place('Площадь', 'KZ')] })).toEqual([
      [`/places/${secondPlace}/place/country`, null, '"KZ"'],
    ]);
  });

  it('lists one that went as one value', () => {
    expect(changes({ places: [place('Площадь')] })).toEqual([[`/places/${firstPlace}`, expect.any(String), null]]);
  });
});

describe('given a kind of correction', () => {
  it.each([
    ['RETRACTION', 'retractFact'],
    ['REINSTATEMENT', 'reinstate'],
    ['DUPLICATE', 'merge'],
  ] as const)('refuses %s, which comes from %s only', (kind, own) => {
    const refused = given(factDecider, reported).refuses(correct({ kind: 'OFFER' }, kind))!;
    expect([refused.code, refused.details.fields]).toEqual(['BAD_USER_INPUT', ['kind']]);
    expect(refused.message).toContain(own);
  });

  describe.each(['TYPO', 'CLARIFICATION'] as const)('%s', (kind) => {
    it.each<[what: string, content: ContentChangeInput]>([
      ['kind', { kind: 'OFFER' }],
      ['date', { occurredAt: { edtf: '2025-03-15', timeZone: 'Asia/Almaty', note: ru('По отчёту') } }],
      ['date, even its zone alone', { occurredAt: { edtf: '2025-03-14', note: ru('По отчёту') } }],
      ['period', { validDuring: null }],
      ['period, even its end', { validDuring: { start: { edtf: '2025-03' }, open: false } }],
      ['participants', { participants: [{ actor: CITY, role: 'SPEAKER' }] }],
      ['places', { places: [] }],
      ['places, even a country', { places: [place('Мост', 'KZ'), place('Площадь')] }],
    ])('may not change the %s', (_what, content) => {
      expect(refusal(content, kind)).toEqual(['BAD_USER_INPUT', 'kind']);
    });

    it('may change titles, summaries and the note of a date', () => {
      const note = ru('По отчётам');
      const occurredAt = { edtf: '2025-03-14', timeZone: 'Asia/Almaty', note };
      const { correction } = corrected({ titles: ru('Мост нужен!'), summaries: ru('За'), occurredAt }, kind).data;
      expect(correction.changes.map(({ path }) => path)).toEqual(['/title/ru', '/summary/ru', '/occurredAt/note/ru']);
    });
  });
});
