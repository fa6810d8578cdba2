import { LRUCache } from 'lru-cache';
import type { Database } from './database.js';
import { entryOf, Series } from './series.js';
import { codeOf, dayOf, FAR, finite, isListed, NO_START_DAY, roleBits, UNKNOWN_DAY } from './traits.js';
import type { SetRow, Traits } from './traits.js';
import { twinsOf } from './twins.js';

/** Days by which a set's bounds are noted too wide, so that a set that grows day by day notes them once a month. */
const SLACK = 31;

/** What stands is the newest row: found by its key, so that it does not matter how many there were. */
const OF_MEMBER = 'set_id = ?3 AND day = ?4 AND earliest = ?5 AND latest = ?6 AND fact = ?7';
const END_MEMBER = `UPDATE member SET until = ?1
  WHERE ${OF_MEMBER} AND since = (SELECT max(since) FROM member WHERE ${OF_MEMBER}) AND until = ?2`;

/** Writes the rows of facts in sets, and what walks and counts of the sets go by. */
export class SetRows {
  private readonly sets = new LRUCache<string, FactSet>({ max: 20_000 });
  /** Dates that a set is known to have, by its number and their bounds. */
  private readonly dates = new LRUCache<string, true>({ max: 50_000 });

  private readonly tallies: Series;

  constructor(private readonly db: Database) {
    this.tallies = new Series((set, since, entries) =>
      db.run('INSERT INTO tally (set_id, since, entries) VALUES (?, ?, ?)', set, since, entries),
    );
  }

  /** At the end of a transaction. */
  flush(): void {
    this.tallies.flush();
  }

  /** After a transaction that was rolled back. */
  forget(): void {
    this.sets.clear();
    this.tallies.forget();
    this.dates.clear();
  }

  /** A set's number; the set is made where there is none of this name yet. */
  idOf(name: string): number {
    return this.factSet(name).id;
  }

  /** Turns a fact's rows in the sets from what they were into what they are; rows that stay the same are not touched. */
  update(position: number, fact: number, before: readonly SetRow[], after: readonly SetRow[]): void {
    for (const row of before)
      if (!after.some((other) => sameRow(row, other)))
        this.leave(
          position,
          fact,
          row,
          after.every((other) => other.set !== row.set),
        );
    for (const row of after)
      if (!before.some((other) => sameRow(row, other)))
        this.join(
          position,
          fact,
          row,
          before.every((other) => other.set !== row.set),
        );
  }

  private leave(position: number, fact: number, row: SetRow, forGood: boolean): void {
    const set = this.factSet(row.set);
    const { dates } = columnsOf(row.traits);
    for (const id of [set.id, ...twinsOf(row).map((name) => this.idOf(name))])
      this.db.run(END_MEMBER, position, FAR, id, ...dates, fact);
    // Where the fact comes back in another row, joining notes the change.
    if (forGood) this.count(position, set, -1);
  }

  private join(position: number, fact: number, row: SetRow, anew: boolean): void {
    const set = this.factSet(row.set);
    const listed = Number(isListed(row.set));
    this.insert(position, fact, set.id, row, listed);
    for (const twin of twinsOf(row)) this.insert(position, fact, this.idOf(twin), row, 0);
    this.widen(position, set, dayOf(row.traits));
    this.count(position, set, anew ? 1 : 0);
  }

