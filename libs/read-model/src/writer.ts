import { LRUCache } from 'lru-cache';
import type { Database } from './database.js';
import { Documents } from './documents.js';
import { writeChange } from './change-rows.js';
import { CorrectionRows } from './correction-rows.js';
import { FacetRows } from './facet-rows.js';
import { MentionRows } from './mention-rows.js';
import { Merges } from './merges.js';
import { PlacementRows } from './placement-rows.js';
import { SetRows } from './set-rows.js';
import { FAR, finite } from './traits.js';
import type { SetRow } from './traits.js';
import { FactTexts, writeNames } from './word-rows.js';
import type { CorrectionRow, EventContext, PeriodRow } from './written.js';

/**
 * What projections write through, inside one transaction of the projector. Everything holds from the position of the
 * event being applied. Not for reading what readers read: that is `ReadModel`.
 */
export class Writer {
  private readonly known = new LRUCache<number, { document: unknown }>({ max: 2_000 });
  private readonly documents: Documents;
  private readonly keys = new LRUCache<string, number>({ max: 20_000 });
  private readonly sets: SetRows;
  private readonly texts: FactTexts;
  private readonly facets: FacetRows;
  private readonly placed: PlacementRows;
  private ordinals = new Map<string, number>();
  private readonly corrections: CorrectionRows;
  private readonly mentions: Readonly<Record<'fact' | 'source', MentionRows>>;
  private merges: Merges;
  private current!: {
    readonly event: EventContext;
    readonly type: string;
    reason: string | null;
    correction: string | null;
    readonly about: Set<number>;
    /** Whether the object whose first event this is was created. */
    isCreated: boolean;
  };

  constructor(private readonly db: Database) {
    this.documents = new Documents(db);
    this.sets = new SetRows(db);
    this.texts = new FactTexts(db);
    this.facets = new FacetRows(db);
    this.placed = new PlacementRows(db);
    this.corrections = new CorrectionRows(db);
    this.mentions = { fact: new MentionRows(db, 'mention'), source: new MentionRows(db, 'source_mention') };
    this.merges = new Merges(db);
  }

  /** Forgets what it remembers of the file: after a transaction that was rolled back. */
  forget(): void {
    this.known.clear();
    this.documents.forget();
    this.keys.clear();
    this.sets.forget();
    this.texts.forget();
    this.facets.forget();
    this.placed.forget();
    this.ordinals = new Map();
    this.merges = new Merges(this.db);
    this.corrections.forget();
    for (const rows of Object.values(this.mentions)) rows.forget();
  }

  /** Writes what is kept in memory until the end of a transaction. */
  flush(): void {
    this.texts.flush();
    this.sets.flush();
    this.facets.flush();
    for (const rows of Object.values(this.mentions)) rows.flush(this.current?.event.position ?? 0);
  }

  /** Starts an event; called once for each, before its projection. */
  begin(event: EventContext, type: string): void {
    this.current = { event, type, reason: null, correction: null, about: new Set(), isCreated: false };
  }

  /** Says that this change is about another object too, by its key: it is then found among that object's changes. */
  about(key: number): void {
    this.current.about.add(key);
  }

  /** What this change was said to be about so far, its own object first. */
  affected(): number[] {
    return [...new Set([this.keyOf(this.current.event.entityId)!, ...this.current.about])];
  }

  /** Ends an event: notes it in the record of changes. */
  end(): void {
    const { event, type, reason, correction, about } = this.current;
    const object = this.keyOf(event.entityId) ?? event.position;
    writeChange(this.db, { event, object, type, reason, correction, about: about.add(object) });
  }

  /** Why the change was made, where the event says so. */
  reason(texts: unknown): void {
    this.current.reason = JSON.stringify(texts);
  }

  private get position(): number {
    return this.current.event.position;
  }

  /** A new object, keyed by this event's position. */
  create(kind: string, entityId: string, slug?: string): number {
    const ordinal =
      1 +
      (this.ordinals.get(kind) ??
        Number(this.db.get('SELECT max(ordinal) AS n FROM object WHERE kind = ?', kind)?.n ?? 0));
    this.ordinals.set(kind, ordinal);
    this.db.run(
      'INSERT INTO object (key, kind, entity_id, slug, ordinal) VALUES (?, ?, ?, ?, ?)',
      this.position,
      kind,
      entityId,
      slug ?? null,
      ordinal,
    );
    this.keys.set(entityId, this.position);
    this.current.isCreated = true;
    return this.position;
  }

