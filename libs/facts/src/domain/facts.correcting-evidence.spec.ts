import { describe, expect, it } from '@jest/globals';
import { deriveId, given, Refusal, sha256 } from '@timeline/kernel';
import type { AttestationChangeInput, NoticeInput, Sources, CorrectionKind } from '@timeline/kernel';
import type { FactCommand } from './commands.js';
import { factDecider } from './decider.js';
import type { FactEvent } from './events.js';

const [AKIM, PRESS, AGENCY] = [deriveId('actor', 'akim'), deriveId('actor', 'press'), deriveId('actor', 'agency')];
const [PAPER, RADIO] = [deriveId('source', 'paper'), deriveId('source', 'radio')];
const TEXT = 'Мост открыт. Мост готов. Аким рад.';
const snapshot = sha256(TEXT);

const ru = (value: string) => [{ value, language: 'ru' }];
const quote = (exact: string, start?: number) => ({ exact, start, language: 'ru' });
const captured = (text: string | null) => ({ snapshots: [{ sha256: snapshot, length: TEXT.length, text }] });
const notKept: Sources = new Map([
  [PAPER, captured(null)],
  [RADIO, { snapshots: [] }],
]);
const kept: Sources = new Map([...notKept, [PAPER, captured(TEXT)]]);

const reported: FactEvent = given(factDecider).when({
  type: 'ReportFact',
  fact: deriveId('fact', 'bridge'),
  slug: 'bridge',
  content: { kind: 'OCCURRENCE', titles: ru('Мост открыт'), occurredAt: { edtf: '2025-03-14' } },
  attestations: [
    {
      source: PAPER,
      snapshot,
      snapshotText: TEXT,
      quotes: [quote('Мост открыт'), quote('Мост', 13), quote('Аким рад')],
      chain: [
        { actor: AKIM, role: 'SPEAKER' },
        { actor: PRESS, role: 'ORIGIN_CHANNEL' },
      ],
      divergences: [{ aspect: 'DATE', note: ru('Днём позже') }],
    },
    { source: RADIO },
  ],
  commandId: 'c0',
  sources: notKept,
});
if (reported.type !== 'FactReported') throw new Error(reported.type);
const [paper, radio] = reported.data.attestations;
const { id, quotes, chain, divergences } = paper!;

const notice: NoticeInput = {
  severity: 'MINOR',
  whatWasWrong: ru('Опечатка'),
  whatIsRight: ru('Как в статье'),
  errorOrigin: 'OUR_ENTRY',
};
const correct = (
  change: Partial<AttestationChangeInput> | AttestationChangeInput[],
  sources = notKept,
  kind: CorrectionKind = 'ATTRIBUTION',
): FactCommand => ({
  type: 'CorrectFact',
  kind,
  notice,
  attestations: Array.isArray(change) ? change : [{ id, ...change }],
  fact: deriveId('fact', 'bridge'),
  commandId: 'c1',
  sources,
});
function corrected(...of: Parameters<typeof correct>) {
  const event = given(factDecider, reported).when(correct(...of));
  if (event.type !== 'FactCorrected') throw new Error(event.type);
  return event;
}
const changes = (...of: Parameters<typeof correct>) =>
  corrected(...of).data.correction.changes.map(({ path, before, after }) => [path, before, after]);
function refusal(...of: Parameters<typeof correct>) {
  const refused = given(factDecider, reported).refuses(correct(...of));
  if (!(refused instanceof Refusal)) throw new Error(`not refused: ${String(refused)}`);
  return [refused.code, refused.details.fields?.join()];
}
const at = (rest: string) => `/attestations/${id}/${rest}`;

describe('given a correction of one attestation', () => {
  it('changes what is given and leaves the rest, and the others, as they are', () => {
    const event = corrected({ stance: 'PARTLY_AFFIRMS' });
    expect(event.data.content).toEqual({});
    const { fact } = given(factDecider, reported, event).state;
    expect(fact?.attestations).toEqual([
      { ...paper, stance: 'PARTLY_AFFIRMS', revision: 0, withdrawal: null },
      { ...radio, revision: 0, withdrawal: null },
    ]);
    expect(changes({ stance: 'PARTLY_AFFIRMS' })).toEqual([[at('stance'), '"AFFIRMS"', '"PARTLY_AFFIRMS"']]);
  });

  it('takes its snapshot off by null', () => {
    expect(changes({ snapshot: null })).toEqual([[at('snapshot'), `"${snapshot}"`, null]]);
  });

  it.each(['source', 'stance', 'quotes', 'chain', 'divergences'] as const)('refuses null for %s', (key) => {
    expect(refusal({ [key]: null })).toEqual(['BAD_USER_INPUT', `attestations.0.${key}`]);
  });

  it('refuses one that is not there, one given twice, and what is no id', () => {
    const other = deriveId('attestation', 'other');
    expect(refusal({ id: other, stance: 'DENIES' })).toEqual(['NOT_FOUND', 'attestations.0.id']);
    expect(refusal([{ id, stance: 'DENIES' }, { id: `${id}@4` }])).toEqual(['BAD_USER_INPUT', 'attestations.1.id']);
    expect(refusal({ id: '1' })).toEqual(['BAD_USER_INPUT', 'attestations.0.id']);
  });

  it('refuses what would change nothing as NO_CHANGE', () => {
    expect(refusal({})).toEqual(['NO_CHANGE', 'attestations']);
    expect(refusal([])).toEqual(['NO_CHANGE', 'attestations']);
    expect(refusal({ stance: 'AFFIRMS', source: `${PAPER}@7` })).toEqual(['NO_CHANGE', 'attestations']);
  });

  it.each(['TYPO', 'CLARIFICATION'] as const)('may not change its stance as a %s', (kind) => {
    expect(refusal({ stance: 'DENIES' }, notKept, kind)).toEqual(['BAD_USER_INPUT', 'kind']);
  });
});

