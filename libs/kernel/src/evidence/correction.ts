import type { FieldChange } from '../field-changes.js';
import { deriveId } from '../ids.js';
import { checkList, notFound, plainId } from '../references.js';
import { badInput } from '../refusal.js';
import { checkTexts, optionalTexts } from '../texts.js';
import { newAttestation } from './attestations.js';
import type { EvidenceInput, NoticeInput, Sources } from './inputs.js';
import type { Correction, CorrectionKind, Evidence } from './values.js';

/** What every correction comes with: its notice, the command's id, and the sources that its evidence names. */
export interface Noticed {
  readonly notice: NoticeInput;
  readonly commandId: string;
  readonly sources: Sources;
}

/** Attestations that evidence may name by id; null where the corrected object has none of its own. */
export type OwnAttestations = readonly { readonly id: string }[] | null;

/** What readers are told of a correction, complete: the notice, what changed, and since which revision it was wrong. */
export function newCorrection(
  kind: CorrectionKind,
  { notice, commandId, sources }: Noticed,
  own: OwnAttestations,
  changes: FieldChange[],
  wrongSince: number,
): Correction {
  return {
    id: deriveId('correction', commandId),
    kind,
    severity: notice.severity,
    whatWasWrong: [...checkTexts(notice.whatWasWrong, 'notice.whatWasWrong')],
    whatIsRight: [...checkTexts(notice.whatIsRight, 'notice.whatIsRight')],
    reason: optionalTexts(notice.reason, 'notice.reason'),
    errorOrigin: notice.errorOrigin,
    evidence: newEvidence(notice.evidence, 'notice.evidence', own, sources, commandId),
    changes,
    wrongSince,
  };
}

/** Evidence is shown with what it supports and does not count for corroboration. */
export function newEvidence(
  input: readonly EvidenceInput[] | null | undefined,
  field: string,
  own: OwnAttestations,
  sources: Sources,
  commandId: string,
): Evidence[] {
  return checkList(input, field).map((evidence, index) => {
    const at = `${field}.${index}`;
    if (evidence.new)
      return { new: newAttestation(evidence.new, `${at}.new`, sources, `${commandId}/evidence/${index}`) };
    if (!evidence.attestation) throw badInput(at, 'names neither an attestation nor a new one');
    if (!own) throw badInput(`${at}.attestation`, 'only facts have attestations to name: give the evidence as new');
    const id = plainId(evidence.attestation, `${at}.attestation`);
    if (!own.some((attestation) => attestation.id === id))
      throw notFound('attestation of this fact', id, `${at}.attestation`);
    return { attestation: id };
  });
}

const ownCommand: Partial<Record<CorrectionKind, string>> = {
  RETRACTION: 'retractFact',
  REINSTATEMENT: 'reinstate',
  DUPLICATE: 'merge',
};

/**
 * Refuses a kind that has a command of its own, and a TYPO or a CLARIFICATION of one of the paths of `substance`, for there
 * it would hide an error behind a small word.
 */
export function checkCorrectionKind(
  kind: CorrectionKind,
  changes: readonly FieldChange[],
  substance: readonly RegExp[],
): void {
  const own = ownCommand[kind];
  if (own) throw badInput('kind', `${kind} is not a kind of this correction: use ${own}`);
  if (kind !== 'CLARIFICATION' && kind !== 'TYPO') return;
  const touched = changes.find(({ path }) => substance.some((pattern) => pattern.test(path)));
  if (touched)
    throw badInput(
      'kind',
      `a ${kind} may not change ${touched.path}: call it FACTUAL, DATE, ATTRIBUTION or TRANSLATION`,
    );
}