  keyOf(entityId: string): number | undefined {
    const known = this.keys.get(entityId);
    if (known !== undefined) return known;
    // What this event creates has its position for a key; before, it cannot be there yet.
    if (this.isFirstOf(entityId)) return this.current.isCreated ? this.position : undefined;
    const row = this.db.get('SELECT key FROM object WHERE entity_id = ?', entityId);
    if (row) this.keys.set(entityId, Number(row.key));
    return row && Number(row.key);
  }

  /** Whether this event is the object's first. */
  private isFirstOf(entityId: string): boolean {
    const { event } = this.current;
    return event.revision === 0 && event.entityId === entityId;
  }

  idOf(key: number): string {
    return String(this.db.get('SELECT entity_id FROM object WHERE key = ?', key)!.entity_id);
  }

  /** The document of an object as the last event left it. */
  document<T>(key: number): T | undefined {
    const known = this.known.get(key);
    if (known) return known.document as T;
    // An object is created by its first event, and has nothing from before.
    if (key === this.position) return undefined;
    const packed = this.db.blob('SELECT document FROM version WHERE object = ? ORDER BY since DESC LIMIT 1', key);
    if (!packed) return undefined;
    const document = this.documents.unpack<T>(packed);
    this.known.set(key, { document });
    return document;
  }

  /** The object's document from this event on. */
  put(key: number, document: unknown): void {
    this.db.run(
      'INSERT INTO version (object, since, document) VALUES (?, ?, ?)',
      key,
      this.position,
      this.documents.pack(document),
    );
    this.known.set(key, { document });
  }

  correction(row: CorrectionRow): void {
    this.corrections.add(this.current.event, row);
    this.current.correction = row.id;
  }

  /** A correction's document as the last event left it; the correction must be there. */
  correctionDocument<T>(id: string): T {
    return this.corrections.document<T>(id);
  }

  /** A correction's document from this event on; before it the old one is shown. */
  translatedCorrection(id: string, document: unknown): void {
    this.corrections.translate(this.position, id, document);
  }

  /** Notes which address a source stands under from this event on, as what makes two addresses one source; or none. */
  address(source: number, identity: string | null): void {
    this.db.run('UPDATE address SET until = ? WHERE source = ? AND until = ?', this.position, source, FAR);
    if (identity !== null)
      this.db.run(
        'INSERT INTO address (identity, source, since, until) VALUES (?, ?, ?, ?)',
        ...[identity, source, this.position, FAR],
      );
  }

  /**
   * Notes that an object is a duplicate of another from this event on, or with null that it no longer is. False, and
   * nothing noted, where the other one is by now a duplicate of this one: two merges crossed, and the first one holds.
   */
  merge(object: number, into: number | null): boolean {
    if (into !== null && this.standing(into) === object) return false;
    for (const duplicate of this.duplicatesOf(object)) this.about(duplicate);
    this.merges.add(object, this.position, into);
    return true;
  }

  /** The object that stands for this one now. */
  standing(object: number): number {
    return this.merges.standing(object, this.position);
  }

  /** This object, the one that it was merged into, and so on up to the one that stands now. */
  chain(object: number): number[] {
    return this.merges.chain(object, this.position);
  }

  /** Like `chain`, as it was until this event. */
  chainBefore(object: number): number[] {
    return this.merges.chain(object, this.position - 1);
  }

  /** The duplicates for which this object stands now, itself not among them. */
  duplicatesOf(object: number): number[] {
    return this.merges.duplicatesOf(object, this.position);
  }

  /** Notes which others an object of a kind names from this event on, by their ids, instead of those before. */
  mention(kind: 'fact' | 'source', object: number, before: readonly string[], after: readonly string[]): void {
    const [known, named] = [new Set(before), new Set(after)];
    for (const id of named) if (!known.has(id)) this.mentions[kind].add(this.keyOf(id) ?? id, object);
    for (const id of known) if (!named.has(id)) this.mentions[kind].end(this.keyOf(id) ?? id, object);
  }

  /** The objects of a kind that name this one. */
  mentionsOf(kind: 'fact' | 'source', target: number): number[] {
    return this.mentions[kind].of(target, this.idOf(target));
  }

