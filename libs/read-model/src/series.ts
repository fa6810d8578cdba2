/** Entries of one row: so few that reading them costs little more than finding the row. */
const MOST = 64;

/** What stands from a position on: a count, and the position of the change that made it. */
export interface Entry {
  readonly since: number;
  readonly count: number;
}

/**
 * Counts that change at rising positions, by key: kept in memory until the end of a transaction, and then written as one row
 * for each key, or some rows where there are many: a flat JSON list of positions and counts.
 */
export class Series {
  private added = new Map<number, number[]>();

  constructor(private readonly write: (key: number, since: number, entries: string) => void) {}

  add(key: number, position: number, count: number): void {
    const entries = this.added.get(key);
    if (!entries) this.added.set(key, [position, count]);
    else if (entries.at(-2) === position) entries[entries.length - 1] = count;
    else if (entries.length < 2 * MOST) entries.push(position, count);
    else {
      this.write(key, entries[0]!, JSON.stringify(entries));
      this.added.set(key, [position, count]);
    }
  }

  /** The last count of a key in this transaction; undefined where it has added none. */
  last(key: number): number | undefined {
    return this.added.get(key)?.at(-1);
  }

  /** At the end of a transaction. */
  flush(): void {
    for (const [key, entries] of this.added) this.write(key, entries[0]!, JSON.stringify(entries));
    this.added.clear();
  }

  /** After a transaction that was rolled back. */
  forget(): void {
    this.added.clear();
  }
}

/** The last entry of a row, or the one that stood at a position; the row begins at or before it. */
export function entryOf(entries: unknown, position = Infinity): Entry {
  const list = JSON.parse(String(entries)) as number[];
  let at = list.length - 2;
  while (at > 0 && list[at]! > position) at -= 2;
  return { since: list[at]!, count: list[at + 1]! };
}
