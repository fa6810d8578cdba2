import { asGiven } from '@timeline/kernel';
import type { Attestation, Evidence, Past, TextPaths, Texts } from '@timeline/kernel';
import type { Content, disputeOutcomes, RelationKind } from './values.js';

/** An attestation on the record, with the fact's revision that brought it in, and the one that withdrew it. */
export interface RecordedAttestation extends Attestation {
  readonly revision: number;
  readonly withdrawal: { readonly reason: Texts; readonly revision: number } | null;
}

/** A dispute with the revisions that opened and closed it; `outcome` is null while it is open. */
export interface Dispute {
  readonly id: string;
  readonly reason: Texts;
  readonly evidence: readonly Evidence[];
  readonly revision: number;
  readonly outcome: (typeof disputeOutcomes)[number] | null;
  /** None where a retraction closed it. */
  readonly resolution: Texts;
  readonly closedBy: number | null;
}

/** What a fact is to another one, with the revision that last said so. */
export interface Relation {
  readonly id: string;
  readonly kind: RelationKind;
  readonly to: string;
  readonly note: Texts;
  readonly revision: number;
}

/** A fact as it stands; also the heart of what the read model keeps of it. */
export interface Fact extends Content {
  readonly slug: string;
  /** DISPUTED while a dispute is open, unless it is retracted, which closes it. */
  readonly status: 'REPORTED' | 'DISPUTED' | 'RETRACTED';
  readonly attestations: readonly RecordedAttestation[];
  readonly disputes: readonly Dispute[];
  readonly relations: readonly Relation[];
  /** The correction that retracted it, while it is retracted. */
  readonly retraction: string | null;
  /** The one that stands, where this turned out to be a duplicate. */
  readonly mergedInto: string | null;
  readonly correctionCount: number;
  readonly revision: number;
}

/** What deciding needs beside the fact itself. */
export interface FactState {
  readonly fact: Fact | null;
  readonly past: Past;
}

/** A fact's attestations after some of them changed. */
export function withChanged(
  attestations: readonly RecordedAttestation[],
  changed: readonly Attestation[],
): readonly RecordedAttestation[] {
  if (changed.length === 0) return attestations;
  const changes = new Map(changed.map((attestation) => [attestation.id, attestation]));
  return attestations.map((old) => (changes.has(old.id) ? { ...old, ...changes.get(old.id) } : old));
}

/** A fact as readers see it, for telling what changed: texts under their singular name, derived fields left out. */
export function shown({
  titles,
  summaries,
  ...fact
}: Content & Pick<Fact, 'status' | 'attestations' | 'disputes' | 'relations' | 'mergedInto'>) {
  const { kind, status, occurredAt, validDuring, places, participants, mergedInto } = fact;
  const period = validDuring && {
    start: validDuring.start && asGiven(validDuring.start),
    end: validDuring.end && asGiven(validDuring.end),
    open: validDuring.open,
  };
  return {
    kind,
    status,
    title: titles,
    summary: summaries,
    occurredAt: asGiven(occurredAt),
    validDuring: period,
    places,
    participants,
    attestations: fact.attestations.map(({ revision: _, withdrawal, quotes, ...attestation }) => ({
      ...attestation,
      quotes: quotes.map(({ end: _end, ...quote }) => quote),
      withdrawal: withdrawal && { reason: withdrawal.reason },
    })),
    relations: fact.relations.map(({ revision: _, ...relation }) => relation),
    disputes: fact.disputes.map(({ revision: _, closedBy: _by, ...dispute }) => dispute),
    mergedInto,
  };
}

/** The texts that readers see, by their paths. */
export const factTexts: TextPaths = {
  '/title': '/titles',
  '/summary': '/summaries',
  '/occurredAt/note': '/occurredAt/note',
  '/validDuring/start/note': '/validDuring/start/note',
  '/validDuring/end/note': '/validDuring/end/note',
  '/places/*/place/name': '/places/*/place/name',
  '/attestations/*/divergences/*/note': '/attestations/*/divergences/*/note',
  '/attestations/*/chain/*/unnamed': '/attestations/*/chain/*/unnamed',
  '/attestations/*/withdrawal/reason': '/attestations/*/withdrawal/reason',
  '/relations/*/note': '/relations/*/note',
  '/disputes/*/reason': '/disputes/*/reason',
  '/disputes/*/resolution': '/disputes/*/resolution',
  '/disputes/*/evidence/*/divergences/*/note': '/disputes/*/evidence/*/new/divergences/*/note',
  '/disputes/*/evidence/*/chain/*/unnamed': '/disputes/*/evidence/*/new/chain/*/unnamed',
};

/** What a TYPO or a CLARIFICATION may not touch. */
export const substance = [
  /^\/kind$/,
  /^\/occurredAt\/(?!note)/,
  /^\/validDuring(\/|$)/,
  /^\/participants$/,
  /^\/places(\/|$)/,
  /^\/attestations\/[^/]+\/stance$/,
];
