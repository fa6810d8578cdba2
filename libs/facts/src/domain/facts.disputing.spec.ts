import { describe, expect, it } from '@jest/globals';
import { deriveId } from '@timeline/kernel';
import type { EvidenceInput, TextInput } from '@timeline/kernel';
import type { CommandOf } from './commands.js';
import {
  attestation,
  correction,
  fact,
  PAPER,
  refusal,
  reinstate,
  report,
  retitle,
  retract,
  ru,
  sent,
  standing,
} from './facts-under-test.js';
import type { Step } from './facts-under-test.js';

const dispute =
  (evidence: EvidenceInput[] = [], reason: TextInput[] = [ru('Дата спорна')]): Step =>
  (commandId) => ({ type: 'DisputeFact', reason, evidence, ...sent(commandId) });
const resolve =
  (outcome: CommandOf<'ResolveDispute'>['outcome'], resolution: TextInput[] = [ru('Проверено')]): Step =>
  () => ({ type: 'ResolveDispute', fact, outcome, resolution });

describe('given a fact that is disputed', () => {
  it('is DISPUTED, with why and the evidence, until it is resolved', () => {
    const evidence = [{ attestation: attestation(0, 0) }, { new: { source: PAPER } }];
    const now = standing(report(), dispute(evidence));
    expect(now.status).toBe('DISPUTED');
    expect(now.disputes).toMatchObject([
      {
        id: deriveId('dispute', 'c1'),
        reason: [{ value: 'Дата спорна' }],
        evidence: [{ attestation: attestation(0, 0) }, { new: { source: PAPER } }],
        revision: 1,
        outcome: null,
        resolution: [],
        closedBy: null,
      },
    ]);
  });

  it('has at most one dispute open', () => {
    expect(refusal(report(), dispute(), dispute())).toEqual(['BAD_USER_INPUT', 'fact']);
    const twice = standing(report(), dispute(), resolve('UNRESOLVED'), dispute());
    expect(twice.disputes.map(({ outcome }) => outcome)).toEqual(['UNRESOLVED', null]);
    expect(twice.status).toBe('DISPUTED');
  });

  it('takes corrections and stays disputed', () => {
    expect(standing(report(), dispute(), retitle(ru('Мост'))).status).toBe('DISPUTED');
  });

  it.each<[what: string, step: Step, code: string, field: string]>([
    ['no reason', dispute([], []), 'BAD_USER_INPUT', 'reason'],
    ['evidence that is not there', dispute([{ attestation: PAPER }]), 'NOT_FOUND', 'evidence.0.attestation'],
    ['evidence of nothing', dispute([{}]), 'BAD_USER_INPUT', 'evidence.0'],
  ])('refuses %s', (_what, step, code, field) => {
    expect(refusal(report(), step)).toEqual([code, field]);
  });

  it('refuses to dispute what is not there or retracted', () => {
    expect(refusal(dispute())).toEqual(['NOT_FOUND', 'fact']);
    expect(refusal(report(), retract, dispute())).toEqual(['FACT_RETRACTED', 'fact']);
  });
});

describe('given a dispute that is resolved', () => {
  it.each(['FACT_STANDS', 'UNRESOLVED'] as const)('keeps the outcome %s and the words of it', (outcome) => {
    const now = standing(report(), dispute(), resolve(outcome));
    expect(now).toMatchObject({ status: 'REPORTED', revision: 2, correctionCount: 0 });
    expect(now.disputes).toMatchObject([{ outcome, resolution: [{ value: 'Проверено' }], revision: 1, closedBy: 2 }]);
  });

  it('takes CORRECTED only where a correction was made since it was opened', () => {
    expect(refusal(report(), dispute(), resolve('CORRECTED'))).toEqual(['BAD_USER_INPUT', 'outcome']);
    const before = [report(), retitle(ru('Мост')), dispute()];
    expect(refusal(...before, resolve('CORRECTED'))).toEqual(['BAD_USER_INPUT', 'outcome']);
    expect(standing(...before, retitle(ru('Мосты')), resolve('CORRECTED')).disputes[0]?.outcome).toBe('CORRECTED');
  });

  it('leaves RETRACTED to the retraction, which closes it', () => {
    expect(refusal(report(), dispute(), resolve('RETRACTED'))).toEqual(['BAD_USER_INPUT', 'outcome']);
    const now = standing(report(), dispute(), retract);
    expect(now).toMatchObject({
      status: 'RETRACTED',
      disputes: [{ outcome: 'RETRACTED', closedBy: 2, resolution: [] }],
    });
    expect(correction(report(), dispute(), retract).changes).toEqual([
      { path: '/status', before: '"DISPUTED"', after: '"RETRACTED"' },
    ]);
  });

  it('is not opened again by reinstatement', () => {
    const now = standing(report(), dispute(), retract, reinstate);
    expect(now).toMatchObject({ status: 'REPORTED', disputes: [{ outcome: 'RETRACTED' }] });
    expect(refusal(report(), dispute(), retract, reinstate, resolve('FACT_STANDS'))).toEqual(['NO_CHANGE', 'fact']);
  });

  it('leaves earlier disputes as they were closed', () => {
    const now = standing(report(), dispute(), resolve('FACT_STANDS'), dispute(), retract);
    expect(now.disputes.map(({ outcome, closedBy }) => [outcome, closedBy])).toEqual([
      ['FACT_STANDS', 2],
      ['RETRACTED', 4],
    ]);
  });

  it('refuses a resolution of nothing, and one without words', () => {
    expect(refusal(report(), resolve('FACT_STANDS'))).toEqual(['NO_CHANGE', 'fact']);
    expect(refusal(report(), dispute(), resolve('FACT_STANDS', []))).toEqual(['BAD_USER_INPUT', 'resolution']);
  });
});
