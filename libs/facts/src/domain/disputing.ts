import { badInput, checkTexts, deriveId, newEvidence, Refusal } from '@timeline/kernel';
import type { Past } from '@timeline/kernel';
import type { CommandOf } from './commands.js';
import type { FactEvent } from './events.js';
import type { Fact } from './fact.js';

const openOf = ({ disputes }: Fact) => disputes.find(({ outcome }) => outcome === null);

export function dispute(command: CommandOf<'DisputeFact'>, fact: Fact): FactEvent {
  if (openOf(fact)) throw badInput('fact', 'is disputed already: resolve that dispute first');
  const { commandId, sources } = command;
  const reason = [...checkTexts(command.reason, 'reason')];
  const evidence = newEvidence(command.evidence, 'evidence', fact.attestations, sources, commandId);
  return { type: 'FactDisputed', data: { dispute: { id: deriveId('dispute', commandId), reason, evidence } } };
}

export function resolve({ outcome, resolution }: CommandOf<'ResolveDispute'>, fact: Fact, past: Past): FactEvent {
  const open = openOf(fact);
  if (!open)
    throw new Refusal('NO_CHANGE', 'this fact is not disputed: there is nothing to resolve', { fields: ['fact'] });
  if (outcome === 'RETRACTED') throw badInput('outcome', 'RETRACTED comes from retractFact, which closes the dispute');
  if (outcome === 'CORRECTED' && past.correctedAt <= open.revision)
    throw badInput('outcome', 'CORRECTED needs a correction made since the dispute was opened: correct the fact first');
  return {
    type: 'DisputeResolved',
    data: { dispute: open.id, outcome, resolution: [...checkTexts(resolution, 'resolution')] },
  };
}
