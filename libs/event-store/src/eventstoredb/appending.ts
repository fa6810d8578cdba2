import { WrongExpectedRevision } from '../errors.js';
import type { AppendResult, ExpectedRevision, NewEvent, StoredEvent } from '../event-store.js';
import type { Answer } from './batch-stream.js';
import type { Connection } from './connection.js';
import type { KnownIds } from './known-ids.js';
import type { StreamReader } from './stream-reader.js';
import { isOfServer } from './stream-filter.js';

type Written = Extract<Answer, { kind: 'written' }>;

/**
 * Appends that are sent until they are answered: always with the same ids at the same revision, so that the server
 * answers a repeat as it did the first time, whatever became of the earlier tries.
 */
export class Appending {
  constructor(
    private readonly connection: Connection,
    private readonly reader: StreamReader,
    private readonly known: KnownIds,
    private readonly timeoutMs: number,
  ) {}

  async append(streamId: string, given: readonly NewEvent[], expected: ExpectedRevision): Promise<AppendResult> {
    const events = given.map((event) => ({ ...event, id: event.id.toLowerCase() }));
    if (expected !== 'no_stream') await this.refuseHeldIds(streamId, idsOf(events), expected);
    const answer = await this.connection.persist(`append to ${streamId}`, (client, afterSilence) =>
      // Once a try got no answer, the next ones ask sooner whether the server, or a new leader, is back.
      client.append({ streamId, events, expected }, afterSilence ? this.timeoutMs / 2 : this.timeoutMs),
    );
    const result =
      answer.kind === 'written'
        ? await this.placed(streamId, answer)
        : await this.ownEarlierWrite(streamId, idsOf(events), expected, answer.actual);
    const first = result.revision - events.length + 1;
    this.known.note(
      streamId,
      first,
      events.map(({ id }, index) => ({ id, revision: first + index })),
    );
    return result;
  }

  /**
   * A server whose stream stands at `expected` writes an id that the stream holds already a second time (KurrentDB#1898).
   * The events up to `expected` never change, so it is enough to know their ids: the application has just read them.
   */
  private async refuseHeldIds(streamId: string, ids: readonly string[], expected: number): Promise<void> {
    const known = this.known.of(streamId);
    const from = (known?.upTo ?? -1) + 1;
    const read = from <= expected ? await this.reader.read(streamId, { from, limit: expected - from + 1 }) : [];
    const upTo = read.at(-1)?.revision ?? from - 1;
    const held = ids.some((id) => (known?.revisions.get(id) ?? Infinity) <= expected);
    if (upTo >= expected && !held && !read.some(({ id }) => ids.includes(id))) return;
    const actual = await this.reader.last(streamId);
    throw new WrongExpectedRevision(streamId, expected, actual?.revision ?? 'no_stream');
  }

  private async placed(streamId: string, { revision, position }: Written): Promise<AppendResult> {
    if (position !== undefined) return { revision, position };
    const [event] = await this.reader.read(streamId, { from: revision, limit: 1 });
    return { revision, position: event!.position };
  }

  /** A conflict with an earlier try of the same write is none. */
  private async ownEarlierWrite(
    streamId: string,
    ids: readonly string[],
    expected: ExpectedRevision,
    actual: ExpectedRevision,
  ): Promise<AppendResult> {
    const from = expected === 'no_stream' ? 0 : expected + 1;
    const standing = await this.reader.read(streamId, { from, limit: ids.length });
    const last = standing.at(-1);
    if (last && idsOf(standing).join() === ids.join()) return { revision: last.revision, position: last.position };
    throw new WrongExpectedRevision(streamId, expected, actual);
  }
}

/** Throws a TypeError for names that mean something to the server itself, "$$…" for one sets a stream's metadata. */
export function checkNames(streamId: string, events: readonly NewEvent[]): void {
  if (isOfServer(streamId)) throw new TypeError(`stream ${streamId} is the server's own: its name starts with "$"`);
  const system = events.find(({ type }) => isOfServer(type));
  if (system) throw new TypeError(`event type ${system.type} is the server's own: it starts with "$"`);
}

const idsOf = (events: readonly (NewEvent | StoredEvent)[]): string[] => events.map(({ id }) => id);
