import { describe, expect, it } from '@jest/globals';
import type { TextInput } from '@timeline/kernel';
import { attestation, fact, refusal, report, retract, RADIO, ru, sent, standing } from './facts-under-test.js';
import type { Step } from './facts-under-test.js';
import { noticed } from './facts-under-test.js';

const withdraw =
  (id: string, reason: TextInput[] = [ru('Отказались от слов')]): Step =>
  () => ({ type: 'WithdrawAttestation', fact, attestation: id, reason });
const attest: Step = (commandId) => ({ type: 'AttestFact', attestation: { source: RADIO }, ...sent(commandId) });

describe('given an attestation that is withdrawn', () => {
  it('stays listed, with why and by which revision', () => {
    const { attestations, revision, correctionCount } = standing(report(), withdraw(attestation(0, 1)));
    expect(attestations).toMatchObject([
      { id: attestation(0, 0), withdrawal: null },
      {
        id: attestation(0, 1),
        revision: 0,
        withdrawal: { reason: [{ value: 'Отказались от слов' }], revision: 1 },
      },
    ]);
    expect([revision, correctionCount]).toEqual([1, 0]);
  });

  it('takes its id with the moment it was read at', () => {
    expect(standing(report(), withdraw(`${attestation(0, 1)}@7`)).attestations[1]?.withdrawal).not.toBeNull();
  });

  it('is not withdrawn twice', () => {
    const id = attestation(0, 1);
    expect(refusal(report(), withdraw(id), withdraw(id))).toEqual(['NO_CHANGE', 'attestation']);
  });

  it('keeps its withdrawal when its evidence is corrected', () => {
    const id = attestation(0, 1);
    const denies: Step = (commandId) => ({
      ...{ type: 'CorrectFact', kind: 'FACTUAL', ...noticed(commandId) },
      attestations: [{ id, stance: 'DENIES' }],
    });
    expect(standing(report(), withdraw(id), denies).attestations[1]).toMatchObject({
      stance: 'DENIES',
      withdrawal: { revision: 1 },
    });
  });
});

describe('given the last attestation that stands', () => {
  it('is not withdrawn: the fact is retracted or disputed instead', () => {
    const steps = [report(), withdraw(attestation(0, 0))];
    expect(refusal(...steps, withdraw(attestation(0, 1)))).toEqual(['BAD_USER_INPUT', 'attestation']);
    expect(standing(...steps, attest, withdraw(attestation(0, 1))).attestations).toHaveLength(3);
  });
});

describe('given what cannot be withdrawn', () => {
  it.each<[what: string, step: Step, code: string, field: string]>([
    ['an attestation of another fact', withdraw(attestation(9, 0)), 'NOT_FOUND', 'attestation'],
    ['what is no id', withdraw('x'), 'BAD_USER_INPUT', 'attestation'],
    ['one without a reason', withdraw(attestation(0, 1), []), 'BAD_USER_INPUT', 'reason'],
  ])('refuses %s', (_what, step, code, field) => {
    expect(refusal(report(), step)).toEqual([code, field]);
  });

  it('refuses one of a fact that is not there or is retracted', () => {
    expect(refusal(withdraw(attestation(0, 1)))).toEqual(['NOT_FOUND', 'fact']);
    expect(refusal(report(), retract, withdraw(attestation(0, 1)))).toEqual(['FACT_RETRACTED', 'fact']);
  });
});
