import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import type { Position } from '../../event-store.js';
import { verifyEvent } from '../digests.js';
import { AllStatements } from './all-statements.js';
import type { ServedAllPage, ServedAllRead, ServedStreamPage, ServedStreamRead } from './read.js';
import { ReadResponses } from './read-responses.js';
import type { ServedRow } from './read-responses.js';
import { LINK_TYPE, TOMBSTONE_REVISION } from './stream-names.js';
import { StreamStatements } from './stream-statements.js';
import { Streams } from './streams.js';

const PAGE_BYTES = 192 * 1024;
/** Rows are fetched at once, which is much faster than one by one: as many as fill a page if they are like the last ones. */
const [FEWEST_ROWS, MOST_ROWS] = [8, 256];
/** A filter that matches nothing must not hold up appends for long. */
const MAX_POSITIONS_SCANNED = 20_000;

/** Pages of the log, encoded as a client of EventStoreDB reads them. */
export class ServedReader {
  private readonly streams: Streams;
  private readonly streamRows: StreamStatements;
  private readonly allRows: AllStatements;
  private readonly responses = new ReadResponses();
  private averageBytes = PAGE_BYTES / FEWEST_ROWS;

  constructor(
    db: DatabaseSyncInstance,
    private readonly head: () => Position,
  ) {
    this.streams = new Streams(db);
    this.streamRows = new StreamStatements(db);
    this.allRows = new AllStatements(db);
  }

  metadata(stream: string): string | undefined {
    return this.streams.metadata(stream);
  }

  readStream({ stream, from, direction, limit, memory, resolveLinks }: ServedStreamRead): ServedStreamPage {
    this.responses.begin(memory);
    const standing = this.streams.find(stream);
    const retention = this.streams.retention(stream);
    const isTombstoned = this.streams.isTombstoned(stream, standing);
    if (!standing || retention.isDeleted || isTombstoned) {
      const state = isTombstoned ? 'tombstoned' : 'missing';
      if (isTombstoned && standing) this.write(() => this.streamRows.at(standing.id, TOMBSTONE_REVISION), 1);
      return { state, frames: this.responses.take(), events: 0, next: from, end: true };
    }
    const { revision: last, id } = standing;
    const range = {
      first: Math.max(retention.truncateBefore, last - retention.maxCount + 1),
      last,
      since: Date.now() - retention.maxAge * 1000,
    };
    const rows = (most: number) => this.streamRows.from(id, direction, from, range, most);
    const { events, isFull, lastRow } = this.write(rows, limit, { resolveLinks });
    const reached = lastRow?.[1] ?? from;
    const next = direction === 'forwards' ? reached + Number(events > 0) : reached - 1;
    return { state: 'found', frames: this.responses.take(), events, next, end: !isFull };
  }

  readAll(read: ServedAllRead): ServedAllPage {
    const { from, direction, limit, filter, checkpoints, memory, resolveLinks } = read;
    this.responses.begin(memory);
    const step = direction === 'forwards' ? 1 : -1;
    const outermost = direction === 'forwards' ? this.head() : 1;
    const scanned = filter ? from + step * (MAX_POSITIONS_SCANNED - 1) : outermost;
    const until = direction === 'forwards' ? Math.min(outermost, scanned) : Math.max(outermost, scanned);
    const marks = checkpoints && new Checkpoints(this.responses, checkpoints.every, checkpoints.last);
    const rows = (most: number) => this.allRows.between(from, until, direction, filter, most);
    const { events, isFull, lastRow } = this.write(rows, limit, { marks, resolveLinks });
    const reached = isFull ? lastRow![0] : direction === 'forwards' ? Math.max(until, from - 1) : until;
    marks?.upTo(reached);
    return {
      frames: this.responses.take(),
      events,
      next: reached + step,
      end: (outermost - reached) * step <= 0,
      checkpoint: marks?.last ?? 0,
    };
  }

  /** What a link leads to, unless that is not shown, or not there. */
  private targetOf(link: ServedRow): ServedRow | undefined {
    const [, revision, stream] = /^(\d{1,15})@(.+)$/s.exec(Buffer.from(link[6]).toString()) ?? [];
    const standing = stream === undefined ? undefined : this.streams.find(stream);
    if (!standing || this.streams.isTombstoned(stream!, standing)) return undefined;
    const { isDeleted, truncateBefore } = this.streams.retention(stream!);
    if (isDeleted || Number(revision) < truncateBefore) return undefined;
    const [target] = this.streamRows.at(standing.id, Number(revision));
    if (target) verifyEvent(target);
    return target;
  }

  private write(
    fetch: (most: number) => readonly ServedRow[],
    limit: number,
    { marks, resolveLinks = false }: { readonly marks?: Checkpoints; readonly resolveLinks?: boolean } = {},
  ) {
    const fitting = Math.max(FEWEST_ROWS, Math.min(MOST_ROWS, Math.ceil(PAGE_BYTES / this.averageBytes)));
    const most = Math.min(limit, fitting);
    const { responses } = this;
    let events = 0;
    let lastRow: ServedRow | undefined;
    for (const row of fetch(most)) {
      marks?.upTo(row[0] - 1);
      verifyEvent(row);
      if (resolveLinks && row[4] === LINK_TYPE) responses.link(this.targetOf(row), row);
      else responses.event(row);
      marks?.upTo(row[0]);
      events++;
      lastRow = row;
      if (responses.length > PAGE_BYTES) break;
    }
    if (events > 0) this.averageBytes = responses.length / events;
    return { events, lastRow, isFull: events > 0 && (events >= most || responses.length > PAGE_BYTES) };
  }
}

/** Checkpoints after every so many positions, whether what lies there matched or not. */
class Checkpoints {
  constructor(
    private readonly responses: ReadResponses,
    private readonly every: number,
    public last: Position,
  ) {}

  upTo(position: Position): void {
    while (this.last + this.every <= position) {
      this.last += this.every;
      this.responses.checkpoint(this.last);
    }
  }
}
