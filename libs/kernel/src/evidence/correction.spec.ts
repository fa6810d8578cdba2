import { describe, expect, it } from '@jest/globals';
import { deriveId } from '../ids.js';
import { Refusal } from '../refusal.js';
import { checkCorrectionKind, newCorrection } from './correction.js';
import type { OwnAttestations } from './correction.js';
import { isDuplicate } from './duplicates.js';
import type { EvidenceInput, NoticeInput } from './inputs.js';

const [PAPER, ATTESTATION] = [deriveId('source', 'paper'), deriveId('attestation', 'a')];
const ru = (value: string) => [{ value, language: 'ru' }];
const notice = (evidence?: EvidenceInput[]): NoticeInput => ({
  severity: 'CRITICAL',
  whatWasWrong: ru('Не то'),
  whatIsRight: ru('То'),
  errorOrigin: 'SOURCE',
  evidence,
});
const sources = new Map([[PAPER, { snapshots: [] }]]);
const make = (evidence: EvidenceInput[], own: OwnAttestations) =>
  newCorrection('FACTUAL', { notice: notice(evidence), commandId: 'c', sources }, own, [], 3);
function fieldsOf(act: () => unknown) {
  try {
    act();
  } catch (refused) {
    if (refused instanceof Refusal) return [refused.code, refused.details.fields?.join()];
    throw refused;
  }
  throw new Error('nothing was refused');
}

describe('given evidence of a correction', () => {
  it('keeps a new attestation with an id of its own', () => {
    const { evidence, wrongSince, id } = make([{ new: { source: PAPER } }], null);
    expect(evidence).toMatchObject([{ new: { id: deriveId('attestation', 'c/evidence/0'), source: PAPER } }]);
    expect([wrongSince, id]).toEqual([3, deriveId('correction', 'c')]);
  });

  it('takes the id of an attestation only where the object has one of that id', () => {
    const named = [{ attestation: `${ATTESTATION}@4` }];
    expect(make(named, [{ id: ATTESTATION }]).evidence).toEqual([{ attestation: ATTESTATION }]);
    expect(fieldsOf(() => make(named, []))).toEqual(['NOT_FOUND', 'notice.evidence.0.attestation']);
  });

  it('refuses one of an object that has no attestations, and says to give it as new', () => {
    const act = () => make([{ new: { source: PAPER } }, { attestation: ATTESTATION }], null);
    expect(fieldsOf(act)).toEqual(['BAD_USER_INPUT', 'notice.evidence.1.attestation']);
    expect(act).toThrow('give the evidence as new');
  });

  it('names what is wrong in it by its place', () => {
    expect(fieldsOf(() => make([{ new: { source: 'x' } }], null))[1]).toBe('notice.evidence.0.new.source');
    expect(fieldsOf(() => make([{}], null))[1]).toBe('notice.evidence.0');
  });
});

describe('given the kind of a correction', () => {
  const change = (path: string) => [{ path, before: null, after: '1' }];

  it.each(['TYPO', 'CLARIFICATION'] as const)('keeps a %s off what is of substance, and off nothing else', (kind) => {
    expect(fieldsOf(() => checkCorrectionKind(kind, change('/kind'), [/^\/kind$/]))).toEqual([
      'BAD_USER_INPUT',
      'kind',
    ]);
    expect(() => checkCorrectionKind(kind, change('/kinds'), [/^\/kind$/])).not.toThrow();
  });

  it.each(['RETRACTION', 'REINSTATEMENT', 'DUPLICATE'] as const)(
    'refuses %s, which has a command of its own',
    (kind) => {
      expect(fieldsOf(() => checkCorrectionKind(kind, change('/a'), []))).toEqual(['BAD_USER_INPUT', 'kind']);
    },
  );
});

describe('given a duplicate that is referred to', () => {
  it('is refused with the one that stands', () => {
    const { code, details } = isDuplicate('actor', ATTESTATION, 'publisher');
    expect([code, details]).toEqual(['BAD_USER_INPUT', { fields: ['publisher'], existing: ATTESTATION }]);
  });
});
