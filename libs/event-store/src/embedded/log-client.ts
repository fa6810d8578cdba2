import { Worker } from 'node:worker_threads';
import { StoreLocked, StoreUnavailable, WrongExpectedRevision } from '../errors.js';
import type { AppendResult, ExpectedRevision, Position } from '../event-store.js';
import { workerUrl } from '../worker-url.js';
import { Head } from './head.js';
import type { LogAppend, LogEvent, LogOutcome, LogRequest } from './log-append.js';
import type { LogPage } from './log-page.js';
import type { FromLog, LogAnswer, LogRead, LogReadOutcome, LogWorkerData, PageRead, ToLog } from './messages.js';
import type { ServedAllPage, ServedRead, ServedStreamPage } from './served/read.js';
import type { ServedWrite, ServedWriteRequest } from './served/write.js';

/** What one turn of the event loop asks for: it goes as one message of each kind, for to wake the worker costs more than most reads. */
interface Outgoing {
  readonly appends: ((LogRequest & LogAppend) | ServedWriteRequest)[];
  readonly reads: LogRead[];
}

interface Asked<T> {
  readonly resolve: (answer: T) => void;
  readonly reject: (error: Error) => void;
}
type Settled = Exclude<LogOutcome, { kind: 'failed' }>;
/** What each kind of served read is answered with. */
interface ServedAnswers {
  readonly servedStream: ServedStreamPage;
  readonly servedAll: ServedAllPage;
  readonly servedMetadata: string | undefined;
}
/** The log as seen from the other side of its worker's port. */
export class LogClient {
  private readonly appends = new Map<number, Asked<Settled>>();
  private readonly reads = new Map<number, Asked<LogAnswer>>();
  private readonly known: Head;
  private outgoing: Outgoing | undefined;
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
    const id = ++this.lastId;
    this.gather().appends.push({ id, ...work });
    return new Promise((resolve, reject) => this.appends.set(id, { resolve, reject }));
  }

  async page(request: PageRead): Promise<LogPage> {
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

  private async ask(request: PageRead | ServedRead): Promise<LogAnswer> {
    this.assertOpen();
    const id = ++this.lastId;
    this.gather().reads.push({ id, ...request });
    return new Promise((resolve, reject) => this.reads.set(id, { resolve, reject }));
  }

  private async shut(): Promise<void> {
    if (this.failure) return;
    this.send();
    const ended = new Promise<void>((resolve) => this.worker.once('exit', () => resolve()));
    this.post({ kind: 'close' });
    await ended;
  }

  private gather(): Outgoing {
    if (!this.outgoing) setImmediate(() => this.send());
    return (this.outgoing ??= { appends: [], reads: [] });
  }

  private send(): void {
    const { appends, reads } = this.outgoing ?? { appends: [], reads: [] };
    this.outgoing = undefined;
    if (appends.length > 0) this.post({ kind: 'append', appends });
    const memories = reads.flatMap((read) => ('memory' in read && read.memory ? [read.memory] : []));
    if (reads.length > 0) this.post({ kind: 'read', reads }, memories);
  }

  private receive(message: FromLog): void {
    switch (message.kind) {
      case 'committed':
        for (const outcome of message.outcomes) this.settle(outcome);
        return this.known.advance(message.head);
      case 'answers':
        for (const answer of message.answers) this.answer(answer);
        return;
      case 'lost':
        return this.fail(`the event store is lost: ${message.reason}`);
      case 'ready':
      case 'refused':
        return;
    }
  }

  private answer(answer: LogRequest & LogReadOutcome): void {
    const asked = this.reads.get(answer.id);
    this.reads.delete(answer.id);
    if ('unreadable' in answer) asked?.reject(unavailable('the event store cannot be read', answer.unreadable));
    else asked?.resolve(answer.page);
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
    for (const asked of [...this.appends.values(), ...this.reads.values()]) asked.reject(this.failure);
    this.appends.clear();
    this.reads.clear();
    this.known.stop();
  }

  private post(message: ToLog, transferred: readonly ArrayBuffer[] = []): void {
    this.worker.postMessage(message, transferred);
  }
}

const unavailable = (what: string, reason: string): StoreUnavailable =>
  new StoreUnavailable(`${what}: ${reason}`, { cause: new Error(reason) });
