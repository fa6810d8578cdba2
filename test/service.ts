import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadSeeds } from '../seeds/load.js';
import { OwnGateway } from './own-gateway.js';

/** Where the services of this Jest project keep their logs; `jest.config.js` says so. */
declare const STORE: 'embedded' | 'eventstoredb';
export const store = STORE;

/** The embedded log counts its events; over the gateway every event's position is twice that. */
const STEP = store === 'embedded' ? 1 : 2;
/** The position of the nth event of a log, from 1; 0 is before the first. */
export const positionOf = (nth: number): string => String(nth * STEP);
/** How many events a log holds up to a position. */
export const eventsUpTo = (position: string): number => Number(position) / STEP;

export interface GraphqlError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions: {
    readonly code: string;
    readonly fields?: string[];
    readonly currentRevision?: number;
    readonly existing?: string;
  };
}

/** What came back over HTTP: the status, and the body as it is and parsed. */
export interface Answer {
  readonly status: number;
  readonly body: string;
  // Answers are as varied as queries.
  // oxlint-disable-next-line typescript/no-explicit-any
  readonly data: any;
  readonly errors: readonly GraphqlError[] | undefined;
}

export interface ServiceOptions {
  /** A new temporary folder unless given; then it is the caller's to remove. */
  readonly dataDir?: string;
  /** As `npm start`: with the seeds. */
  readonly demo?: boolean;
  /** A log of the caller's, and the key of those who may write to it; else the service has one of its own, in the project's store. */
  readonly shared?: { readonly connectionString: string; readonly keyFile: string };
  readonly env?: Record<string, string>;
}

/** Tests ask and write more than people do; those of the rates set their own. */
const unlimited = { RATE_LIMIT_READS: '0', RATE_LIMIT_WRITES: '0' };

/** The built service in a process of its own, as users run it. */
export class Service {
  private constructor(
    private readonly child: ChildProcess,
    readonly url: string,
    readonly dataDir: string,
    readonly output: () => string,
    private readonly ownsFolder: boolean,
    /** Where the project's store is EventStoreDB and the log is this service's own. */
    readonly gateway: OwnGateway | undefined,
    /** The key that signs its tokens, where it was given one. */
    readonly keyFile: string | undefined,
  ) {}

  static async start({ dataDir, demo = false, env = {}, shared }: ServiceOptions = {}): Promise<Service> {
    const folder = dataDir ?? mkdtempSync(join(tmpdir(), 'timeline-'));
    const gateway = store === 'embedded' || shared ? undefined : await OwnGateway.of(folder, env);
    const connected = shared
      ? { EVENTSTORE_CONNECTION_STRING: shared.connectionString, SIGNING_KEY_FILE: shared.keyFile }
      : gateway?.settings;
    const child = spawn(process.execPath, ['dist/service/main.js', ...(demo ? ['--demo'] : [])], {
      env: {
        ...process.env,
        PORT: '0',
        HOST: '127.0.0.1',
        DATA_DIR: folder,
        NODE_OPTIONS: '',
        ...unlimited,
        ...connected,
        ...env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    child.stderr.on('data', (chunk) => (output += chunk));
    const url = await new Promise<string>((resolve, reject) => {
      child.stdout.on('data', (chunk) => {
        output += chunk;
        const found = /answers at (\S+)\/graphql/.exec(output);
        if (found) resolve(found[1]!);
      });
      child.on('exit', (code) => reject(new Error(`the service ended with ${code}:\n${output}`)));
    }).catch(async (error: unknown) => {
      // What was made for this service alone goes with it; a folder of the caller's is for another start.
      if (dataDir === undefined) {
        await gateway?.end('SIGKILL');
        rmSync(folder, { recursive: true, force: true });
      }
      throw error;
    });
    const service = new Service(
      child,
      url,
      folder,
      () => output,
      dataDir === undefined,
      gateway,
      connected?.SIGNING_KEY_FILE,
    );
    // `npm start` seeds an embedded log only.
    if (demo && connected) await loadSeeds((query, variables) => service.mutate(query, variables));
    return service;
  }

  get token(): string {
    return readFileSync(join(this.dataDir, 'editor.token'), 'utf8').trim();
  }

  /** Sends a query as a reader. */
  query(query: string, variables?: object): Promise<Answer> {
    return this.post(JSON.stringify({ query, variables }));
  }

  /** Sends a mutation as the first editor. */
  mutate(query: string, variables?: object): Promise<Answer> {
    return this.post(JSON.stringify({ query, variables }), { authorization: `Bearer ${this.token}` });
  }

  async post(body: string, headers: Record<string, string> = {}): Promise<Answer> {
    const response = await fetch(`${this.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
    });
    const text = await response.text();
    const parsed = (text.startsWith('{') ? JSON.parse(text) : {}) as Partial<Answer>;
    return { status: response.status, body: text, data: parsed.data, errors: parsed.errors };
  }

  /** The position of the last event of the record. */
  async head(): Promise<string> {
    return (await this.query('{ head { position } }')).data.head.position as string;
  }

  async ready(): Promise<void> {
    while ((await fetch(`${this.url}/health/ready`)).status !== 200)
      await new Promise((resolve) => setTimeout(resolve, 20));
  }

  /** Ends the process, and its own gateway, and waits for the end; resolves to the service's exit code. */
  async kill(signal: NodeJS.Signals): Promise<number | null> {
    const code = await this.killAlone(signal);
    await this.gateway?.end(signal);
    return code;
  }

  /** Leaves the gateway to the next service on this folder. */
  async killAlone(signal: NodeJS.Signals): Promise<number | null> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return this.child.exitCode;
    const ended = new Promise<number | null>((resolve) => this.child.on('exit', resolve));
    this.child.kill(signal);
    return ended;
  }

  async stop(): Promise<void> {
    await this.kill('SIGTERM');
    if (this.ownsFolder) rmSync(this.dataDir, { recursive: true, force: true });
  }
}

export const commandId = (): string => randomUUID();
