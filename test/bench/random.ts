/** Chance that comes out the same each time: mulberry32. */
export class Random {
  constructor(private state: number) {}

  /** From 0 up to, not including, 1. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** A whole number from 0 up to, not including, `below`. */
  below(below: number): number {
    return Math.floor(this.next() * below);
  }

  chance(share: number): boolean {
    return this.next() < share;
  }

  pick<T>(from: readonly T[]): T {
    return from[this.below(from.length)]!;
  }

  uuid(): string {
    const hex = Array.from({ length: 4 }, () =>
      this.below(2 ** 32)
        .toString(16)
        .padStart(8, '0'),
    ).join('');
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
  }
}

/** Picks the first member most often, the second half as often, the third a third as often … */
export class Zipf<T> {
  private readonly upTo: number[] = [];

  constructor(
    private readonly members: readonly T[],
    private readonly random: Random,
  ) {
    let sum = 0;
    members.forEach((_, index) => this.upTo.push((sum += 1 / (index + 1))));
  }

  pick(): T {
    const at = this.random.next() * this.upTo.at(-1)!;
    let [low, high] = [0, this.upTo.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.upTo[middle]! > at) high = middle;
      else low = middle + 1;
    }
    return this.members[low]!;
  }

  /** Different members, `count` of them. */
  some(count: number): T[] {
    const picked = new Set<T>();
    while (picked.size < count) picked.add(this.pick());
    return [...picked];
  }
}
