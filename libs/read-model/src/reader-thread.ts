import { Worker } from 'node:worker_threads';
import { workerUrl } from '@timeline/event-store';
import { Refusal } from '@timeline/kernel';
import type { ReadModel } from './read-model.js';

/** What a thread is asked: a method of a read model's, and what it takes. */
type Method = 'walk' | 'count' | 'facets' | 'altered';
export type ReaderRequest = 'close' | { readonly method: Method; readonly args: readonly unknown[] };
export type ReaderReply =
  { readonly answer: unknown } | { readonly error: { readonly name: string; readonly message: string } };

interface Asked {
  readonly request: ReaderRequest;
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** Questions that wait for their turn; one more is refused. */
const MAX_WAITING = 200;
/** It holds a page of keys or the counts of a list at a time. */
const resourceLimits = { maxOldGenerationSizeMb: 64, maxYoungGenerationSizeMb: 8 };

/**
 * Answers questions about lists from a read model's file in a thread of its own, one after the other, so that a long one holds
 * up nobody else. Those who ask the same while it is under way share one answer.
 */
export class ReaderThread {
  private worker: Worker | undefined;
  private running: Asked | undefined;
  private readonly waiting: Asked[] = [];
  private readonly underWay = new Map<string, Promise<unknown>>();
  private isPaused = false;
  private isClosed = false;

  constructor(private readonly path: string) {
    this.worker = this.begin();
  }

  /**
   * What the method gives. Rejects with UNAVAILABLE where too many wait, and with a fault where the thread ended over this
   * question: those after it are answered by a new one.
   */
  ask<M extends Method>(method: M, ...args: Parameters<ReadModel[M]>): Promise<ReturnType<ReadModel[M]>> {
    const name = nameOf([method, ...args]);
    const underWay =
      this.underWay.get(name) ?? this.enqueue({ method, args }).finally(() => this.underWay.delete(name));
    this.underWay.set(name, underWay);
    return underWay as Promise<ReturnType<ReadModel[M]>>;
  }

  /** Lets go of the file once the question under way is answered; the others wait for `resume`. */
  async pause(): Promise<void> {
    this.isPaused = true;
    const { worker } = this;
    if (!worker) return;
    const ended = new Promise((resolve) => worker.once('exit', resolve));
    worker.postMessage('close' satisfies ReaderRequest);
    await ended;
  }

  /** Goes on with the file that now stands under the path. */
  resume(): void {
    this.isPaused = false;
    this.worker ??= this.begin();
    this.next();
  }

  async close(): Promise<void> {
    this.isClosed = true;
    for (const { reject } of this.waiting.splice(0)) reject(closed());
    await this.pause();
  }

  private async enqueue(request: ReaderRequest): Promise<unknown> {
    if (this.isClosed) throw closed();
    if (this.waiting.length >= MAX_WAITING) throw tooMany();
    return new Promise((resolve, reject) => {
      this.waiting.push({ request, resolve, reject });
      this.next();
    });
  }

  private next(): void {
    if (this.running || this.isPaused) return;
    this.running = this.waiting.shift();
    if (!this.running) return;
    this.worker ??= this.begin();
    this.worker.postMessage(this.running.request);
  }

  private begin(): Worker {
    const worker = new Worker(workerUrl(import.meta.url, 'reader.worker'), {
      workerData: { path: this.path },
      execArgv: [],
      resourceLimits,
    });
    let fault: Error | undefined;
    worker.on('message', (reply: ReaderReply) => {
      if ('answer' in reply) this.settle(({ resolve }) => resolve(reply.answer));
      else
        this.settle(({ reject }) => reject(Object.assign(new Error(reply.error.message), { name: reply.error.name })));
    });
    // Its end follows, and only then may the next question start another.
    worker.on('error', (error: Error) => (fault = error));
    worker.on('exit', (code) => {
      this.worker = undefined;
      this.settle(({ reject }) => reject(fault ?? new Error(`the reader thread ended with code ${code}`)));
    });
    return worker;
  }

  private settle(end: (asked: Asked) => void): void {
    const { running } = this;
    this.running = undefined;
    if (running) end(running);
    this.next();
  }
}

/** A question as one text. Bounds of ranges may be infinite, which JSON would write as null. */
export const nameOf = (question: readonly unknown[]): string =>
  JSON.stringify(question, (_, value: unknown) => (typeof value === 'number' ? String(value) : value));

const closed = (): Error => new Error('the read model is closed');

const tooMany = (): Refusal =>
  new Refusal('UNAVAILABLE', 'too many filtered lists are asked for at once: ask again', { retryAfterSeconds: 1 });
