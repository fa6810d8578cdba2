import { factAggregate, factId } from '@timeline/facts';
import { actorEvents } from '@timeline/actors';
import { checkTexts, deriveId, sha256, slugOf } from '@timeline/kernel';
import { sourceAggregate } from '@timeline/sources';
import { placementEvents, placementId, timelineEvents } from '@timeline/timelines';
import { entryOf } from './entry.js';
import type { Entry } from './entry.js';
import { attestationInput, contentInput, notice } from './inputs.js';
import type { Dating, SnapshotText } from './inputs.js';
import { Random, Zipf } from './random.js';
import { sentence, texts } from './words.js';

/** Shares of the facts, each of which is also placed on the timeline; of the corrections, those of the one fact that has most. */
export const mix = { corrected: 0.05, updated: 0.02, retracted: 0.01, attestedLater: 0.05, ofOneFact: 0.02 };
export const timelineSlug = 'bench';
export const timelineId = deriveId('timeline', timelineSlug);
const ACTORS = 200;
const SOURCES = 300;
/** Events before the first fact. */
export const PREAMBLE = ACTORS + 2 * SOURCES + 1;
/** How many facts can be changed later: a sample of all so far. */
const CHANGEABLE = 2_000;
/** No fact is corrected more often. */
const MOST_CORRECTIONS = 1_000;
/** The fact that is corrected most often, and the one after it that is so only where a log's shape asks for it: by place. */
export const oftenCorrected = [500, 501] as const;

/** What a log is like beside its number of facts. */
export interface Shape {
  readonly dating: Dating;
  /** How often the two facts are corrected once all facts are reported; none: the first of them now and then, as facts come. */
  readonly corrections?: readonly [number, number];
}
export const ordinary: Shape = { dating: 'ORDINARY' };

type FactState = typeof factAggregate.decider.initialState;
type FactCommand = Parameters<typeof factAggregate.decider.decide>[0];
/** `Omit` of each member of the union. */
type Unsent<C> = C extends unknown ? Omit<C, 'fact' | 'commandId' | 'sources'> : never;
interface Reported {
  readonly id: string;
  readonly revision: number;
  readonly state: FactState;
}

/** The events of so many facts in the order they happened. Of one shape, a shorter log is the beginning of a longer one. */
export function* generate(facts: number, shape = ordinary): Generator<Entry> {
  yield* new Generation(shape).all(facts);
}

class Generation {
  private readonly random = new Random(20250924);
  private readonly sources = new Map<string, { snapshots: readonly SnapshotText[] }>();
  private readonly sample: Reported[] = [];
  /** The often corrected facts, by place. */
  private readonly often = new Map<number, Reported>();
  private actors!: Zipf<string>;
  private ranked!: Zipf<string>;

  constructor(private readonly shape: Shape) {}

  *all(facts: number): Generator<Entry> {
    const actors = Array.from({ length: ACTORS }, () => this.actor());
    yield* actors.map(({ entry }) => entry);
    this.actors = new Zipf(
      actors.map(({ id }) => id),
      this.random,
    );
    for (let index = 0; index < SOURCES; index++) yield* this.source(index);
    this.ranked = new Zipf([...this.sources.keys()], this.random);
    yield this.timeline();
    for (let index = 0; index < facts; index++) {
      yield* this.report(index);
      yield* this.change();
    }
    for (const [at, times] of (this.shape.corrections ?? []).entries())
      for (let time = 0; time < times; time++) yield this.correctOften(oftenCorrected[at]!);
  }

  private actor(): { id: string; entry: Entry } {
    const commandId = this.random.uuid();
    const id = deriveId('actor', commandId);
    const data = { kind: 'PERSON' as const, names: [...checkTexts(texts(this.random, 2), 'names')], sameAs: [] };
    return { id, entry: entryOf(`actor-${id}`, 0, actorEvents, { type: 'ActorRegistered', data }, commandId) };
  }

  private *source(index: number): Generator<Entry> {
    const [commandId, capture] = [this.random.uuid(), this.random.uuid()];
    const id = deriveId('source', `//news${index}.example/articles`);
    const { events, decider } = sourceAggregate;
    const registered = decider.decide(
      {
        type: 'RegisterSource',
        source: id,
        input: {
          publisher: this.random.chance(0.8) ? this.actors.pick() : null,
          headlines: texts(this.random, 7),
          language: this.random.pick(['ru', 'kk', 'en']),
          url: `https://news${index}.example/articles`,
          publishedAt: { edtf: '2010-01-01' },
        },
      },
      decider.initialState,
    );
    const text = Array.from({ length: 40 }, () => sentence(this.random, 'ru', 9)).join(' ');
    const state = decider.evolve(decider.initialState, registered, { revision: 0 });
    const captured = decider.decide({ type: 'CaptureSnapshot', source: id, input: { text }, quotes: [] }, state);
    this.sources.set(id, { snapshots: [{ sha256: sha256(text), length: text.length, text }] });
    yield entryOf(`source-${id}`, 0, events, registered, commandId);
    yield entryOf(`source-${id}`, 1, events, captured, capture);
  }

