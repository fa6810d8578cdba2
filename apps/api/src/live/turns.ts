import { performance } from 'node:perf_hooks';

const SLICE_MS = 5;

/**
 * Lets many loops share the thread with everything else: who asks for a turn goes on at once until a slice of time is used
 * up. Those who come later wait in line, and are let go one by one, as many as a slice has time for, after what came in over
 * the network meanwhile. Without it, loops whose sockets take all they are given would never let the event loop turn.
 */
export class Turns {
  private ends = 0;
  private readonly waiting: (() => void)[] = [];
  private isBegun = false;

  async take(): Promise<void> {
    if (this.waiting.length === 0 && performance.now() < this.ends) return;
    await new Promise<void>((resolve) => {
      this.waiting.push(resolve);
      if (!this.isBegun) this.begin();
    });
  }

  private begin(): void {
    this.isBegun = true;
    setImmediate(() => {
      this.ends = performance.now() + SLICE_MS;
      this.letGo();
    });
  }

  private letGo(): void {
    const next = performance.now() < this.ends ? this.waiting.shift() : undefined;
    if (next) {
      next();
      // The next tick comes when all that this one does at once is done.
      queueMicrotask(() => process.nextTick(() => this.letGo()));
    } else if (this.waiting.length > 0) this.begin();
    else this.isBegun = false;
  }
}
