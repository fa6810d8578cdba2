import { parentPort, Worker, workerData } from 'node:worker_threads';
import type { Projection, StoredEvent } from '@timeline/event-store';
import { Projector } from './projector.js';
import type { SliceProjection } from './projector.js';

type Request =
  | { readonly kind: 'apply'; readonly events: readonly StoredEvent[]; readonly position: number }
  | { readonly kind: 'close' };
type Reply =
  | { readonly checkpoint: number }
  | { readonly error: { readonly name: string; readonly message: string } }
  | { readonly closed: true };

/** What the worker's entry file calls: owns the projector of the file named in `workerData.path` and does as it is told. */
export function serveProjection(slices: readonly SliceProjection[]): void {
  const projector = new Projector((workerData as { path: string }).path, slices);
  const port = parentPort!;
  const reply = (message: Reply) => port.postMessage(message);
  reply({ checkpoint: projector.checkpoint() });
  port.on('message', (request: Request) => {
    if (request.kind === 'close') {
      projector.close();
      reply({ closed: true });
      port.close();
      return;
    }
    try {
      projector.apply(request.events, request.position);
      reply({ checkpoint: projector.checkpoint() });
    } catch (error) {
      reply({ error: { name: (error as Error).name, message: (error as Error).message } });
    }
  });
}

/** A projection that runs in a thread of its own, so that a long batch never holds up an answer. One request at a time. */
export class ProjectionThread implements Projection {
  private at = 0;
  private waiting: ((reply: Reply | Error) => void) | undefined;

  private constructor(private readonly worker: Worker) {
    worker.on('message', (reply: Reply) => this.settle(reply));
    worker.on('error', (error) => this.settle(error instanceof Error ? error : new Error(String(error))));
    worker.on('exit', (code) => this.settle(new Error(`the projection thread ended with code ${code}`)));
  }

  /** Starts the thread of `entry`, a module that calls `serveProjection`, on the file `path`. */
  static async start(entry: URL, path: string): Promise<ProjectionThread> {
    const thread = new ProjectionThread(new Worker(entry, { workerData: { path }, execArgv: [] }));
    await thread.reply();
    return thread;
  }

  checkpoint(): number {
    return this.at;
  }

  async apply(events: readonly StoredEvent[], position: number): Promise<void> {
    await this.ask({ kind: 'apply', events, position });
  }

  async close(): Promise<void> {
    await this.ask({ kind: 'close' }).catch(() => undefined);
    await this.worker.terminate();
  }

  private ask(request: Request): Promise<void> {
    const answer = this.reply();
    this.worker.postMessage(request);
    return answer;
  }

  private reply(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.waiting = (reply) => {
        if (reply instanceof Error) return reject(reply);
        if ('error' in reply) return reject(Object.assign(new Error(reply.error.message), { name: reply.error.name }));
        if ('checkpoint' in reply) this.at = reply.checkpoint;
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
