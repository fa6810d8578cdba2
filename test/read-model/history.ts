import type { JsonObject, StoredEvent } from '@timeline/event-store';
import { relationKinds } from '@timeline/facts';
import { attestationStances, correctionKinds, correctionSeverities, deriveId } from '@timeline/kernel';
import type { Attestation } from '@timeline/kernel';
import * as fc from 'fast-check';
import { changes, content, source } from './dice.js';
import { Streams } from './streams.js';
import { actorIds, dates, from, id, languages, names, periods, sourceIds, texts, timelineIds } from './vocabulary.js';

/** What happens next, with the dice that say to what and how. */
interface Step {
  readonly what:
    | 'actor'
    | 'source'
    | 'timeline'
    | 'report'
    | 'attest'
    | 'correct'
    | 'update'
    | 'retract'
    | 'reinstate'
    | 'merge'
    | 'dispute'
    | 'relate'
    | 'withdraw'
    | 'describe'
    | 'place'
    | 'snapshot'
    | 'foreign';
  readonly dice: readonly number[];
  /** To the next position; more than 1 where others' events lie between. */
  readonly gap: number;
  /** On the store's clock, which can be set back. */
  readonly seconds: number;
}

/** `introduced`: all actors and sources come first, so that nothing names one that is not there. */
export const aHistory = (size: { min: number; max: number; introduced?: true }): fc.Arbitrary<StoredEvent[]> =>
  fc
    .noBias(fc.array(aStep, { minLength: size.min, maxLength: size.max, size: 'max' }))
    .map((steps) => {
      const history = new History();
      if (size.introduced) for (const step of introductions) history.take(step);
      for (const step of steps) history.take(step);
      return history.events;
    })
    .filter((events) => events.length > 3);

const times: Readonly<Record<Step['what'], number>> = {
  ...{ actor: 1, source: 1, timeline: 1, snapshot: 1, foreign: 1, report: 8, place: 5 },
  ...{
    attest: 2,
    correct: 4,
    update: 1,
    retract: 1,
    reinstate: 3,
    merge: 4,
    dispute: 1,
    relate: 2,
    withdraw: 2,
    describe: 1,
  },
};
const often = Object.entries(times).flatMap(([what, count]) => Array<Step['what']>(count).fill(what as Step['what']));

const aStep: fc.Arbitrary<Step> = fc.record({
  what: fc.constantFrom(...often),
  dice: fc.array(fc.nat(9_999), { minLength: 8, maxLength: 8 }),
  gap: fc.constantFrom(1, 1, 2, 5),
  seconds: fc.integer({ min: -20, max: 40 }),
});

/** How what is needed first comes before. */
const first = { gap: 1, seconds: 1 };
const introductions = (
  [
    ['actor', actorIds],
    ['source', sourceIds],
  ] as const
).flatMap(([what, ids]) => ids.map((_, nth): Step => ({ what, dice: [nth, nth, nth], ...first })));
const text = [{ value: 'why', language: 'en' }];
const notice = { severity: 'MINOR', whatWasWrong: text, whatIsRight: text, errorOrigin: 'OUR_ENTRY' };

/** One fact for each date and each period that there is, each at a position of its own. */
export function everyDate(): StoredEvent[] {
  const history = new History();
  for (const [index] of dates.entries())
    history.take({
      what: 'report',
      dice: [0, 0, 0, 0, 0, index, 0, 2 * (index % periods.length) + 1],
      gap: 1,
      seconds: 1,
    });
  return history.events;
}

/** Turns steps into the events they would leave in a log; a step that cannot be taken is left out. */
class History {
  readonly events: StoredEvent[] = [];
  private readonly revisions = new Map<string, number>();
  private readonly streams = new Streams();
  private readonly facts: string[] = [];
  private readonly placed = new Set<string>();
  private position = 0;
  private clock = Date.UTC(2025, 9, 1);
  private next = { gap: 1, seconds: 0 };

