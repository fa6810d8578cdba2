import { DatabaseSync } from '@photostructure/sqlite';
import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import type { Position } from '../event-store.js';
import { DamagedLog, Digests, lookThrough } from './digests.js';
import type { LogAppend, LogEvent, LogOptions, LogOutcome } from './log-append.js';
import { takeRows } from './log-page.js';
import type { LogPage } from './log-page.js';
import { logStatements } from './log-statements.js';
import type { LogStatements } from './log-statements.js';
import { prepareSchema } from './schema.js';
import { ServedReader } from './served/reader.js';
import { TOMBSTONE_TYPE } from './served/stream-names.js';
import type { ServedWrite } from './served/write.js';
import { ServedWriter } from './served/writer.js';

/** A filter that matches nothing must not hold up appends for longer than about 10 ms. */
const MAX_POSITIONS_SCANNED = 50_000;

/**
 * The log in one SQLite file, synchronous and without threads. An append that has returned is on the disk. One instance
 * at a time may have a file open: see `lockFolder`.
 */
export class EmbeddedLog {
  private readonly db: DatabaseSyncInstance;
  private readonly sql: LogStatements;
  /** The same log as a gateway serves it. */
  readonly served: ServedReader;
  private readonly servedWriter: ServedWriter;
  private readonly digests: Digests;
  private last: Position;

  constructor(path: string, { maxPages }: LogOptions = {}) {
    this.db = new DatabaseSync(path);
    try {
      this.db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -32000');
      this.db.exec('PRAGMA journal_size_limit = 67108864; PRAGMA wal_autocheckpoint = 4000');
      prepareSchema(this.db, path);
      if (maxPages !== undefined) this.db.exec(`PRAGMA max_page_count = ${maxPages}`);
      this.sql = logStatements(this.db);
      this.last = this.sql.head();
      this.digests = new Digests(this.db, this.last);
      this.served = new ServedReader(this.db, () => this.last);
      this.servedWriter = new ServedWriter(this.db, {
        last: () => this.last,
        next: () => ++this.last,
        createStream: this.sql.createStream,
        written: (event) => this.digests.add(event),
      });
    } catch (error) {
      this.db.close();
      throw error;
    }
  }

  head(): Position {
    return this.last;
  }

  /**
   * Commits all of them in one transaction, in order, each decided on what the ones before it left. When the transaction
   * fails each is tried alone, so that one that does not fit takes no other with it.
   */
  appendAll(appends: readonly (LogAppend | ServedWrite)[]): LogOutcome[] {
    try {
      return this.transaction(() => {
        const recordedAt = Date.now();
        return appends.map((append) =>
          'op' in append ? this.servedWriter.write(append, recordedAt) : this.append(append, recordedAt),
        );
      });
    } catch (error) {
      if (appends.length > 1) return appends.flatMap((append) => this.appendAll([append]));
      return appends.map(() => ({ kind: 'failed', reason: reasonOf(error) }));
    }
  }

  /** From a revision on, inclusive. An unknown stream has an empty page. */
  readStream(stream: string, from: number, limit: number): LogPage {
    const { rows, isStopped } = takeRows(this.sql.streamFrom.iterate(stream, from, limit), limit);
    // A tombstone, which a gateway may have written, has a revision of its own.
    const gap = rows.findIndex(([, revision, , , type], index) => revision !== from + index && type !== TOMBSTONE_TYPE);
    if (gap >= 0) throw new DamagedLog(`revision ${from + gap} of ${stream}`);
    return { rows, upTo: rows.at(-1)?.[1] ?? from - 1, end: !isStopped };
  }

  /** From a position on, inclusive, streams that start with one of `prefixes` only. */
  readAll(from: Position, limit: number, prefixes?: readonly string[]): LogPage {
    const until = prefixes ? Math.min(this.last, from + MAX_POSITIONS_SCANNED - 1) : this.last;
    const found = prefixes
      ? this.sql.matchingFrom.iterate(JSON.stringify(prefixes), from, until, limit)
      : this.sql.allFrom.iterate(from, until, limit);
    const { rows, isStopped } = takeRows(found, limit);
    const upTo = isStopped ? rows.at(-1)![0] : Math.max(until, from - 1);
    return { rows, upTo, end: upTo >= this.last };
  }

  /** Sentences that name what is damaged, from a position on; none where all is as it was recorded. */
  verify(from: Position): string[] {
    const damage: string[] = [];
    const looking = lookThrough(this.db, from, (what) => damage.push(what));
    while (!looking.next().done);
    return damage;
  }

  /** Writes the write-ahead log back into the file, so that one file is left. */
  close(): void {
    try {
      this.db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    } finally {
      this.db.close();
    }
  }

  private transaction<T>(work: () => T): T {
    const { last } = this;
    const digest = this.digests.newest;
    this.sql.begin.run();
    try {
      const result = work();
      this.sql.commit.run();
      return result;
    } catch (error) {
      this.last = last;
      this.digests.newest = digest;
      // SQLite has already rolled back by itself after some errors, such as a full disk.
      if (this.db.isTransaction) this.sql.rollback.run();
      throw error;
    }
  }

  private append({ stream, expected, events }: LogAppend, recordedAt: number): LogOutcome {
    const known = this.sql.findStream(stream);
    const actual = known?.revision ?? -1;
    const after = expected === 'no_stream' ? -1 : expected;
    const earlier = known && after < actual ? this.earlierWrite(known.id, after, events) : undefined;
    if (earlier) return earlier;
    // EventStoreDB compares ids only when the stream stands beyond `expected`, and would write an id a second time here
    // (KurrentDB#1898). With ids made from commands that is a command recorded twice, so it is refused.
    const isRepeat = known !== undefined && events.some(([id]) => this.sql.holdsId.get(known.id, id) !== undefined);
    if (after !== actual || isRepeat) return { kind: 'conflict', actual: known ? actual : 'no_stream' };
    return this.write({ name: stream, id: known?.id ?? this.sql.createStream(stream) }, actual, events, recordedAt);
  }

  private earlierWrite(stream: number, after: number, events: readonly LogEvent[]): LogOutcome | undefined {
    const standing = this.sql.idsAfter.all(stream, after, events.length) as [id: string, position: Position][];
    const isSame = events.every(([id], index) => standing[index]?.[0] === id);
    if (!isSame) return undefined;
    return { kind: 'repeated', revision: after + events.length, position: standing.at(-1)![1] };
  }

  private write(
    stream: { readonly name: string; readonly id: number },
    actual: number,
    events: readonly LogEvent[],
    recordedAt: number,
  ): LogOutcome {
    let revision = actual;
    for (const [id, type, data, metadata] of events) {
      this.sql.insert.run(++this.last, stream.id, ++revision, id, type, recordedAt, data, metadata);
      this.digests.add([this.last, revision, stream.name, id, type, recordedAt, data, metadata, 1]);
    }
    return { kind: 'written', revision, position: this.last };
  }
}

/** By its fields: an error of the native driver may be of another realm than the caller's `Error`. */
export function reasonOf(error: unknown): string {
  const { message, sqliteCodeName } = error as { message?: string; sqliteCodeName?: string };
  return [sqliteCodeName, message ?? String(error)].filter(Boolean).join(': ');
}
