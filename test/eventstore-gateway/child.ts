import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** `npm run eventstore`, built, in a process of its own. */
export class Child {
  private constructor(
    private readonly process: ChildProcess,
    readonly url: string,
    readonly errors: () => string,
  ) {}

  /** Resolves once it has printed its connection string, or ended; then `url` is empty. */
  static start(...options: string[]): Promise<Child> {
    return Child.startIn({}, ...options);
  }

  /** With more environment variables. */
  static async startIn(env: Record<string, string>, ...options: string[]): Promise<Child> {
    const process_ = spawn(process.execPath, ['dist/service/eventstore.js', ...options], {
      env: { ...process.env, NODE_OPTIONS: '', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let errors = '';
    process_.stderr.on('data', (chunk) => (errors += chunk));
    const lines = createInterface({ input: process_.stdout });
    const [first] = (await Promise.race([once(lines, 'line'), once(lines, 'close').then(() => [''])])) as [string];
    return new Child(process_, first, () => errors);
  }

  get pid(): number {
    return this.process.pid!;
  }

  /** Resolves to the exit code. */
  async end(signal: NodeJS.Signals = 'SIGTERM'): Promise<number | null> {
    if (this.process.exitCode === null && this.process.signalCode === null) {
      this.process.kill(signal);
      await once(this.process, 'exit');
    }
    return this.process.exitCode;
  }

  async ended(): Promise<number | null> {
    if (this.process.exitCode === null) await once(this.process, 'exit');
    return this.process.exitCode;
  }
}