  private timeline(): Entry {
    const titles = [...checkTexts(texts(this.random, 3), 'titles')];
    const event = { type: 'TimelineCreated', data: { slug: timelineSlug, titles, descriptions: [] } };
    return entryOf(`timeline-${timelineId}`, 0, timelineEvents, event, this.random.uuid());
  }

  private *report(index: number): Generator<Entry> {
    const commandId = this.random.uuid();
    const content = contentInput(this.random, index, this.actors, this.shape.dating);
    const slug = slugOf(content.titles[0]!.value, commandId);
    const attestations = this.ranked
      .some(1 + this.random.below(3))
      .map((source) => attestationInput(this.random, source, this.sources.get(source)!.snapshots[0]!, this.actors));
    const fact = { id: factId(slug), revision: -1, state: factAggregate.decider.initialState };
    const [entry, reported] = this.decide(fact, { type: 'ReportFact', slug, content, attestations }, commandId);
    if (oftenCorrected.some((place) => place === index)) this.often.set(index, reported);
    else this.sampled(reported);
    yield entry;
    const placing = deriveId('command', commandId, timelineId);
    const placed = { type: 'FactPlaced', data: { timeline: timelineId, fact: fact.id, note: [] } };
    yield entryOf(`placement-${placementId(timelineId, fact.id)}`, 0, placementEvents, placed, placing, commandId);
  }

  /** After a fact, now and then, a change to an earlier one. */
  private *change(): Generator<Entry> {
    const { random } = this;
    if (random.chance(mix.corrected)) {
      const most = this.shape.corrections ? undefined : this.often.get(oftenCorrected[0]);
      const isOfMost = random.chance(mix.ofOneFact) && most !== undefined && most.revision < MOST_CORRECTIONS;
      yield isOfMost ? this.correctOften(oftenCorrected[0]) : this.onEarlier(this.correction());
    }
    if (random.chance(mix.updated)) {
      const update = { reason: texts(random, 6), content: { summaries: texts(random, 24) } };
      yield this.onEarlier({ type: 'UpdateFact', ...update });
    }
    if (random.chance(mix.attestedLater)) {
      const source = this.ranked.pick();
      const snapshot = this.sources.get(source)!.snapshots[0]!;
      const attestation = attestationInput(random, source, snapshot, this.actors);
      yield this.onEarlier({ type: 'AttestFact', attestation });
    }
    if (random.chance(mix.retracted)) {
      yield this.onEarlier({ type: 'RetractFact', notice: notice(random) });
    }
  }

  private correction(): Unsent<FactCommand> {
    const { random } = this;
    const content = random.chance(0.5) ? { summaries: texts(random, 20) } : { titles: texts(random, 8) };
    return { type: 'CorrectFact', kind: 'FACTUAL', notice: notice(random), content };
  }

  private correctOften(place: number): Entry {
    const [entry, after] = this.decide(this.often.get(place)!, this.correction(), this.random.uuid());
    this.often.set(place, after);
    return entry;
  }

  private onEarlier(command: Unsent<FactCommand>): Entry {
    const at = this.random.below(this.sample.length);
    const [entry, after] = this.decide(this.sample[at]!, command, this.random.uuid());
    if (after.state.fact?.status === 'RETRACTED') this.sample.splice(at, 1);
    else this.sample[at] = after;
    return entry;
  }

  private decide(before: Reported, command: Unsent<FactCommand>, commandId: string): [Entry, Reported] {
    const { decider, events } = factAggregate;
    const whole = { ...command, fact: before.id, commandId, sources: this.sources } as FactCommand;
    const event = decider.decide(whole, before.state);
    const revision = before.revision + 1;
    const after = { id: before.id, revision, state: decider.evolve(before.state, event, { revision }) };
    return [entryOf(`fact-${before.id}`, revision, events, event, commandId), after];
  }

  private sampled(fact: Reported): void {
    if (this.sample.length < CHANGEABLE) this.sample.push(fact);
    else if (this.random.chance(0.05)) this.sample[this.random.below(CHANGEABLE)] = fact;
  }
}
