import { badInput, checkList, checkTexts, fieldChanges, notFound, plainId, Refusal } from '@timeline/kernel';
import type { Decider, FieldChange } from '@timeline/kernel';
import { changedAttestation, newAttestation } from './attestations.js';
import type { FactCommand } from './commands.js';
import { changedContent, changedParts, newContent } from './content.js';
import { checkCorrectionKind, newCorrection, newEvidence } from './correction.js';
import type { FactEvent } from './events.js';
import { shown, wrongSince } from './fact.js';
import type { Fact, FactState } from './fact.js';
import type { Attestation, Content } from './values.js';

type Command<T extends FactCommand['type']> = Extract<FactCommand, { type: T }>;

export const factDecider: Decider<FactState, FactCommand, FactEvent> = {
  initialState: { fact: null, changedAt: {}, retractedAt: null },

  decide(command, state) {
    if (command.type === 'ReportFact') return report(command, state);
    const { fact } = state;
    if (!fact) throw notFound('fact', command.fact, command.type === 'ReinstateFact' ? 'target' : 'fact');
    if (command.type === 'ReinstateFact') return reinstate(command, fact, state);
    if (fact.status === 'RETRACTED')
      throw new Refusal('FACT_RETRACTED', 'this fact is retracted: reinstate it first', { fields: ['fact'] });
    switch (command.type) {
      case 'AttestFact':
        return attest(command, fact);
      case 'CorrectFact':
        return correct(command, fact, state);
      case 'UpdateFact':
        return update(command, fact);
      case 'RetractFact':
        return {
          type: 'FactRetracted',
          data: { correction: newCorrection('RETRACTION', command, fact, statusChange('REPORTED', 'RETRACTED'), 0) },
        };
    }
  },

  evolve(state, event, { revision }) {
    const fact = state.fact!;
    switch (event.type) {
      case 'FactReported': {
        const { slug, content, attestations } = event.data;
        const recorded = attestations.map((attestation) => ({ ...attestation, revision }));
        return {
          ...state,
          fact: {
            ...content,
            slug,
            status: 'REPORTED',
            attestations: recorded,
            retraction: null,
            correctionCount: 0,
            revision,
          },
        };
      }
      case 'FactAttested': {
        const { attestation } = event.data;
        const attestations = [...fact.attestations, { ...attestation, revision }];
        return {
          ...state,
          fact: { ...fact, attestations, revision },
          changedAt: { ...state.changedAt, [`/attestations/${attestation.id}`]: revision },
        };
      }
      case 'FactCorrected': {
        const { content, attestations, correction } = event.data;
        const merged = fact.attestations.map((old) => ({
          ...(attestations.find(({ id }) => id === old.id) ?? old),
          revision: old.revision,
        }));
        const next = { ...fact, ...content, attestations: merged, correctionCount: fact.correctionCount + 1, revision };
        return { ...state, fact: next, changedAt: changedAt(state, correction.changes, revision) };
      }
      case 'FactUpdated':
        return {
          ...state,
          fact: { ...fact, ...event.data.content, revision },
          changedAt: changedAt(state, event.data.changes, revision),
        };
      case 'FactRetracted': {
        const correctionCount = fact.correctionCount + 1;
        return {
          ...state,
          fact: { ...fact, status: 'RETRACTED', retraction: event.data.correction.id, correctionCount, revision },
          retractedAt: revision,
        };
      }
      case 'FactReinstated':
        return {
          ...state,
          fact: { ...fact, status: 'REPORTED', retraction: null, correctionCount: fact.correctionCount + 1, revision },
          retractedAt: null,
        };
    }
  },
};

function changedAt(state: FactState, changes: readonly FieldChange[], revision: number): FactState['changedAt'] {
  return { ...state.changedAt, ...Object.fromEntries(changes.map(({ path }) => [path, revision])) };
}

function report(command: Command<'ReportFact'>, { fact }: FactState): FactEvent {
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

function attest({ attestation, sources, commandId }: Command<'AttestFact'>, fact: Fact): FactEvent {
  const added = newAttestation(attestation, 'attestation', sources, `${commandId}/0`);
  if (fact.attestations.length >= 1_000) throw badInput('attestation', 'this fact has 1000 attestations: no more');
  return { type: 'FactAttested', data: { attestation: added } };
}

function correct(command: Command<'CorrectFact'>, fact: Fact, state: FactState): FactEvent {
  const content = command.content ? changedContent(fact, command.content, 'content', command.commandId) : fact;
  const attestations = changedAttestations(command, fact);
  const changes = changesBetween(fact, content, attestations);
  checkCorrectionKind(command.kind, changes);
  if (changes.length === 0)
    throw new Refusal('NO_CHANGE', 'nothing would change: a correction changes at least one thing', {
      fields: [command.content ? 'content' : 'attestations'],
    });
  const correction = newCorrection(command.kind, command, fact, changes, wrongSince(changes, state));
  return {
    type: 'FactCorrected',
    data: { content: changedParts(onlyContent(fact), onlyContent(content)), attestations, correction },
  };
}

function update(command: Command<'UpdateFact'>, fact: Fact): FactEvent {
  const content = changedContent(fact, command.content, 'content', command.commandId);
  const changes = changesBetween(fact, content, []);
  if (changes.length === 0)
    throw new Refusal('NO_CHANGE', 'nothing would change: an update changes at least one thing', {
      fields: ['content'],
    });
  const reason = [...checkTexts(command.reason, 'reason')];
  const evidence = newEvidence(command.evidence, 'evidence', fact, command.sources, command.commandId);
  return {
    type: 'FactUpdated',
    data: { content: changedParts(onlyContent(fact), onlyContent(content)), reason, evidence, changes },
  };
}

function reinstate(command: Command<'ReinstateFact'>, fact: Fact, { retractedAt }: FactState): FactEvent {
  if (fact.status !== 'RETRACTED' || retractedAt === null)
    throw new Refusal('NO_CHANGE', 'this fact is not retracted: there is nothing to take back', { fields: ['target'] });
  return {
    type: 'FactReinstated',
    data: {
      correction: newCorrection('REINSTATEMENT', command, fact, statusChange('RETRACTED', 'REPORTED'), retractedAt),
    },
  };
}

function changedAttestations({ attestations, sources, commandId }: Command<'CorrectFact'>, fact: Fact): Attestation[] {
  const seen = new Set<string>();
  return checkList(attestations, 'attestations').map((input, index) => {
    const field = `attestations.${index}`;
    const id = plainId(input.id, `${field}.id`);
    const before = fact.attestations.find((attestation) => attestation.id === id);
    if (!before) throw notFound('attestation of this fact', id, `${field}.id`);
    if (seen.has(id)) throw badInput(`${field}.id`, 'the same attestation is given twice');
    seen.add(id);
    const { revision: _, ...attestation } = before;
    return changedAttestation(attestation, input, field, sources, `${commandId}/${index}`);
  });
}

function changesBetween(fact: Fact, content: Content, changed: readonly Attestation[]): FieldChange[] {
  const attestations = fact.attestations.map((old) => changed.find(({ id }) => id === old.id) ?? old);
  return fieldChanges(shown(fact), shown({ ...content, status: fact.status, attestations }));
}

function onlyContent({ kind, titles, summaries, occurredAt, validDuring, places, participants }: Content): Content {
  return { kind, titles, summaries, occurredAt, validDuring, places, participants };
}

const statusChange = (before: string, after: string): FieldChange[] => [
  { path: '/status', before: JSON.stringify(before), after: JSON.stringify(after) },
];