  take({ what, dice, gap, seconds }: Step): void {
    this.next = { gap, seconds };
    const [a, b, c] = dice as [number, number, number];
    const fact = this.facts.length > 0 ? from(this.facts, a) : undefined;
    switch (what) {
      case 'actor':
        return this.once('actor', from(actorIds, a), 'ActorRegistered', {
          kind: 'PERSON',
          names: texts(...from(names, b)),
          sameAs: [],
        });
      case 'source':
        return this.once('source', from(sourceIds, a), 'SourceRegistered', source(b, c));
      case 'timeline':
        return this.once('timeline', from(timelineIds, a), 'TimelineCreated', {
          slug: `t-${a % 2}`,
          titles: texts('T'),
          descriptions: [],
        });
      case 'snapshot':
        return this.snapshot(from(sourceIds, a), b);
      case 'foreign':
        return this.add(`other-${a % 3}`, 'SomethingElse', {});
      case 'report':
        return this.report(dice);
      case 'place':
        if (fact) this.place(from(timelineIds, b), fact, c);
        return;
      case 'merge':
        return this.merge(dice);
      case 'reinstate':
        return this.decide(this.any(a, b), 'Reinstate', { notice });
      case 'withdraw':
        return this.withdraw(dice);
      case 'describe': {
        const change = { sameAs: [`https://example.org/${b}`] };
        return this.decide(`actor-${from(actorIds, a)}`, 'CorrectActor', { kind: 'FACTUAL', change, notice });
      }
      case 'dispute':
        if (b % 2 === 0) return this.decide(`fact-${fact}`, 'DisputeFact', { reason: text });
        return this.decide(`fact-${fact}`, 'ResolveDispute', { outcome: 'UNRESOLVED', resolution: text });
      case 'relate': {
        const [kind, to] = [from(relationKinds.slice(0, 2), b), from(this.facts, c)];
        return this.decide(`fact-${fact}`, from(['RelateFacts', 'RelateFacts', 'UnrelateFacts'], b), { kind, to });
      }
      case 'retract':
      case 'update':
      case 'attest':
      case 'correct':
        if (fact && this.streams.isOpen(fact)) this.change(what, fact, dice);
    }
  }

  /** Some fact, source or actor; mostly one of the first, so that merges meet. */
  private any(a: number, b: number): string {
    const [kind, ids] = from(
      [
        ['fact', b % 3 === 0 ? this.facts : this.facts.slice(0, 4)],
        ['fact', this.facts.slice(0, 4)],
        ['source', sourceIds],
        ['actor', actorIds],
      ] as const,
      a,
    );
    return `${kind}-${ids.length > 0 ? from(ids, b >> 2) : ''}`;
  }

  /** As nodes do: into what stands; or, where another node was as quick, into what no longer does, or each into the other. */
  private merge([a, b, c, d]: readonly number[]): void {
    const [duplicate, into] = [this.any(a!, b!), this.any(a!, c!)];
    if (![duplicate, into].every((one) => this.revisions.has(one))) return;
    if (d! % 2 === 1 && !this.streams.stands(into)) return;
    const idOf = (streamId: string) => streamId.slice(streamId.indexOf('-') + 1);
    this.decide(duplicate, 'Merge', { into: idOf(into), notice });
    if (d! % 4 === 0) this.decide(into, 'Merge', { into: idOf(duplicate), notice });
  }

  /** Takes an attestation back, or a source, or puts right what is said of a source. */
  private withdraw([a, b, c]: readonly number[]): void {
    const source = `source-${from(sourceIds, b!)}`;
    if (a! % 3 === 0) return this.decide(source, 'WithdrawSource', { reason: text });
    if (a! % 3 === 1) {
      const change = { publisher: from([...actorIds.slice(0, 2), null], c!), language: from(languages, c!) };
      return this.decide(source, 'CorrectSource', { kind: 'FACTUAL', change, notice });
    }
    const fact = from(this.facts.slice(0, 6), b!);
    const attestations = this.streams.attestationsOf(fact);
    if (attestations.length > 0)
      this.decide(`fact-${fact}`, 'WithdrawAttestation', { attestation: from(attestations, c!).id, reason: text });
  }

  /** What a command makes, if it is not refused; `type` without the kind of object is that of any. */
  private decide(streamId: string, type: string, command: object): void {
    if (!this.revisions.has(streamId)) return;
    const commandId = deriveId('command', String(this.events.length));
    const event = this.streams.decide(streamId, type, { ...command, commandId });
    if (event) this.add(streamId, event.type, event.data as object);
  }

