import { DatabaseSync } from '@photostructure/sqlite';
import type { DatabaseSyncInstance, StatementSyncInstance } from '@photostructure/sqlite';

type Value = number | string | Uint8Array | null;

export type Row = Record<string, number | string | null>;

/** Pages that a connection keeps. A reader is no slower with a quarter: the rest is in the memory of the operating system. */
const [READER_KIB, WRITER_KIB] = [16_384, 65_536];
/** For filling a file: with less, pages that each transaction changes are written and read again within it. */
const FILLING_KIB = 262_144;
/** Pages of the write-ahead log that are folded into the file in one go: what waits for it meanwhile waits for some 10 ms, or, filling, 0.3 s. */
const [FOLDED, FOLDED_FILLING] = [2_000, 32_000];
/** Statements that are kept. Those of walks are put together, so that there is no end of them. */
const MAX_STATEMENTS = 500;

/** One connection whose statements are prepared once: this driver frees them only when the event loop turns. */
export class Database {
  private readonly statements = new Map<string, StatementSyncInstance>();
  private readonly connection: DatabaseSyncInstance;

  constructor(path: string, { readOnly = false }: { readOnly?: boolean } = {}) {
    this.connection = new DatabaseSync(path, { readOnly });
    // An event changes a page each of some twenty-five indexes, and each is written whole with its transaction.
    if (!readOnly) this.connection.exec('PRAGMA page_size = 4096');
    // Nothing is mapped: reading was no faster for it, and what is mapped is resident once for each connection.
    this.connection.exec(
      `PRAGMA busy_timeout = 5000; PRAGMA temp_store = MEMORY; PRAGMA cache_size = ${-(readOnly ? READER_KIB : WRITER_KIB)};
       PRAGMA mmap_size = 0;`,
    );
    if (!readOnly) this.connection.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;');
    if (!readOnly) this.fill(false);
  }

  /** Keeps more pages while a file is being filled, and lets go of them afterwards; then nothing is left to be folded. */
  fill(isFilling: boolean): void {
    const [kib, folded] = isFilling ? [FILLING_KIB, FOLDED_FILLING] : [WRITER_KIB, FOLDED];
    this.connection.exec(`PRAGMA cache_size = ${-kib}; PRAGMA wal_autocheckpoint = ${folded}; PRAGMA shrink_memory;`);
    if (!isFilling) this.connection.exec('PRAGMA wal_checkpoint(PASSIVE)');
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

  /** The bytes in the first column of the first row. */
  blob(sql: string, ...values: Value[]): Uint8Array | undefined {
    const row = this.prepared(sql).get(...values) as Record<string, Uint8Array> | undefined;
    return row && Object.values(row)[0];
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
      // SQLite has already rolled back by itself after some errors, such as a full disk.
      if (this.connection.isTransaction) this.connection.exec('ROLLBACK');
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
