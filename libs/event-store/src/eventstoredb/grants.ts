import { EventStoreDBClient, jsonEvent } from '@eventstore/db-client';
import type { Credentials } from '@eventstore/db-client';
import type { JsonObject } from '../event-store.js';
import { isOfType } from './failure.js';
import { collect } from './reading.js';
import type { Login } from './users-api.js';

const ADMINISTRATORS = '$admins';
const METADATA_OF_ALL = '$$$all';
const LAST = { direction: 'backwards', fromRevision: 'end', maxCount: 1 } as const;
const SILENCE = { silenceMs: 5_000 };
/** gRPC's code for who gives no password, or a wrong one. */
const UNAUTHENTICATED = 16;

const as = ({ user, password }: Login): { credentials: Credentials } => ({ credentials: { username: user, password } });

/** Who may read what on a store: one connection, and for each call the credentials of who makes it. */
export class Grants {
  private readonly client: EventStoreDBClient;

  constructor(connectionString: string) {
    this.client = EventStoreDBClient.connectionString(connectionString);
  }

  /** Lets a user read the whole log, which by default only administrators may. Others keep what they were granted. */
  async letReadAll(admin: Login, user: string): Promise<void> {
    const { metadata, revision } = await this.metadataOfAll(admin);
    const acl = asObject(metadata.$acl);
    const readers = [acl.$r ?? ADMINISTRATORS].flat();
    if (readers.includes(user)) return;
    const data = { ...metadata, $acl: { ...acl, $r: [...readers, user] } };
    const expected = { expectedRevision: revision ?? ('no_stream' as const) };
    await this.client.appendToStream(METADATA_OF_ALL, jsonEvent({ type: '$metadata', data }), {
      ...as(admin),
      ...expected,
    });
  }

  /** Throws what the store answers to a user who may not read the whole log. */
  async readAll(user: Login): Promise<void> {
    const last = { direction: 'backwards', fromPosition: 'end', maxCount: 1 } as const;
    await collect(this.client.readAll({ ...last, ...as(user) }), SILENCE);
  }

  /** Whether a stream that has no rules of its own can be read without a password. */
  async isOpenToAnyone(stream: string): Promise<boolean> {
    try {
      await collect(this.client.readStream(stream, LAST), SILENCE);
      return true;
    } catch (error) {
      if (isOfType(error, 'stream-not-found')) return true;
      if (isOfType(error, 'access-denied') || (error as { code?: unknown }).code === UNAUTHENTICATED) return false;
      throw error;
    }
  }

  async close(): Promise<void> {
    await this.client.dispose();
  }

  /** As it is stored: the client's own look at it leaves out what it does not know, and gives a wrong revision. */
  private async metadataOfAll(admin: Login): Promise<{ metadata: JsonObject; revision?: bigint }> {
    try {
      const { resolved } = await collect(this.client.readStream(METADATA_OF_ALL, { ...LAST, ...as(admin) }), SILENCE);
      return { metadata: asObject(resolved[0]?.event?.data), revision: resolved[0]?.event?.revision };
    } catch (error) {
      if (isOfType(error, 'stream-not-found')) return { metadata: {} };
      throw error;
    }
  }
}

const asObject = (value: unknown): JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};
