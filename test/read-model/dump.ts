import { Database } from '../../libs/read-model/src/database.js';

/** What each entry of a table says whose rows hold what one transaction added: how many rows that makes is no matter. */
const spread: Record<string, string> = {
  tally: `SELECT set_id, value, (SELECT e.value FROM json_each(entries) e WHERE e.key = entry.key + 1) AS count
    FROM tally, json_each(entries) entry WHERE entry.key % 2 = 0 ORDER BY 1, 2`,
  facet_tally: `SELECT set_id, facet, value, (SELECT e.value FROM json_each(entries) e WHERE e.key = entry.key + 1) AS count
    FROM facet_tally, json_each(entries) entry WHERE entry.key % 2 = 0 ORDER BY 1, 2, 3`,
  mention: 'SELECT DISTINCT target, value FROM mention, json_each(objects) ORDER BY 1, 2',
  source_mention: 'SELECT DISTINCT target, value FROM source_mention, json_each(objects) ORDER BY 1, 2',
};

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
  if (spread[table]) return db.all(spread[table]);
  const columns = db.all(`SELECT name, pk FROM pragma_table_info(?)`, table);
  const keys = columns.filter(({ pk }) => Number(pk) > 0).toSorted((a, b) => Number(a.pk) - Number(b.pk));
  const order = (keys.length > 0 ? keys : columns).map(({ name }) => name).join(', ');
  return db.all(`SELECT * FROM ${table} ORDER BY ${order}`);
}
