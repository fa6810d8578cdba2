import {
  badInput,
  changedAttestation,
  changedParts,
  checkCorrectionKind,
  checkList,
  checkTexts,
  fieldChanges,
  mergeTakenBack,
  newCorrection,
  newEvidence,
  notFound,
  plainId,
  Refusal,
  statusChange,
  takenBack,
  wrongSince,
} from '@timeline/kernel';
import type { Attestation, FieldChange, Past } from '@timeline/kernel';
import type { CommandOf } from './commands.js';
import { changedContent } from './content.js';
import type { FactEvent } from './events.js';
import { shown, substance, withChanged } from './fact.js';
import type { Fact } from './fact.js';
import type { Content } from './values.js';

export function correct(command: CommandOf<'CorrectFact'>, fact: Fact, past: Past): FactEvent {
  const content = command.content ? changedContent(fact, command.content, 'content', command.commandId) : fact;
  const attestations = changedAttestations(command, fact);
  const changes = changesBetween(fact, content, attestations);
  checkCorrectionKind(command.kind, changes, substance);
  if (changes.length === 0)
    throw new Refusal('NO_CHANGE', 'nothing would change: a correction changes at least one thing', {
      fields: [command.content ? 'content' : 'attestations'],
    });
  const correction = newCorrection(command.kind, command, fact.attestations, changes, wrongSince(changes, past));
  return {
    type: 'FactCorrected',
    data: { content: changedParts(onlyContent(fact), onlyContent(content)), attestations, correction },
  };
}

export function update(command: CommandOf<'UpdateFact'>, fact: Fact): FactEvent {
  const content = changedContent(fact, command.content, 'content', command.commandId);
  const changes = changesBetween(fact, content, []);
  if (changes.length === 0)
    throw new Refusal('NO_CHANGE', 'nothing would change: an update changes at least one thing', {
      fields: ['content'],
    });
  const reason = [...checkTexts(command.reason, 'reason')];
  const evidence = newEvidence(command.evidence, 'evidence', fact.attestations, command.sources, command.commandId);
  return {
    type: 'FactUpdated',
    data: { content: changedParts(onlyContent(fact), onlyContent(content)), reason, evidence, changes },
  };
}

/** What should not have been reported was wrong since it was. */
export function retract(command: CommandOf<'RetractFact'>, { attestations, status }: Fact): FactEvent {
  const changes = statusChange(status, 'RETRACTED');
  return {
    type: 'FactRetracted',
    data: { correction: newCorrection('RETRACTION', command, attestations, changes, 0) },
  };
}

export function reinstate(command: CommandOf<'ReinstateFact'>, fact: Fact, past: Past): FactEvent {
  const { mergedInto, status, attestations } = fact;
  if (mergedInto !== null)
    return { type: 'FactReinstated', data: { correction: mergeTakenBack(command, attestations, mergedInto, past) } };
  if (status !== 'RETRACTED')
    throw new Refusal('NO_CHANGE', 'this fact is neither retracted nor merged: there is nothing to take back', {
      fields: ['target'],
    });
  const changes = statusChange('RETRACTED', 'REPORTED');
  return { type: 'FactReinstated', data: { correction: takenBack(command, attestations, changes, past) } };
}

function changedAttestations(
  { attestations, sources, commandId }: CommandOf<'CorrectFact'>,
  fact: Fact,
): Attestation[] {
  const seen = new Set<string>();
  return checkList(attestations, 'attestations').map((input, index) => {
    const field = `attestations.${index}`;
    const id = plainId(input.id, `${field}.id`);
    const before = fact.attestations.find((attestation) => attestation.id === id);
    if (!before) throw notFound('attestation of this fact', id, `${field}.id`);
    if (seen.has(id)) throw badInput(`${field}.id`, 'the same attestation is given twice');
    seen.add(id);
    return changedAttestation(before, input, field, sources, `${commandId}/${index}`);
  });
}

function changesBetween(fact: Fact, content: Content, changed: readonly Attestation[]): FieldChange[] {
  const attestations = withChanged(fact.attestations, changed);
  return fieldChanges(shown(fact), shown({ ...fact, ...onlyContent(content), attestations }));
}

function onlyContent({ kind, titles, summaries, occurredAt, validDuring, places, participants }: Content): Content {
  return { kind, titles, summaries, occurredAt, validDuring, places, participants };
}
