import { LRUCache } from 'lru-cache';
import type { Database } from './database.js';

/** The quotes looked for in a snapshot, by id, and the position at which that was. */
export interface QuoteCheck {
  readonly position: number;
  readonly found: ReadonlySet<string>;
  readonly gone: ReadonlySet<string>;
}

const CACHE_BYTES = 8 * 1024 * 1024;

/** Looks at quotes, which are kept: what was found in a snapshot never changes. */
export class QuoteChecks {
  private readonly parsed = new LRUCache<string, QuoteCheck>({ maxSize: CACHE_BYTES });

  constructor(private readonly db: Database) {}

  /** The quotes looked for when the newest snapshot of a source as of a position was captured. */
  at(source: number, position: number): QuoteCheck | undefined {
    const row = this.db.get(
      'SELECT since FROM quote_check WHERE source = ? AND since <= ? ORDER BY since DESC LIMIT 1',
      source,
      position,
    );
    if (!row) return undefined;
    const since = Number(row.since);
    const key = `${source}@${since}`;
    const known = this.parsed.get(key);
    if (known) return known;
    const { found, gone } = this.db.get(
      'SELECT found, gone FROM quote_check WHERE source = ? AND since = ?',
      source,
      since,
    )!;
    const ids = (list: unknown) => new Set(JSON.parse(String(list)) as string[]);
    const check: QuoteCheck = { position: since, found: ids(found), gone: ids(gone) };
    this.parsed.set(key, check, { size: 100 + (String(found).length + String(gone).length) * 3 });
    return check;
  }
}
