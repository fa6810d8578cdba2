import { Database } from '../../libs/read-model/src/database.js';

/** Every row of every table of a file, in the order of its primary key. */
export function dump(path: string): Record<string, unknown[]> {
  const db = new Database(path, { readOnly: true });
  try {
    // How an index of words is laid out depends on the transactions that filled it; what it says does not.
    const tables = db.all(
      `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'fact_words%' ORDER BY name`,
    );
    db.exec(`CREATE VIRTUAL TABLE temp.words USING fts5vocab('main', 'fact_words', 'instance')`);
    const words = db.all('SELECT term, doc FROM temp.words ORDER BY term, doc');
    return {
      words,
      ...Object.fromEntries(tables.map(({ name }) => [String(name), rowsOf(db, String(name))])),
    };
  } finally {
    db.close();
  }
}

function rowsOf(db: Database, table: string): unknown[] {
  const columns = db.all(`SELECT name, pk FROM pragma_table_info(?)`, table);
  const keys = columns.filter(({ pk }) => Number(pk) > 0).toSorted((a, b) => Number(a.pk) - Number(b.pk));
  const order = (keys.length > 0 ? keys : columns).map(({ name }) => name).join(', ');
  return db.all(`SELECT * FROM ${table} ORDER BY ${order}`);
}
