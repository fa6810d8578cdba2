import { Worker } from 'node:worker_threads';
import { StoreLocked, StoreUnavailable, WrongExpectedRevision } from '../errors.js';
import type { AppendResult, ExpectedRevision, Position } from '../event-store.js';
import { workerUrl } from '../worker-url.js';
import { Head } from './head.js';
import type { LogAppend, LogEvent, LogOutcome, LogRequest } from './log-append.js';
import type { LogPage } from './log-page.js';
import type { FromLog, LogAnswer, LogWorkerData, ToLog } from './messages.js';
import type { ServedAllPage, ServedRead, ServedStreamPage } from './served/read.js';
import type { ServedWrite, ServedWriteRequest } from './served/write.js';

interface Asked<T> {
  readonly resolve: (answer: T) => void;
  readonly reject: (error: Error) => void;
}
type PageRequest = Extract<ToLog, { kind: 'readStream' | 'readAll' }>;
type Settled = Exclude<LogOutcome, { kind: 'failed' }>;
/** What each kind of served read is answered with. */
interface ServedAnswers {
  readonly servedStream: ServedStreamPage;
  readonly servedAll: ServedAllPage;
  readonly servedMetadata: string | undefined;
}
/** Distributes over the kinds of request, which plain `Omit` does not. */
type WithoutId<T> = T extends unknown ? Omit<T, 'id'> : never;

/** The log as seen from the other side of its worker's port. */
export class LogClient {
  private readonly appends = new Map<number, Asked<Settled>>();
  private readonly pages = new Map<number, Asked<LogAnswer>>();
  private readonly known: Head;
  private outgoing: ((LogRequest & LogAppend) | ServedWriteRequest)[] = [];
  private lastId = 0;
  private closing: Promise<void> | undefined;
  private failure: StoreUnavailable | undefined;

  private constructor(
    private readonly worker: Worker,
    head: Position,
  ) {
    this.known = new Head(head);
    worker.on('message', (message: FromLog) => this.receive(message));
    worker.on('error', (error) => this.fail(`the event store's worker failed: ${error.message}`, error));
    worker.on('exit', () => this.fail(this.closing ? 'the event store is closed' : "the event store's worker ended"));
  }

  static async open(options: LogWorkerData): Promise<LogClient> {
    // The process's own flags can keep a worker from starting, `--input-type` for one.
    const worker = new Worker(workerUrl(import.meta.url, 'log.worker'), { workerData: options, execArgv: [] });
    const first = await new Promise<FromLog>((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', (error) => reject(unavailable(`no event store in ${options.folder}`, error.message)));
      worker.once('exit', () => reject(unavailable(`no event store in ${options.folder}`, 'its worker ended')));
    });
    if (first.kind === 'ready') return new LogClient(worker, first.head);
    if (first.kind !== 'refused') throw new TypeError(`a log worker began with ${first.kind}`);
    if (first.locked) throw new StoreLocked(options.folder);
    throw unavailable(`the event store in ${options.folder} cannot be opened`, first.reason);
  }

  get isClosed(): boolean {
    return this.closing !== undefined;
  }

  head(): Position {
    this.assertOpen();
    return this.known.position;
  }

  async append(stream: string, events: readonly LogEvent[], expected: ExpectedRevision): Promise<AppendResult> {
    const outcome = await this.commit({ stream, events, expected });
    switch (outcome.kind) {
      case 'written':
      case 'repeated':
        return { revision: outcome.revision, position: outcome.position };
      case 'conflict':
        throw new WrongExpectedRevision(stream, expected, outcome.actual);
      case 'deleted':
        throw new TypeError(`an append to ${stream} was answered as only a gateway's is`);
    }
  }

  /** Resolves once it is on the disk, or known not to be. Throws `StoreUnavailable` otherwise. */
  async commit(work: LogAppend | ServedWrite): Promise<Settled> {
    this.assertOpen();
    // What one turn of the event loop asks for goes as one message.
    if (this.outgoing.length === 0) process.nextTick(() => this.send());
    const id = ++this.lastId;
    this.outgoing.push({ id, ...work });
    return new Promise((resolve, reject) => this.appends.set(id, { resolve, reject }));
  }

  async page(request: WithoutId<PageRequest>): Promise<LogPage> {
    return this.ask(request) as Promise<LogPage>;
  }

  /** What a gateway reads. */
  async served<R extends ServedRead>(request: R): Promise<ServedAnswers[R['kind']]> {
    return this.ask(request) as Promise<ServedAnswers[R['kind']]>;
  }

  /** Resolves when the head is beyond `position`, or there is nothing more to wait for: aborted, closed or failed. */
  async beyond(position: Position, signal: AbortSignal): Promise<void> {
    return this.known.beyond(position, signal);
  }

  async close(): Promise<void> {
    if (!this.closing) {
      this.closing = this.shut();
      this.known.stop();
    }
    return this.closing;
  }

  private async ask(request: WithoutId<PageRequest> | ServedRead): Promise<LogAnswer> {
    this.assertOpen();
    const id = ++this.lastId;
    const answer = new Promise<LogAnswer>((resolve, reject) => this.pages.set(id, { resolve, reject }));
    const transferred = 'memory' in request && request.memory ? [request.memory] : [];
    this.post({ id, ...request }, transferred);
    return answer;
  }

  private async shut(): Promise<void> {
    if (this.failure) return;
    this.send();
    const ended = new Promise<void>((resolve) => this.worker.once('exit', () => resolve()));
    this.post({ kind: 'close' });
    await ended;
  }

  private send(): void {
    if (this.outgoing.length === 0) return;
    const appends = this.outgoing;
    this.outgoing = [];
    this.post({ kind: 'append', appends });
  }

  private receive(message: FromLog): void {
    switch (message.kind) {
      case 'committed':
        for (const outcome of message.outcomes) this.settle(outcome);
        return this.known.advance(message.head);
      case 'page':
        return this.take(message.id)?.resolve(message.page);
      case 'unreadable':
        return this.take(message.id)?.reject(unavailable('the event store cannot be read', message.reason));
      case 'ready':
      case 'refused':
        return;
    }
  }

  private take(id: number): Asked<LogAnswer> | undefined {
    const asked = this.pages.get(id);
    this.pages.delete(id);
    return asked;
  }

  private settle(outcome: LogRequest & LogOutcome): void {
    const { resolve, reject } = this.appends.get(outcome.id)!;
    this.appends.delete(outcome.id);
    if (outcome.kind === 'failed') reject(unavailable('the event store cannot write', outcome.reason));
    else resolve(outcome);
  }

  private assertOpen(): void {
    if (this.failure) throw this.failure;
    if (this.closing) throw new StoreUnavailable('the event store is closed');
  }

  private fail(message: string, cause?: Error): void {
    this.failure ??= new StoreUnavailable(message, { cause });
    for (const asked of [...this.appends.values(), ...this.pages.values()]) asked.reject(this.failure);
    this.appends.clear();
    this.pages.clear();
    this.known.stop();
  }

  private post(message: ToLog, transferred: readonly ArrayBuffer[] = []): void {
    this.worker.postMessage(message, transferred);
  }
}

const unavailable = (what: string, reason: string): StoreUnavailable =>
  new StoreUnavailable(`${what}: ${reason}`, { cause: new Error(reason) });
