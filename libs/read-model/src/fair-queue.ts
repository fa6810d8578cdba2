/** Things that wait in a line for each owner; the lines take turns, so that one of a hundred holds up nobody else's. */
export class FairQueue<T> {
  private readonly lines = new Map<string, T[]>();
  private waiting = 0;

  get size(): number {
    return this.waiting;
  }

  sizeOf(owner: string): number {
    return this.lines.get(owner)?.length ?? 0;
  }

  add(owner: string, one: T): void {
    const line = this.lines.get(owner) ?? [];
    line.push(one);
    this.lines.set(owner, line);
    this.waiting++;
  }

  /** The first of the line whose turn it is. */
  take(): T | undefined {
    const [first] = this.lines;
    if (!first) return undefined;
    const [owner, line] = first;
    this.lines.delete(owner);
    this.waiting--;
    const one = line.shift()!;
    // The owner's next one waits for all others' first.
    if (line.length > 0) this.lines.set(owner, line);
    return one;
  }

  /** Takes one out wherever it stands; false where it has gone already. */
  remove(owner: string, one: T): boolean {
    const line = this.lines.get(owner);
    const at = line?.indexOf(one) ?? -1;
    if (!line || at < 0) return false;
    line.splice(at, 1);
    this.waiting--;
    if (line.length === 0) this.lines.delete(owner);
    return true;
  }
}