describe('given a mistyped quote', () => {
  it('reads as a change of that quote, which keeps its id', () => {
    const typo = [quote('Мост открыт'), quote('Мост', 13), quote('Аким рад.')];
    expect(changes({ quotes: typo, snapshotText: TEXT }, notKept, 'TYPO')).toEqual([
      [at(`quotes/${quotes[2]!.id}/exact`), '"Аким рад"', '"Аким рад."'],
    ]);
  });

  it('leaves the unchanged ones VERIFIED without their text: once, they were listed as UNVERIFIED', () => {
    const again = [{ ...quote('Мост открыт'), mode: 'HEADLINE' as const }, quote('Мост'), quote('Аким рад.')];
    const after = corrected({ quotes: again }).data.attestations[0]!.quotes;
    expect(after.map((one) => [one.id, one.start, one.verification])).toEqual([
      [quotes[0]!.id, 0, 'VERIFIED'],
      [quotes[1]!.id, 13, 'VERIFIED'],
      [quotes[2]!.id, null, 'UNVERIFIED'],
    ]);
  });

  it('is checked against the text', () => {
    expect(refusal({ quotes: [quote('Аким не рад')] }, kept)).toEqual([
      'QUOTE_NOT_FOUND',
      'attestations.0.quotes.0.exact',
    ]);
    expect(refusal({ snapshotText: 'Мост' })).toEqual(['BAD_USER_INPUT', 'attestations.0.snapshotText']);
  });

  it('does not pass for verified at another start', () => {
    const [moved] = corrected({ quotes: [quote('Мост', 4)] }).data.attestations[0]!.quotes;
    expect(moved).toMatchObject({ start: 4, verification: 'UNVERIFIED' });
  });
});

describe('given other quotes in place of those there', () => {
  it('lists those that went and came as one value each', () => {
    const listed = changes({ quotes: [quote('Аким рад')] });
    expect(listed.map(([path, , after]) => [path, after])).toEqual([
      [at(`quotes/${quotes[0]!.id}`), null],
      [at(`quotes/${quotes[1]!.id}`), null],
    ]);
    const more = [...['Мост открыт', 'Аким рад', 'готов'].map((exact) => quote(exact)), quote('Мост', 13)];
    expect(changes({ quotes: more, snapshotText: TEXT }).map(([, before]) => before)).toEqual([null]);
  });
});

describe('given a corrected chain', () => {
  it('keeps the ids of its steps', () => {
    const steps = [
      { actor: AKIM, role: 'SPEAKER' as const },
      { actor: AGENCY, role: 'ORIGIN_CHANNEL' as const },
    ];
    expect(changes({ chain: steps })).toEqual([[at(`chain/${chain[1]!.id}/actor`), `"${PRESS}"`, `"${AGENCY}"`]]);
  });

  it('gives an added step an id of its own, wherever it stands', () => {
    const steps = [
      { actor: AKIM, role: 'SPEAKER' as const },
      { actor: AGENCY, role: 'RELAY' as const },
      { actor: PRESS, role: 'ORIGIN_CHANNEL' as const },
    ];
    const after = corrected({ chain: steps }).data.attestations[0]!.chain;
    expect([after[0]?.id, after[2]?.id]).toEqual(chain.map((step) => step.id));
    expect(chain.map((step) => step.id)).not.toContain(after[1]?.id);
  });
});

describe('given a corrected divergence', () => {
  it('is listed by the language of its note', () => {
    expect(changes({ divergences: [{ aspect: 'DATE', note: ru('Днём раньше') }] })).toEqual([
      [at(`divergences/${divergences[0]!.id}/note/ru`), '"Днём позже"', '"Днём раньше"'],
    ]);
  });
});

describe('given another source for an attestation', () => {
  it('refuses to keep the quotes of the first', () => {
    expect(refusal({ source: RADIO })).toEqual(['BAD_USER_INPUT', 'attestations.0.quotes']);
  });

  it('takes it with its own quotes, and without the snapshot of the first', () => {
    expect(corrected({ source: RADIO, quotes: [] }).data.attestations[0]).toMatchObject({
      id,
      source: RADIO,
      snapshot: null,
      quotes: [],
    });
  });

  it('knows its own source by an id read at a moment: once, that passed for another', () => {
    expect(changes({ source: `${PAPER}@7`, stance: 'DENIES' })).toHaveLength(1);
  });
});
