import { EventEmitter, once } from 'node:events';
import { EventStore, WrongExpectedRevision } from '@timeline/event-store';
import type {
  AppendResult,
  ExpectedRevision,
  NewEvent,
  Position,
  ReadAllOptions,
  ReadStreamOptions,
  StoredEvent,
  SubscribeOptions,
  SubscriptionMessage,
} from '@timeline/event-store';

const BATCH = 7;

/** A log in memory that others can write to, with small batches so that there are many of them. */
export class MemoryEventStore extends EventStore {
  private readonly log: StoredEvent[] = [];
  private readonly growth = new EventEmitter().setMaxListeners(0);

  /** Events as another node stored them. */
  push(...events: readonly StoredEvent[]): void {
    this.log.push(...events);
    this.growth.emit('grown');
  }

  async append(streamId: string, events: readonly NewEvent[], expected: ExpectedRevision): Promise<AppendResult> {
    const last = this.log.findLast((event) => event.streamId === streamId)?.revision ?? -1;
    if (last !== (expected === 'no_stream' ? -1 : expected))
      throw new WrongExpectedRevision(streamId, expected, last < 0 ? 'no_stream' : last);
    const head = this.last;
    const place = (index: number) => ({
      revision: last + 1 + index,
      position: head + 1 + index,
      recordedAt: Date.now(),
    });
    this.push(...events.map((event, index) => ({ ...event, streamId, ...place(index) })));
    return { revision: last + events.length, position: head + events.length };
  }

  async readStream(streamId: string, { from = 0, limit = Infinity }: ReadStreamOptions = {}): Promise<StoredEvent[]> {
    return this.log.filter((event) => event.streamId === streamId && event.revision >= from).slice(0, limit);
  }

  async *readAll({ from = 0, limit = Infinity }: ReadAllOptions = {}): AsyncIterable<readonly StoredEvent[]> {
    yield this.log.filter(({ position }) => position >= from).slice(0, limit);
  }

  async *subscribeToAll({ prefixes, after = 0, signal }: SubscribeOptions): AsyncIterable<SubscriptionMessage> {
    for (let cursor = after; !signal.aborted;) {
      const page = this.log.filter(({ position }) => position > cursor).slice(0, BATCH);
      cursor = page.at(-1)?.position ?? cursor;
      const events = page.filter(({ streamId }) => !prefixes || prefixes.some((prefix) => streamId.startsWith(prefix)));
      if (events.length > 0) yield { kind: 'events', events };
      const caughtUp = cursor >= this.last;
      if (events.at(-1)?.position !== cursor || caughtUp) yield { kind: 'checkpoint', position: cursor, caughtUp };
      if (cursor >= this.last && !signal.aborted) await once(this.growth, 'grown', { signal }).catch(() => undefined);
    }
  }

  async head(): Promise<Position> {
    return this.last;
  }

  async close(): Promise<void> {}

  private get last(): Position {
    return this.log.at(-1)?.position ?? 0;
  }
}
