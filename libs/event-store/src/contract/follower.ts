import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from '@jest/globals';
import type { EventStore, LogFilter, Position, StoredEvent, SubscriptionMessage } from '../event-store.js';

const PATIENCE_MS = 15_000;

export interface FollowOptions extends LogFilter {
  readonly after?: Position;
  /** How long the consumer takes for each message. */
  readonly pauseMs?: number;
}

/** A consumer that keeps what a subscription hands out, and checks with every message that the log's order is kept. */
export class Follower {
  readonly events: StoredEvent[] = [];
  readonly checkpoints: { readonly position: Position; readonly caughtUp: boolean }[] = [];
  readonly ended: Promise<void>;
  private readonly stopping = new AbortController();
  private failure: unknown;
  private reached: Position;

  constructor(
    store: EventStore,
    private readonly options: FollowOptions,
  ) {
    const { after = 0, prefixes } = options;
    this.reached = after;
    const messages = store.subscribeToAll({ after, prefixes, signal: this.stopping.signal });
    this.ended = this.consume(messages).catch((error: unknown) => void (this.failure = error));
  }

  get caughtUp(): boolean {
    return this.checkpoints.some(({ caughtUp }) => caughtUp);
  }

  async until(isSeen: () => boolean): Promise<void> {
    const patience = Date.now() + PATIENCE_MS;
    while (!isSeen()) {
      if (this.failure) throw this.failure;
      if (Date.now() > patience) throw new Error(`in vain: ${this.events.length} events, reached ${this.reached}`);
      await sleep(2);
    }
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.ended;
    if (this.failure) throw this.failure;
  }

  private async consume(messages: AsyncIterable<SubscriptionMessage>): Promise<void> {
    for await (const message of messages) {
      if (this.options.pauseMs) await sleep(this.options.pauseMs);
      if (message.kind === 'checkpoint') {
        expect(message.position).toBeGreaterThanOrEqual(this.reached);
        this.checkpoints.push({ position: message.position, caughtUp: message.caughtUp });
        this.reached = message.position;
      } else {
        expect(message.events.length).toBeGreaterThan(0);
        for (const event of message.events) this.take(event);
      }
    }
  }

  private take(event: StoredEvent): void {
    expect(event.position).toBeGreaterThan(this.reached);
    this.reached = event.position;
    this.events.push(event);
  }
}