  private change(what: Step['what'], fact: string, dice: readonly number[]): void {
    const stream = `fact-${fact}`;
    const number = this.revisions.get(stream)! + 1;
    if (what === 'retract') {
      this.add(stream, 'FactRetracted', { correction: this.correction(dice, 'RETRACTION') });
    } else if (what === 'update') {
      this.add(stream, 'FactUpdated', {
        content: changes(dice),
        reason: texts('news'),
        evidence: [],
        changes: [],
      });
    } else if (what === 'attest') {
      const [attestation] = this.attestations(dice, 1, `${fact} ${number}`);
      if (attestation) this.add(stream, 'FactAttested', { attestation });
    } else {
      const old = from(this.streams.attestationsOf(fact), dice[2]!);
      const [fresh] = dice[3]! % 2 === 0 ? this.attestations(dice, 1, '') : [];
      const changed = fresh ? [{ ...fresh, id: old.id }] : [];
      const correction = this.correction(dice, from(correctionKinds.slice(0, 6), dice[4]!), number - 1);
      this.add(stream, 'FactCorrected', { content: changes(dice), attestations: changed, correction });
    }
  }

  private report(dice: readonly number[]): void {
    if (!sourceIds.some((source) => this.revisions.has(`source-${source}`)))
      this.take({ ...first, what: 'source', dice });
    const fact = id('fact', this.facts.length);
    const attestations = this.attestations(dice, 1 + (dice[3]! % 3), fact);
    if (attestations.length === 0) return;
    this.facts.push(fact);
    this.add(`fact-${fact}`, 'FactReported', { slug: `f-${this.facts.length}`, content: content(dice), attestations });
  }

  private attestations(dice: readonly number[], count: number, seed: string): Attestation[] {
    const known = sourceIds.filter((source) => this.revisions.has(`source-${source}`));
    if (known.length === 0) return [];
    return Array.from({ length: count }, (_, index) => {
      const die = dice[index + 1]!;
      const step = { unnamed: [], role: 'ORIGIN_CHANNEL' as const, mode: null, language: null };
      const chain = die % 3 === 0 ? [] : [{ ...step, id: 's', actor: from([...actorIds.slice(1), null], die >> 3) }];
      const stance = from([...attestationStances, 'AFFIRMS' as const], die >> 5);
      const fixed = { snapshot: null, quotes: [], divergences: [] };
      return {
        id: deriveId('attestation', seed, String(index)),
        source: from(known, die >> 2),
        stance,
        chain,
        ...fixed,
      };
    });
  }

  private correction(dice: readonly number[], kind: string, last = 0): JsonObject {
    return {
      ...{ id: deriveId('correction', String(this.events.length)), kind, wrongSince: dice[1]! % (last + 1) },
      ...{ severity: from(correctionSeverities, dice[6]!), whatWasWrong: texts('w'), whatIsRight: texts('r') },
      ...{ reason: [], errorOrigin: 'OUR_ENTRY', evidence: [], changes: [] },
    };
  }

  private snapshot(source: string, die: number): void {
    if (!this.revisions.has(`source-${source}`) || !this.streams.stands(`source-${source}`)) return;
    const fixed = { length: 1, mediaType: 'text/plain', replaces: null, quotes: { found: [], gone: [] } };
    this.add(`source-${source}`, 'SnapshotCaptured', { sha256: String(die), text: die % 2 ? 't' : null, ...fixed });
  }

  private place(timeline: string, fact: string, die: number): void {
    if (!this.revisions.has(`timeline-${timeline}`)) return this.take({ ...first, what: 'timeline', dice: [die] });
    const stream = `placement-${deriveId('placement', timeline, fact)}`;
    if (this.placed.has(stream) && die % 4 > 0) {
      this.placed.delete(stream);
      return this.add(stream, 'FactRemoved', { timeline, fact });
    }
    this.placed.add(stream);
    this.add(stream, 'FactPlaced', { timeline, fact, note: texts(`n${die}`) });
  }

  private once(kind: string, entity: string, type: string, data: JsonObject): void {
    if (!this.revisions.has(`${kind}-${entity}`)) this.add(`${kind}-${entity}`, type, data);
  }

  private add(streamId: string, type: string, data: object): void {
    const revision = (this.revisions.get(streamId) ?? -1) + 1;
    this.streams.add(streamId, { type, data }, revision);
    this.revisions.set(streamId, revision);
    this.position += this.next.gap;
    this.clock += this.next.seconds * 1000;
    const copied: JsonObject =
      this.position % 7 === 0 ? { recordedAt: new Date(this.clock - 9_000).toISOString() } : {};
    this.events.push({
      ...{ id: deriveId('event', String(this.position)), type, data: data as JsonObject, streamId, revision },
      metadata: {
        commandHash: 'h',
        commandId: `c${this.position}`,
        editor: { id: 'e', name: 'E' },
        schemaVersion: 1,
        ...copied,
      },
      ...{ position: this.position, recordedAt: this.clock },
    });
  }
}
