import type { StoredEvent } from '@timeline/event-store';
import { factEvents } from '@timeline/facts';
import type { Content, FactEvent } from '@timeline/facts';
import { foldedWords } from '@timeline/kernel';
import type { Attestation } from '@timeline/kernel';

export interface NaiveAttestation extends Attestation {
  readonly withdrawn: boolean;
}

/** A fact as it stands after an event, in the plainest form there is. */
export interface NaiveFact {
  readonly key: number;
  readonly id: string;
  readonly slug: string;
  readonly content: Content;
  readonly status: 'REPORTED' | 'DISPUTED' | 'RETRACTED';
  readonly attestations: readonly NaiveAttestation[];
  readonly corrections: number;
  readonly revision: number;
}

interface Source {
  readonly publisher: string | null;
  readonly language: string;
  readonly withdrawn: boolean;
}

interface Relation {
  readonly from: string;
  readonly to: string;
  readonly kind: string;
}

export interface NaiveCorrection {
  readonly id: string;
  readonly position: number;
  readonly object: number;
  readonly kind: string;
  readonly severity: string;
  readonly stoodForSeconds: number;
}

/** Everything as of one position. Each event makes a new one and leaves the old ones alone. */
export interface World {
  readonly position: number;
  readonly recordedAt: number;
  readonly facts: readonly NaiveFact[];
  /** `timeline fact`, by their ids. */
  readonly placed: ReadonlySet<string>;
  readonly sources: ReadonlyMap<string, Source>;
  /** What turned out to be a duplicate, with what it was merged into. */
  readonly merged: ReadonlyMap<string, string>;
  readonly relations: readonly Relation[];
  /** The position of the first event of each object. */
  readonly keys: ReadonlyMap<string, number>;
  readonly actors: readonly { readonly key: number; readonly names: readonly (readonly string[])[] }[];
  readonly timelines: ReadonlyMap<string, number>;
  readonly corrections: readonly NaiveCorrection[];
  /** By `object revision`. */
  readonly times: ReadonlyMap<string, number>;
}

const nothing: World = {
  position: 0,
  recordedAt: 0,
  facts: [],
  placed: new Set(),
  sources: new Map(),
  merged: new Map(),
  relations: [],
  keys: new Map(),
  actors: [],
  timelines: new Map(),
  corrections: [],
  times: new Map(),
};

/** The record as one array of worlds, sorted and filtered in JavaScript as the contract says, with no thought of speed. */
export class NaiveModel {
  readonly worlds: World[] = [nothing];

  apply(event: StoredEvent): void {
    const [kind, id] = [event.streamId.slice(0, event.streamId.indexOf('-')), event.streamId.replace(/^[a-z]+-/, '')];
    if (!['actor', 'source', 'fact', 'timeline', 'placement'].includes(kind)) return;
    const last = this.worlds.at(-1)!;
    const written = Date.parse(event.metadata.recordedAt as string) || event.recordedAt;
    const world = { ...last, position: event.position, recordedAt: Math.max(last.recordedAt, written) };
    this.worlds.push(changed(world, event, id));
  }

  /** The world that a position means: that of the last event at or before it. */
  at(position: number): World {
    return this.worlds.findLast((world) => world.position <= position)!;
  }

  /** The world at a time. */
  of(time: number): World {
    return this.worlds.findLast((world) => world.recordedAt <= time) ?? nothing;
  }
}

/** This object, what it was merged into, and so on up to the one that stands. */
export function chain(world: World, id: string): string[] {
  const into = world.merged.get(id);
  return into === undefined ? [id] : [id, ...chain(world, into)];
}
export const standing = (world: World, id: string): string => chain(world, id).at(-1)!;

/** Whether a fact is on a timeline: placed there, or one of its duplicates. */
export const isOn = (world: World, timeline: string, fact: string): boolean =>
  world.facts.some(({ id }) => world.placed.has(`${timeline} ${id}`) && chain(world, id).includes(fact));

function changed(before: World, event: StoredEvent, id: string): World {
  // oxlint-disable-next-line typescript/no-explicit-any
  const data = event.data as any;
  const { position, revision, type } = event;
  const times = new Map([...before.times, [`${id} ${revision}`, before.recordedAt]]);
  const keys = before.keys.has(id) ? before.keys : new Map([...before.keys, [id, position]]);
  const world = { ...before, times, keys };
  if (type.endsWith('Merged') && standing(world, data.into as string) === id)
    return { ...world, facts: world.facts.map((fact) => (fact.id === id ? { ...fact, revision } : fact)) };
  const next = withObject(withMerge(world, type, id, data), event, id, data);
  if (!('correction' in data)) return next;
  const { id: correction, kind, severity, wrongSince } = data.correction as NaiveCorrection & { wrongSince: number };
  const stoodForSeconds = (world.recordedAt - times.get(`${id} ${wrongSince}`)!) / 1000;
  const made = { id: correction, position, object: keys.get(id)!, kind, severity, stoodForSeconds };
  return { ...next, corrections: [...next.corrections, made] };
}

