import { foldedWords } from '@timeline/kernel';
import type { DomainEvent } from '@timeline/kernel';
import type { EventContext, PeriodRow, Writer } from '@timeline/read-model';
import type { Source } from '@timeline/sources';
import type { Fact } from '../domain/fact.js';
import { actorSet, factDocument, periodRow, publisherSet, setRows, timelineOf } from './fact-document.js';
import type { FactDocument, Others } from './fact-document.js';

/** Events of actors and sources from which something follows for the facts that name them. */
const followed = new Set([
  'ActorMerged',
  'ActorReinstated',
  'SourceMerged',
  'SourceReinstated',
  'SourceWithdrawn',
  'SourceCorrected',
]);

/** What becomes of an actor or a source alters the facts that show it. */
export function followOthers({ type }: DomainEvent, { entityId, streamId }: EventContext, writer: Writer): void {
  if (!/^(actor|source)-/.test(streamId)) return;
  if (followed.has(type)) reviseNaming(writer.keyOf(entityId)!, writer);
  for (const one of writer.affected()) affect(writer.showing('fact', one), writer);
}

/** Says that a change alters facts, and the timelines on which they stand. */
export function affect(facts: readonly number[], writer: Writer): void {
  for (const fact of facts) {
    writer.about(fact);
    if (writer.standing(fact) !== fact) continue;
    for (const set of writer.placements(fact)) writer.about(writer.keyOf(timelineOf(set))!);
  }
}

/** Makes the facts that name an actor or a source anew when it turned out to be a duplicate, was withdrawn or corrected. */
function reviseNaming(key: number, writer: Writer): void {
  const ids = [...writer.chain(key), ...writer.chainBefore(key)].map((one) => writer.idOf(one));
  const listed = ids.flatMap((id) => [...writer.members(actorSet(id)), ...writer.members(publisherSet(id))]);
  const mentioned = [key, ...writer.duplicatesOf(key)].flatMap((one) => writer.mentionsOf('fact', one));
  reviseFacts([...listed, ...mentioned], writer);
}

/** Makes facts anew, each with those that it counts for: what they say stays, what others are has changed. */
export function reviseFacts(facts: readonly number[], writer: Writer): void {
  for (const key of new Set(facts.flatMap((one) => writer.chain(one)))) {
    const before = writer.document<FactDocument>(key)!;
    const placed = writer.placements(key);
    adoptPlacements(key, writer);
    const after = factDocument(before, othersOf(key, writer));
    if (JSON.stringify(after) !== JSON.stringify(before)) {
      writer.put(key, after);
      writer.mention('fact', key, named(before), named(after));
      affect([key], writer);
    }
    writer.updateSets(key, setRows(before, placed), setRows(after, writer.placements(key)));
  }
}

/** Makes those anew for which a duplicate counts, or did: what happens to it concerns them too, and their timelines. */
export function reviseMerged(facts: readonly number[], writer: Writer): void {
  const placed = () => facts.flatMap((fact) => writer.placements(fact));
  const before = placed();
  reviseFacts(facts, writer);
  for (const set of [...before, ...placed()]) writer.about(writer.keyOf(timelineOf(set))!);
  for (const fact of facts) writer.about(fact);
}

/** Writes what an event made of a fact, and what follows from it: its document, its rows in the sets, its period. */
export function settle(key: number, before: FactDocument | undefined, fact: Fact, writer: Writer): void {
  const after = factDocument(fact, othersOf(key, writer));
  writer.put(key, after);
  if (!before || before.titles !== after.titles || before.summaries !== after.summaries)
    writer.words(key, before ? wordsOf(before) : [], wordsOf(after));
  const placed = before ? writer.placements(key) : [];
  for (const set of placed) writer.about(writer.keyOf(timelineOf(set))!);
  writer.updateSets(key, before ? setRows(before, placed) : [], setRows(after, placed));
  const [earlier, period] = [before && periodRow(before), periodRow(after)];
  if (inWords(period) !== inWords(earlier)) writer.period(key, earlier, period);
  writer.mention('fact', key, before ? named(before) : [], named(after));
}

/** JSON would make null of ∞ and of −∞, and an open end is not an unknown one. */
const inWords = (period: PeriodRow | undefined): string => (period ? [period.instants, period.days].join() : '');

/** What a fact is found by: the words of its titles and summaries in every language. */
const wordsOf = ({ titles, summaries }: Fact): string[] =>
  foldedWords([...titles, ...summaries].map(({ value }) => value).join('\n'));

/** The actors and sources that a fact shows: who takes part, and those of its attestations, its duplicates' and its disputes'. */
function named({ participants, attestations, adopted, disputes }: FactDocument): string[] {
  const brought = disputes.flatMap(({ evidence }) => evidence.flatMap((one) => ('new' in one ? one.new : [])));
  const all = [...attestations, ...adopted.flatMap((one) => one.attestations), ...brought];
  const shown = all.flatMap(({ source, chain }) => [source, ...chain.flatMap(({ actor }) => actor ?? [])]);
  return [...participants.map(({ actor }) => actor), ...shown];
}

/** What others are by now, for a fact's document. */
function othersOf(key: number, writer: Writer): Others {
  return {
    standing: (id) => {
      const object = writer.keyOf(id);
      const standing = object === undefined ? undefined : writer.standing(object);
      return standing === undefined || standing === object ? id : writer.idOf(standing);
    },
    source: (id) => {
      const object = writer.keyOf(id);
      return object === undefined ? undefined : writer.document<Source>(object);
    },
    adopted: writer.duplicatesOf(key).map((fact) => {
      const { attestations } = writer.document<FactDocument>(fact)!;
      return { fact, attestations };
    }),
  };
}

/** A fact is on the timelines on which its duplicates were placed, as long as it stands for them. */
function adoptPlacements(key: number, writer: Writer): void {
  const wanted = new Set(writer.duplicatesOf(key).flatMap((fact) => writer.placements(fact, false)));
  const present = new Set(writer.placements(key, true));
  for (const set of wanted) if (!present.has(set)) writer.place(set, key, true);
  for (const set of present) if (!wanted.has(set)) writer.displace(set, key, true);
}
