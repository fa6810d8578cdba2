import type { DatabaseSyncInstance, StatementSyncInstance } from '@photostructure/sqlite';
import type { Direction } from './read.js';
import { NAMED, ROW } from './read-responses.js';
import type { ServedRow } from './read-responses.js';

/** What of a stream is shown: revisions from `first` to `last`, written not before `since`, in milliseconds since 1970. */
export interface Shown {
  readonly first: number;
  readonly last: number;
  readonly since: number;
}

export class StreamStatements {
  private readonly forwards: StatementSyncInstance;
  private readonly backwards: StatementSyncInstance;

  constructor(db: DatabaseSyncInstance) {
    const prepare = (order: string): StatementSyncInstance => {
      const statement = db.prepare(`
        SELECT ${ROW} FROM event e ${NAMED}
        WHERE e.stream = ? AND e.revision >= ? AND e.revision <= ? AND e.recorded_at >= ?
        ORDER BY e.revision ${order} LIMIT ?`);
      statement.setReturnArrays(true);
      return statement;
    };
    this.forwards = prepare('ASC');
    this.backwards = prepare('DESC');
  }

  from(stream: number, direction: Direction, from: number, shown: Shown, limit: number): readonly ServedRow[] {
    const { first, last, since } = shown;
    const oldest = Number.isFinite(since) ? Math.floor(since) : Number.MIN_SAFE_INTEGER;
    const rows =
      direction === 'forwards'
        ? this.forwards.all(stream, Math.max(from, first), last, oldest, limit)
        : this.backwards.all(stream, first, Math.min(from, last), oldest, limit);
    return rows;
  }

  at(stream: number, revision: number): readonly ServedRow[] {
    return this.forwards.all(stream, revision, revision, Number.MIN_SAFE_INTEGER, 1);
  }
}
