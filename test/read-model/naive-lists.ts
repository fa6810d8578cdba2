import type { Content, FactFilterInput } from '@timeline/facts';
import { foldedWords, resolveRange, withoutEndings } from '@timeline/kernel';
import type { StoredDate } from '@timeline/kernel';
import type { EntryOrder } from '@timeline/read-model';
import { chain, isOn, standing } from './naive-model.js';
import type { NaiveAttestation, NaiveFact, World } from './naive-model.js';

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
