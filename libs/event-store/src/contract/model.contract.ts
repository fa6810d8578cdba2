import { expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { WrongExpectedRevision } from '../errors.js';
import type { AppendResult, EventStore, ExpectedRevision } from '../event-store.js';
import { everything, idsOf, many, newPrefix } from './contract-store.js';
import { Follower } from './follower.js';
import { Model } from './model.js';
import type { Write } from './model.js';

const STREAMS = ['a', 'b', 'c'];
const aStream = fc.constantFrom(...STREAMS);
const aSize = fc.integer({ min: 1, max: 3 });
const aStep = fc.oneof(
  fc.record({
    kind: fc.constant('append' as const),
    stream: aStream,
    size: aSize,
    off: fc.constantFrom(0, 0, 0, 0, -1, -2, 1),
  }),
  /** An earlier write once more: as it was, shorter, or longer. */
  fc.record({ kind: fc.constant('repeat' as const), which: fc.nat(30), size: fc.integer({ min: 1, max: 4 }) }),
  /** An id that the stream holds already, at the right revision. */
  fc.record({ kind: fc.constant('reuse' as const), which: fc.nat(30) }),
  /** Writes to all streams, and a read of the log, at once. */
  fc.record({ kind: fc.constant('together' as const), size: aSize }),
  /** Writes that expect the same revision, at once. */
  fc.record({ kind: fc.constant('rivals' as const), stream: aStream, count: fc.integer({ min: 2, max: 4 }) }),
  fc.record({
    kind: fc.constant('read' as const),
    stream: aStream,
    from: fc.nat(6),
    limit: fc.integer({ min: 1, max: 4 }),
  }),
  fc.record({ kind: fc.constant('readLog' as const), from: fc.nat(30), limit: fc.integer({ min: 1, max: 9 }) }),
  /** A subscription after one of the events, or from the start, of all streams or one. */
  fc.record({
    kind: fc.constant('follow' as const),
    after: fc.nat(30),
    stream: fc.option(aStream, { nil: undefined }),
  }),
  fc.record({ kind: fc.constant('leave' as const), which: fc.nat(5) }),
);
type Step = typeof aStep extends fc.Arbitrary<infer S> ? S : never;

interface Following {
  readonly follower: Follower;
  readonly after: number;
  readonly stream: string | undefined;
}

class Run {
  following: Following[] = [];
  private readonly model = new Model();

  constructor(
    private readonly store: EventStore,
    private readonly prefix: string,
    private readonly start: number,
  ) {}

  async take(step: Step): Promise<void> {
    const { model } = this;
    const earlier = 'which' in step ? model.writes[step.which % Math.max(1, model.writes.length)] : undefined;
    switch (step.kind) {
      case 'append':
        return this.append({ ...this.next(step.stream, step.size, step.off) });
      case 'repeat':
        return earlier && this.append({ ...earlier, events: [...earlier.events, ...many(1)].slice(0, step.size) });
      case 'reuse':
        return earlier && this.append({ ...this.next(earlier.stream, 0), events: earlier.events.slice(0, 1) });
      case 'together':
        return this.together(step.size);
      case 'rivals':
        return this.rivals(step.stream, step.count);
      case 'read':
        return this.read(step.stream, step.from, step.limit);
      case 'readLog':
        return this.readLog(step.from, step.limit);
      case 'follow':
        return this.follow(this.positionOf(step.after), step.stream);
      case 'leave':
        return this.leave(step.which);
    }
  }

  async finish(): Promise<void> {
    expect(idsOf(await this.everything())).toEqual(idsOf(this.model.log()));
    for (const { follower, after, stream } of this.following) {
      const log = this.model.log(after, stream);
      await follower.until(() => follower.events.length >= log.length && follower.caughtUp);
      await follower.stop();
      expect(idsOf(follower.events)).toEqual(idsOf(log));
    }
  }

  private next(stream: string, size: number, off = 0): Write {
    return { stream, events: many(size), after: Math.max(-1, this.model.stream(stream).length - 1 + off) };
  }

  /** Of one of the events that stand, or where the log stood at the beginning. */
  private positionOf(nth: number): number {
    const log = this.model.log();
    return log[nth % (log.length + 1)]?.position ?? this.start;
  }

  private everything() {
    return everything(this.store.readAll({ from: this.start, prefixes: [this.prefix] }));
  }

  private send({ stream, events, after }: Write): Promise<AppendResult> {
    return this.store.append(this.prefix + stream, events, expectedOf(after));
  }

  private async append(write: Write): Promise<void> {
    const expectation = this.model.expectation(write);
    const appending = this.send(write);
    if (expectation === 'refuse') {
      const actual = expectedOf(this.model.stream(write.stream).length - 1);
      await expect(appending).rejects.toMatchObject({ expected: expectedOf(write.after), actual });
      return;
    }
    const result = await appending;
    if (expectation !== 'write') return expect(result).toEqual(expectation);
    await this.record(write, result);
  }

  private async record(write: Write, result: AppendResult): Promise<void> {
    const range = { from: write.after + 1, limit: write.events.length };
    const stored = await this.store.readStream(this.prefix + write.stream, range);
    this.model.record(
      write,
      result,
      stored.map(({ position }) => position),
    );
  }

  private async together(size: number): Promise<void> {
    const before = idsOf(this.model.log());
    const [read] = await Promise.all([
      this.everything(),
      ...STREAMS.map((stream) => this.append(this.next(stream, size))),
    ]);
    const after = idsOf(this.model.log());
    expect(read.length).toBeGreaterThanOrEqual(before.length);
    expect(idsOf(read)).toEqual(after.slice(0, read.length));
  }

  private async rivals(stream: string, count: number): Promise<void> {
    const writes = Array.from({ length: count }, () => this.next(stream, 1));
    const outcomes = await Promise.allSettled(writes.map((write) => this.send(write)));
    const won = outcomes.findIndex(({ status }) => status === 'fulfilled');
    for (const [index, outcome] of outcomes.entries()) {
      if (index === won && outcome.status === 'fulfilled') await this.record(writes[index]!, outcome.value);
      else expect(outcome).toMatchObject({ status: 'rejected', reason: expect.any(WrongExpectedRevision) });
    }
    expect(won).not.toBe(-1);
  }

  private async read(stream: string, from: number, limit: number): Promise<void> {
    const stored = await this.store.readStream(this.prefix + stream, { from, limit });
    const standing = this.model.stream(stream).slice(from, from + limit);
    expect(stored.map(({ id, position }) => ({ id, position }))).toEqual(standing);
  }

  private async readLog(nth: number, limit: number): Promise<void> {
    const from = this.positionOf(nth);
    const read = await everything(this.store.readAll({ from, limit, prefixes: [this.prefix] }));
    expect(read.map(({ id, position }) => ({ id, position }))).toEqual(this.model.log(from - 1).slice(0, limit));
  }

  private follow(after: number, stream: string | undefined): void {
    const prefixes = [this.prefix + (stream ?? '')];
    this.following.push({ follower: new Follower(this.store, { prefixes, after }), after, stream });
  }

  /** Wherever it is by then: what it was given is where the log begins. */
  private async leave(which: number): Promise<void> {
    const [left] = this.following.splice(which % Math.max(1, this.following.length), 1);
    if (!left) return;
    await left.follower.stop();
    const ids = idsOf(left.follower.events);
    expect(ids).toEqual(idsOf(this.model.log(left.after, left.stream)).slice(0, ids.length));
  }
}

const expectedOf = (revision: number): ExpectedRevision => (revision === -1 ? 'no_stream' : revision);

export function followingTheModel(store: () => EventStore): void {
  it('answers every interleaving of appends, repeats, rivals, reads and subscriptions as the model does', async () => {
    const taken: Partial<Record<Step['kind'], number>> = {};
    const property = fc.asyncProperty(fc.array(aStep, { minLength: 5, maxLength: 30, size: 'max' }), async (steps) => {
      const run = new Run(store(), newPrefix(), await store().head());
      try {
        for (const step of steps) {
          await run.take(step);
          taken[step.kind] = (taken[step.kind] ?? 0) + 1;
        }
        await run.finish();
      } finally {
        await Promise.allSettled(run.following.map(({ follower }) => follower.stop()));
      }
    });
    await fc.assert(property, { numRuns: 40 });
    console.log(`40 runs against the model: ${JSON.stringify(taken)}`);
  });
}
