import { badInput, checkList, checkTexts, deriveId, notFound, plainId } from '@timeline/kernel';
import type { FieldChange } from '@timeline/kernel';
import type { EvidenceInput, NoticeInput, Sources } from './commands.js';
import { newAttestation } from './attestations.js';
import type { Fact } from './fact.js';
import type { Correction, CorrectionKind, Evidence } from './values.js';

interface Notice {
  readonly notice: NoticeInput;
  readonly commandId: string;
  readonly sources: Sources;
}

/** What readers are told of a correction, complete: the notice, what changed, and since which revision it was wrong. */
export function newCorrection(
  kind: CorrectionKind,
  { notice, commandId, sources }: Notice,
  fact: Fact,
  changes: FieldChange[],
  wrongSince: number,
): Correction {
  const reason = notice.reason ?? [];
  return {
    id: deriveId('correction', commandId),
    kind,
    severity: notice.severity,
    whatWasWrong: [...checkTexts(notice.whatWasWrong, 'notice.whatWasWrong')],
    whatIsRight: [...checkTexts(notice.whatIsRight, 'notice.whatIsRight')],
    reason: reason.length > 0 ? [...checkTexts(reason, 'notice.reason')] : [],
    errorOrigin: notice.errorOrigin,
    evidence: newEvidence(notice.evidence, 'notice.evidence', fact, sources, commandId),
    changes,
    wrongSince,
  };
}

/** Evidence is shown with what it supports and does not count for corroboration. */
export function newEvidence(
  input: readonly EvidenceInput[] | null | undefined,
  field: string,
  fact: Fact,
  sources: Sources,
  commandId: string,
): Evidence[] {
  return checkList(input, field).map((evidence, index) => {
    const at = `${field}.${index}`;
    if (evidence.new)
      return { new: newAttestation(evidence.new, `${at}.new`, sources, `${commandId}/evidence/${index}`) };
    if (!evidence.attestation) throw badInput(at, 'names neither an attestation nor a new one');
    const id = plainId(evidence.attestation, `${at}.attestation`);
    if (!fact.attestations.some((attestation) => attestation.id === id))
      throw notFound('attestation of this fact', id, `${at}.attestation`);
    return { attestation: id };
  });
}

const ownCommand: Partial<Record<CorrectionKind, string>> = {
  RETRACTION: 'retractFact',
  REINSTATEMENT: 'reinstate',
  DUPLICATE: 'merge',
};

/** What a TYPO or a CLARIFICATION may not touch: for these it would hide an error behind a small word. */
const substance = [
  /^\/kind$/,
  /^\/occurredAt\/(?!note)/,
  /^\/validDuring(\/|$)/,
  /^\/participants$/,
  /^\/places(\/|$)/,
  /^\/attestations\/[^/]+\/stance$/,
];

export function checkCorrectionKind(kind: CorrectionKind, changes: readonly FieldChange[]): void {
  const own = ownCommand[kind];
  if (own) throw badInput('kind', `${kind} is not given to correctFact: use ${own}`);
  if (kind !== 'CLARIFICATION' && kind !== 'TYPO') return;
  const touched = changes.find(({ path }) => substance.some((pattern) => pattern.test(path)));
  if (touched)
    throw badInput(
      'kind',
      `a ${kind} may not change ${touched.path}: call it FACTUAL, DATE, ATTRIBUTION or TRANSLATION`,
    );
}
