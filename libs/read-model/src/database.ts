import { DatabaseSync } from '@photostructure/sqlite';
import type { DatabaseSyncInstance, StatementSyncInstance } from '@photostructure/sqlite';

type Value = number | string | null;

export type Row = Record<string, number | string | null>;

/** Pages that a connection keeps. A reader is no slower with a quarter: the rest is in the memory of the operating system. */
const [READER_KIB, WRITER_KIB] = [16_384, 65_536];
/** For filling a file: with less, pages that each transaction changes are written and read again within it. */
const FILLING_KIB = 262_144;
/** Statements that are kept. Those of walks are put together, so that there is no end of them. */
const MAX_STATEMENTS = 500;

/** One connection whose statements are prepared once: this driver frees them only when the event loop turns. */
export class Database {
  private readonly statements = new Map<string, StatementSyncInstance>();
  private readonly connection: DatabaseSyncInstance;

  constructor(path: string, { readOnly = false }: { readOnly?: boolean } = {}) {
    this.connection = new DatabaseSync(path, { readOnly });
    // Documents lie in one piece, some to a page with little left over: a tenth less than at 4 KB.
    if (!readOnly) this.connection.exec('PRAGMA page_size = 32768');
    // Nothing is mapped: reading was no faster for it, and what is mapped is resident once for each connection.
    this.connection.exec(
      `PRAGMA busy_timeout = 5000; PRAGMA temp_store = MEMORY; PRAGMA cache_size = ${-(readOnly ? READER_KIB : WRITER_KIB)};
       PRAGMA mmap_size = 0;`,
    );
    if (!readOnly)
      this.connection.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA wal_autocheckpoint = 4000;');
  }

  /** Keeps more pages while a file is being filled, and lets go of them afterwards. */
  fill(isFilling: boolean): void {
    this.connection.exec(`PRAGMA cache_size = ${-(isFilling ? FILLING_KIB : WRITER_KIB)}; PRAGMA shrink_memory;`);
  }

  exec(sql: string): void {
    this.connection.exec(sql);
  }

  run(sql: string, ...values: Value[]): void {
    this.prepared(sql).run(...values);
  }

  get(sql: string, ...values: Value[]): Row | undefined {
    return this.prepared(sql).get(...values) as Row | undefined;
  }

  all(sql: string, ...values: Value[]): Row[] {
    return this.prepared(sql).all(...values) as Row[];
  }

  transaction<T>(work: () => T): T {
    this.connection.exec('BEGIN IMMEDIATE');
    try {
      const result = work();
      this.connection.exec('COMMIT');
      return result;
    } catch (error) {
      this.connection.exec('ROLLBACK');
      throw error;
    }
  }

  close(): void {
    this.statements.clear();
    this.connection.close();
  }

  private prepared(sql: string): StatementSyncInstance {
    const known = this.statements.get(sql);
    if (known) return known;
    const statement = this.connection.prepare(sql);
    if (this.statements.size >= MAX_STATEMENTS) this.statements.delete(this.statements.keys().next().value!);
    this.statements.set(sql, statement);
    return statement;
  }
}
