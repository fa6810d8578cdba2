import type { StoredEvent } from '@timeline/event-store';
import { factEvents } from '@timeline/facts';
import type { Content, FactEvent, FactFilterInput } from '@timeline/facts';
import { foldedWords, resolveRange, withoutEndings } from '@timeline/kernel';
import type { Attestation, StoredDate } from '@timeline/kernel';
import type { EntryOrder } from '@timeline/read-model';

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

const ms = (text: string | null, otherwise: number): number => (text === null ? otherwise : Date.parse(text));
const earliest = (date: StoredDate): number => ms(date.earliest, -Infinity);
const latest = (date: StoredDate): number => ms(date.latest, Infinity);
const isUnknown = ({ content: { occurredAt } }: NaiveFact): boolean =>
  occurredAt.earliest === null && occurredAt.latest === null;

/** −1, 0 or 1; not a difference, for ∞ − ∞ is none. */
const order = (a: number, b: number): number => Number(a > b) - Number(a < b);

/** The order of a list of facts: negative when `a` comes first. */
export function compare(a: NaiveFact, b: NaiveFact, by: EntryOrder): number {
  if (by === 'RECORDED_ASC') return order(a.key, b.key);
  if (by === 'RECORDED_DESC') return order(b.key, a.key);
  if (isUnknown(a) !== isUnknown(b)) return isUnknown(a) ? 1 : -1;
  const [x, y] = [a.content.occurredAt, b.content.occurredAt];
  const ascending = order(earliest(x), earliest(y)) || order(latest(x), latest(y)) || order(a.key, b.key);
  return by === 'OCCURRED_ASC' ? ascending : -ascending;
}

/** The members of a set that a filter lets through, in order. */
export function listOf(world: World, set: string, by: EntryOrder, filter: FactFilterInput): NaiveFact[] {
  return world.facts
    .filter(({ id }) => !world.merged.has(id))
    .filter((fact) => isMember(world, fact, set) && passes(world, fact, set, filter))
    .toSorted((a, b) => compare(a, b, by));
}

/** The attestations that count for a fact, its duplicates' among them, each with the ids of those that stand. */
function behind(world: World, fact: NaiveFact): NaiveAttestation[] {
  const asStanding = (attestation: NaiveAttestation): NaiveAttestation => ({
    ...attestation,
    source: standing(world, attestation.source),
    chain: attestation.chain.map((step) => ({ ...step, actor: step.actor && standing(world, step.actor) })),
  });
  return world.facts
    .filter(({ id }) => chain(world, id).includes(fact.id))
    .flatMap(({ attestations }) => attestations)
    .filter(({ withdrawn }) => !withdrawn)
    .map(asStanding)
    .filter(({ source }) => !world.sources.get(source)!.withdrawn);
}

const sourcesOf = (world: World, fact: NaiveFact): string[] => behind(world, fact).map(({ source }) => source);
const publishersOf = (world: World, fact: NaiveFact): (string | null)[] =>
  sourcesOf(world, fact).map(
    (id) => world.sources.get(id)!.publisher && standing(world, world.sources.get(id)!.publisher!),
  );
const languagesOf = (world: World, fact: NaiveFact): string[] =>
  sourcesOf(world, fact).map((id) => world.sources.get(id)!.language);
const participantsOf = (world: World, { content }: NaiveFact) =>
  content.participants.map(({ actor, role }) => ({ actor: standing(world, actor), role }));

function isMember(world: World, fact: NaiveFact, set: string): boolean {
  if (set === 'all') return true;
  const id = standing(world, set.slice(set.indexOf(':') + 1));
  if (set.startsWith('timeline:')) return isOn(world, id, fact.id);
  if (set.startsWith('actor:')) return participantsOf(world, fact).some(({ actor }) => actor === id);
  return (set.startsWith('source:') ? sourcesOf(world, fact) : publishersOf(world, fact)).includes(id);
}

/** Whether a fact is related to another one, each with its duplicates; what is related to itself so is not. */
function isRelated(world: World, fact: NaiveFact, other: string): boolean {
  const one = standing(world, other);
  return world.relations
    .map(({ from, to }) => [standing(world, from), standing(world, to)])
    .some((ends) => ends[0] !== ends[1] && ends.includes(one) && ends.includes(fact.id) && fact.id !== one);
}

