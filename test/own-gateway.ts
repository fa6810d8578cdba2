import { generateKeyPairSync } from 'node:crypto';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Child } from './eventstore-gateway/child.js';

/** Those that run, by the data folder of the service that each is for: one outlives a service that is killed alone. */
const running = new Map<string, OwnGateway>();

/** A key as nodes on one EventStoreDB share it, made where there is none yet. */
export function signingKeyIn(folder: string): string {
  const path = join(folder, 'shared.key');
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  if (!existsSync(path)) writeFileSync(path, privateKey.export({ type: 'pkcs8', format: 'pem' }));
  return path;
}

/** A gateway for one service, in a process beside it, on a folder within the service's own. */
export class OwnGateway {
  private constructor(
    private child: Child,
    private readonly dataDir: string,
    private readonly env: Record<string, string>,
  ) {}

  /** The one that runs for this folder, or else a new one. */
  static async of(dataDir: string, env: Record<string, string>): Promise<OwnGateway> {
    const known = running.get(dataDir);
    if (known) return known;
    const gateway = new OwnGateway(await OwnGateway.start(dataDir, env, '0'), dataDir, env);
    running.set(dataDir, gateway);
    return gateway;
  }

  /** What makes a service one that keeps its log here, and that an editor may write to. */
  get settings(): Record<string, string> {
    return { EVENTSTORE_CONNECTION_STRING: this.child.url, SIGNING_KEY_FILE: signingKeyIn(this.dataDir) };
  }

  /** Leaves its clients alone until it is started again. */
  async kill(): Promise<void> {
    await this.child.end('SIGKILL');
  }

  /** Kills it, and starts it again where its clients look for it. */
  async restart(): Promise<void> {
    await this.kill();
    this.child = await OwnGateway.start(this.dataDir, this.env, new URL(this.child.url).port);
  }

  async end(signal: NodeJS.Signals): Promise<void> {
    running.delete(this.dataDir);
    await this.child.end(signal);
  }

  private static async start(dataDir: string, env: Record<string, string>, port: string): Promise<Child> {
    const child = await Child.startIn(env, '--port', port, '--data', join(dataDir, 'log'), '--no-system-events');
    if (child.url === '') throw new Error(`the gateway did not start: ${child.errors()}`);
    return child;
  }
}
