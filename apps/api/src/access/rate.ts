import { Refusal } from '@timeline/kernel';
import { LRUCache } from 'lru-cache';

const WINDOW_MS = 60_000;
/** How many are counted at a time; of more than these the longest unseen begins anew. */
const COUNTED = 50_000;

interface Count {
  taken: number;
  readonly until: number;
}

/** So many of something a minute, for each who asks. Counts in fixed minutes, each of which begins with the first one taken. */
export class Rate {
  private readonly counts = new LRUCache<string, Count>({ max: COUNTED });

  constructor(
    /** In a sentence: "requests from one address". */
    private readonly what: string,
    /** A minute; 0 for any number. */
    private readonly most: number,
    private readonly now: () => number = Date.now,
  ) {}

  /** Throws RATE_LIMITED, saying when to come again, once the minute's are taken. */
  take(who: string): void {
    if (this.most === 0) return;
    const now = this.now();
    const count = this.countOf(who, now);
    count.taken++;
    this.refuseBeyond(count, now);
  }

  private refuseBeyond(count: Count, now: number): void {
    if (count.taken <= this.most) return;
    const retryAfterSeconds = Math.ceil((count.until - now) / 1000);
    const message = `too many: ${this.most} ${this.what} a minute at most; try again in ${retryAfterSeconds} s`;
    throw new Refusal('RATE_LIMITED', message, { retryAfterSeconds });
  }

  private countOf(who: string, now: number): Count {
    const known = this.counts.get(who);
    if (known && known.until > now) return known;
    const count = { taken: 0, until: now + WINDOW_MS };
    this.counts.set(who, count);
    return count;
  }
}

/** Who is counted as one by address: in IPv6 a whole /64, which one person has to choose from. */
export function networkOf(address: string): string {
  if (!address.includes(':')) return address;
  const v4 = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (v4) return v4;
  const [head = '', tail] = address.split('::');
  const left = head.split(':').filter((part) => part !== '');
  const right = (tail ?? '').split(':').filter((part) => part !== '');
  const between = Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0');
  const parts = tail === undefined ? left : [...left, ...between, ...right];
  return parts
    .slice(0, 4)
    .map((part) => Number.parseInt(part, 16).toString(16))
    .join(':');
}
