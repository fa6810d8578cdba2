import { setMaxListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { StoreUnavailable } from '../errors.js';
import type { Client } from './client.js';
import { isOutOfReach, Silence, unavailable } from './failure.js';

const FIRST_PAUSE_MS = 20;
const LONGEST_PAUSE_MS = 1_000;
/** A client tries a server that refuses it once a second at first; a new one before that would only pile up connections. */
const FRESH_FOR_MS = 1_000;

/** A client and those who are using it. Let go of when it is replaced and nobody does any more. */
interface Line {
  readonly client: Client;
  readonly madeAt: number;
  users: number;
  readonly replaced: AbortController;
}

export interface Lease {
  readonly client: Client;
  /** Gives the client back; it is replaced for the next caller if what went wrong lies in the connection. */
  readonly release: (error?: unknown) => void;
  /** Aborts when another line takes the place of this one, whoever found out that it is spent. */
  readonly replaced: AbortSignal;
}

/**
 * The way to the server. Whoever fails on a client without an answer has it replaced for the next: the client can hang
 * on a dead connection, and waits up to two minutes before it tries a server that was away. Others finish on theirs.
 */
export class Connection {
  private readonly closed = new AbortController();
  private readonly underWay = new Set<Promise<unknown>>();
  private generation = 0;
  private line: Line;

  constructor(
    private readonly connect: (generation: number) => Client,
    /** How long to send the same again while nobody answers, in milliseconds. */
    private readonly patienceMs: number,
  ) {
    this.line = this.newLine();
    // One for every call that waits for its next try.
    setMaxListeners(0, this.closed.signal);
  }

  get closing(): AbortSignal {
    return this.closed.signal;
  }

  assertOpen(): void {
    if (this.closed.signal.aborted) throw new StoreUnavailable('the event store is closed');
  }

  lease(): Lease {
    this.assertOpen();
    const { line } = this;
    line.users++;
    let isHeld = true;
    const release = (error?: unknown): void => {
      if (!isHeld) return;
      isHeld = false;
      line.users--;
      if (line === this.line && this.isSpent(line, error)) this.replace();
      if (line.replaced.signal.aborted && line.users === 0) line.client.close();
    };
    return { client: line.client, release, replaced: line.replaced.signal };
  }

  /** Does the work once; what it throws is the client's error. */
  async attempt<T>(work: (client: Client) => Promise<T>): Promise<T> {
    const { client, release } = this.lease();
    const working = work(client);
    this.underWay.add(working);
    try {
      const result = await working;
      release();
      return result;
    } catch (error) {
      release(error);
      throw error;
    } finally {
      this.underWay.delete(working);
    }
  }

  /**
   * Does the work until it is answered, or patience is spent: then throws what the port says. `work` must bear repeating; it is
   * told whether a try before it got no answer.
   */
  async persist<T>(what: string, work: (client: Client, afterSilence: boolean) => Promise<T>): Promise<T> {
    const until = performance.now() + this.patienceMs;
    let afterSilence = false;
    for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
      try {
        return await this.attempt((client) => work(client, afterSilence));
      } catch (error) {
        afterSilence ||= error instanceof Silence;
        const isSpent = performance.now() + pause > until || this.closed.signal.aborted;
        if (!isOutOfReach(error) || isSpent) throw unavailable(what, error);
      }
      await sleep(pause, undefined, { signal: this.closed.signal }).catch(() => undefined);
    }
  }

  /** Refuses what comes, lets calls that are under way end, and lets go of the server. */
  async close(): Promise<void> {
    this.closed.abort();
    await Promise.allSettled(this.underWay);
    this.line.replaced.abort();
    this.line.client.close();
  }

  private isSpent({ madeAt }: Line, error: unknown): boolean {
    if (error === undefined || !isOutOfReach(error)) return false;
    return error instanceof Silence || performance.now() - madeAt > FRESH_FOR_MS;
  }

  private replace(): void {
    const { replaced } = this.line;
    if (!this.closed.signal.aborted) this.line = this.newLine();
    replaced.abort();
  }

  private newLine(): Line {
    const replaced = new AbortController();
    // One for every subscription on the line.
    setMaxListeners(0, replaced.signal);
    return { client: this.connect(this.generation++), madeAt: performance.now(), users: 0, replaced };
  }
}