  /** The objects of a kind that show this one, or did until this event: they name it, or a duplicate for which it stands. */
  showing(kind: 'fact' | 'source', object: number): number[] {
    if (this.chain(object).length > 1 && this.chainBefore(object).length > 1) return [];
    return [object, ...this.duplicatesOf(object)].flatMap((one) => this.mentionsOf(kind, one));
  }

  /** The facts that are related to one of these, one way or the other. */
  related(facts: readonly number[]): number[] {
    return facts.flatMap((fact) =>
      this.db
        .all(
          `SELECT to_fact AS fact FROM relation WHERE from_fact = ?1 AND until = ?2
           UNION SELECT from_fact FROM relation WHERE to_fact = ?1 AND until = ?2`,
          ...[fact, FAR],
        )
        .map((row) => Number(row.fact)),
    );
  }

  /** The facts of a set as it stands. */
  members(set: string): number[] {
    return this.db
      .all('SELECT fact FROM member WHERE set_id = (SELECT id FROM fact_set WHERE name = ?) AND until = ?', set, FAR)
      .map((row) => Number(row.fact));
  }

  /** The sets, timelines that is, on which a fact is, be it through its duplicates; or only those (not) placed by hand. */
  placements(fact: number, derived?: boolean): string[] {
    return this.placed.of(fact, this.position, derived);
  }

  place(set: string, fact: number, derived = false): void {
    this.placed.add(this.position, fact, { set, id: this.sets.idOf(set), derived });
  }

  displace(set: string, fact: number, derived = false): void {
    this.placed.end(this.position, fact, { set, id: this.sets.idOf(set), derived });
  }

  /** From this event on one fact is related to another in this way. */
  relate(from: number, to: number, kind: string): void {
    this.unrelate(from, to, kind);
    this.db.run(
      'INSERT INTO relation (from_fact, to_fact, kind, since, until) VALUES (?, ?, ?, ?, ?)',
      ...[from, to, kind, this.position, FAR],
    );
  }

  unrelate(from: number, to: number, kind: string): void {
    this.db.run(
      `UPDATE relation SET until = ?1 WHERE from_fact = ?2 AND to_fact = ?3 AND kind = ?4
       AND since = (SELECT max(since) FROM relation WHERE from_fact = ?2 AND to_fact = ?3 AND kind = ?4) AND until = ?5`,
      ...[this.position, from, to, kind, FAR],
    );
  }

  /** Turns a fact's rows in the sets from what they were into what they are; rows that stay the same are not touched. */
  updateSets(fact: number, before: readonly SetRow[], after: readonly SetRow[]): void {
    this.sets.update(this.position, fact, before, after);
    this.facets.update(this.position, fact, before, after, (name) => this.sets.idOf(name));
  }

  /** The fact's period from this event on, instead of the one before. */
  period(fact: number, before: PeriodRow | undefined, period: PeriodRow | undefined): void {
    if (before)
      this.db.run(
        'UPDATE period SET until = ?1 WHERE fact = ?2 AND since = (SELECT max(since) FROM period WHERE fact = ?2) AND until = ?3',
        ...[this.position, fact, FAR],
      );
    if (period)
      this.db.run(
        'INSERT INTO period VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
        ...[fact, this.position, FAR, ...period.instants.map(finite), ...period.days.map(finite)],
      );
  }

  /** The names by which an actor is found from this event on, each as its words in order. */
  names(object: number, names: readonly (readonly string[])[]): void {
    writeNames(this.db, this.position, object, names);
  }

  /** The words by which a fact is found from this event on, instead of those before. */
  words(fact: number, before: readonly string[], after: readonly string[]): void {
    this.texts.write(this.position, fact, before, after);
  }

  snapshotText(source: number, sha256: string, text: string): void {
    this.db.run(
      'INSERT INTO snapshot_text (source, sha256, text) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
      source,
      sha256,
      text,
    );
  }

  /** Which quotes were looked for in a source's newest snapshot: those it holds, and those it does not. */
  quoteCheck(source: number, { found, gone }: { found: readonly string[]; gone: readonly string[] }): void {
    this.db.run(
      'INSERT INTO quote_check (source, since, found, gone) VALUES (?, ?, ?, ?)',
      ...[source, this.position, JSON.stringify(found), JSON.stringify(gone)],
    );
  }
}