  private insert(position: number, fact: number, id: number, { roles, traits }: SetRow, listed: number): void {
    const { dates, columns, date } = columnsOf(traits);
    this.db.run(
      `INSERT INTO member (set_id, day, earliest, latest, fact, since, until, first_day, last_day, kind, status, corroboration,
        origins, contested, corrected, languages, roles, listed) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      ...[id, ...dates, fact, position, FAR, ...columns, roleBits(roles), listed],
    );
    this.bear(position, id, dates, date);
  }

  /** Notes the first time that a set has a fact of a date: what a walk of the past passes over is what came later. */
  private bear(position: number, id: number, dates: Dates, date: string): void {
    const key = `${id} ${date}`;
    if (this.dates.has(key)) return;
    this.dates.set(key, true);
    this.db.run(
      'INSERT INTO born (set_id, day, earliest, latest, since) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
      ...[id, ...dates, position],
    );
  }

  /** Notes a set's first and last day as they move apart: where a walk of the past begins. */
  private widen(position: number, set: FactSet, day: number): void {
    if (day === UNKNOWN_DAY || day === NO_START_DAY || (day >= set.min && day <= set.max)) return;
    if (day < set.min) set.min = day - SLACK;
    if (day > set.max) set.max = day + SLACK;
    this.db.run(
      'INSERT OR REPLACE INTO edge (set_id, since, min_day, max_day) VALUES (?, ?, ?, ?)',
      set.id,
      position,
      set.min,
      set.max,
    );
  }

  /** An entry whenever anything of the set changes, so that its newest one tells which version of the set stands. */
  private count(position: number, set: FactSet, by: number): void {
    set.count += by;
    this.tallies.add(set.id, position, set.count);
  }

  private factSet(name: string): FactSet {
    const known = this.sets.get(name);
    if (known) return known;
    const row = this.db.get('SELECT id FROM fact_set WHERE name = ?', name);
    const set = row ? this.knownSet(Number(row.id)) : this.newSet(name);
    this.sets.set(name, set);
    return set;
  }

  private newSet(name: string): FactSet {
    const id = Number(this.db.get('SELECT max(id) AS n FROM fact_set')?.n ?? 0) + 1;
    this.db.run('INSERT INTO fact_set (id, name) VALUES (?, ?)', id, name);
    return { id, count: 0, min: Infinity, max: -Infinity };
  }

  private knownSet(id: number): FactSet {
    const edge = this.db.get('SELECT min_day, max_day FROM edge WHERE set_id = ? ORDER BY since DESC LIMIT 1', id);
    const last = this.db.get('SELECT entries FROM tally WHERE set_id = ? ORDER BY since DESC LIMIT 1', id);
    return {
      id,
      count: this.tallies.last(id) ?? (last ? entryOf(last.entries).count : 0),
      min: Number(edge?.min_day ?? Infinity),
      max: Number(edge?.max_day ?? -Infinity),
    };
  }
}

/** A set as the last event left it: how many facts it has, and the first and last of its dated days. */
interface FactSet {
  readonly id: number;
  count: number;
  min: number;
  max: number;
}

/** What a row of a set is sorted by, before the fact itself. */
type Dates = readonly [day: number, earliest: number, latest: number];

/** What all rows of a fact have in common: `date` names the dates. */
interface Columns {
  readonly dates: Dates;
  readonly date: string;
  readonly columns: readonly (number | string)[];
}

const columnsOfTraits = new WeakMap<Traits, Columns>();

/** Worked out once for the rows of a fact. */
function columnsOf(traits: Traits): Columns {
  const known = columnsOfTraits.get(traits);
  if (known) return known;
  const dates = [dayOf(traits), finite(traits.earliest), finite(traits.latest)] as const;
  const columns = [
    finite(traits.firstDay),
    finite(traits.lastDay),
    codeOf('kind', traits.kind),
    codeOf('status', traits.status),
    codeOf('corroboration', traits.corroboration),
    traits.origins,
    Number(traits.contested),
    Number(traits.corrected),
    languagesColumn(traits.languages),
  ];
  const all = { dates, date: dates.join(' '), columns };
  columnsOfTraits.set(traits, all);
  return all;
}

/** " kk ru ": so that one tag is found by its neighbours' spaces. */
const languagesColumn = (languages: readonly string[]): string =>
  languages.length === 0 ? '' : ` ${languages.join(' ')} `;

function sameRow(a: SetRow, b: SetRow): boolean {
  return a.set === b.set && a.roles.join() === b.roles.join() && sameTraits(a.traits, b.traits);
}

function sameTraits(a: Traits, b: Traits): boolean {
  if (a === b) return true;
  const [these, those] = [columnsOf(a), columnsOf(b)];
  return these.date === those.date && these.columns.join() === those.columns.join();
}
