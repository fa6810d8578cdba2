import { expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { AppendResult, EventStore, ExpectedRevision, NewEvent } from '../event-store.js';
import { everything, idsOf, many, newPrefix } from './contract-store.js';
import { Follower } from './follower.js';

const STREAMS = ['a', 'b', 'c'];
const aStream = fc.constantFrom(...STREAMS);

type Step =
  | { readonly kind: 'append'; readonly stream: string; readonly size: number; readonly off: number }
  | { readonly kind: 'repeat'; readonly which: number; readonly size: number }
  | { readonly kind: 'reuse'; readonly which: number }
  | { readonly kind: 'together'; readonly size: number }
  | { readonly kind: 'read'; readonly stream: string; readonly from: number; readonly limit: number }
  | { readonly kind: 'follow' };

const aStep: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    kind: fc.constant('append' as const),
    stream: aStream,
    size: fc.integer({ min: 1, max: 3 }),
    off: fc.constantFrom(0, 0, 0, 0, -1, -2, 1),
  }),
  fc.record({ kind: fc.constant('repeat' as const), which: fc.nat(30), size: fc.integer({ min: 1, max: 4 }) }),
  fc.record({ kind: fc.constant('reuse' as const), which: fc.nat(30) }),
  fc.record({ kind: fc.constant('together' as const), size: fc.integer({ min: 1, max: 3 }) }),
  fc.record({
    kind: fc.constant('read' as const),
    stream: aStream,
    from: fc.nat(6),
    limit: fc.integer({ min: 1, max: 4 }),
  }),
  fc.constant({ kind: 'follow' as const }),
);

interface Write {
  readonly stream: string;
  readonly events: readonly NewEvent[];
  readonly after: number;
}
interface Placed {
  readonly id: string;
  readonly position: number;
}

/** The rules of the port over plain arrays; positions are learnt from the store's answers. */
class Model {
  readonly writes: Write[] = [];
  private readonly streams = new Map<string, Placed[]>();

  stream(name: string): Placed[] {
    return this.streams.get(name) ?? [];
  }

  log(): string[] {
    return idsOf([...this.streams.values()].flat().toSorted((one, other) => one.position - other.position));
  }

  /** What the store must answer: the place of the write, or that it is refused. */
  expectation({ stream, events, after }: Write): 'write' | 'refuse' | AppendResult {
    const standing = this.stream(stream);
    const revision = after + events.length;
    const earlier = standing.slice(after + 1, revision + 1);
    if (after === standing.length - 1) {
      return events.some(({ id }) => standing.some((placed) => placed.id === id)) ? 'refuse' : 'write';
    }
    const isSame = after < standing.length && idsOf(earlier).join() === idsOf(events).join();
    return isSame ? { revision, position: earlier.at(-1)!.position } : 'refuse';
  }

  record(write: Write, { position }: AppendResult, positions: readonly number[]): void {
    expect(position).toBe(positions.at(-1));
    this.writes.push(write);
    const placed = write.events.map(({ id }, index) => ({ id, position: positions[index]! }));
    this.streams.set(write.stream, [...this.stream(write.stream), ...placed]);
  }
}

class Run {
  readonly followers: Follower[] = [];
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
        return void (await Promise.all(STREAMS.map((stream) => this.append(this.next(stream, step.size)))));
      case 'read':
        return this.read(step.stream, step.from, step.limit);
      case 'follow':
        return void this.followers.push(new Follower(this.store, { prefixes: [this.prefix], after: this.start }));
    }
  }

  async finish(): Promise<void> {
    const log = this.model.log();
    expect(idsOf(await everything(this.store.readAll({ from: this.start, prefixes: [this.prefix] })))).toEqual(log);
    for (const follower of this.followers) {
      await follower.until(() => follower.events.length >= log.length && follower.caughtUp);
      await follower.stop();
      expect(idsOf(follower.events)).toEqual(log);
    }
  }

  private next(stream: string, size: number, off = 0): Write {
    return { stream, events: many(size), after: Math.max(-1, this.model.stream(stream).length - 1 + off) };
  }

  private async append(write: Write): Promise<void> {
    const expectation = this.model.expectation(write);
    const expected: ExpectedRevision = write.after === -1 ? 'no_stream' : write.after;
    const stream = this.prefix + write.stream;
    const appending = this.store.append(stream, write.events, expected);
    if (expectation === 'refuse') {
      const actual = this.model.stream(write.stream).length - 1;
      await expect(appending).rejects.toMatchObject({ expected, actual: actual === -1 ? 'no_stream' : actual });
      return;
    }
    const result = await appending;
    if (expectation !== 'write') return expect(result).toEqual(expectation);
    const stored = await this.store.readStream(stream, { from: write.after + 1, limit: write.events.length });
    this.model.record(
      write,
      result,
      stored.map(({ position }) => position),
    );
  }

  private async read(stream: string, from: number, limit: number): Promise<void> {
    const stored = await this.store.readStream(this.prefix + stream, { from, limit });
    const standing = this.model.stream(stream).slice(from, from + limit);
    expect(stored.map(({ id, position }) => ({ id, position }))).toEqual(standing);
  }
}

export function followingTheModel(store: () => EventStore): void {
  it('answers every interleaving of appends, repeats, reads and subscriptions as the model does', async () => {
    const property = fc.asyncProperty(fc.array(aStep, { minLength: 5, maxLength: 30 }), async (steps) => {
      const run = new Run(store(), newPrefix(), await store().head());
      try {
        for (const step of steps) await run.take(step);
        await run.finish();
      } finally {
        await Promise.allSettled(run.followers.map((follower) => follower.stop()));
      }
    });
    await fc.assert(property, { numRuns: 40 });
  });
}
