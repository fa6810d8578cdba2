import { badInput, checkList, checkTexts, newAttestation, notFound, plainId, Refusal } from '@timeline/kernel';
import type { CommandOf } from './commands.js';
import { newContent } from './content.js';
import type { FactEvent } from './events.js';
import type { Fact, FactState } from './fact.js';

export function report(command: CommandOf<'ReportFact'>, { fact }: FactState): FactEvent {
  if (fact)
    throw new Refusal('ALREADY_EXISTS', `there is a fact "${command.slug}" already`, {
      fields: ['slug'],
      existing: command.fact,
    });
  const { slug, commandId, sources } = command;
  const given = checkList(command.attestations, 'attestations');
  if (given.length === 0)
    throw badInput('attestations', 'is empty: a fact needs at least one source that stands behind it');
  const content = newContent(command.content, 'content', commandId);
  const attestations = given.map((input, index) =>
    newAttestation(input, `attestations.${index}`, sources, `${commandId}/${index}`),
  );
  return { type: 'FactReported', data: { slug, content, attestations } };
}

export function attest({ attestation, sources, commandId }: CommandOf<'AttestFact'>, fact: Fact): FactEvent {
  const added = newAttestation(attestation, 'attestation', sources, `${commandId}/0`);
  if (fact.attestations.length >= 1_000) throw badInput('attestation', 'this fact has 1000 attestations: no more');
  return { type: 'FactAttested', data: { attestation: added } };
}

export function withdrawAttestation(command: CommandOf<'WithdrawAttestation'>, fact: Fact): FactEvent {
  const id = plainId(command.attestation, 'attestation');
  const attestation = fact.attestations.find((one) => one.id === id);
  if (!attestation) throw notFound('attestation of this fact', id, 'attestation');
  if (attestation.withdrawal)
    throw new Refusal('NO_CHANGE', 'this attestation is withdrawn already', { fields: ['attestation'] });
  const reason = [...checkTexts(command.reason, 'reason')];
  if (fact.attestations.filter(({ withdrawal }) => withdrawal === null).length === 1)
    throw badInput('attestation', 'is the last that stands behind this fact: retract or dispute the fact instead');
  return { type: 'AttestationWithdrawn', data: { attestation: id, reason } };
}
