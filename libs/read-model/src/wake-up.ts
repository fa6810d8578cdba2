/** Lets many wait for one thing that happens again and again, each until its own signal aborts. */
export class WakeUp {
  private sleeping = new Set<() => void>();

  /** Resolves the next time `ring` is called, or when the signal aborts. */
  next(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        signal.removeEventListener('abort', wake);
        this.sleeping.delete(wake);
        resolve();
      };
      if (signal.aborted) return resolve();
      signal.addEventListener('abort', wake);
      this.sleeping.add(wake);
    });
  }

  ring(): void {
    const woken = this.sleeping;
    this.sleeping = new Set();
    for (const wake of woken) wake();
  }
}
