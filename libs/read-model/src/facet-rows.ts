import { LRUCache } from 'lru-cache';
import type { Database } from './database.js';
import { entryOf, Series } from './series.js';
import { FAR, roleBits } from './traits.js';
import type { SetRow } from './traits.js';

/** By field and value: the roles in which an actor takes part, all bits for what has no role. */
type Facets = ReadonlyMap<number, number>;
const ANY_ROLE = -1;
/** More than there will be facets: one number names a facet of a set. */
const FACETS = 2 ** 26;

/**
 * Writes by what a timeline can be narrowed, and how many of its facts have each value: running counts, an entry where one
 * changes. A fact's actors and publishers are told by the sets that it is in.
 */
export class FacetRows {
  private readonly ids = new LRUCache<string, number>({ max: 50_000 });
  private readonly counts = new LRUCache<number, number>({ max: 100_000 });
  /** The actors and publishers of facts, as the last event left them. */
  private readonly links = new LRUCache<number, Facets>({ max: 20_000 });

  private readonly tallies: Series;

  constructor(private readonly db: Database) {
    this.tallies = new Series((key, since, entries) =>
      db.run(
        'INSERT INTO facet_tally (set_id, facet, since, entries) VALUES (?, ?, ?, ?)',
        ...[Math.floor(key / FACETS), key % FACETS, since, entries],
      ),
    );
  }

  /** At the end of a transaction. */
  flush(): void {
    this.tallies.flush();
  }

  /** After a transaction that was rolled back. */
  forget(): void {
    this.tallies.forget();
    this.ids.clear();
    this.counts.clear();
    this.links.clear();
  }

  /** `setId` gives a set's number. Rows without that of all facts are a placement: the fact's actors stay what they are. */
  update(
    position: number,
    fact: number,
    before: readonly SetRow[],
    after: readonly SetRow[],
    setId: (name: string) => number,
  ): void {
    const placed = [...before, ...after].every(({ set }) => isTimeline(set));
    const links = placed ? this.standing(fact) : undefined;
    const [were, are] = [links ?? this.linksIn(before), links ?? this.linksIn(after)];
    if (!links) this.relink(position, fact, were, are);
    this.links.set(fact, are);
    const timelines = new Set([...before, ...after].map(({ set }) => set).filter(isTimeline));
    for (const name of timelines) {
      const [old, now] = [this.facetsIn(before, name, were), this.facetsIn(after, name, are)];
      for (const facet of old) if (!now.has(facet)) this.count(position, setId(name), facet, -1);
      for (const facet of now) if (!old.has(facet)) this.count(position, setId(name), facet, 1);
    }
  }

  private standing(fact: number): Facets {
    const known = this.links.get(fact);
    if (known) return known;
    const rows = this.db.all('SELECT facet, roles FROM fact_facet WHERE fact = ? AND until = ?', fact, FAR);
    return new Map(rows.map((row) => [Number(row.facet), Number(row.roles)]));
  }

  private linksIn(rows: readonly SetRow[]): Facets {
    return new Map(
      rows.flatMap(({ set, roles }) => {
        if (set.startsWith('actor:')) return [[this.idOf('ACTOR', set.slice(6)), roleBits(roles)] as const];
        return set.startsWith('publisher:') ? [[this.idOf('PUBLISHER', set.slice(10)), ANY_ROLE] as const] : [];
      }),
    );
  }

  private relink(position: number, fact: number, were: Facets, are: Facets): void {
    for (const [facet, roles] of were)
      if (are.get(facet) !== roles)
        this.db.run(
          `UPDATE fact_facet SET until = ?1 WHERE fact = ?2 AND facet = ?3
           AND since = (SELECT max(since) FROM fact_facet WHERE fact = ?2 AND facet = ?3) AND until = ?4`,
          ...[position, fact, facet, FAR],
        );
    for (const [facet, roles] of are)
      if (were.get(facet) !== roles)
        this.db.run(
          'INSERT INTO fact_facet (fact, facet, since, until, roles) VALUES (?, ?, ?, ?, ?)',
          ...[fact, facet, position, FAR, roles],
        );
  }

  private facetsIn(rows: readonly SetRow[], set: string, links: Facets): Set<number> {
    const row = rows.find((one) => one.set === set);
    if (!row) return new Set();
    const { kind, status, corroboration, languages } = row.traits;
    const own = [
      this.idOf('KIND', kind),
      this.idOf('STATUS', status),
      this.idOf('CORROBORATION', corroboration),
      ...languages.map((language) => this.idOf('LANGUAGE', language)),
    ];
    return new Set([...own, ...links.keys()]);
  }

  private count(position: number, set: number, facet: number, by: number): void {
    const key = set * FACETS + facet;
    const before = this.counts.get(key) ?? this.tallies.last(key) ?? this.lastCount(set, facet);
    if (before === undefined)
      this.db.run('INSERT INTO facet_born (set_id, facet, since) VALUES (?, ?, ?)', set, facet, position);
    const count = (before ?? 0) + by;
    this.counts.set(key, count);
    this.tallies.add(key, position, count);
  }

  private lastCount(set: number, facet: number): number | undefined {
    const row = this.db.get(
      'SELECT entries FROM facet_tally WHERE set_id = ? AND facet = ? ORDER BY since DESC LIMIT 1',
      set,
      facet,
    );
    return row && entryOf(row.entries).count;
  }

  private idOf(field: string, value: string): number {
    const key = `${field}/${value}`;
    const known = this.ids.get(key);
    if (known !== undefined) return known;
    const row = this.db.get('SELECT id FROM facet WHERE field = ? AND value = ?', field, value);
    const id = row ? Number(row.id) : this.newFacet(field, value);
    this.ids.set(key, id);
    return id;
  }

  private newFacet(field: string, value: string): number {
    const id = Number(this.db.get('SELECT max(id) AS n FROM facet')?.n ?? 0) + 1;
    this.db.run('INSERT INTO facet (id, field, value) VALUES (?, ?, ?)', id, field, value);
    return id;
  }
}

const isTimeline = (set: string): boolean => set.startsWith('timeline:');
