import { describe, expect, it } from '@jest/globals';
import { deriveId, given, Refusal } from '@timeline/kernel';
import type { NoticeInput } from '@timeline/kernel';
import type { ContentChangeInput, FactCommand } from './commands.js';
import { factDecider } from './decider.js';
import type { FactEvent } from './events.js';

const [PAPER, RADIO] = [deriveId('source', 'paper'), deriveId('source', 'radio')];
const ru = (value: string) => [{ value, language: 'ru' }];
const sent = {
  fact: deriveId('fact', 'bridge'),
  sources: new Map([PAPER, RADIO].map((id) => [id, { snapshots: [] }])),
};
const notice: NoticeInput = {
  severity: 'CRITICAL',
  whatWasWrong: ru('Моста нет'),
  whatIsRight: ru('Мост не строили'),
  reason: ru('Проверка на месте'),
  errorOrigin: 'SOURCE',
};
const report: FactCommand = {
  type: 'ReportFact',
  slug: 'bridge',
  content: { kind: 'OCCURRENCE', titles: ru('Мост открыт'), occurredAt: { edtf: '2025-03-14' } },
  attestations: [{ source: PAPER }],
  commandId: 'c0',
  ...sent,
};
const update = (content: ContentChangeInput, more: object = {}): FactCommand => ({
  type: 'UpdateFact',
  content,
  reason: ru('Стало известно больше'),
  commandId: 'c1',
  ...sent,
  ...more,
});
const correct: FactCommand = { type: 'CorrectFact', kind: 'FACTUAL', notice, content: {}, commandId: 'c1', ...sent };
const attest: FactCommand = { type: 'AttestFact', attestation: { source: RADIO }, commandId: 'c1', ...sent };
const retract = (more: object = {}): FactCommand => ({
  type: 'RetractFact',
  notice: { ...notice, ...more },
  commandId: 'c1',
  ...sent,
});
const reinstate: FactCommand = { type: 'ReinstateFact', notice, commandId: 'c2', ...sent };

const reported = given(factDecider).when(report);
const retracted = given(factDecider, reported).when(retract());
const reinstated = given(factDecider, reported, retracted).when(reinstate);
const attestation = deriveId('attestation', 'c0/0');

function refusal(command: FactCommand, ...before: FactEvent[]) {
  const refused = given(factDecider, ...before).refuses(command);
  if (!(refused instanceof Refusal)) throw new Error(`not refused: ${String(refused)}`);
  return [refused.code, refused.details.fields?.join()];
}

describe('given new information without an error', () => {
  it('is recorded with its reason and its changes, and is no correction', () => {
    const event = given(factDecider, reported).when(update({ summaries: ru('Движение в обе стороны') }));
    expect(event).toMatchObject({
      type: 'FactUpdated',
      data: {
        content: { summaries: [{ value: 'Движение в обе стороны' }] },
        reason: [{ value: 'Стало известно больше', language: 'ru', origin: 'ORIGINAL' }],
        evidence: [],
        changes: [{ path: '/summary/ru', before: null, after: '"Движение в обе стороны"' }],
      },
    });
    const { fact } = given(factDecider, reported, event).state;
    expect(fact).toMatchObject({ revision: 1, correctionCount: 0, summaries: [{ language: 'ru' }] });
  });

  it('brings its evidence along, which does not stand behind the fact', () => {
    const evidence = [{ attestation: `${attestation}@5` }, { new: { source: RADIO } }];
    const event = given(factDecider, reported).when(update({ kind: 'PUBLICATION' }, { evidence }));
    expect(event.data).toMatchObject({ evidence: [{ attestation }, { new: { source: RADIO, stance: 'AFFIRMS' } }] });
    expect(given(factDecider, reported, event).state.fact?.attestations).toHaveLength(1);
  });

  it('is NO_CHANGE when there is none', () => {
    expect(refusal(update({}), reported)).toEqual(['NO_CHANGE', 'content']);
    expect(refusal(update({ occurredAt: { edtf: '2025-03-14' } }), reported)).toEqual(['NO_CHANGE', 'content']);
  });

  it('needs a reason', () => {
    expect(refusal(update({ kind: 'PUBLICATION' }, { reason: [] }), reported)).toEqual(['BAD_USER_INPUT', 'reason']);
  });
});

