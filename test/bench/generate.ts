import { factAggregate, factId } from '@timeline/facts';
import { deriveId, slugOf } from '@timeline/kernel';
import { placementEvents, placementId } from '@timeline/timelines';
import { entryOf } from './entry.js';
import type { Entry } from './entry.js';
import { notice } from './inputs.js';
import type { Dating } from './inputs.js';
import { texts } from './words.js';
import { timelineId, World } from './world.js';

/** Shares of the facts, each of which is also placed on the timeline; of the corrections, those of the one fact that has most. */
export const mix = { corrected: 0.05, updated: 0.02, retracted: 0.01, attestedLater: 0.05, ofOneFact: 0.02 };
/** How many facts can be changed later: a sample of all so far. */
const CHANGEABLE = 2_000;
/** No fact is corrected more often. */
const MOST_CORRECTIONS = 1_000;

/** By place: the fact that is corrected most, and the one after it, which is never changed. */
const SET_APART = [500, 501];

/** What a log is like beside its number of facts. */
export interface Shape {
  readonly dating: Dating;
  /** How often the first fact is corrected, before the second is reported; without it one of the first thousand is corrected often, as facts come. */
  readonly corrections?: number;
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
  private readonly world = new World();
  private readonly random = this.world.random;
  private readonly sample: Reported[] = [];
  /** The fact that is corrected most. */
  private most: Reported | undefined;

  constructor(private readonly shape: Shape) {}

  *all(facts: number): Generator<Entry> {
    yield* this.world.events();
    for (let index = 0; index < facts; index++) {
      yield* this.report(index);
      const corrections = index === 0 ? (this.shape.corrections ?? 0) : 0;
      for (let time = 0; time < corrections; time++) yield this.correctMost(this.most!);
      if (this.sample.length > 0) yield* this.change();
    }
  }

  private *report(index: number): Generator<Entry> {
    const commandId = this.random.uuid();
    const content = this.world.content(index, this.shape.dating);
    const slug = slugOf(content.titles[0]!.value, commandId);
    const attestations = this.world.attestations();
    const fact = { id: factId(slug), revision: -1, state: factAggregate.decider.initialState };
    const [entry, reported] = this.decide(fact, { type: 'ReportFact', slug, content, attestations }, commandId);
    const most = this.shape.corrections === undefined ? SET_APART[0] : 0;
    if (index === most) this.most = reported;
    else if (!SET_APART.includes(index)) this.sampled(reported);
    yield entry;
    const placing = deriveId('command', commandId, timelineId);
    const placed = { type: 'FactPlaced', data: { timeline: timelineId, fact: fact.id, note: [] } };
    yield entryOf(`placement-${placementId(timelineId, fact.id)}`, 0, placementEvents, placed, placing, commandId);
  }

  /** After a fact, now and then, a change to an earlier one. */
  private *change(): Generator<Entry> {
    const { random } = this;
    if (random.chance(mix.corrected)) {
      const most = random.chance(mix.ofOneFact) && this.shape.corrections === undefined ? this.most : undefined;
      const isEnough = most === undefined || most.revision >= MOST_CORRECTIONS;
      yield isEnough ? this.onEarlier(this.correction()) : this.correctMost(most);
    }
    if (random.chance(mix.updated)) {
      const update = { reason: texts(random, 6), content: { summaries: texts(random, 24) } };
      yield this.onEarlier({ type: 'UpdateFact', ...update });
    }
    if (random.chance(mix.attestedLater)) {
      yield this.onEarlier({ type: 'AttestFact', attestation: this.world.attestation() });
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

  private correctMost(most: Reported): Entry {
    const [entry, after] = this.decide(most, this.correction(), this.random.uuid());
    this.most = after;
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
    const whole = { ...command, fact: before.id, commandId, sources: this.world.sources } as FactCommand;
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