// oxlint-disable-next-line typescript/no-explicit-any
function withMerge(world: World, type: string, id: string, data: any): World {
  if (type.endsWith('Merged')) return { ...world, merged: new Map([...world.merged, [id, data.into as string]]) };
  return tookBackMerge(type, data)
    ? { ...world, merged: new Map([...world.merged].filter(([one]) => one !== id)) }
    : world;
}

// oxlint-disable-next-line typescript/no-explicit-any
const tookBackMerge = (type: string, data: any): boolean =>
  type.endsWith('Reinstated') && data.correction.changes[0].path === '/mergedInto';

// oxlint-disable-next-line typescript/no-explicit-any
function withObject(world: World, event: StoredEvent, id: string, data: any): World {
  const source = (change: Partial<Source>): World => ({
    ...world,
    sources: new Map([...world.sources, [id, { ...world.sources.get(id)!, ...change }]]),
  });
  switch (event.type) {
    case 'ActorRegistered': {
      const names = (data.names as { value: string }[]).map(({ value }) => foldedWords(value));
      return { ...world, actors: [...world.actors, { key: event.position, names }] };
    }
    case 'SourceRegistered':
      return source({ ...(data as Source), withdrawn: false });
    case 'SourceCorrected': {
      const { correction: _, ...change } = data;
      return source(change as Partial<Source>);
    }
    case 'SourceWithdrawn':
      return source({ withdrawn: true });
    case 'SourceReinstated':
      return tookBackMerge(event.type, data) ? world : source({ withdrawn: false });
    case 'TimelineCreated':
      return { ...world, timelines: new Map([...world.timelines, [id, event.position]]) };
    case 'FactPlaced':
      return { ...world, placed: new Set([...world.placed, `${data.timeline} ${data.fact}`]) };
    case 'FactRemoved':
      return {
        ...world,
        placed: new Set([...world.placed].filter((pair) => pair !== `${data.timeline} ${data.fact}`)),
      };
  }
  return Object.hasOwn(factEvents, event.type) ? withFact(world, event, id, event as unknown as FactEvent) : world;
}

const given = (attestation: Attestation): NaiveAttestation => ({ ...attestation, withdrawn: false });

function withFact(world: World, { position, revision }: StoredEvent, id: string, event: FactEvent): World {
  if (event.type === 'FactReported') {
    const { slug, content, attestations } = event.data;
    const fresh = { key: position, id, slug, content, status: 'REPORTED' as const, corrections: 0, revision };
    return { ...world, facts: [...world.facts, { ...fresh, attestations: attestations.map(given) }] };
  }
  const corrections = Number('correction' in event.data);
  const after = (fact: NaiveFact) => ({
    ...factAfter(fact, event),
    ...{ revision, corrections: fact.corrections + corrections },
  });
  return {
    ...world,
    relations: relationsAfter(world, id, event),
    facts: world.facts.map((fact) => (fact.id === id ? after(fact) : fact)),
  };
}

function relationsAfter({ relations }: World, from: string, { type, data }: FactEvent): readonly Relation[] {
  if (type !== 'FactRelated' && type !== 'FactUnrelated') return relations;
  const { to, kind } = data;
  const others = relations.filter((one) => one.from !== from || one.to !== to || one.kind !== kind);
  return type === 'FactRelated' ? [...others, { from, to, kind }] : others;
}

function factAfter(fact: NaiveFact, event: Exclude<FactEvent, { type: 'FactReported' }>): NaiveFact {
  switch (event.type) {
    case 'FactAttested':
      return { ...fact, attestations: [...fact.attestations, given(event.data.attestation)] };
    case 'AttestationWithdrawn': {
      const taken = (one: NaiveAttestation) => (one.id === event.data.attestation ? { ...one, withdrawn: true } : one);
      return { ...fact, attestations: fact.attestations.map(taken) };
    }
    case 'FactUpdated':
      return { ...fact, content: { ...fact.content, ...event.data.content } };
    case 'FactCorrected': {
      const replaced = (old: NaiveAttestation) => ({
        ...old,
        ...event.data.attestations.find((changed) => changed.id === old.id),
      });
      return {
        ...fact,
        content: { ...fact.content, ...event.data.content },
        attestations: fact.attestations.map(replaced),
      };
    }
    case 'FactRetracted':
      return { ...fact, status: 'RETRACTED' };
    case 'FactReinstated':
      return tookBackMerge(event.type, event.data) ? fact : { ...fact, status: 'REPORTED' };
    case 'DisputeResolved':
      return { ...fact, status: 'REPORTED' };
    case 'FactDisputed':
      return { ...fact, status: 'DISPUTED' };
    case 'FactMerged':
    case 'FactRelated':
    case 'FactUnrelated':
    case 'TextsTranslated':
      return fact;
  }
}
