import { checkStands, decideMerge, decideTranslation, noPast, notFound, Refusal } from '@timeline/kernel';
import type { Decider } from '@timeline/kernel';
import { attest, report, withdrawAttestation } from './attesting.js';
import type { FactCommand } from './commands.js';
import { correct, reinstate, retract, update } from './correcting.js';
import { dispute, resolve } from './disputing.js';
import type { FactEvent } from './events.js';
import { evolve } from './evolve.js';
import { factTexts } from './fact.js';
import type { Fact, FactState } from './fact.js';
import { relate, unrelate } from './relating.js';

export const factDecider: Decider<FactState, FactCommand, FactEvent> = {
  initialState: { fact: null, past: noPast },

  decide(command, state) {
    if (command.type === 'ReportFact') return report(command, state);
    const { fact, past } = state;
    const field = fieldOf(command.type);
    if (!fact) throw notFound('fact', command.fact, field);
    if (command.type === 'ReinstateFact') return reinstate(command, fact, past);
    checkStands(fact, 'fact', field);
    if (!takenByRetracted.has(command.type)) checkNotRetracted(fact, field);
    switch (command.type) {
      case 'AttestFact':
        return attest(command, fact);
      case 'WithdrawAttestation':
        return withdrawAttestation(command, fact);
      case 'CorrectFact':
        return correct(command, fact, past);
      case 'UpdateFact':
        return update(command, fact);
      case 'DisputeFact':
        return dispute(command, fact);
      case 'ResolveDispute':
        return resolve(command, fact, past);
      case 'RetractFact':
        return retract(command, fact);
      case 'MergeFact':
        return { type: 'FactMerged', data: decideMerge(command, command.fact, fact.attestations, past) };
      case 'RelateFacts':
        return relate(command, fact);
      case 'UnrelateFacts':
        return unrelate(command, fact);
      case 'TranslateFact': {
        const data = decideTranslation(command.translation, { object: fact, paths: factTexts, past });
        return { type: 'TextsTranslated', data };
      }
    }
  },

  evolve,
};

/** Where a command names the fact. */
function fieldOf(type: FactCommand['type']): string {
  if (type === 'MergeFact') return 'duplicate';
  return type === 'ReinstateFact' || type === 'TranslateFact' ? 'target' : 'fact';
}

/** What is retracted takes these alone, beside its reinstatement. */
const takenByRetracted: ReadonlySet<FactCommand['type']> = new Set(['RelateFacts', 'UnrelateFacts', 'TranslateFact']);

function checkNotRetracted({ status }: Fact, field: string): void {
  if (status === 'RETRACTED')
    throw new Refusal('FACT_RETRACTED', 'this fact is retracted: reinstate it first', { fields: [field] });
}
