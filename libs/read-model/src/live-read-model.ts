import { existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { breakSeal, checkSeal, ProjectionRunner, seal, StoreUnavailable } from '@timeline/event-store';
import type { EventStore, Projection, RunnerOptions } from '@timeline/event-store';
import { Lists } from './lists.js';
import type { ListThreads } from './lists.js';
import { isStale } from './projector.js';
import { ReadModel } from './read-model.js';
import { assertSameLog } from './same-log.js';
import { WakeUp } from './wake-up.js';

/** A projection of one file that can be let go of. */
export interface ClosableProjection extends Projection {
  close(): Promise<void>;
}

export interface LiveReadModelOptions {
  readonly path: string;
  readonly store: EventStore;
  /** Opens the projection that writes a file: in a thread in the service, in place in a test. */
  readonly project: (path: string) => Promise<ClosableProjection>;
  /** Starts the threads that read a file for filtered lists; without, those are read in place, as in a test. */
  readonly read?: (path: string) => ListThreads;
  readonly runner: RunnerOptions;
}

/** How far a rebuild has come: positions of the log. */
export interface RebuildProgress {
  readonly position: number;
  readonly head: number;
}

/**
 * The read model of a running node: kept in step with the log, and built anew in a second file beside the live one, which
 * goes on answering until the new one has caught up and takes its place.
 */
export class LiveReadModel {
  private rebuilding: Promise<void> | undefined;
  private closing = false;
  private leisure: NodeJS.Timeout | undefined;

  private runner: ProjectionRunner;

  private constructor(
    readonly reader: ReadModel,
    readonly lists: Lists,
    private projection: ClosableProjection,
    private readonly options: LiveReadModelOptions,
    private readonly applied: WakeUp,
    private stale: boolean,
  ) {
    this.runner = this.newRunner();
  }

  /**
   * Throws `OtherLog` for a file that was built from another log. A log that is out of reach is no reason not to answer
   * from the file: then it is compared as soon as it is there.
   */
  static async open(given: LiveReadModelOptions): Promise<LiveReadModel> {
    const applied = new WakeUp();
    const options = { ...given, runner: { ...given.runner, onApplied: () => applied.ring() } };
    mkdirSync(dirname(options.path), { recursive: true, mode: 0o700 });
    const isUnsure = unseal(options);
    const { stale, projection, reader } = await openFile(options).catch((error: unknown) => {
      if (!isDamaged(error)) throw error;
      const told = new Error(`${options.path} is damaged (${(error as Error).message}): it is built anew from the log`);
      options.runner.onError?.(told, false);
      removeFile(options.path);
      return openFile(options);
    });
    const lists = new Lists(reader, options.read?.(options.path));
    const live = new LiveReadModel(reader, lists, projection, options, applied, stale);
    try {
      await live.verify();
    } catch (error) {
      if (!(error instanceof StoreUnavailable)) {
        await live.close();
        throw error;
      }
    }
    live.runner.start();
    if (isUnsure) live.rebuildAtLeisure();
    if (stale) live.rebuild().catch((error: unknown) => options.runner.onError?.(error, false));
    return live;
  }

  checkpoint(): number {
    return this.projection.checkpoint();
  }

  status(): { readonly caughtUp: boolean; readonly failure: unknown } {
    return this.runner.status();
  }

  /** True once everything up to `position` can be read, false after `timeoutMs`; a swap of files in between goes unnoticed. */
  async waitFor(position: number, timeoutMs: number): Promise<boolean> {
    const deadline = Date.now() + timeoutMs;
    while (!(await this.runner.waitFor(position, Math.max(0, deadline - Date.now())))) {
      if (Date.now() >= deadline) return false;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    return true;
  }

  /** Resolves once more than `position` can be read, or when the signal aborts. */
  async beyond(position: number, signal: AbortSignal): Promise<void> {
    while (this.checkpoint() <= position && !signal.aborted) await this.applied.next(signal);
  }

  /** Whether the file was left by an older release, and what this one adds is not filled yet: a new one is being built. */
  isStale(): boolean {
    return this.stale;
  }

  /** Builds the read model anew from the log and swaps it in. A second call while one runs joins it. */
  rebuild(onProgress?: (progress: RebuildProgress) => void): Promise<void> {
    this.rebuilding ??= this.buildAndSwap(onProgress).finally(() => (this.rebuilding = undefined));
    return this.rebuilding;
  }

  private rebuildAtLeisure(): void {
    if (this.checkpoint() > REBUILT_SOON) return;
    this.leisure = setTimeout(() => {
      this.rebuild().catch((error: unknown) => this.options.runner.onError?.(error, false));
    }, LEISURE_MS).unref();
  }

  async close(): Promise<void> {
    this.closing = true;
    clearTimeout(this.leisure);
    await this.runner.stop();
    await this.rebuilding?.catch(() => undefined);
    await this.runner.stop();
    await this.lists.close();
    this.reader.close();
    await this.projection.close();
    removeEmptyLog(this.options.path);
    seal(this.options.path);
  }

  private verify(): Promise<void> {
    const { path, store } = this.options;
    return assertSameLog(path, this.reader, store);
  }

  private newRunner(): ProjectionRunner {
    const { store, runner } = this.options;
    return new ProjectionRunner(store, this.projection, { ...runner, verify: () => this.verify() });
  }

  private async buildAndSwap(onProgress?: (progress: RebuildProgress) => void): Promise<void> {
    const { path, project } = this.options;
    const next = `${path}.next`;
    removeFile(next);
    try {
      await this.build(next, onProgress);
      await this.projection.close();
      await this.lists.whilePaused(() => this.swap(next));
      this.projection = await project(path);
      this.stale = false;
    } finally {
      // Also when building failed: then the live file goes on being kept in step.
      await this.runner.stop();
      this.runner = this.newRunner();
      this.runner.start();
    }
  }

  /** Fills a file from the log until it is as far as the live one, which stands still from then on. */
  private async build(next: string, onProgress?: (progress: RebuildProgress) => void): Promise<void> {
    const { store, project, runner } = this.options;
    const projection = await project(next);
    const head = await store.head();
    const builder = new ProjectionRunner(store, projection, {
      ...runner,
      onApplied: (position) => onProgress?.({ position, head }),
    });
    builder.start();
    try {
      await this.reach(builder, head, true);
      await this.runner.stop();
      await this.reach(builder, this.reader.ends()?.[1].position ?? 0);
    } finally {
      await builder.stop();
      await projection.close();
    }
  }

  /** `orEnd`: the log's end will do. Of others' events behind ours a store need not tell how far it has seen. */
  private async reach(builder: ProjectionRunner, position: number, orEnd = false): Promise<void> {
    while (!(await builder.waitFor(position, 500))) {
      const { failure, caughtUp } = builder.status();
      if (orEnd && caughtUp) return;
      if (failure) throw failure as Error;
      if (this.closing) throw new Error('the service stopped before the new read model had caught up');
    }
  }

  private swap(next: string): void {
    const { path } = this.options;
    this.reader.close();
    // Both files are closed and folded in: what is left beside them is empty.
    for (const file of [path, next]) for (const suffix of ['-wal', '-shm']) rmSync(`${file}${suffix}`, { force: true });
    renameSync(next, path);
    this.reader.reopen();
  }
}

async function openFile({ path, project }: Pick<LiveReadModelOptions, 'path' | 'project'>) {
  const stale = isStale(path);
  const projection = await project(path);
  try {
    return { stale, projection, reader: new ReadModel(path) };
  } catch (error) {
    await projection.close();
    throw error;
  }
}

/**
 * A file that was not closed in order may be damaged, which nothing tells. From a log of so many positions it is built anew beside
 * the answering within seconds, once the service has run for a while.
 */
const [REBUILT_SOON, LEISURE_MS] = [50_000, 60_000];

/**
 * A file that is not what it was when it was closed is taken away: it follows from the log. Gives whether there is one that was
 * not closed in order.
 */
function unseal({ path, runner }: LiveReadModelOptions): boolean {
  const state = checkSeal(path);
  if (state === 'changed') {
    runner.onError?.(new Error(`${path} is not what it was when it was closed: it is built anew from the log`), false);
    removeFile(path);
  }
  breakSeal(path);
  return state === 'none' && existsSync(path);
}

/** What SQLite says of a file that is none of its own, or no more. What follows from the log can be made from it again. */
const isDamaged = (error: unknown): boolean =>
  // By its text: an error of the native driver may be of another realm.
  /malformed|file is not a database/.test((error as { readonly message?: string }).message ?? '');

/**
 * The driver lets go of a connection only when its statements are garbage-collected, so SQLite does not know that it was the
 * last: a write-ahead log that is folded in and empty is left for us to take away.
 */
function removeEmptyLog(path: string): void {
  const log = statSync(`${path}-wal`, { throwIfNoEntry: false });
  if (log?.size === 0) for (const suffix of ['-wal', '-shm']) rmSync(`${path}${suffix}`, { force: true });
}

function removeFile(path: string): void {
  for (const suffix of ['', '-wal', '-shm']) if (existsSync(`${path}${suffix}`)) rmSync(`${path}${suffix}`);
}
