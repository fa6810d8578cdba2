import { StoreUnavailable } from '../errors.js';
import type { Position, StoredEvent, SubscribeOptions, SubscriptionMessage } from '../event-store.js';
import type { Connection } from './connection.js';
import { isInvalidPosition, isTooSlow, unavailable } from './failure.js';
import { Inbox } from './inbox.js';
import type { Delivery } from './inbox.js';
import type { LogReader } from './log-reader.js';
import { placeOf, storedEvent } from './stored-event.js';
import { isWanted, streamFilter } from './stream-filter.js';

/**
 * The log from a position on, over as many subscriptions of the server as it takes. What only the server's pace or its
 * silence ends is taken up again here, at the last position; when the connection is lost it throws, and the caller
 * subscribes again.
 */
export class Subscribing {
  private reached: Position;
  /** No event begins there: the server has to start at the beginning, and what lies before is passed over. */
  private unknownPosition = 0;
  private resumedAt = -1;
  private headAtRenewal = 0;
  private isLive = false;

  constructor(
    private readonly connection: Connection,
    private readonly log: LogReader,
    private readonly options: SubscribeOptions,
    private readonly silenceMs: number,
  ) {
    this.reached = options.after ?? 0;
  }

  async *messages(): AsyncGenerator<SubscriptionMessage, void, void> {
    this.connection.assertOpen();
    const ended = AbortSignal.any([this.options.signal, this.connection.closing]);
    while (!ended.aborted) {
      const { client, release, replaced } = this.connection.lease();
      // A line that others found dead gives no sign of it here: the subscription moves to the new one at once.
      const signal = AbortSignal.any([ended, replaced]);
      const from = this.reached === this.unknownPosition ? 0 : this.reached;
      const filter = streamFilter(this.options.prefixes);
      const inbox = new Inbox((checkpointReached) => client.subscribe(from, filter, checkpointReached), signal);
      try {
        yield* this.drain(inbox, signal);
      } catch (error) {
        if (ended.aborted) return;
        if (replaced.aborted || this.canResume(error)) continue;
        release(error);
        throw unavailable('the subscription has ended', error);
      } finally {
        inbox.close();
        release();
      }
    }
  }

  /** Returns when the subscription is over or has to be renewed. */
  private async *drain(inbox: Inbox, signal: AbortSignal): AsyncGenerator<SubscriptionMessage, void, void> {
    this.isLive = false;
    while (!signal.aborted) {
      const delivery = await inbox.next(this.silenceMs);
      if (signal.aborted) return;
      if (delivery) yield* this.handOut(delivery);
      else if (await this.isStalled()) return;
    }
  }

  private *handOut({ events: resolved, mark }: Delivery): Generator<SubscriptionMessage, void, void> {
    const events = this.fresh(resolved);
    if (events.length > 0) yield { kind: 'events', events };
    if (!mark) return;
    this.reached = Math.max(this.reached, mark.position ?? 0);
    this.isLive ||= mark.caughtUp;
    yield { kind: 'checkpoint', position: this.reached, caughtUp: this.isLive };
  }

  private fresh(resolved: readonly Delivery['events'][number][]): StoredEvent[] {
    const before = this.reached;
    const last = resolved.at(-1);
    if (last) this.reached = Math.max(before, placeOf(last));
    return resolved
      .flatMap((one) => storedEvent(one) ?? [])
      .filter(({ position, streamId }) => position > before && isWanted(streamId, this.options.prefixes));
  }

  /**
   * A subscription can fall silent while its connection lives. So after a silence the log's head is asked for: if nobody
   * answers the connection is lost, and if the head has moved on the subscription is renewed, once for each place.
   */
  private async isStalled(): Promise<boolean> {
    const head = await this.log.head();
    if (!this.isLive) throw new StoreUnavailable('a subscription got no answer');
    if (head <= Math.max(this.reached, this.headAtRenewal)) return false;
    this.headAtRenewal = head;
    return true;
  }

  private canResume(error: unknown): boolean {
    if (isInvalidPosition(error)) {
      const isNew = this.unknownPosition !== this.reached;
      this.unknownPosition = this.reached;
      return isNew;
    }
    const isMovingOn = this.reached > this.resumedAt;
    this.resumedAt = this.reached;
    return isTooSlow(error) && isMovingOn;
  }
}
