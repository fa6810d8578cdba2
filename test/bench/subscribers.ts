import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Arrival, Subscribing } from './live-readers.js';

const LONGEST_MS = 60_000;

/** Subscribers over WebSocket in a process of their own. */
export class Subscribers {
  private ended: string | undefined;

  private constructor(private readonly child: ChildProcess) {
    child.once('exit', (code) => (this.ended = `the subscribers ended with ${code}`));
  }

  /** Resolves once every subscription is open. */
  static async start(subscribing: Subscribing): Promise<Subscribers> {
    const subscribers = new Subscribers(fork(fileURLToPath(import.meta.resolve('./live-readers.js'))));
    await subscribers.ask(subscribing);
    // The last subscriptions begin to follow in the turn after the one that answers.
    await sleep(500);
    return subscribers;
  }

  /** What came since the last time, once it is so many. Throws when it never is. */
  async arrivals(expected: number): Promise<readonly Arrival[]> {
    const start = performance.now();
    for (let came = 0; came < expected; came = await this.ask<number>('count')) {
      if (performance.now() - start > LONGEST_MS) throw new Error(`${came} of ${expected} messages came`);
      await sleep(20);
    }
    return this.ask('take');
  }

  stop(): void {
    this.child.disconnect();
  }

  private async ask<T>(question: Subscribing | 'count' | 'take'): Promise<T> {
    if (this.ended) throw new Error(this.ended);
    return new Promise((resolve, reject) => {
      const over = () => reject(new Error(this.ended));
      this.child.once('exit', over);
      this.child.once('message', (answer) => {
        this.child.off('exit', over);
        resolve(answer as T);
      });
      this.child.send(question);
    });
  }
}
