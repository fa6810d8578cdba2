import type { Position, ReadAllOptions, StoredEvent } from '../event-store.js';
import type { Connection } from './connection.js';
import { isInvalidPosition } from './failure.js';
import { collect } from './reading.js';
import type { Collected } from './reading.js';
import { placeOf, storedEvent } from './stored-event.js';
import { isWanted } from './stream-filter.js';

const PAGE = 500;
const MOST_CHARACTERS = 4_000_000;

/** Reads of the whole log. */
export class LogReader {
  constructor(
    private readonly connection: Connection,
    private readonly silenceMs: number,
  ) {}

  /**
   * Pages from a position on, inclusive. The client can filter only a subscription, not a read, so foreign events come
   * over the wire and are passed over here. A page starts at the last event of the one before, where an event surely
   * begins; where none begins at `from`, the log is read from its start.
   */
  async *pages({ from = 0, limit = Infinity, prefixes }: ReadAllOptions): AsyncGenerator<readonly StoredEvent[]> {
    this.connection.assertOpen();
    let reached = from - 1;
    for (let next: Position | undefined = from, left = limit; next !== undefined && left > 0;) {
      const { resolved, isCut }: Collected = await this.page(next);
      const fresh = resolved.filter((one) => placeOf(one) > reached).flatMap((one) => storedEvent(one) ?? []);
      const events = fresh.filter(({ streamId }) => isWanted(streamId, prefixes)).slice(0, left);
      if (events.length > 0) yield events;
      left -= events.length;
      const isEnd = resolved.length <= PAGE && !isCut;
      next = isEnd ? undefined : placeOf(resolved.at(-1)!);
      reached = Math.max(reached, next ?? 0);
    }
  }

  /** The position of the log's last event, others' and the server's own included; 0 for an empty log. */
  async head(): Promise<Position> {
    this.connection.assertOpen();
    return this.connection.persist('the head of the log cannot be read', async (client) => {
      const { resolved } = await collect(client.lastOfAll(), { silenceMs: this.silenceMs });
      return resolved[0] ? placeOf(resolved[0]) : 0;
    });
  }

  private async page(from: Position): Promise<Collected> {
    const read = (position: Position): Promise<Collected> =>
      this.connection.persist('the log cannot be read', (client) =>
        collect(client.readAll(position, PAGE + 1), { silenceMs: this.silenceMs, mostWeight: MOST_CHARACTERS }),
      );
    try {
      return await read(from);
    } catch (error) {
      if (!isInvalidPosition((error as Error).cause)) throw error;
      return from > (await this.head()) ? { resolved: [], isCut: false } : read(0);
    }
  }
}
