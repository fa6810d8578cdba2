import { performance } from 'node:perf_hooks';
import { Worker } from 'node:worker_threads';
import { workerUrl } from '@timeline/event-store';
import { Refusal } from '@timeline/kernel';
import { FairQueue } from './fair-queue.js';
import type { ReadModel } from './read-model.js';

/** What a thread is asked: a method of a read model's, and what it takes. */
type Method = 'walk' | 'count' | 'facets' | 'altered';
export type ReaderRequest = 'close' | { readonly method: Method; readonly args: readonly unknown[] };
export type ReaderReply =
  { readonly answer: unknown } | { readonly error: { readonly name: string; readonly message: string } };

/** For whom a question is asked. */
export interface Asker {
  /** Who is counted as one: their questions wait in one line. */
  readonly address: string;
  /** Calls back once nobody waits for the answer any more; gives back what stops that. */
  onGone(tell: () => void): () => void;
  /** How long the thread has worked for it. */
  charge(ms: number): void;
}

interface Asked {
  readonly request: ReaderRequest;
  readonly owner: string;
  readonly since: number;
  /** Those who ask the same; `ours` stands for the service itself, which never goes. */
  readonly askers: Set<Asker | 'ours'>;
  readonly answer: Promise<unknown>;
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** Questions that wait for their turn, in all and of one address; one more is refused. */
const [MAX_WAITING, MAX_OF_ONE] = [200, 100];
/** How long a question waits at most until it is begun, and how long it takes. */
const [WAITING_MS, RUNNING_MS] = [15_000, 10_000];
/** It holds a page of keys or the counts of a list at a time. */
const resourceLimits = { maxOldGenerationSizeMb: 64, maxYoungGenerationSizeMb: 8 };

/**
 * Answers questions about lists from a read model's file in a thread of its own, one after the other, so that a long one does not
 * hold up the thread that answers requests. Addresses take turns. Those who ask the same while it is under way share one answer;
 * what nobody waits for any more is not begun.
 */
export class ReaderThread {
  private worker: Worker | undefined;
  private running: Asked | undefined;
  private readonly waiting = new FairQueue<Asked>();
  private readonly underWay = new Map<string, Asked>();
  /** When the running question was begun, and what ends the thread if it takes too long. */
  private begun = 0;
  private overdue: NodeJS.Timeout | undefined;
  /** Why the thread ends, where that is known. */
  private fault: Error | undefined;
  private isPaused = false;
  private isClosed = false;

  constructor(
    private readonly path: string,
    private readonly runningMs = RUNNING_MS,
  ) {
    this.worker = this.begin();
  }

  /**
   * What the method gives. Rejects with UNAVAILABLE where too many wait, or it has waited too long; with QUERY_TOO_COMPLEX where
   * it takes too long; and with a fault where the thread ended over this question: those after it are answered by a new one.
   */
  ask<M extends Method>(
    asker: Asker | undefined,
    method: M,
    ...args: Parameters<ReadModel[M]>
  ): Promise<ReturnType<ReadModel[M]>> {
    const name = nameOf([method, ...args]);
    const asked = this.underWay.get(name) ?? this.enqueue(name, { method, args }, asker?.address ?? '');
    this.join(asked, asker);
    return asked.answer as Promise<ReturnType<ReadModel[M]>>;
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
    for (let one = this.waiting.take(); one; one = this.waiting.take()) one.reject(closed());
    await this.pause();
  }

  private enqueue(name: string, request: ReaderRequest, owner: string): Asked {
    let [resolve, reject]: [Asked['resolve'], Asked['reject']] = [() => undefined, () => undefined];
    const answer = new Promise((onAnswer, onError) => ([resolve, reject] = [onAnswer, onError])).finally(() =>
      this.underWay.delete(name),
    );
    const asked: Asked = { request, owner, since: Date.now(), askers: new Set(), answer, resolve, reject };
    this.underWay.set(name, asked);
    if (this.isClosed) reject(closed());
    else if (this.waiting.size >= MAX_WAITING || (owner !== '' && this.waiting.sizeOf(owner) >= MAX_OF_ONE))
      reject(tooMany());
    else {
      this.waiting.add(owner, asked);
      this.next();
    }
    return asked;
  }

  private join(asked: Asked, asker: Asker | undefined): void {
    asked.askers.add(asker ?? 'ours');
    if (!asker) return;
    const stop = asker.onGone(() => {
      // What runs goes on, and counts for whoever asked.
      if (this.running === asked) return;
      asked.askers.delete(asker);
      if (asked.askers.size === 0 && this.waiting.remove(asked.owner, asked)) asked.reject(gone());
    });
    asked.answer.then(stop, stop);
  }

  private next(): void {
    if (this.running || this.isPaused) return;
    const asked = this.waiting.take();
    if (!asked) return;
    if (Date.now() - asked.since > WAITING_MS) {
      asked.reject(tooMany());
      return this.next();
    }
    this.running = asked;
    this.begun = performance.now();
    this.overdue = setTimeout(() => {
      this.fault = tooLong(this.runningMs);
      void this.worker?.terminate();
    }, this.runningMs);
    this.worker ??= this.begin();
    this.worker.postMessage(asked.request);
  }

  private begin(): Worker {
    const worker = new Worker(workerUrl(import.meta.url, 'reader.worker'), {
      workerData: { path: this.path },
      execArgv: [],
      resourceLimits,
    });
    worker.on('message', (reply: ReaderReply) => {
      // It ends, and its end settles what it was asked.
      if (this.fault) return;
      if ('answer' in reply) this.settle(({ resolve }) => resolve(reply.answer));
      else
        this.settle(({ reject }) => reject(Object.assign(new Error(reply.error.message), { name: reply.error.name })));
    });
    // Its end follows, and only then may the next question start another.
    worker.on('error', (error: Error) => (this.fault = error));
    worker.on('exit', (code) => {
      this.worker = undefined;
      const fault = this.fault ?? new Error(`the reader thread ended with code ${code}`);
      this.fault = undefined;
      this.settle(({ reject }) => reject(fault));
    });
    return worker;
  }

  private settle(end: (asked: Asked) => void): void {
    const { running } = this;
    this.running = undefined;
    clearTimeout(this.overdue);
    // Those who ask the same share what it took.
    const ms = (performance.now() - this.begun) / (running?.askers.size ?? 1);
    for (const asker of running?.askers ?? []) if (asker !== 'ours') asker.charge(ms);
    if (running) end(running);
    this.next();
  }
}

/** A question as one text. Bounds of ranges may be infinite, which JSON would write as null. */
export const nameOf = (question: readonly unknown[]): string =>
  JSON.stringify(question, (_, value: unknown) => (typeof value === 'number' ? String(value) : value));

const closed = (): Error => new Error('the read model is closed');

const gone = (): Refusal => new Refusal('UNAVAILABLE', 'the client has gone');

const tooLong = (ms: number): Refusal =>
  new Refusal(
    'QUERY_TOO_COMPLEX',
    `the list takes longer than ${ms / 1000} s: ask for a smaller one, by a timeline, an actor or a range of dates`,
  );

const tooMany = (): Refusal =>
  new Refusal('UNAVAILABLE', 'too many filtered lists are asked for at once: ask again', { retryAfterSeconds: 1 });
