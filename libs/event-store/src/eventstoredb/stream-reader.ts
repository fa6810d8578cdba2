import type { ReadStreamOptions, StoredEvent } from '../event-store.js';
import type { Client, Reading } from './client.js';
import type { Connection } from './connection.js';
import { isOfType } from './failure.js';
import type { KnownIds } from './known-ids.js';
import { collect } from './reading.js';
import { storedEvent } from './stored-event.js';

/** Reads of one stream; what is read is remembered by id. */
export class StreamReader {
  constructor(
    private readonly connection: Connection,
    private readonly known: KnownIds,
    private readonly silenceMs: number,
  ) {}

  async read(streamId: string, { from = 0, limit = Infinity }: ReadStreamOptions): Promise<StoredEvent[]> {
    this.connection.assertOpen();
    if (limit <= 0) return [];
    const events = await this.collect(streamId, (client) => client.readStream(streamId, from, limit));
    this.known.note(streamId, from, events);
    return events;
  }

  async last(streamId: string): Promise<StoredEvent | undefined> {
    return (await this.collect(streamId, (client) => client.lastOfStream(streamId)))[0];
  }

  private async collect(streamId: string, read: (client: Client) => Reading): Promise<StoredEvent[]> {
    return this.connection.persist(`stream ${streamId} cannot be read`, async (client) => {
      try {
        const { resolved } = await collect(read(client), { silenceMs: this.silenceMs });
        return resolved.flatMap((one) => storedEvent(one) ?? []);
      } catch (error) {
        if (isOfType(error, 'stream-not-found')) return [];
        throw error;
      }
    });
  }
}
