import type { StoredEvent } from '@timeline/event-store';
import { factEvents } from '@timeline/facts';
import type { Content, FactEvent, FactFilterInput } from '@timeline/facts';
import { foldedWords, resolveRange, withoutEndings } from '@timeline/kernel';
import type { Attestation, StoredDate } from '@timeline/kernel';
import type { EntryOrder } from '@timeline/read-model';

/** A fact as it stands after an event, in the plainest form there is. */
export interface NaiveFact {
  readonly key: number;
  readonly id: string;
  readonly slug: string;
  readonly content: Content;
  readonly status: 'REPORTED' | 'DISPUTED' | 'RETRACTED';
  readonly attestations: readonly Attestation[];
  readonly corrections: number;
  readonly revision: number;
}

interface Source {
  readonly publisher: string | null;
  readonly language: string;
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
  readonly actors: readonly { readonly key: number; readonly names: readonly (readonly string[])[] }[];
  readonly timelines: ReadonlyMap<string, number>;
  readonly corrections: readonly NaiveCorrection[];
  /** By `fact revision`. */
  readonly times: ReadonlyMap<string, number>;
}

const nothing: World = {
  position: 0,
  recordedAt: 0,
  facts: [],
  placed: new Set(),
  sources: new Map(),
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

function changed(world: World, event: StoredEvent, id: string): World {
  // oxlint-disable-next-line typescript/no-explicit-any
  const data = event.data as any;
  switch (event.type) {
    case 'ActorRegistered': {
      const names = (data.names as { value: string }[]).map(({ value }) => foldedWords(value));
      return { ...world, actors: [...world.actors, { key: event.position, names }] };
    }
    case 'SourceRegistered':
      return { ...world, sources: new Map([...world.sources, [id, data as Source]]) };
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

function withFact(world: World, { position, revision }: StoredEvent, id: string, event: FactEvent): World {
  const times = new Map([...world.times, [`${id} ${revision}`, world.recordedAt]]);
  if (event.type === 'FactReported') {
    const { slug, content, attestations } = event.data;
    const fact = {
      key: position,
      id,
      slug,
      content,
      status: 'REPORTED' as const,
      attestations,
      corrections: 0,
      revision,
    };
    return { ...world, times, facts: [...world.facts, fact] };
  }
  const before = world.facts.find((fact) => fact.id === id)!;
  const after = { ...factAfter(before, event), revision };
  const facts = world.facts.map((fact) => (fact.id === id ? after : fact));
  if (!('correction' in event.data)) return { ...world, times, facts };
  const { correction } = event.data;
  const { kind, severity, wrongSince } = correction;
  const stoodForSeconds = (world.recordedAt - times.get(`${id} ${wrongSince}`)!) / 1000;
  const corrections = [
    ...world.corrections,
    { id: correction.id, position, object: before.key, kind, severity, stoodForSeconds },
  ];
  return {
    ...world,
    times,
    corrections,
    facts: facts.map((fact) => (fact.id === id ? { ...fact, corrections: fact.corrections + 1 } : fact)),
  };
}

function factAfter(fact: NaiveFact, event: Exclude<FactEvent, { type: 'FactReported' }>): NaiveFact {
  switch (event.type) {
    case 'FactAttested':
      return { ...fact, attestations: [...fact.attestations, event.data.attestation] };
    case 'FactUpdated':
      return { ...fact, content: { ...fact.content, ...event.data.content } };
    case 'FactCorrected': {
      const replaced = (old: Attestation) => event.data.attestations.find((changed) => changed.id === old.id) ?? old;
      return {
        ...fact,
        content: { ...fact.content, ...event.data.content },
        attestations: fact.attestations.map(replaced),
      };
    }
    case 'FactRetracted':
      return { ...fact, status: 'RETRACTED' };
    case 'FactReinstated':
    case 'DisputeResolved':
      return { ...fact, status: 'REPORTED' };
    case 'FactDisputed':
      return { ...fact, status: 'DISPUTED' };
    case 'AttestationWithdrawn':
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
    .filter((fact) => isMember(world, fact, set) && passes(world, fact, set, filter))
    .toSorted((a, b) => compare(a, b, by));
}

const sourcesOf = ({ attestations }: NaiveFact): string[] => attestations.map(({ source }) => source);
const publishersOf = (world: World, fact: NaiveFact): (string | null)[] =>
  sourcesOf(fact).map((id) => world.sources.get(id)!.publisher);
const languagesOf = (world: World, fact: NaiveFact): string[] =>
  sourcesOf(fact).map((id) => world.sources.get(id)!.language);

function isMember(world: World, fact: NaiveFact, set: string): boolean {
  if (set === 'all') return true;
  const id = set.slice(set.indexOf(':') + 1);
  if (set.startsWith('timeline:')) return world.placed.has(`${id} ${fact.id}`);
  if (set.startsWith('actor:')) return fact.content.participants.some(({ actor }) => actor === id);
  return (set.startsWith('source:') ? sourcesOf(fact) : publishersOf(world, fact)).includes(id);
}

function passes(world: World, fact: NaiveFact, set: string, filter: FactFilterInput): boolean {
  const { kind, participants, occurredAt, validDuring } = fact.content;
  const anyOf = (wanted: readonly string[] | null | undefined, values: readonly (string | null)[]) =>
    !wanted?.length || values.some((value) => value !== null && wanted.includes(value));
  const support = supportOf(fact);
  const actors = filter.actors?.length ? filter.actors : set.startsWith('actor:') ? [set.slice(6)] : undefined;
  const asWanted = participants.filter(({ actor }) => !actors || actors.includes(actor));
  return (
    anyOf(filter.kinds, [kind]) &&
    anyOf(filter.statuses, [fact.status]) &&
    anyOf(filter.corroboration, [support.level]) &&
    anyOf(filter.sources, sourcesOf(fact)) &&
    anyOf(filter.publishers, publishersOf(world, fact)) &&
    anyOf(filter.languages, languagesOf(world, fact)) &&
    (!actors || asWanted.length > 0) &&
    anyOf(
      filter.roles,
      asWanted.map(({ role }) => role),
    ) &&
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
export function supportOf({ attestations }: NaiveFact): { level: string; origins: number; contested: boolean } {
  const standing = attestations.filter(({ stance }) => stance !== 'DENIES');
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
  return { level, origins, contested: standing.length < attestations.length };
}
