import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** Ticks of /proc in a second, on every Linux that Node runs on. */
const TICKS = 100;

const TOLD_EVERY_MS = 10_000;

interface Health {
  readonly status: 'ok' | 'catching up' | 'failed';
  readonly position: string;
  readonly reason?: string;
}

/** A server in a process of its own that says where it answers. */
export class ServerProcess {
  private constructor(
    private readonly child: ChildProcess,
    readonly url: string,
  ) {}

  /** The service on a data folder, as `npm start` runs it but for the rates; it answers, but may not have caught up. */
  static service(folder: string): Promise<ServerProcess> {
    const unlimited = { RATE_LIMIT_READS: '0', RATE_LIMIT_WRITES: '0' };
    return ServerProcess.start(['--max-semi-space-size=32', 'dist/service/main.js'], {
      DATA_DIR: folder,
      PORT: '0',
      ...unlimited,
    });
  }

  /** Resolves once the read model has caught up with the log; `told` of its position every ten seconds. Throws when it never will. */
  async ready(told: (position: number) => void = () => undefined): Promise<void> {
    for (let since = performance.now(); ;) {
      const { status, position, reason } = await this.health();
      if (status === 'ok') return;
      if (status === 'failed') throw new Error(`the read model stands still at ${position}: ${reason}`);
      if (performance.now() - since > TOLD_EVERY_MS) {
        since = performance.now();
        told(Number(position));
      }
      await sleep(20);
    }
  }

  /** The position up to which the read model holds the log. */
  async position(): Promise<number> {
    return Number((await this.health()).position);
  }

  private async health(): Promise<Health> {
    return (await (await fetch(`${this.url}/health/ready`)).json()) as Health;
  }

  static async start(args: readonly string[], env: Record<string, string> = {}): Promise<ServerProcess> {
    const flags = process.env.BENCH_NODE_FLAGS?.split(' ') ?? [];
    const child = spawn(process.execPath, [...flags, ...args], {
      env: { ...process.env, HOST: '127.0.0.1', ...env },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const url = await new Promise<string>((resolve, reject) => {
      let output = '';
      child.stdout.on('data', (chunk) => {
        output += chunk;
        const found = /(http:\/\/[^/\s]+|esdb:\/\/\S+)/.exec(output);
        if (found) resolve(found[1]!);
      });
      child.on('exit', (code) => reject(new Error(`${args.join(' ')} ended with ${code}: ${output}`)));
    });
    return new ServerProcess(child, url);
  }

  /** CPU time of all its threads so far, in ms; NaN where there is no /proc. */
  cpu(): number {
    const path = `/proc/${this.child.pid}/stat`;
    if (!existsSync(path)) return NaN;
    const [user, system] = readFileSync(path, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ')
      .slice(11, 13);
    return ((Number(user) + Number(system)) * 1000) / TICKS;
  }

  /** Memory in MB: all that is resident, pages of mapped files among it, and what is the process's own. NaN without /proc. */
  memory(): { readonly resident: number; readonly own: number } {
    const path = `/proc/${this.child.pid}/status`;
    const status = existsSync(path) ? readFileSync(path, 'utf8') : '';
    const megabytes = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1]) / 1024;
    return { resident: megabytes('VmRSS'), own: megabytes('RssAnon') };
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const ended = new Promise((resolve) => this.child.once('exit', resolve));
    this.child.kill('SIGTERM');
    await ended;
  }
}
