import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { UnreadableEvent } from '@timeline/kernel';
import * as fc from 'fast-check';
import { UnknownEvent } from './errors.js';
import type { EventStore, StoredEvent, SubscribeOptions, SubscriptionMessage } from './event-store.js';
import { ProjectionRunner } from './projection-runner.js';
import type { Projection } from './projection-runner.js';

const eventAt = (position: number): StoredEvent => ({
  ...{ id: `e${position}`, type: 'Happened', streamId: 'ours-1', revision: position, position, recordedAt: 0 },
  data: {},
  metadata: {},
});
const events = (...positions: number[]): SubscriptionMessage => ({ kind: 'events', events: positions.map(eventAt) });
const upTo = (position: number, caughtUp = false): SubscriptionMessage => ({ kind: 'checkpoint', position, caughtUp });

/** A log whose subscriptions are scripts, one after the other: messages, and errors to throw between them. */
class ScriptedStore {
  readonly asked: SubscribeOptions[] = [];

  constructor(private readonly script: (after: number, turn: number) => readonly (SubscriptionMessage | Error)[]) {}

  async *subscribeToAll(options: SubscribeOptions): AsyncIterable<SubscriptionMessage> {
    this.asked.push(options);
    for (const message of this.script(options.after ?? 0, this.asked.length - 1)) {
      if (options.signal.aborted) return;
      if (message instanceof Error) throw message;
      yield message;
    }
    if (!options.signal.aborted)
      await new Promise<void>((resolve) => options.signal.addEventListener('abort', () => resolve()));
  }
}

class Applied implements Projection {
  readonly positions: number[] = [];
  private at = 0;

  constructor(private readonly failing: (positions: readonly number[]) => Error | undefined = () => undefined) {}

  checkpoint(): number {
    return this.at;
  }

  async apply(batch: readonly StoredEvent[], position: number): Promise<void> {
    const positions = batch.map((event) => event.position);
    await sleep(0);
    const error = this.failing(positions);
    if (error) throw error;
    this.positions.push(...positions);
    this.at = position;
  }
}

function running(store: ScriptedStore, projection: Projection) {
  const told: { error: unknown; fatal: boolean }[] = [];
  const applied: number[] = [];
  const runner = new ProjectionRunner(store as unknown as EventStore, projection, {
    prefixes: ['ours-'],
    backOff: { first: 1, most: 4 },
    onError: (error, fatal) => told.push({ error, fatal }),
    onApplied: (position) => applied.push(position),
  });
  runner.start();
  return { runner, told, applied };
}

describe('a log whose end is reached', () => {
  // The service was ready at 94 of 1,000 facts: what was behind was set before it was applied.
  it('is not caught up with before what came is committed', async () => {
    const store = new ScriptedStore((after) => (after === 0 ? [events(1, 2, 3), upTo(3, true)] : []));
    let commit = (): void => undefined;
    const committing = new Promise<void>((resolve) => (commit = resolve));
    let at = 0;
    const { runner } = running(store, {
      checkpoint: () => at,
      apply: async (_, position) => {
        await committing;
        at = position;
      },
    });
    await sleep(20);
    expect([at, runner.status().caughtUp]).toEqual([0, false]);
    commit();
    expect(await runner.waitFor(3, 1_000)).toBe(true);
    await sleep(5);
    expect(runner.status().caughtUp).toBe(true);
    await runner.stop();
  });
});

/** Commits only when it is told that no more is to come. */
class Holding implements Projection {
  readonly asked: (readonly [events: number, position: number, isMore: boolean])[] = [];
  private committed = 0;

  checkpoint(): number {
    return this.committed;
  }

  async apply(batch: readonly StoredEvent[], position: number, isMore: boolean): Promise<void> {
    this.asked.push([batch.length, position, isMore]);
    if (!isMore) this.committed = position;
  }
}

describe('a projection that holds what it applies back', () => {
  it('is told to commit once the end is reached, and from then on each time', async () => {
    const projection = new Holding();
    const store = new ScriptedStore(() => [events(1, 2), upTo(3), events(5), upTo(9, true), events(10)]);
    const { runner } = running(store, projection);
    expect(await runner.waitFor(10, 1_000)).toBe(true);
    await runner.stop();
    expect(projection.asked.reduce((sum, [count]) => sum + count, 0)).toBe(4);
    expect(projection.asked.filter(([, position, isMore]) => position >= 9 && isMore)).toEqual([]);
    expect(projection.asked[0]![2]).toBe(projection.asked[0]![1] < 9);
  });

  it('is told to commit when nothing more comes, though the end was not said to be reached', async () => {
    const projection = new Holding();
    const { runner } = running(new ScriptedStore(() => [events(1, 2), upTo(3)]), projection);
    expect(await runner.waitFor(3, 1_000)).toBe(true);
    await runner.stop();
    expect(projection.asked.at(-1)).toEqual([0, 3, false]);
  });
});

