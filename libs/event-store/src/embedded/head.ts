import type { Position } from '../event-store.js';

/** The position of the last event as this side of the port knows it, and those who wait for it to move. */
export class Head {
  private readonly watchers = new Set<() => void>();
  private isStopped = false;

  constructor(private at: Position) {}

  get position(): Position {
    return this.at;
  }

  advance(position: Position): void {
    if (position === this.at) return;
    this.at = position;
    this.wake();
  }

  /** Nothing will move it any more: nobody waits longer. */
  stop(): void {
    this.isStopped = true;
    this.wake();
  }

  /** Resolves when it lies beyond `position`, is stopped, or the signal aborts. */
  async beyond(position: Position, signal: AbortSignal): Promise<void> {
    const isOver = (): boolean => signal.aborted || this.at > position || this.isStopped;
    if (isOver()) return;
    let watch = (): void => undefined;
    await new Promise<void>((resolve) => {
      watch = () => void (isOver() && resolve());
      this.watchers.add(watch);
      signal.addEventListener('abort', watch);
    });
    this.watchers.delete(watch);
    signal.removeEventListener('abort', watch);
  }

  private wake(): void {
    for (const watch of this.watchers) watch();
  }
}
