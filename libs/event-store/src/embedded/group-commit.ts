const QUIET_TURNS = 3;
const MOST_IN_ONE = 1_000;

/**
 * Gathers what one transaction commits. Requests come one message per turn of the event loop, so while several writers
 * are about it waits for three quiet turns; a writer that was alone the last time, and is now, does not wait.
 */
export class GroupCommit<T> {
  private waiting: T[] = [];
  private since: number | undefined;
  private quietTurns = 0;
  private wasCrowded = false;

  constructor(
    private readonly commit: (batch: readonly T[]) => void,
    /** However busy the turns are, nothing waits longer, in milliseconds. */
    private readonly longestMs = 2,
  ) {}

  add(items: readonly T[]): void {
    for (const item of items) this.waiting.push(item);
    this.quietTurns = 0;
    if (this.since !== undefined) return;
    this.since = performance.now();
    setImmediate(this.turn);
  }

  /** Commits what waits, if anything does. */
  flush(): void {
    this.since = undefined;
    if (this.waiting.length === 0) return;
    const batch = this.waiting;
    this.waiting = [];
    this.wasCrowded = batch.length > 1;
    this.commit(batch);
  }

  private readonly turn = (): void => {
    if (this.since === undefined) return;
    const isCrowded = this.wasCrowded || this.waiting.length > 1;
    const isFull = this.waiting.length >= MOST_IN_ONE || performance.now() - this.since > this.longestMs;
    if (!isCrowded || isFull || this.quietTurns >= QUIET_TURNS) return this.flush();
    this.quietTurns++;
    setImmediate(this.turn);
  };
}
