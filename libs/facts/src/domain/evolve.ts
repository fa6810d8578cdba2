import { changedIn, correctedIn, tookBackMerge, translated, translatedIn } from '@timeline/kernel';
import type { Correction, EventPlace } from '@timeline/kernel';
import type { FactEvent } from './events.js';
import { factTexts, withChanged } from './fact.js';
import type { Dispute, Fact, FactState } from './fact.js';

type Data<T extends FactEvent['type']> = Extract<FactEvent, { type: T }>['data'];

/** What an event makes of a fact. */
export function evolve(state: FactState, event: FactEvent, { revision }: EventPlace): FactState {
  if (event.type === 'FactReported') return { ...state, fact: reported(event.data, revision) };
  const fact = { ...state.fact!, revision };
  const { past } = state;
  switch (event.type) {
    case 'FactAttested': {
      const added = { ...event.data.attestation, revision, withdrawal: null };
      return {
        fact: { ...fact, attestations: [...fact.attestations, added] },
        past: changedIn(past, [`/attestations/${added.id}`], revision),
      };
    }
    case 'AttestationWithdrawn':
      return { fact: withdrawn(fact, event.data), past };
    case 'FactCorrected': {
      const { content, attestations, correction } = event.data;
      const change = { ...content, attestations: withChanged(fact.attestations, attestations) };
      return corrected(state, change, correction, revision);
    }
    case 'FactUpdated': {
      const paths = event.data.changes.map(({ path }) => path);
      return { fact: { ...fact, ...event.data.content }, past: changedIn(past, paths, revision) };
    }
    case 'FactDisputed': {
      const opened = { ...event.data.dispute, revision, outcome: null, resolution: [], closedBy: null };
      return { fact: { ...fact, status: 'DISPUTED', disputes: [...fact.disputes, opened] }, past };
    }
    case 'DisputeResolved': {
      const { outcome, resolution } = event.data;
      return { fact: { ...fact, status: 'REPORTED', disputes: closed(fact, { outcome, resolution }) }, past };
    }
    case 'FactRetracted': {
      const { correction } = event.data;
      const disputes = closed(fact, { outcome: 'RETRACTED', resolution: [] });
      return corrected(state, { status: 'RETRACTED', retraction: correction.id, disputes }, correction, revision);
    }
    case 'FactMerged':
      return corrected(state, { mergedInto: event.data.into }, event.data.correction, revision);
    case 'FactReinstated': {
      const { correction } = event.data;
      const back = { status: 'REPORTED', retraction: null } as const;
      return corrected(state, tookBackMerge(correction) ? { mergedInto: null } : back, correction, revision);
    }
    case 'FactRelated': {
      const others = fact.relations.filter(({ id }) => id !== event.data.id);
      return { fact: { ...fact, relations: [...others, { ...event.data, revision }] }, past };
    }
    case 'FactUnrelated':
      return { fact: { ...fact, relations: fact.relations.filter(({ id }) => id !== event.data.id) }, past };
    case 'TextsTranslated': {
      const { target, path, texts } = event.data;
      const next = target === null ? translated(factTexts, fact, path, texts) : fact;
      return { fact: next, past: translatedIn(past, event.data, revision) };
    }
  }
}

function reported({ slug, content, attestations }: Data<'FactReported'>, revision: number): Fact {
  return {
    ...content,
    slug,
    status: 'REPORTED',
    attestations: attestations.map((attestation) => ({ ...attestation, revision, withdrawal: null })),
    disputes: [],
    relations: [],
    retraction: null,
    mergedInto: null,
    correctionCount: 0,
    revision,
  };
}

function withdrawn(fact: Fact, { attestation, reason }: Data<'AttestationWithdrawn'>): Fact {
  const withdrawal = { reason, revision: fact.revision };
  return {
    ...fact,
    attestations: fact.attestations.map((old) => (old.id === attestation ? { ...old, withdrawal } : old)),
  };
}

/** The disputes after the open one, if any, was closed by the revision that `fact` stands at. */
function closed({ disputes, revision }: Fact, end: Pick<Dispute, 'outcome' | 'resolution'>): readonly Dispute[] {
  const open = disputes.findLastIndex(({ outcome }) => outcome === null);
  return open < 0 ? disputes : disputes.with(open, { ...disputes[open]!, ...end, closedBy: revision });
}

function corrected(
  { fact, past }: FactState,
  change: Partial<Fact>,
  correction: Correction,
  revision: number,
): FactState {
  const correctionCount = fact!.correctionCount + 1;
  return { fact: { ...fact!, ...change, correctionCount, revision }, past: correctedIn(past, correction, revision) };
}
