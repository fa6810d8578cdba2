import { Refusal } from '@timeline/kernel';
import { LRUCache } from 'lru-cache';

/** How many addresses are kept apart; of more than these the longest unseen begins anew. */
const COUNTED = 50_000;
const nothing = (): void => undefined;

/** How much the last request counts in what the next one is expected to take. */
const NEWEST = 0.3;

export interface WorkLimits {
  /** Ms of work that an address may have done in a second, in the long run; 0 for any. */
  readonly perSecond: number;
  /** Ms that it may be ahead of that. */
  readonly burst: number;
  /** How many of its requests are worked for at a time, and how many wait; one more is refused. */
  readonly atOnce: number;
  readonly waiting: number;
  /** How long a request waits until its address has something left, in ms; it is refused where that is longer. */
  readonly longestWait: number;
}

interface Share {
  /** Ms of work that are left. */
  left: number;
  at: number;
  running: number;
  readonly line: Waiting[];
  timer: NodeJS.Timeout | undefined;
  /** What a request takes, going by the last ones. */
  expected: number;
}

/** A request that waits for its turn. */
interface Waiting {
  readonly begin: () => void;
  readonly deadline: NodeJS.Timeout;
}

/** A request that has begun. `done` is told what it took in the end, in ms. */
export interface Turn {
  done(ms: number): void;
}

/**
 * Gives each address a share of the service's time. Its requests are worked for a few at a time; whoever asks for more than the
 * share waits, and then is refused, and nobody else does.
 */
export class Work {
  private readonly shares = new LRUCache<string, Share>({ max: COUNTED });

  constructor(
    private readonly limits: WorkLimits,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /**
   * Begins a request, at once or when it is its turn; refuses it with RATE_LIMITED where that would take, or has taken, too long.
   * Gives what takes it out of the line.
   */
  enter(who: string, begin: (turn: Turn) => void, refuse: (refusal: Refusal) => void): () => void {
    if (this.limits.perSecond === 0) {
      begin({ done: nothing });
      return nothing;
    }
    const share = this.shareOf(who);
    const wait = this.waitOf(share);
    if (wait === 0 && share.line.length === 0 && share.running < this.limits.atOnce) {
      begin(this.begun(share));
      return nothing;
    }
    if (wait > this.limits.longestWait || share.line.length >= this.limits.waiting) {
      refuse(this.tooMuch(wait));
      return nothing;
    }
    const leave = () => {
      clearTimeout(waiting.deadline);
      const at = share.line.indexOf(waiting);
      if (at >= 0) share.line.splice(at, 1);
    };
    const waiting: Waiting = {
      begin: () => {
        clearTimeout(waiting.deadline);
        begin(this.begun(share));
      },
      deadline: setTimeout(() => {
        leave();
        refuse(this.tooMuch(this.waitOf(this.refilled(share))));
      }, this.limits.longestWait),
    };
    share.line.push(waiting);
    this.next(share);
    return leave;
  }

  /** Lets requests begin while there is room and something left. */
  private next(share: Share): void {
    while (share.line.length > 0 && share.running < this.limits.atOnce && share.timer === undefined) {
      const wait = this.waitOf(this.refilled(share));
      if (wait > 0) {
        share.timer = setTimeout(() => {
          share.timer = undefined;
          this.next(share);
        }, wait);
        return;
      }
      share.line.shift()!.begin();
    }
  }

  private begun(share: Share): Turn {
    const { expected } = share;
    share.running++;
    share.left -= expected;
    return {
      done: (ms) => {
        share.running--;
        this.take(this.refilled(share), ms - expected);
        share.expected += NEWEST * (ms - share.expected);
        // After what came in from others meanwhile.
        if (share.line.length > 0) setImmediate(() => this.next(share));
      },
    };
  }

  private waitOf({ left }: Share): number {
    return Math.max(0, (-left / this.limits.perSecond) * 1_000);
  }

  /** Work that does not wait. Throws RATE_LIMITED where none is left. */
  check(who: string): void {
    if (this.limits.perSecond === 0) return;
    const wait = this.waitOf(this.shareOf(who));
    if (wait > 0) throw this.tooMuch(wait);
  }

  charge(who: string, ms: number): void {
    if (this.limits.perSecond > 0) this.take(this.shareOf(who), ms);
  }

  /** However much was done, nobody waits longer than for ten seconds' share. */
  private take(share: Share, ms: number): void {
    share.left = Math.max(share.left - ms, -10 * this.limits.perSecond);
  }

  private shareOf(who: string): Share {
    const known = this.shares.get(who);
    if (known) return this.refilled(known);
    const { burst } = this.limits;
    const share: Share = { left: burst, at: this.now(), running: 0, line: [], timer: undefined, expected: 0 };
    this.shares.set(who, share);
    return share;
  }

  private refilled(share: Share): Share {
    const now = this.now();
    share.left = Math.min(this.limits.burst, share.left + ((now - share.at) / 1_000) * this.limits.perSecond);
    share.at = now;
    return share;
  }

  private tooMuch(wait: number): Refusal {
    const retryAfterSeconds = Math.max(1, Math.ceil(wait / 1_000));
    return new Refusal(
      'RATE_LIMITED',
      `too much work for one address: ${this.limits.perSecond} ms in each second; try again in ${retryAfterSeconds} s`,
      { retryAfterSeconds },
    );
  }
}
