import type { Database } from './database.js';
import { FAR } from './traits.js';

/** Writes what facts are searched by. How often each word stands is counted in memory and written once a transaction. */
export class FactTexts {
  private counts = new Map<string, number>();

  constructor(private readonly db: Database) {}

  /** The words of a fact's texts from this position on; nothing is written where they are those before. */
  write(position: number, fact: number, before: readonly string[], after: readonly string[]): void {
    const [were, are] = [new Set(before), new Set(after)];
    if (were.size === are.size && [...are].every((word) => were.has(word))) return;
    if (before.length > 0)
      this.db.run(
        'UPDATE fact_text SET until = ? WHERE since = (SELECT max(since) FROM fact_text WHERE fact = ?) AND until = ?',
        ...[position, fact, FAR],
      );
    const words = [...are].map((word) => ` ${word}`).join('');
    this.db.run('INSERT INTO fact_text (since, fact, until, words) VALUES (?, ?, ?, ?)', position, fact, FAR, words);
    this.db.run('INSERT INTO fact_words (rowid, words) VALUES (?, ?)', position, words);
    for (const word of are) this.counts.set(word, (this.counts.get(word) ?? 0) + 1);
  }

  /** At the end of a transaction. */
  flush(): void {
    if (this.counts.size === 0) return;
    this.db.run(
      `INSERT INTO word_count (word, texts) SELECT value ->> 0, value ->> 1 FROM json_each(?) WHERE true
       ON CONFLICT (word) DO UPDATE SET texts = texts + excluded.texts`,
      JSON.stringify([...this.counts]),
    );
    this.counts.clear();
  }

  /** After a transaction that was rolled back. */
  forget(): void {
    this.counts.clear();
  }
}

/** The words of an object's names, one by one to be looked up, and name by name to tell which word of another name it is. */
export function writeNames(
  db: Database,
  position: number,
  object: number,
  names: readonly (readonly string[])[],
): void {
  const { since } = db.get('SELECT max(since) AS since FROM name_line WHERE object = ?', object)!;
  const before = db.all(
    'SELECT words FROM name_line WHERE object = ? AND since = ? AND until = ?',
    object,
    since!,
    FAR,
  );
  db.run(
    'UPDATE name_word SET until = ? WHERE word IN (SELECT value FROM json_each(?)) AND object = ? AND since = ? AND until = ?',
    ...[position, JSON.stringify(before.flatMap(({ words }) => String(words).split(' '))), object, since!, FAR],
  );
  db.run('UPDATE name_line SET until = ? WHERE object = ? AND since = ? AND until = ?', position, object, since!, FAR);
  db.run(
    'INSERT INTO name_word (word, object, since, until) SELECT value, ?, ?, ? FROM json_each(?)',
    ...[object, position, FAR, JSON.stringify([...new Set(names.flat())])],
  );
  names.forEach((words, place) =>
    db.run(
      'INSERT INTO name_line (object, since, until, place, words) VALUES (?, ?, ?, ?, ?)',
      ...[object, position, FAR, place, words.join(' ')],
    ),
  );
}