describe('a projection behind the log', () => {
  it('is brought up to its end, and says so', async () => {
    const projection = new Applied();
    const store = new ScriptedStore(() => [events(1, 2), events(5), upTo(9, true)]);
    const { runner, applied } = running(store, projection);
    expect(runner.status().caughtUp).toBe(false);
    expect(await runner.waitFor(9, 1_000)).toBe(true);
    expect(projection.positions).toEqual([1, 2, 5]);
    expect(applied.at(-1)).toBe(9);
    expect(applied).toEqual([...new Set(applied)].sort((a, b) => a - b));
    expect(runner.status()).toEqual({ caughtUp: true, failure: undefined });
    expect(store.asked).toMatchObject([{ prefixes: ['ours-'], after: 0 }]);
    await runner.stop();
  });

  it('is handed in one batch what came while the last one was applied, and no more than was read ahead', async () => {
    const batches: number[][] = [];
    const projection = new Applied((positions) => void batches.push([...positions]));
    const { runner } = running(
      new ScriptedStore(() => Array.from({ length: 20 }, (_, at) => events(at + 1))),
      projection,
    );
    expect(await runner.waitFor(20, 1_000)).toBe(true);
    expect(batches.flat()).toEqual(Array.from({ length: 20 }, (_, at) => at + 1));
    expect(Math.max(...batches.map(({ length }) => length))).toBe(4);
    await runner.stop();
  });

  it('advances over what is not ours, and is never set back', async () => {
    const projection = new Applied();
    const { runner } = running(new ScriptedStore(() => [upTo(7), events(9), upTo(8, true)]), projection);
    expect(await runner.waitFor(9, 1_000)).toBe(true);
    await sleep(5);
    expect(projection.checkpoint()).toBe(9);
    expect(runner.status().caughtUp).toBe(true);
    await runner.stop();
  });
});

describe('a log and a projection that fail now and then', () => {
  it('goes on from the last checkpoint without gap or duplicate', async () => {
    const trouble = fc.array(fc.constantFrom('store', 'projection', 'none', 'none'), { maxLength: 12 });
    const property = fc.asyncProperty(
      fc.integer({ min: 1, max: 30 }),
      fc.integer({ min: 1, max: 5 }),
      trouble,
      async (count, size, troubles) => {
        const positions = Array.from({ length: count }, (_, index) => 2 * index + 1);
        const left = [...troubles];
        const projection = new Applied(() => (left.shift() === 'projection' ? new Error('disk full') : undefined));
        const store = new ScriptedStore((after, turn) => {
          const rest = positions.filter((position) => position > after);
          const batches = Array.from({ length: Math.ceil(rest.length / size) }, (_, index) =>
            events(...rest.slice(index * size, (index + 1) * size)),
          );
          return troubles[turn] === 'store' ? [...batches.slice(0, 1), new Error('connection lost')] : batches;
        });
        const { runner, told } = running(store, projection);
        expect(await runner.waitFor(positions.at(-1)!, 2_000)).toBe(true);
        await runner.stop();
        expect(projection.positions).toEqual(positions);
        expect(told.every(({ fatal }) => !fatal)).toBe(true);
        expect(runner.status().failure).toBeUndefined();
      },
    );
    await fc.assert(property, { numRuns: 40 });
  });

  it('is behind from an error on until it has caught up again', async () => {
    const store = new ScriptedStore((_after, turn) =>
      turn === 0 ? [upTo(3, true), new Error('connection lost')] : [],
    );
    const { runner, told } = running(store, new Applied());
    await runner.waitFor(3, 1_000);
    while (told.length === 0) await sleep(1);
    expect(runner.status().caughtUp).toBe(false);
    await runner.stop();
  });
});

describe('an event that this release cannot read', () => {
  it.each([
    ['of an unknown type', new UnknownEvent('Unheard', 1, 5)],
    ['of a later version', new UnreadableEvent('Happened', 9, 'this release knows version 1')],
    ['of an unknown type, met in another thread', Object.assign(new Error('unknown'), { name: 'UnknownEvent' })],
  ])('stops the projection for good where it is %s', async (_name, failure) => {
    const projection = new Applied((positions) => (positions.includes(5) ? failure : undefined));
    const store = new ScriptedStore((after) => [1, 2, 5, 6].filter((at) => at > after).map((at) => events(at)));
    const { runner, told } = running(store, projection);
    expect(await runner.waitFor(6, 60)).toBe(false);
    expect([1, 2]).toEqual(expect.arrayContaining(projection.positions));
    expect(told).toEqual([{ error: failure, fatal: true }]);
    expect(runner.status()).toEqual({ caughtUp: false, failure });
    expect(store.asked).toHaveLength(1);
    await runner.stop();
  });
});

describe('who waits for a position', () => {
  it('is told at once of one that is there, when it comes of another, and in the end of one that does not', async () => {
    const { runner } = running(new ScriptedStore(() => [events(4), upTo(4, true)]), new Applied());
    expect(await runner.waitFor(0, 0)).toBe(true);
    expect(await runner.waitFor(3, 1_000)).toBe(true);
    const started = Date.now();
    expect(await runner.waitFor(5, 40)).toBe(false);
    expect(Date.now() - started).toBeGreaterThanOrEqual(35);
    await runner.stop();
  });

  it('is told that it waits in vain when the runner stops', async () => {
    const { runner } = running(new ScriptedStore(() => [upTo(4, true)]), new Applied());
    const waiting = Promise.all([runner.waitFor(5, 60_000), runner.waitFor(6, 60_000)]);
    await sleep(5);
    await runner.stop();
    expect(await waiting).toEqual([false, false]);
  });
});

describe('stopping', () => {
  it('lets the batch under way be committed, applies no more, and may be asked for twice', async () => {
    const projection = new Applied();
    const { runner } = running(new ScriptedStore(() => [events(1), events(2), events(3)]), projection);
    await sleep(0);
    await Promise.all([runner.stop(), runner.stop()]);
    const then = [...projection.positions];
    await sleep(10);
    expect(projection.positions).toEqual(then);
    expect(projection.checkpoint()).toBe(then.at(-1) ?? 0);
    expect(then.length).toBeLessThan(3);
  });

  it('does not wait for the back-off after an error', async () => {
    const store = new ScriptedStore(() => [new Error('connection lost')]);
    const runner = new ProjectionRunner(store as unknown as EventStore, new Applied(), {
      prefixes: [],
      backOff: { first: 60_000, most: 60_000 },
    });
    runner.start();
    await sleep(5);
    await runner.stop();
    expect(store.asked).toHaveLength(1);
  });
});
