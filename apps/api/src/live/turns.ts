import { performance } from 'node:perf_hooks';

const SLICE_MS = 5;

/**
 * Lets many loops share the thread with everything else: who asks for a turn goes on at once until a slice of time is used
 * up, and then after what came in over the network meanwhile. Without it, loops whose sockets take all they are given would
 * never let the event loop turn.
 */
export class Turns {
  private ends = 0;
  private next: Promise<void> | undefined;

  async take(): Promise<void> {
    while (performance.now() >= this.ends) await (this.next ??= this.begin());
  }

  private begin(): Promise<void> {
    return new Promise((resolve) =>
      setImmediate(() => {
        this.ends = performance.now() + SLICE_MS;
        this.next = undefined;
        resolve();
      }),
    );
  }
}
