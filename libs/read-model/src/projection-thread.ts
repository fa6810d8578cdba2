import { setImmediate } from 'node:timers/promises';
import { parentPort, Worker, workerData } from 'node:worker_threads';
import { handedOver, toHandOver } from '@timeline/event-store';
import type { Projection, StoredEvent } from '@timeline/event-store';
import { Projector } from './projector.js';
import type { SliceProjection } from './projector.js';

type HandedOver = ReturnType<typeof toHandOver>;
type Request =
  | { readonly kind: 'events'; readonly events: readonly HandedOver[] }
  | { readonly kind: 'apply'; readonly count: number; readonly position: number; readonly isMore: boolean }
  | { readonly kind: 'close' };
type Reply =
  | { readonly checkpoint: number }
  | { readonly checkpoint: number; readonly error: { readonly name: string; readonly message: string } }
  | { readonly closed: true };

/** Events handed over in one go: to copy more would hold up answers. */
const HANDED_OVER = 200;
/** Far from the log's end much is made and thrown away, and a collector with little room keeps copying it. */
const YOUNG_MEGABYTES = 96;

/** Each event is parsed when its turn comes, and is garbage before the next one. */
function* taken(events: readonly HandedOver[]): Generator<StoredEvent> {
  for (const event of events) yield handedOver(event);
}

/** What the worker's entry file calls: owns the projector of the file named in `workerData.path` and does as it is told. */
export function serveProjection(slices: readonly SliceProjection[]): void {
  const projector = new Projector((workerData as { path: string }).path, slices);
  const port = parentPort!;
  const reply = (message: Reply) => port.postMessage(message);
  let events: HandedOver[] = [];
  reply({ checkpoint: projector.checkpoint() });
  port.on('message', (request: Request) => {
    if (request.kind === 'close') {
      projector.close();
      reply({ closed: true });
      port.close();
      return;
    }
    if (request.kind === 'events') {
      events.push(...request.events);
      return;
    }
    // What was handed over before, for a batch that was never asked for, comes again.
    const batch = events.slice(events.length - request.count);
    events = [];
    try {
      projector.apply(taken(batch), request.position, request.isMore);
      reply({ checkpoint: projector.checkpoint() });
    } catch (error) {
      const { name, message } = error as Error;
      reply({ checkpoint: projector.checkpoint(), error: { name, message } });
    }
  });
}

/** A projection that runs in a thread of its own, so that a long batch never holds up an answer. One request at a time. */
export class ProjectionThread implements Projection {
  private at = 0;
  private prepared: { readonly events: readonly StoredEvent[]; readonly handing: Promise<void> } | undefined;
  private waiting: ((reply: Reply | Error) => void) | undefined;

  private constructor(private readonly worker: Worker) {
    worker.on('message', (reply: Reply) => this.settle(reply));
    worker.on('error', (error) => this.settle(error instanceof Error ? error : new Error(String(error))));
    worker.on('exit', (code) => this.settle(new Error(`the projection thread ended with code ${code}`)));
  }

  /** Starts the thread of `entry`, a module that calls `serveProjection`, on the file `path`. */
  static async start(entry: URL, path: string): Promise<ProjectionThread> {
    const thread = new ProjectionThread(
      new Worker(entry, {
        workerData: { path },
        execArgv: [],
        resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MEGABYTES },
      }),
    );
    await thread.reply();
    return thread;
  }

  checkpoint(): number {
    return this.at;
  }

  /** Hands events over while the thread is at work on those before. */
  prepare(events: readonly StoredEvent[]): void {
    this.prepared = { events, handing: this.handOver(events) };
  }

  async apply(events: readonly StoredEvent[], position: number, isMore: boolean): Promise<void> {
    const { prepared } = this;
    this.prepared = undefined;
    await prepared?.handing;
    if (prepared?.events !== events) await this.handOver(events);
    await this.ask({ kind: 'apply', count: events.length, position, isMore });
  }

  private async handOver(events: readonly StoredEvent[]): Promise<void> {
    for (let from = 0; from < events.length; from += HANDED_OVER) {
      if (from > 0) await setImmediate();
      this.send({ kind: 'events', events: events.slice(from, from + HANDED_OVER).map(toHandOver) });
    }
  }

  async close(): Promise<void> {
    await this.ask({ kind: 'close' }).catch(() => undefined);
    await this.worker.terminate();
  }

  private ask(request: Request): Promise<void> {
    const answer = this.reply();
    this.send(request);
    return answer;
  }

  private send(request: Request): void {
    this.worker.postMessage(request);
  }

  private reply(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.waiting = (reply) => {
        if (reply instanceof Error) return reject(reply);
        if ('checkpoint' in reply) this.at = reply.checkpoint;
        if ('error' in reply) return reject(Object.assign(new Error(reply.error.message), { name: reply.error.name }));
        return resolve();
      };
    });
  }

  private settle(reply: Reply | Error): void {
    const waiting = this.waiting;
    this.waiting = undefined;
    waiting?.(reply);
  }
}
