import { setImmediate as turn } from 'node:timers/promises';
import type { Position } from '../event-store.js';
import type { LogPosition, Resolved, Subscription } from './client.js';
import { asCheckpoint, weightOf } from './stored-event.js';

/** What the server said between two events: how far it is, and whether that is the end of the log. */
interface Mark {
  /** How many events have to be taken before it. */
  readonly after: number;
  readonly position: Position | undefined;
  readonly caughtUp: boolean;
}

/** Events in order, and what was said behind the last of them. */
export interface Delivery {
  readonly events: readonly Resolved[];
  readonly mark: Mark | undefined;
}

const MOST_EVENTS = 250;
const MOST_CHARACTERS = 4_000_000;

/**
 * A subscription as something to take from. What is not taken stays with the server, but for a few dozen events. The
 * client calls out checkpoints when it meets them, ahead of events that still lie in its buffer; here each has its place
 * behind them, or who resumed from it would lose them.
 */
export class Inbox {
  private readonly subscription: Subscription;
  private readonly marks: Mark[] = [];
  private taken = 0;
  private ended: Error | undefined;
  private wake = (): void => undefined;
  private isClosed = false;

  constructor(
    subscribe: (checkpointReached: (position: LogPosition) => void) => Subscription,
    private readonly signal: AbortSignal,
  ) {
    this.subscription = subscribe((position) => this.hear(() => this.mark(asCheckpoint(position), false)));
    this.subscription.on('caughtUp', () => this.hear(() => this.mark(undefined, true)));
    this.subscription.on('readable', () => this.wake());
    // For the subscription's whole life, which is longer than ours: an error that nobody hears ends the process.
    this.subscription.on('error', (error) => this.end(error));
    this.subscription.on('end', () => this.end(new Error('the server ended the subscription')));
    signal.addEventListener('abort', this.close);
  }

  /** The next events, undefined when none came for so long. Nothing more comes once the signal has aborted. */
  async next(silenceMs: number): Promise<Delivery | undefined> {
    while (!this.signal.aborted) {
      const delivery = await this.take();
      if (delivery.mark ?? delivery.events.length > 0) return delivery;
      if (this.ended) throw this.ended;
      if (!(await this.somethingNew(silenceMs))) return undefined;
    }
    return undefined;
  }

  /** Ends the subscription at the server, once: a second time would never be answered. */
  readonly close = (): void => {
    if (this.isClosed) return;
    this.isClosed = true;
    this.signal.removeEventListener('abort', this.close);
    this.subscription.unsubscribe().catch(() => undefined);
    this.wake();
  };

  /**
   * Gathers what comes within a few turns of the event loop, since each delivery may be a transaction to its consumer. Of
   * what was said between two events nothing is worth telling once the second is there, but that the end was reached.
   */
  private async take(): Promise<Delivery> {
    const events: Resolved[] = [];
    let mark: Mark | undefined;
    for (let weight = 0; events.length < MOST_EVENTS && weight < MOST_CHARACTERS;) {
      mark = this.markAfter(mark);
      if (mark?.caughtUp) break;
      const event = this.read() ?? (await this.readAfterATurn(events.length > 0));
      if (event) {
        events.push(event);
        weight += weightOf(event.event?.data);
        mark = undefined;
      } else if ((this.marks[0]?.after ?? Infinity) > this.taken) break;
    }
    return { events, mark };
  }

  /** What was said behind the last event taken. */
  private markAfter(known: Mark | undefined): Mark | undefined {
    let mark = known;
    while (!mark?.caughtUp && (this.marks[0]?.after ?? Infinity) <= this.taken) {
      const next = this.marks.shift()!;
      mark = { ...next, position: next.position ?? mark?.position };
    }
    return mark;
  }

  private async readAfterATurn(isWorthIt: boolean): Promise<Resolved | undefined> {
    if (!isWorthIt || this.marks.length > 0) return undefined;
    await turn();
    return this.read();
  }

  private read(): Resolved | undefined {
    const event = this.subscription.read() as Resolved | null;
    if (event === null) return undefined;
    this.taken++;
    return event;
  }

  private mark(position: Position | undefined, caughtUp: boolean): void {
    const after = this.taken + this.subscription.readableLength;
    this.marks.push({ after, position, caughtUp });
    this.wake();
  }

  /** What a callback throws into the client, nobody catches: it would end the process, and ends the subscription instead. */
  private hear(message: () => void): void {
    try {
      message();
    } catch (error) {
      this.end(error as Error);
    }
  }

  private end(error: Error): void {
    this.ended ??= error;
    this.wake();
  }

  private async somethingNew(silenceMs: number): Promise<boolean> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => resolve(false), silenceMs);
      this.wake = () => {
        clearTimeout(timer);
        resolve(true);
      };
    });
  }
}
