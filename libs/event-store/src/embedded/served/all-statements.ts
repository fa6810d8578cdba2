import type { DatabaseSyncInstance, StatementSyncInstance } from '@photostructure/sqlite';
import type { Position } from '../../event-store.js';
import type { Direction, ServedFilter } from './read.js';
import { NAMED, ROW } from './read-responses.js';
import type { ServedRow } from './read-responses.js';

const COLUMN = { stream: 's.name', type: 'e.type' } as const;

/** Reads of the whole log, one prepared statement for each kind of filter and direction. */
export class AllStatements {
  private readonly prepared = new Map<string, StatementSyncInstance>();
  private regex = /(?:)/;

  constructor(private readonly db: DatabaseSyncInstance) {
    db.function('matches_filter', { deterministic: true }, (text: unknown) => Number(this.regex.test(text as string)));
  }

  /** Both ends inclusive, `from` the one to begin at. */
  between(
    from: Position,
    until: Position,
    direction: Direction,
    filter: ServedFilter | undefined,
    limit: number,
  ): readonly ServedRow[] {
    const statement = this.statement(direction, filter);
    const [low, high] = direction === 'forwards' ? [from, until] : [until, from];
    if (filter && 'prefixes' in filter.by) {
      return statement.all(JSON.stringify(filter.by.prefixes), low, high, limit);
    }
    if (filter && 'regex' in filter.by) this.regex = new RegExp(filter.by.regex);
    return statement.all(low, high, limit);
  }

  private statement(direction: Direction, filter?: ServedFilter): StatementSyncInstance {
    const by = filter && ('regex' in filter.by ? 'regex' : 'prefixes');
    const key = [direction, filter?.on, by].join(' ');
    const known = this.prepared.get(key);
    if (known) return known;
    const column = filter && COLUMN[filter.on];
    const matches = {
      prefixes: `AND EXISTS (SELECT 1 FROM prefix WHERE substr(${column}, 1, length(start)) = start)`,
      regex: `AND matches_filter(${column})`,
    };
    const statement = this.db.prepare(`
      ${by === 'prefixes' ? 'WITH prefix (start) AS MATERIALIZED (SELECT value FROM json_each(?))' : ''}
      SELECT ${ROW} FROM event e ${filter?.on === 'stream' ? 'INDEXED BY event_in_log' : ''} ${NAMED}
      WHERE e.position >= ? AND e.position <= ? ${by ? matches[by] : ''}
      ORDER BY e.position ${direction === 'forwards' ? 'ASC' : 'DESC'} LIMIT ?`);
    statement.setReturnArrays(true);
    this.prepared.set(key, statement);
    return statement;
  }
}
