import { withoutEndings } from '@timeline/kernel';
import type { Database } from './database.js';

/** Any of these alternatives will do; each is beginnings of words that a fact must all have. */
export type SearchWord = readonly (readonly string[])[];

/** A piece of SQL with the values of its parameters. */
export interface Sql {
  readonly sql: string;
  readonly values: readonly (number | string)[];
}

/** From so many facts of a word on it is cheaper to walk a list and look into each fact than to collect and sort them. */
const COMMON = 4_096;
/** So many words with one beginning tell whether it is common. */
const COUNTED_WORDS = 1_000;
/** Actors by whose names a word is widened, those recorded first, and the alternatives that they give. */
const MAX_NAMED = 20;
const MAX_ALTERNATIVES = 50;

/**
 * What the words of a query stand for as of a position. A word also finds what the same actors are called elsewhere
 * (tokayev → токаев); one that no fact has is looked for without its endings.
 */
export function searchWords(db: Database, words: readonly string[], position: number): SearchWord[] {
  return words.map((word) => {
    const typed = alternatives(db, word, position);
    if (isKnown(db, typed, position)) return typed;
    for (const stem of withoutEndings(word)) {
      const shorter = alternatives(db, stem, position);
      if (isKnown(db, shorter, position)) return shorter;
    }
    return typed;
  });
}

function isKnown(db: Database, word: SearchWord, position: number): boolean {
  return word.some((beginnings) => beginnings.every((beginning) => occurs(db, beginning, position)));
}

/** Whether any fact has such a word. A common one is soon met with; collecting all its texts would take longer. */
function occurs(db: Database, beginning: string, position: number): boolean {
  const texts = textsWith(db, beginning);
  if (texts === 0) return false;
  const row =
    texts < COMMON
      ? db.get(`SELECT 1 AS yes FROM (${TEXTS_WITH}) LIMIT 1`, matching([beginning]), position, position)
      : db.get(
          'SELECT 1 AS yes FROM fact_text WHERE since <= ? AND until > ? AND instr(words, ?) > 0 LIMIT 1',
          ...[position, position, ` ${beginning}`],
        );
  return row !== undefined;
}

const TEXTS_WITH = `SELECT t.fact FROM fact_words w CROSS JOIN fact_text t
  WHERE w.fact_words MATCH ? AND w.rowid <= ? AND t.since = w.rowid AND t.until > ?`;

/** An FTS5 query: any of these beginnings of words. */
const matching = (beginnings: readonly string[]): string => beginnings.map((one) => `"${one}"*`).join(' OR ');

/** In about how many texts there has ever been such a word; exactly 0 where there has been none. */
function textsWith(db: Database, beginning: string): number {
  const row = db.get(
    'SELECT sum(texts) AS n FROM (SELECT texts FROM word_count WHERE word >= ? AND word < ? LIMIT ?)',
    ...[...range(beginning), COUNTED_WORDS],
  );
  return Number(row!.n ?? 0);
}

/** All words that begin so, as a range of an index. */
const range = (beginning: string): [from: string, to: string] => [beginning, `${beginning}\u{10FFFF}`];

function alternatives(db: Database, word: string, position: number): SearchWord {
  const all = new Map([[word, [word] as readonly string[]]]);
  for (const names of namesOf(db, word, position))
    for (const name of names)
      for (const [place, part] of name.entries())
        if (part.startsWith(word))
          for (const one of names.map((other) => inOtherName(name, place, other))) all.set(one.join(' '), one);
  const different = [...all.values()];
  const needed = different.filter(
    (one, index) => !different.some((other, at) => covers(other, one) && (at < index || !covers(one, other))),
  );
  return needed.slice(0, MAX_ALTERNATIVES);
}

/** The word at the same place of another name with as many words, or else that name as a whole. */
const inOtherName = (name: readonly string[], place: number, other: readonly string[]): readonly string[] =>
  other.length === name.length ? [other[place]!] : other;

/** Whether whatever has the beginnings of `narrow` has those of `wide`. */
const covers = (wide: readonly string[], narrow: readonly string[]): boolean =>
  wide.every((beginning) => narrow.some((word) => word.startsWith(beginning)));

/** The names, as words, of each of the actors that have a word with this beginning. */
function namesOf(db: Database, word: string, position: number): string[][][] {
  const named = db.all(
    `SELECT (SELECT json_group_array(words) FROM (SELECT words FROM name_line l WHERE l.object = found.object AND l.since <= ?
         AND l.until > ? AND l.words <> '' ORDER BY l.since, l.place)) AS names
     FROM (SELECT DISTINCT object FROM name_word WHERE word >= ? AND word < ? AND since <= ? AND until > ?
       ORDER BY object LIMIT ?) found`,
    ...[position, position, ...range(word), position, position, MAX_NAMED],
  );
  return named.map(({ names }) => (JSON.parse(String(names)) as string[]).map((name) => name.split(' ')));
}

/** Whether member `m` has all the words, by looking into its text as of a position. */
export function hasWords(words: readonly SearchWord[], position: number): Sql {
  const values: string[] = [];
  const has = (beginning: string) => {
    values.push(` ${beginning}`);
    return 'instr(t.words, ?) > 0';
  };
  const tests = words.map((word) => `(${word.map((all) => all.map(has).join(' AND ')).join(' OR ')})`);
  return {
    sql: ` AND EXISTS (SELECT 1 FROM fact_text t WHERE t.fact = m.fact AND t.since <= ? AND t.until > ? AND ${tests.join(' AND ')})`,
    values: [position, position, ...values],
  };
}

/**
 * The facts that may have all the words, as a statement, by the rarest of them; undefined where that one is so common that
 * walking the set, of `size` members, and looking into each is cheaper. Further words are still to be looked for in them.
 */
export function collected(
  db: Database,
  words: readonly SearchWord[],
  position: number,
  { size, sorted }: { readonly size: number; readonly sorted: boolean },
): Sql | undefined {
  const limit = sorted ? Math.min(size, COMMON) : size;
  const counted = words.map((word) => textsWithAny(db, word, limit)).filter((one) => one !== undefined);
  if (counted.length === 0) return undefined;
  return { sql: TEXTS_WITH, values: [matching(least(counted).beginnings), position, position] };
}

/** The rarest beginning of each alternative of a word, and in how many texts any of them has been; undefined from a limit on. */
function textsWithAny(
  db: Database,
  word: SearchWord,
  limit: number,
): { readonly beginnings: readonly string[]; readonly texts: number } | undefined {
  const beginnings: string[] = [];
  let sum = 0;
  for (const all of word) {
    const { one, texts } = least(all.map((one) => ({ one, texts: textsWith(db, one) })));
    beginnings.push(one);
    sum += texts;
    if (sum >= limit) return undefined;
  }
  return { beginnings, texts: sum };
}

const least = <T extends { readonly texts: number }>(all: readonly T[]): T =>
  all.reduce((best, one) => (one.texts < best.texts ? one : best));
