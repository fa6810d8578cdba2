import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EventStoreDBClient, jsonEvent } from '@eventstore/db-client';
import type { AllStreamResolvedEvent, JSONEventType, ResolvedEvent } from '@eventstore/db-client';
import { startGateway } from '@timeline/eventstore-gateway';
import type { Gateway, GatewayOptions } from '@timeline/eventstore-gateway';

/** A gateway on a folder of its own, in this process, and a client of it. */
export class Served {
  private constructor(
    private readonly parent: string,
    private readonly options: GatewayOptions,
    private gateway: Gateway,
    public client: EventStoreDBClient,
  ) {}

  static async open(options: GatewayOptions = {}): Promise<Served> {
    const parent = await mkdtemp(join(tmpdir(), 'gateway-'));
    const all = { folder: join(parent, 'data'), port: 0, ...options };
    const gateway = await startGateway(all);
    return new Served(parent, all, gateway, EventStoreDBClient.connectionString(gateway.connectionString));
  }

  get port(): number {
    return this.gateway.port;
  }

  get url(): string {
    return this.gateway.connectionString;
  }

  get folder(): string {
    return this.options.folder!;
  }

  async restart(): Promise<void> {
    await this.client.dispose();
    await this.gateway.close();
    this.gateway = await startGateway(this.options);
    this.client = EventStoreDBClient.connectionString(this.gateway.connectionString);
  }

  async close(): Promise<void> {
    await this.client.dispose();
    await this.gateway.close();
    await rm(this.parent, { recursive: true, force: true });
  }
}

export const happened = (data: Record<string, unknown> = {}, type = 'Happened') =>
  jsonEvent<JSONEventType<string, Record<string, unknown>>>({ type, data });

export const many = (count: number, type?: string) => Array.from({ length: count }, (_, n) => happened({ n }, type));

type Read = AsyncIterable<ResolvedEvent | AllStreamResolvedEvent>;

export async function everything(read: Read) {
  const events = [];
  for await (const { event } of read) events.push(event!);
  return events;
}

export const revisions = async (read: Read): Promise<number[]> =>
  (await everything(read)).map(({ revision }) => Number(revision));

/** What a promise was refused with. */
export const refusal = async (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    (value) => {
      throw new Error(`not refused: ${JSON.stringify(value, (_, inner: unknown) => String(inner))}`);
    },
    (error: unknown) => error,
  );
