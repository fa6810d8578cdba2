import { describe, expect, it } from '@jest/globals';
import { noPast } from '@timeline/kernel';
import { factDecider } from './decider.js';
import {
  after,
  attestation,
  correction,
  fact,
  noticed,
  other,
  PAPER,
  refusal,
  reinstate,
  report,
  retitle,
  retract,
  ru,
  sent,
  standing,
  merge,
} from './facts-under-test.js';
import type { Step } from './facts-under-test.js';

const dispute: Step = (commandId) => ({ type: 'DisputeFact', reason: [ru('Спорно')], ...sent(commandId) });

describe('given a fact that turned out to be a duplicate', () => {
  it('names the one that stands, in a correction of kind DUPLICATE', () => {
    expect(after(report(), merge()).at(-1)).toMatchObject({ type: 'FactMerged', data: { into: other } });
    expect(correction(report(), merge())).toMatchObject({
      kind: 'DUPLICATE',
      changes: [{ path: '/mergedInto', before: null, after: JSON.stringify(other) }],
      wrongSince: 0,
    });
    expect(standing(report(), merge())).toMatchObject({
      mergedInto: other,
      status: 'REPORTED',
      correctionCount: 1,
      revision: 1,
    });
  });

  it('may name its own attestations as evidence', () => {
    const own: Step = (commandId) => ({
      type: 'MergeFact',
      into: other,
      ...noticed(commandId, { evidence: [{ attestation: attestation(0, 0) }] }),
    });
    expect(correction(report(), own).evidence).toEqual([{ attestation: attestation(0, 0) }]);
  });

  it.each<[what: string, step: Step, field: string]>([
    ['an attestation', (id) => ({ type: 'AttestFact', attestation: { source: PAPER }, ...sent(id) }), 'fact'],
    [
      'the withdrawal of one',
      () => ({ type: 'WithdrawAttestation', fact, attestation: attestation(0, 0), reason: [ru('Так')] }),
      'fact',
    ],
    ['a correction', retitle(ru('Мост')), 'fact'],
    [
      'an update',
      (id) => ({ type: 'UpdateFact', reason: [ru('Так')], content: { kind: 'OFFER' }, ...sent(id) }),
      'fact',
    ],
    ['a dispute', dispute, 'fact'],
    [
      'its resolution',
      () => ({ type: 'ResolveDispute', fact, outcome: 'UNRESOLVED', resolution: [ru('Так')] }),
      'fact',
    ],
    ['a retraction', retract, 'fact'],
    ['a relation', () => ({ type: 'RelateFacts', fact, kind: 'FOLLOWS', to: PAPER }), 'fact'],
    [
      'a translation',
      () => ({ type: 'TranslateFact', fact, translation: { correction: null, path: '/title', texts: [] } }),
      'target',
    ],
    ['another merge', merge(), 'duplicate'],
  ])('refuses %s, naming the one that stands', (_what, step, field) => {
    expect(refusal(report(), dispute, merge(), step)).toEqual(['BAD_USER_INPUT', field, other]);
  });

  it('is not one of itself, nor when it is retracted, nor when it is not there', () => {
    expect(refusal(report(), merge(fact))).toEqual(['BAD_USER_INPUT', 'into']);
    expect(refusal(report(), retract, merge())).toEqual(['FACT_RETRACTED', 'duplicate']);
    expect(refusal(merge())).toEqual(['NOT_FOUND', 'duplicate']);
  });
});

describe('given a merge that is taken back', () => {
  it('stands again as before, wrongly merged since the merge', () => {
    const steps = [report(), retitle(ru('Мост')), merge(), reinstate];
    expect(correction(...steps)).toMatchObject({
      kind: 'REINSTATEMENT',
      changes: [{ path: '/mergedInto', before: JSON.stringify(other), after: null }],
      wrongSince: 2,
    });
    expect(standing(...steps)).toMatchObject({ mergedInto: null, status: 'REPORTED', titles: [{ value: 'Мост' }, {}] });
    expect(standing(...steps, retitle(ru('Мосты'))).revision).toBe(4);
  });

  it('leaves a dispute open that was open', () => {
    const now = standing(report(), dispute, merge(), reinstate);
    expect(now).toMatchObject({ status: 'DISPUTED', disputes: [{ outcome: null }] });
  });

  it('leaves a dispute open, too, where the record shows the merge as without effect', () => {
    const disputed = standing(report(), dispute);
    const back = after(report(), merge(), reinstate).at(-1)!;
    const { fact: now } = factDecider.evolve({ fact: disputed, past: noPast }, back, { revision: 3 });
    expect(now).toMatchObject({ status: 'DISPUTED', mergedInto: null });
  });

  it('is the only thing taken back of a fact that was retracted and reinstated before', () => {
    const steps = [report(), retract, reinstate, merge(), reinstate];
    expect(correction(...steps)).toMatchObject({ changes: [{ path: '/mergedInto' }], wrongSince: 3 });
    expect(refusal(...steps, reinstate)).toEqual(['NO_CHANGE', 'target']);
  });
});
