import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { UnreadableEvent } from '@timeline/kernel';
import { OtherLog, UnknownEvent } from './errors.js';
import type { EventStore, Position, StoredEvent, SubscriptionMessage } from './event-store.js';
import { readAhead } from './read-ahead.js';

/** So many messages of the log are read while a batch is applied; they become the next one. */
const READ_AHEAD = 4;

/** Where events go: applied in one transaction together with the checkpoint, so that a crash loses or repeats nothing. */
export interface Projection {
  /** The position up to which everything is applied. */
  checkpoint(): Position;
  /**
   * Applies events in order, and that the log was seen up to `position`. Resolves once that is committed; or, where `isMore`
   * says that more is to come, maybe before: then it is committed together with what comes, and `checkpoint` tells.
   */
  apply(events: readonly StoredEvent[], position: Position, isMore: boolean): Promise<void>;
  /** Told of the events that the next call of `apply` will be for, while the last one is still at work; maybe of others instead. */
  prepare?(events: readonly StoredEvent[]): void;
}

export interface RunnerOptions {
  readonly prefixes: readonly string[];
  /** Done before each subscription: throws `OtherLog` when the log is not the one that the projection was built from. */
  readonly verify?: () => Promise<void>;
  /** Told of every failure; `fatal` when nothing more will be applied until the service is mended and restarted. */
  readonly onError?: (error: unknown, fatal: boolean) => void;
  /** Told after each commit. */
  readonly onApplied?: (position: Position) => void;
  /** In milliseconds; a test may shorten them. */
  readonly backOff?: { readonly first: number; readonly most: number };
}

interface Waiter {
  readonly position: Position;
  readonly done: (reached: boolean) => void;
}

/**
 * Feeds a projection from the log: from its checkpoint, in order, batch by batch; a batch is what came while the last one
 * was applied. At the log's end each is committed, far from it only now and then. Resubscribes with back-off after any
 * error; stops for good on an event that this release does not know, because to skip it would be to lose it, and on a log
 * that is not the one it knows.
 */
export class ProjectionRunner {
  private readonly stopping = new AbortController();
  private running: Promise<void> | undefined;
  private readonly waiters = new Set<Waiter>();
  private behind = true;
  /** How far was applied, committed or not. */
  private seen: Position = 0;
  private failure: unknown;

  constructor(
    private readonly store: EventStore,
    private readonly projection: Projection,
    private readonly options: RunnerOptions,
  ) {}

  start(): void {
    this.running ??= this.run();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
    for (const waiter of this.waiters) waiter.done(false);
  }

  /** Whether the log's end was reached, and what stopped the runner for good, if anything did. */
  status(): { readonly caughtUp: boolean; readonly failure: unknown } {
    return { caughtUp: !this.behind, failure: this.failure };
  }

  /** Resolves true once everything up to `position` is applied, false when that takes longer than `timeoutMs`. */
  async waitFor(position: Position, timeoutMs: number): Promise<boolean> {
    if (this.projection.checkpoint() >= position) return true;
    if (this.stopping.signal.aborted) return false;
    return new Promise((resolve) => {
      const timer = setTimeout(() => waiter.done(false), timeoutMs);
      const waiter: Waiter = {
        position,
        done: (reached) => {
          clearTimeout(timer);
          this.waiters.delete(waiter);
          resolve(reached);
        },
      };
      this.waiters.add(waiter);
    });
  }

  private async run(): Promise<void> {
    const { first, most } = this.options.backOff ?? { first: 100, most: 5_000 };
    let pause = first;
    while (!this.stopping.signal.aborted) {
      try {
        await this.follow(() => (pause = first));
        // A subscription that ends by itself is begun again, but not at once: it might end at once again.
        await sleep(pause, undefined, { signal: this.stopping.signal }).catch(() => undefined);
      } catch (error) {
        const fatal =
          error instanceof OtherLog ||
          error instanceof UnknownEvent ||
          error instanceof UnreadableEvent ||
          isNamed(error, ['UnknownEvent', 'UnreadableEvent']);
        if (this.stopping.signal.aborted) return;
        this.options.onError?.(error, fatal);
        this.behind = true;
        if (fatal) {
          this.failure = error;
          return;
        }
        await sleep(pause, undefined, { signal: this.stopping.signal }).catch(() => undefined);
        pause = Math.min(most, pause * 2);
      }
    }
  }

  private async follow(progressed: () => void): Promise<void> {
    const { signal } = this.stopping;
    await this.verify();
    if (signal.aborted) return;
    const after = (this.seen = this.projection.checkpoint());
    const over = new AbortController();
    const until = AbortSignal.any([signal, over.signal]);
    const messages = this.store.subscribeToAll({ prefixes: this.options.prefixes, after, signal: until });
    let applying = Promise.resolve();
    try {
      for await (const come of readAhead(messages, READ_AHEAD)) {
        if (signal.aborted) break;
        const events = come.flatMap((message) => (message.kind === 'events' ? message.events : []));
        if (this.behind) this.projection.prepare?.(events);
        await applying;
        applying = this.apply(come, events).then(progressed);
        // What comes while it is at work is not waited for when it fails.
        applying.catch(() => over.abort());
        if (!this.behind || come.length === 0) await applying;
      }
      await applying;
    } finally {
      over.abort();
      await applying.catch(() => undefined);
    }
  }

  private async apply(messages: readonly SubscriptionMessage[], events: readonly StoredEvent[]): Promise<void> {
    if (messages.length > 0) await this.applyAll(messages, events);
    else if (this.seen > this.projection.checkpoint()) await this.projection.apply([], this.seen, false);
    this.wake();
  }

  private async applyAll(messages: readonly SubscriptionMessage[], events: readonly StoredEvent[]): Promise<void> {
    const seen = messages.map((message) =>
      message.kind === 'events' ? message.events.at(-1)!.position : message.position,
    );
    const position = Math.max(...seen);
    const told = messages.findLast((message) => message.kind === 'checkpoint');
    const behind = told ? !told.caughtUp : this.behind;
    if (events.length > 0 || position > this.projection.checkpoint()) {
      await this.projection.apply(events, position, behind);
      this.seen = position;
    }
    // Only now: who asks meanwhile is not told that answers are up to date.
    this.behind = behind;
  }

  /** Ends early when the runner is stopped: a log that is out of reach must not hold up the end of the service. */
  private async verify(): Promise<void> {
    const verified = new AbortController();
    const stopped = once(this.stopping.signal, 'abort', { signal: verified.signal }).catch(() => undefined);
    try {
      await Promise.race([this.options.verify?.(), stopped]);
    } finally {
      verified.abort();
    }
  }

  private wake(): void {
    const position = this.projection.checkpoint();
    this.options.onApplied?.(position);
    for (const waiter of this.waiters) if (waiter.position <= position) waiter.done(true);
  }
}

/** An error that crossed a thread has lost its class but not its name. */
const isNamed = (error: unknown, names: readonly string[]): boolean =>
  error instanceof Error && names.includes(error.name);
