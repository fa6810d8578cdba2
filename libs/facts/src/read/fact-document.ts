import { boundsOf } from '@timeline/kernel';
import type { PeriodRow, SetRow, Traits } from '@timeline/read-model';
import type { Source } from '@timeline/sources';
import { corroborate } from '../domain/corroboration.js';
import type { Corroboration } from '../domain/corroboration.js';
import type { Fact } from '../domain/fact.js';

/** What the read model keeps of a fact: the fact, and what follows from the sources that stand behind it. */
export interface FactDocument extends Fact {
  readonly corroboration: Corroboration;
  readonly publishers: readonly string[];
  readonly languages: readonly string[];
}

/** `sourceOf` gives a source as it stands, undefined for one that is not known. */
export function factDocument(fact: Fact, sourceOf: (id: string) => Source | undefined): FactDocument {
  const ids = [...new Set(fact.attestations.map(({ source }) => source))];
  const sources = ids.map(sourceOf).filter((source) => source !== undefined);
  const publishers = sources.map(({ publisher }) => publisher).filter((id) => id !== null);
  return {
    ...fact,
    corroboration: corroborate(fact.attestations),
    publishers: [...new Set(publishers)],
    languages: [...new Set(sources.map(({ language }) => language))],
  };
}

/** The sets that a fact is in, each with its row; `placements` are those it was put on by hand. */
export function setRows(fact: FactDocument, placements: readonly string[]): SetRow[] {
  const traits = traitsOf(fact);
  const all = fact.participants.map(({ role }) => role);
  const actors = [...new Set(fact.participants.map(({ actor }) => actor))];
  const rolesOf = (id: string) => fact.participants.filter(({ actor }) => actor === id).map(({ role }) => role);
  const sources = [...new Set(fact.attestations.map(({ source }) => source))];
  return [
    ...['all', ...placements].map((set) => ({ set, roles: all, traits })),
    ...actors.map((id) => ({ set: actorSet(id), roles: rolesOf(id), traits })),
    ...[...fact.publishers.map(publisherSet), ...sources.map(sourceSet)].map((set) => ({ set, roles: all, traits })),
  ];
}

export const actorSet = (id: string): string => `actor:${id}`;
export const publisherSet = (id: string): string => `publisher:${id}`;
export const sourceSet = (id: string): string => `source:${id}`;
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
