import { describe, expect, it } from '@jest/globals';
import { deriveId } from '@timeline/kernel';
import type { TextInput } from '@timeline/kernel';
import {
  after,
  attestation,
  correction,
  en,
  fact,
  kk,
  noticed,
  other,
  PAPER,
  refusal,
  report,
  retitle,
  retract,
  ru,
  sent,
  standing,
} from './facts-under-test.js';
import type { Step } from './facts-under-test.js';

const translate =
  (path: string, texts: TextInput[] = [en('In English')], of: string | null = null): Step =>
  () => ({ type: 'TranslateFact', fact, translation: { correction: of, path, texts } });

/** A fact that has every text there can be. */
const whole = report({
  summaries: [ru('Кратко')],
  occurredAt: { edtf: '2025-03-14', note: [ru('По отчёту')] },
  validDuring: {
    start: { edtf: '2025-03-14', note: [ru('С того дня')] },
    end: { edtf: '2025-04', note: [ru('До апреля')] },
    open: false,
  },
  places: [{ place: { names: [ru('Мост')] }, role: 'OCCURRED', basis: 'STATED' }],
});
const evidence = [
  {
    new: {
      source: PAPER,
      chain: [{ unnamed: [ru('дипломат')], role: 'ORIGIN_CHANNEL' as const }],
      divergences: [{ aspect: 'DATE' as const, note: [ru('Днём позже')] }],
    },
  },
];
const steps: Step[] = [
  whole,
  (id) => ({ type: 'AttestFact', attestation: evidence[0]!.new, ...sent(id) }),
  () => ({ type: 'WithdrawAttestation', fact, attestation: attestation(0, 1), reason: [ru('Отказались')] }),
  (id) => ({ type: 'DisputeFact', reason: [ru('Спорно')], evidence, ...sent(id) }),
  () => ({ type: 'ResolveDispute', fact, outcome: 'UNRESOLVED', resolution: [ru('Неясно')] }),
  () => ({ type: 'RelateFacts', fact, kind: 'FOLLOWS', to: other, note: [ru('После парома')] }),
];
const now = standing(...steps);
const [attested, brought, disputed] = [
  attestation(1, 0),
  deriveId('attestation', 'c3/evidence/0'),
  now.disputes[0]!.id,
];
const step = (seed: string) => deriveId('step', seed, '0');
const divergence = (seed: string) => deriveId('divergence', seed, '0');

describe('given a fact with every text that readers see', () => {
  it.each([
    '/title',
    '/summary',
    '/occurredAt/note',
    '/validDuring/start/note',
    '/validDuring/end/note',
    `/places/${now.places[0]!.id}/place/name`,
    `/attestations/${attested}/divergences/${divergence('c1/0')}/note`,
    `/attestations/${attested}/chain/${step('c1/0')}/unnamed`,
    `/attestations/${attestation(0, 1)}/withdrawal/reason`,
    `/relations/${now.relations[0]!.id}/note`,
    `/disputes/${disputed}/reason`,
    `/disputes/${disputed}/resolution`,
    `/disputes/${disputed}/evidence/${brought}/divergences/${divergence('c3/evidence/0')}/note`,
    `/disputes/${disputed}/evidence/${brought}/chain/${step('c3/evidence/0')}/unnamed`,
  ])('takes translations at %s, once', (path) => {
    const translated = standing(...steps, translate(path));
    expect(JSON.stringify(translated)).toContain('"In English"');
    expect(translated).toMatchObject({ revision: steps.length, correctionCount: 0 });
    expect(refusal(...steps, translate(path), translate(path))).toEqual(['NO_CHANGE', 'texts']);
  });

  it.each(['/titles', '/titles/ru', '/kind', '/places', `/places/${PAPER}/place/name`])('refuses %s', (path) => {
    expect(refusal(...steps, translate(path))).toEqual(['BAD_USER_INPUT', 'path']);
  });

  it('refuses a text that this fact does not have', () => {
    expect(refusal(report(), translate('/summary'))).toEqual(['BAD_USER_INPUT', 'path']);
  });
});

describe('given a correction of the fact', () => {
  const noticing: Step = (id) => ({
    ...{ type: 'CorrectFact', kind: 'FACTUAL', content: { kind: 'OFFER' } },
    ...noticed(id, { reason: [ru('Уточнили')], evidence }),
  });
  const of = deriveId('correction', 'c1');
  const seed = 'c1/evidence/0';

  it.each([
    '/whatWasWrong',
    '/whatIsRight',
    '/reason',
    `/evidence/${deriveId('attestation', seed)}/divergences/${divergence(seed)}/note`,
    `/evidence/${deriveId('attestation', seed)}/chain/${step(seed)}/unnamed`,
  ])('takes translations of its %s, once', (path) => {
    const translated = [whole, noticing, translate(path, [en('In English')], of)];
    expect(after(...translated).at(-1)).toMatchObject({ type: 'TextsTranslated', data: { target: of, path } });
    expect(refusal(...translated, translate(path, [en('In English')], of))).toEqual(['NO_CHANGE', 'texts']);
  });

  it('leaves the fact as it is but for the revision', () => {
    const before = standing(whole, noticing);
    expect(standing(whole, noticing, translate('/reason', undefined, of))).toEqual({ ...before, revision: 2 });
  });

  it('refuses one of another fact', () => {
    const elsewhere = deriveId('correction', 'c7');
    expect(refusal(whole, noticing, translate('/reason', undefined, elsewhere))).toEqual(['NOT_FOUND', 'target']);
  });
});

describe('given a title whose translation is outdated', () => {
  const outdated = [report(), retitle(ru('Мост не нужен'))];

  // Once refused as NO_CHANGE, so that a translation that was still right stayed outdated for good.
  it('is outdated no more when it is given again with the same words, by translate or by a correction', () => {
    expect(standing(...outdated).titles[1]).toMatchObject({ outdated: true });
    for (const again of [translate('/title', [kk('Көпір керек')]), retitle(kk('Көпір керек'))])
      expect(standing(...outdated, again).titles[1]).not.toHaveProperty('outdated');
  });

  it('lists that in the correction, wrong since the translation came', () => {
    expect(correction(...outdated, retitle(kk('Көпір керек')))).toMatchObject({
      changes: [{ path: '/title/kk/outdated', before: 'true', after: 'false' }],
      wrongSince: 0,
    });
  });

  it('is NO_CHANGE once it is outdated no more', () => {
    const again = [...outdated, retitle(kk('Көпір керек'))];
    expect(refusal(...again, retitle(kk('Көпір керек')))).toEqual(['NO_CHANGE', 'content']);
    expect(refusal(...again, translate('/title', [kk('Көпір керек')]))).toEqual(['NO_CHANGE', 'texts']);
  });
});

describe('given a fact that is retracted', () => {
  it('takes translations', () => {
    expect(standing(report(), retract, translate('/title')).titles).toHaveLength(3);
  });
});

describe('given a translated title that is corrected', () => {
  it('was wrong since it was translated, and what was not translated since it came', () => {
    const translated = [report(), retitle(ru('Мост')), translate('/title')];
    expect(correction(...translated, retitle(en('A bridge'))).wrongSince).toBe(2);
    expect(correction(...translated, retitle(ru('Мосты'))).wrongSince).toBe(1);
  });
});