describe('given evidence of a change', () => {
  const other = deriveId('attestation', 'other');
  it.each<[situation: string, evidence: object, refused: string[]]>([
    ['an attestation of another fact', { attestation: other }, ['NOT_FOUND', 'evidence.1.attestation']],
    ['a new one of an unknown source', { new: { source: other } }, ['NOT_FOUND', 'evidence.1.new.source']],
    ['neither', {}, ['BAD_USER_INPUT', 'evidence.1']],
  ])('refuses %s', (_situation, evidence, refused) => {
    const all = [{ attestation }, evidence];
    expect(refusal(update({ kind: 'PUBLICATION' }, { evidence: all }), reported)).toEqual(refused);
    expect(refusal(retract({ evidence: all }), reported)[1]).toBe(`notice.${refused[1]}`);
  });
});

describe('given a fact to retract', () => {
  it('records the notice as a RETRACTION', () => {
    expect(retracted).toMatchObject({
      type: 'FactRetracted',
      data: {
        correction: {
          kind: 'RETRACTION',
          severity: 'CRITICAL',
          reason: [{ value: 'Проверка на месте' }],
          errorOrigin: 'SOURCE',
          changes: [{ path: '/status', before: '"REPORTED"', after: '"RETRACTED"' }],
          wrongSince: 0,
        },
      },
    });
  });

  it('stays as it was, and says that it is retracted', () => {
    const { fact: before } = given(factDecider, reported).state;
    const { fact } = given(factDecider, reported, retracted).state;
    const retraction = deriveId('correction', 'c1');
    expect(fact).toEqual({ ...before, status: 'RETRACTED', retraction, correctionCount: 1, revision: 1 });
  });

  it.each(['whatWasWrong', 'whatIsRight'])('needs to be told %s', (field) => {
    expect(refusal(retract({ [field]: [] }), reported)).toEqual(['BAD_USER_INPUT', `notice.${field}`]);
  });

  it('is refused what is not there', () => {
    for (const command of [retract(), correct, attest, update({})])
      expect(refusal(command)).toEqual(['NOT_FOUND', 'fact']);
    expect(refusal(reinstate)).toEqual(['NOT_FOUND', 'target']);
  });
});

describe('given a retracted fact', () => {
  it.each([
    ['attested', attest],
    ['corrected', correct],
    ['updated', update({ kind: 'PUBLICATION' })],
    ['retracted again', retract()],
  ])('is not %s', (_what, command) => {
    expect(refusal(command, reported, retracted)).toEqual(['FACT_RETRACTED', 'fact']);
  });

  it('is not reported again under its slug', () => {
    expect(refusal(report, reported, retracted)[0]).toBe('ALREADY_EXISTS');
  });

  it('is reinstated, with a correction that tells', () => {
    expect(reinstated).toMatchObject({
      type: 'FactReinstated',
      data: {
        correction: {
          id: deriveId('correction', 'c2'),
          kind: 'REINSTATEMENT',
          changes: [{ path: '/status', before: '"RETRACTED"', after: '"REPORTED"' }],
        },
      },
    });
    const { fact } = given(factDecider, reported, retracted, reinstated).state;
    expect(fact).toMatchObject({ status: 'REPORTED', retraction: null, correctionCount: 2, revision: 2 });
  });
});

describe('given a fact that is not retracted', () => {
  it('has nothing to take back, before a retraction or after its reinstatement', () => {
    expect(refusal(reinstate, reported)).toEqual(['NO_CHANGE', 'target']);
    expect(refusal(reinstate, reported, retracted, reinstated)).toEqual(['NO_CHANGE', 'target']);
  });

  it('takes every command again once it is reinstated', () => {
    const back = given(factDecider, reported, retracted, reinstated);
    expect([attest, update({ kind: 'PUBLICATION' }), retract()].map((command) => back.when(command).type)).toEqual([
      'FactAttested',
      'FactUpdated',
      'FactRetracted',
    ]);
  });
});
