import { Refusal } from '@timeline/kernel';
import { networkOf } from '../access/rate.js';

interface Most {
  readonly perAddress: number;
  readonly inAll: number;
}

/** So many of something at a time: from one address (in IPv6 from a /64), and in all. */
export class Places {
  private taken = 0;
  private readonly byAddress = new Map<string, number>();

  constructor(
    private readonly what: string,
    private readonly most: Most,
  ) {}

  /** Takes a place and gives back how to leave it, which does so once. Throws RATE_LIMITED where there is none. */
  take(given: string): () => void {
    const address = networkOf(given);
    const here = this.byAddress.get(address) ?? 0;
    if (here >= this.most.perAddress) throw tooMany(`${this.most.perAddress} ${this.what} from one address`);
    if (this.taken >= this.most.inAll) throw tooMany(`${this.most.inAll} ${this.what} in all`);
    this.taken++;
    this.byAddress.set(address, here + 1);
    let left = false;
    return () => {
      if (!left) this.leave(address);
      left = true;
    };
  }

  private leave(address: string): void {
    this.taken--;
    const rest = this.byAddress.get(address)! - 1;
    if (rest === 0) this.byAddress.delete(address);
    else this.byAddress.set(address, rest);
  }
}

export const tooMany = (limit: string): Refusal =>
  new Refusal('RATE_LIMITED', `too many: ${limit} at most; end one, or try again later`, { retryAfterSeconds: 10 });
