import { boundsOf } from '@timeline/kernel';
import type { Attestation } from '@timeline/kernel';
import type { PeriodRow, SetRow, Traits } from '@timeline/read-model';
import type { Source } from '@timeline/sources';
import { corroborate } from '../domain/corroboration.js';
import type { Corroboration } from '../domain/corroboration.js';
import type { Fact, RecordedAttestation } from '../domain/fact.js';

/** The attestations of a duplicate, which count for the fact that stands for it. */
export interface Adopted {
  /** The duplicate's key. */
  readonly fact: number;
  readonly attestations: readonly RecordedAttestation[];
}

/** What the read model keeps of a fact: the fact, and what follows from the objects that it names, as they stand. */
export interface FactDocument extends Fact {
  readonly corroboration: Corroboration;
  /** Of the sources that stand behind the fact. */
  readonly publishers: readonly string[];
  readonly languages: readonly string[];
  readonly sources: readonly string[];
  /** Sources that no longer stand behind it: they were withdrawn, or all their attestations of it were. */
  readonly withdrawnSources: readonly string[];
  readonly adopted: readonly Adopted[];
  /** Participants that turned out to be duplicates, each with the actor that stands for it. */
  readonly standing: readonly (readonly [duplicate: string, actor: string])[];
}

/** What a fact's document needs to know of others, as they stand. */
export interface Others {
  /** The id of the object that stands for this one. */
  readonly standing: (id: string) => string;
  /** A source by the id that stands; undefined for one that is not known. */
  readonly source: (id: string) => Source | undefined;
  readonly adopted: readonly Adopted[];
}

export function factDocument(fact: Fact, others: Others): FactDocument {
  const { adopted, standing } = others;
  const given = [...fact.attestations, ...adopted.flatMap(({ attestations }) => attestations)];
  const behind = given
    .filter(({ withdrawal }) => withdrawal === null)
    .map((attestation) => asStanding(attestation, standing))
    .map((attestation) => ({ attestation, source: others.source(attestation.source) }))
    .filter(({ source }) => source?.withdrawal === null);
  const sources = behind.map(({ source }) => source!);
  const publishers = sources.map(({ publisher }) => publisher).filter((id) => id !== null);
  const stillBehind = new Set(behind.map(({ attestation }) => attestation.source));
  const replaced = fact.participants.map(({ actor }) => actor).filter((actor) => standing(actor) !== actor);
  return {
    ...fact,
    corroboration: corroborate(behind.map(({ attestation }) => attestation)),
    publishers: unique(publishers.map(standing)),
    languages: unique(sources.map(({ language }) => language)),
    sources: [...stillBehind],
    withdrawnSources: unique(given.map(({ source }) => standing(source))).filter((id) => !stillBehind.has(id)),
    adopted,
    standing: replaced.map((actor) => [actor, standing(actor)] as const),
  };
}

const unique = (values: readonly string[]): string[] => [...new Set(values)];

/** An attestation with the ids of those that stand, so that duplicates count once. */
function asStanding(attestation: RecordedAttestation, standing: (id: string) => string): Attestation {
  return {
    ...attestation,
    source: standing(attestation.source),
    chain: attestation.chain.map((step) => ({ ...step, actor: step.actor === null ? null : standing(step.actor) })),
  };
}

/** The sets that a fact is in, each with its row; `placements`: the timelines among them. A duplicate is in none. */
export function setRows(fact: FactDocument, placements: readonly string[]): SetRow[] {
  if (fact.mergedInto !== null) return [];
  const traits = traitsOf(fact);
  const standing = new Map(fact.standing);
  const participants = fact.participants.map(({ actor, role }) => ({ actor: standing.get(actor) ?? actor, role }));
  const all = participants.map(({ role }) => role);
  const rolesOf = (id: string) => participants.filter(({ actor }) => actor === id).map(({ role }) => role);
  return [
    ...['all', ...placements].map((set) => ({ set, roles: all, traits })),
    ...unique(participants.map(({ actor }) => actor)).map((id) => ({ set: actorSet(id), roles: rolesOf(id), traits })),
    ...[
      ...fact.publishers.map(publisherSet),
      ...fact.sources.map(sourceSet),
      ...fact.withdrawnSources.map(withdrawnSet),
    ].map((set) => ({
      set,
      roles: all,
      traits,
    })),
  ];
}

export const actorSet = (id: string): string => `actor:${id}`;
export const publisherSet = (id: string): string => `publisher:${id}`;
export const sourceSet = (id: string): string => `source:${id}`;
/** The facts that a source attested and no longer stands behind. */
export const withdrawnSet = (id: string): string => `withdrawn:${id}`;
export const timelineSet = (id: string): string => `timeline:${id}`;
/** The timeline whose set that is. */
export const timelineOf = (set: string): string => set.slice('timeline:'.length);

const traitsOfDocument = new WeakMap<FactDocument, Traits>();

/** Worked out once for each version of a fact. */
function traitsOf(fact: FactDocument): Traits {
  const known = traitsOfDocument.get(fact);
  if (known) return known;
  const traits: Traits = {
    ...boundsOf(fact.occurredAt),
    kind: fact.kind,
    status: fact.status,
    corroboration: fact.corroboration.level,
    origins: fact.corroboration.originCount,
    contested: fact.corroboration.contested,
    corrected: fact.correctionCount > 0,
    languages: fact.languages,
  };
  traitsOfDocument.set(fact, traits);
  return traits;
}

/**
 * A fact's period as a filter compares it. An open end is never over; an unknown one is "never" where POSSIBLY asks and
 * nowhere where DEFINITELY does, and so is an unknown start.
 */
export function periodRow({ validDuring }: Fact): PeriodRow | undefined {
  if (!validDuring) return undefined;
  const start = validDuring.start
    ? boundsOf(validDuring.start)
    : { earliest: -Infinity, latest: Infinity, firstDay: -Infinity, lastDay: Infinity };
  const never = { earliest: Infinity, latest: Infinity, firstDay: Infinity, lastDay: Infinity };
  const unknown = { earliest: -Infinity, latest: Infinity, firstDay: -Infinity, lastDay: Infinity };
  const end = validDuring.open ? never : validDuring.end ? boundsOf(validDuring.end) : unknown;
  return {
    instants: [start.earliest, start.latest, end.earliest, end.latest],
    days: [start.firstDay, start.lastDay, end.firstDay, end.lastDay],
  };
}
