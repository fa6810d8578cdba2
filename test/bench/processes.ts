import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** Ticks of /proc in a second, on every Linux that Node runs on. */
const TICKS = 100;

/** A server in a process of its own that says where it answers. */
export class ServerProcess {
  /** From start to caught up, in ms. */
  readyAfter = 0;

  private constructor(
    private readonly child: ChildProcess,
    readonly url: string,
  ) {}

  /** The service on a data folder, once it has built its read model anew. */
  static async service(folder: string): Promise<ServerProcess> {
    const start = performance.now();
    for (const suffix of ['', '-wal', '-shm']) rmSync(join(folder, `read-model.db${suffix}`), { force: true });
    const server = await ServerProcess.start(['--max-semi-space-size=32', 'dist/apps/api/src/main.js'], {
      DATA_DIR: folder,
      PORT: '0',
      RATE_LIMIT_READS: '0',
    });
    while ((await fetch(`${server.url}/health/ready`)).status !== 200) await sleep(50);
    server.readyAfter = performance.now() - start;
    return server;
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

  async stop(): Promise<void> {
    if (this.child.exitCode !== null) return;
    const ended = new Promise((resolve) => this.child.once('exit', resolve));
    this.child.kill('SIGTERM');
    await ended;
  }
}
