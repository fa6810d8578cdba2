import { actorEvents } from '@timeline/actors';
import type { ContentInput } from '@timeline/facts';
import { checkTexts, deriveId, sha256 } from '@timeline/kernel';
import type { AttestationInput } from '@timeline/kernel';
import { sourceAggregate } from '@timeline/sources';
import { timelineEvents } from '@timeline/timelines';
import { entryOf } from './entry.js';
import type { Entry } from './entry.js';
import { attestationInput, contentInput } from './inputs.js';
import type { Dating, SnapshotText } from './inputs.js';
import { Random, Zipf } from './random.js';
import { sentence, texts } from './words.js';

export const timelineSlug = 'bench';
export const timelineId = deriveId('timeline', timelineSlug);
const ACTORS = 200;
const SOURCES = 300;
/** Events before the first fact. */
export const PREAMBLE = ACTORS + 2 * SOURCES + 1;

/** Who and what facts are about: the same in every log. Some actors and sources come up far more often than others. */
export class World {
  readonly random = new Random(20250924);
  readonly sources = new Map<string, { snapshots: readonly SnapshotText[] }>();
  private actors!: Zipf<string>;
  private ranked!: Zipf<string>;

  /** What is recorded before the first fact; to be taken to the end first. */
  *events(): Generator<Entry> {
    const actors = Array.from({ length: ACTORS }, () => this.actor());
    yield* actors.map(({ entry }) => entry);
    this.actors = new Zipf(
      actors.map(({ id }) => id),
      this.random,
    );
    for (let index = 0; index < SOURCES; index++) yield* this.source(index);
    this.ranked = new Zipf([...this.sources.keys()], this.random);
    yield this.timeline();
  }

  /** What the fact of a place in the order of time says. */
  content(index: number, dating: Dating): ContentInput {
    return contentInput(this.random, index, this.actors, dating);
  }

  attestation(source = this.ranked.pick()): AttestationInput {
    return attestationInput(this.random, source, this.sources.get(source)!.snapshots[0]!, this.actors);
  }

  /** One to three, of different sources. */
  attestations(): AttestationInput[] {
    return this.ranked.some(1 + this.random.below(3)).map((source) => this.attestation(source));
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
}