function passes(world: World, fact: NaiveFact, set: string, filter: FactFilterInput): boolean {
  const { kind, occurredAt, validDuring } = fact.content;
  const participants = participantsOf(world, fact);
  const anyOf = (wanted: readonly string[] | null | undefined, values: readonly (string | null)[]) =>
    !wanted?.length || values.some((value) => value !== null && wanted.some((one) => standing(world, one) === value));
  const support = supportOf(world, fact);
  const wanted = filter.actors?.length ? filter.actors : set.startsWith('actor:') ? [set.slice(6)] : undefined;
  const actors = wanted?.map((actor) => standing(world, actor));
  const asWanted = participants.filter(({ actor }) => !actors || actors.includes(actor));
  return (
    anyOf(filter.kinds, [kind]) &&
    anyOf(filter.statuses, [fact.status]) &&
    anyOf(filter.corroboration, [support.level]) &&
    anyOf(filter.sources, sourcesOf(world, fact)) &&
    anyOf(filter.publishers, publishersOf(world, fact)) &&
    anyOf(filter.languages, languagesOf(world, fact)) &&
    (!actors || asWanted.length > 0) &&
    anyOf(
      filter.roles,
      asWanted.map(({ role }) => role),
    ) &&
    (!filter.relatedTo || isRelated(world, fact, filter.relatedTo)) &&
    (!filter.text || foldedWords(filter.text).every((word) => hasWord(world, fact, word))) &&
    support.origins >= (filter.minOrigins ?? 0) &&
    (filter.contested ?? support.contested) === support.contested &&
    (filter.corrected ?? fact.corrections > 0) === fact.corrections > 0 &&
    (!filter.occurred || occurredIn(occurredAt, filter.occurred)) &&
    (!filter.valid || (validDuring !== null && heldIn(validDuring, filter.valid)))
  );
}

const wordsOf = ({ content: { titles, summaries } }: NaiveFact): string[] =>
  [...titles, ...summaries].flatMap(({ value }) => foldedWords(value));

/** A word, or else the longest of what it is without endings that any fact has, by itself or as the same name elsewhere. */
function hasWord(world: World, fact: NaiveFact, word: string): boolean {
  const inAny = (beginning: string) => world.facts.some((one) => wordsOf(one).some((has) => has.startsWith(beginning)));
  const known = [word, ...withoutEndings(word)].find((one) => namedAlso(world, one).some((all) => all.every(inAny)));
  const words = wordsOf(fact);
  return namedAlso(world, known ?? word).some((all) => all.every((one) => words.some((has) => has.startsWith(one))));
}

function namedAlso({ actors }: World, word: string): (readonly string[])[] {
  const others = actors.flatMap(({ names }) =>
    names.flatMap((name) =>
      [...name.keys()]
        .filter((place) => name[place]!.startsWith(word))
        .flatMap((place) => names.map((other) => (other.length === name.length ? [other[place]!] : other))),
    ),
  );
  return [[word], ...others.filter((other) => other.length > 0)];
}

type DateRange = NonNullable<FactFilterInput['occurred']>;

function boundsIn(date: StoredDate, mode: 'days' | 'instants'): [first: number, last: number] {
  if (mode === 'instants') return [earliest(date), latest(date)];
  const day = 86_400_000;
  return [ms(date.firstDay, -Infinity) / day, ms(date.lastDay, Infinity) / day];
}

function occurredIn(date: StoredDate, range: DateRange): boolean {
  const { mode, from, to } = resolveRange(range, 'range');
  const [first, last] = boundsIn(date, mode);
  return range.match === 'DEFINITELY' ? from <= first && last <= to : last >= from && first <= to;
}

function heldIn({ start, end, open }: NonNullable<Content['validDuring']>, range: DateRange): boolean {
  const { mode, from, to } = resolveRange(range, 'range');
  const [startFirst, startLast] = start ? boundsIn(start, mode) : [-Infinity, Infinity];
  const [endFirst, endLast] = end ? boundsIn(end, mode) : open ? [Infinity, Infinity] : [-Infinity, Infinity];
  return range.match === 'DEFINITELY' ? startLast <= to && endFirst >= from : startFirst <= to && endLast >= from;
}

/** Corroboration as the design states it. */
export function supportOf(world: World, fact: NaiveFact) {
  const all = behind(world, fact);
  const standing = all.filter(({ stance }) => stance !== 'DENIES');
  const sources = [...new Set(standing.map(({ source }) => source))];
  const originsOf = (source: string) =>
    standing
      .filter((attestation) => attestation.source === source)
      .flatMap(({ chain }) => chain.find(({ role }) => role === 'ORIGIN_CHANNEL')?.actor ?? []);
  const origins = new Set(sources.flatMap(originsOf)).size;
  const level =
    sources.length === 0
      ? 'UNSUPPORTED'
      : sources.length === 1
        ? 'SINGLE_SOURCE'
        : origins >= 2
          ? 'INDEPENDENT'
          : sources.every((source) => originsOf(source).length > 0)
            ? 'SHARED_ORIGIN'
            : 'ORIGIN_UNKNOWN';
  return { level, origins, sources: sources.length, contested: standing.length < all.length };
}
