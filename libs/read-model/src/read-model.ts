import { LRUCache } from 'lru-cache';
import { findChanges } from './changes.js';
import type { ChangesRequest } from './changes.js';
import { correctionById, correctionCount, corrections, correctionsOf } from './correction-log.js';
import type { CorrectionsRequest, StoredCorrection } from './correction-log.js';
import { Database } from './database.js';
import type { Row } from './database.js';
import { facetsOf } from './facets.js';
import type { FacetCount } from './facets.js';
import { count, sizeOf, versionOf, walk } from './walk.js';
import { Merges } from './merges.js';
import { Versions } from './versions.js';
import type { ObjectRow, Version } from './versions.js';
import type { Conditions, WalkKey, WalkRequest } from './walk.js';

/** A position of the record and the time of the event there; `{ 0, 0 }` before the first. */
export interface Moment {
  readonly position: number;
  readonly recordedAt: number;
}

/** One event as the record of changes keeps it. */
export interface ChangeRow {
  readonly position: number;
  readonly recordedAt: number;
  readonly object: number;
  readonly number: number;
  readonly type: string;
  readonly streamId: string;
  readonly editor: { readonly id: string; readonly name: string };
  /** JSON of the texts, null when the event gives none. */
  readonly reason: string | null;
  readonly correction: string | null;
}

/** What tells an event of the log from any other. */
export interface EventMark {
  readonly position: number;
  readonly type: string;
  readonly streamId: string;
  readonly revision: number;
  readonly commandId: string;
  readonly recordedAt: number;
}

/** One fact's relation to another, by their keys as it was written. */
export interface StoredRelation {
  readonly from: number;
  readonly to: number;
  readonly kind: string;
}

/** The quotes looked for in a snapshot, by id, and the position at which that was. */
export interface QuoteCheck {
  readonly position: number;
  readonly found: ReadonlySet<string>;
  readonly gone: ReadonlySet<string>;
}

/** Pages of sets that are kept: up to a hundred keys each. */
const CACHED_WALKS = 1_000;
const CACHED_MOMENTS = 1_000;
const QUOTE_CHECK_BYTES = 8 * 1024 * 1024;

/**
 * Reads the record as of any position that has been applied. Every answer at a position is the same for good, so parsed
 * documents are kept without ever being checked again. All methods are synchronous look-ups by index.
 */
export class ReadModel {
  private db: Database;
  private versions: Versions;
  private merges: Merges;
  /** The position up to which the merges are known. */
  private mergesSeen = 0;
  private readonly moments = new LRUCache<number, Moment>({ max: CACHED_MOMENTS });
  private readonly setVersions = new LRUCache<string, number>({ max: CACHED_MOMENTS });
  private readonly quoteChecks = new LRUCache<string, QuoteCheck>({ maxSize: QUOTE_CHECK_BYTES });
  private readonly walks = new LRUCache<string, readonly WalkKey[]>({ max: CACHED_WALKS });

  constructor(private readonly path: string) {
    this.db = new Database(path, { readOnly: true });
    this.versions = new Versions(this.db);
    this.merges = new Merges(this.db);
  }

  /** After `close`: goes on with the file that now stands under the same path; positions and answers stay what they were. */
  reopen(): void {
    for (const cache of [this.moments, this.setVersions, this.quoteChecks, this.walks]) cache.clear();
    this.mergesSeen = 0;
    this.db = new Database(this.path, { readOnly: true });
    this.versions = new Versions(this.db);
    this.merges = new Merges(this.db);
  }

  close(): void {
    this.db.close();
  }

  /** The last event of ours at or before a position. */
  momentAt(position: number): Moment {
    const known = this.moments.get(position);
    if (known) return known;
    const moment = toMoment(
      this.db.get(
        'SELECT position, recorded_at FROM change WHERE position <= ? ORDER BY position DESC LIMIT 1',
        position,
      ),
    );
    this.moments.set(position, moment);
    return moment;
  }

  /** The last event recorded at or before a time, in ms. */
  momentOf(time: number): Moment {
    return toMoment(
      this.db.get(
        'SELECT position, recorded_at FROM change WHERE recorded_at <= ? ORDER BY recorded_at DESC, position DESC LIMIT 1',
        time,
      ),
    );
  }

  /** The first and the last event of ours that have been applied; undefined before any. */
  ends(): readonly [first: EventMark, last: EventMark] | undefined {
    const first = this.db.get('SELECT * FROM change ORDER BY position LIMIT 1');
    const last = this.db.get('SELECT * FROM change ORDER BY position DESC LIMIT 1');
    return first && last && [toMark(first), toMark(last)];
  }

  /** The position up to which the log has been applied, others' events included. */
  checkpoint(): number {
    return Number(this.db.get(`SELECT value FROM meta WHERE name = 'checkpoint'`)?.value ?? 0);
  }

  objectById(entityId: string, position: number): ObjectRow | undefined {
    return this.versions.objectsByIds([entityId], position).get(entityId);
  }

  objectBySlug(kind: string, slug: string, position: number): ObjectRow | undefined {
    return this.versions.objectBySlug(kind, slug, position);
  }

  objectsByIds(entityIds: readonly string[], position: number): Map<string, ObjectRow> {
    return this.versions.objectsByIds(entityIds, position);
  }

  /** Objects of a kind in the order in which they were first recorded, after a key. */
  objects(kind: string, position: number, after: number, limit: number): ObjectRow[] {
    return this.versions.objects(kind, position, after, limit);
  }

  objectByKey(key: number): ObjectRow | undefined {
    return this.versions.objectByKey(key);
  }

  document<T>(key: number, position: number): T | undefined {
    return this.versions.at<T>([key], position)[0]?.document;
  }

  /** Objects as they stood at a position, by key and in this order; undefined for one that was not there yet. */
  versionsOf<T>(keys: readonly number[], position: number): (Version<T> | undefined)[] {
    return this.versions.at<T>(keys, position);
  }

  /** The key of the object that stands for this one at a position: its own unless it is a duplicate then. */
  standing(key: number, position: number): number {
    return this.mergesAt(position).standing(key, position);
  }

  /** The keys of the duplicates for which an object stands at a position. */
  duplicatesOf(key: number, position: number): number[] {
    return this.mergesAt(position).duplicatesOf(key, position);
  }

  private mergesAt(position: number): Merges {
    if (position > this.mergesSeen) this.merges.refresh();
    this.mergesSeen = Math.max(this.mergesSeen, position);
    return this.merges;
  }

  /** The relations at a position of some facts to others and of others to them, in the order in which they were recorded. */
  relationsOf(facts: readonly number[], position: number): StoredRelation[] {
    const among = JSON.stringify(facts);
    return this.db
      .all(
        `SELECT from_fact, to_fact, kind FROM (
           SELECT r.* FROM json_each(?) f JOIN relation r ON r.from_fact = f.value WHERE r.since <= ? AND r.until > ?
           UNION SELECT r.* FROM json_each(?) f JOIN relation r ON r.to_fact = f.value WHERE r.since <= ? AND r.until > ?)
         ORDER BY since, from_fact, to_fact, kind`,
        ...[among, position, position, among, position, position],
      )
      .map((row) => ({ from: Number(row.from_fact), to: Number(row.to_fact), kind: String(row.kind) }));
  }

  objectCount(kind: string, position: number): number {
    const row = this.db.get(
      'SELECT ordinal FROM object WHERE kind = ? AND key <= ? ORDER BY key DESC LIMIT 1',
      kind,
      position,
    );
    return Number(row?.ordinal ?? 0);
  }

  /** Objects of which every word is the beginning of one of their names' words, in the order of recording. */
  objectsNamed(words: readonly string[], position: number): number[] {
    const found = words.map((word) =>
      this.db
        .all(
          'SELECT DISTINCT object FROM name_word WHERE word >= ? AND word < ? AND since <= ? AND until > ?',
          ...[word, `${word}\u{10FFFF}`, position, position],
        )
        .map((row) => Number(row.object)),
    );
    const [first = [], ...rest] = found;
    return first.filter((key) => rest.every((keys) => keys.includes(key))).sort((a, b) => a - b);
  }

  /** A page of a set. Without conditions it follows from the set's version alone, so that it is walked once for each. */
  walk(request: WalkRequest): readonly WalkKey[] {
    const { set, position, order, backwards, limit, beyond, conditions } = request;
    if (Object.values(conditions).some((value) => value !== undefined)) return walk(this.db, request);
    const name = [set, this.setVersion(set, position), order, backwards, limit, ...Object.values(beyond ?? {})].join();
    const known = this.walks.get(name);
    if (known) return known;
    const found = walk(this.db, request);
    this.walks.set(name, found);
    return found;
  }

  private setVersion(set: string, position: number): number {
    const name = `${position}/${set}`;
    const version = this.setVersions.get(name) ?? versionOf(this.db, set, position);
    this.setVersions.set(name, version);
    return version;
  }

  count(set: string, position: number, conditions: Conditions): number {
    return count(this.db, set, position, conditions);
  }

  sizeOf(set: string, position: number): number {
    return sizeOf(this.db, set, position);
  }

  /** How many facts of a timeline that meet the conditions have each value, by field. */
  facets(set: string, position: number, conditions: Conditions): FacetCount[] {
    return facetsOf(this.db, set, position, conditions);
  }

  /** Whether a fact was on a set by hand (a timeline) at a position. */
  isPlaced(set: string, fact: number, position: number): boolean {
    return (
      this.db.get(
        `SELECT 1 AS yes FROM placement WHERE fact = ? AND set_id = (SELECT id FROM fact_set WHERE name = ?) AND since <= ? AND until > ?`,
        ...[fact, set, position, position],
      ) !== undefined
    );
  }

  changeAt(position: number): ChangeRow | undefined {
    return toChange(this.db.get('SELECT * FROM change WHERE position = ?', position));
  }

  /** An object's change by its revision. */
  changeByNumber(object: number, number: number): ChangeRow | undefined {
    return toChange(this.db.get('SELECT * FROM change WHERE object = ? AND number = ?', object, number));
  }

  /** An object's changes from one revision to another, both included, oldest first unless backwards. */
  changesOf(
    object: number,
    { first, last, backwards, limit }: { first: number; last: number; backwards: boolean; limit: number },
  ): ChangeRow[] {
    return this.db
      .all(
        `SELECT * FROM change WHERE object = ? AND number BETWEEN ? AND ? ORDER BY number ${backwards ? 'DESC' : 'ASC'} LIMIT ?`,
        ...[object, first, last, limit],
      )
      .map((row) => toChange(row)!);
  }

  /**
   * Objects with a change after one position and up to another, in the order of recording. `turned`: one of the changes was
   * a merge, or took one back.
   */
  objectsChanged(
    after: number,
    upTo: number,
  ): { readonly key: number; readonly kind: string; readonly turned: boolean }[] {
    return this.db
      .all(
        `SELECT o.key, o.kind, max(c.type LIKE '%Merged' OR c.type LIKE '%Reinstated') AS turned
         FROM change c CROSS JOIN object o ON o.key = c.object WHERE c.position > ? AND c.position <= ? GROUP BY o.key`,
        after,
        upTo,
      )
      .map((row) => ({ key: Number(row.key), kind: String(row.kind), turned: Number(row.turned) > 0 }));
  }

  /** Changes in the order of the log; `upTo` is how far was looked, `until` where nothing more follows. */
  changes(request: ChangesRequest): { readonly changes: readonly ChangeRow[]; readonly upTo: number } {
    const { rows, upTo } = findChanges(this.db, request);
    return { changes: rows.map((row) => toChange(row)!), upTo };
  }

  /** The stream in which a command id was used. */
  streamOfCommand(commandId: string): string | undefined {
    const row = this.db.get('SELECT stream_id FROM change WHERE command_id = ? LIMIT 1', commandId);
    return row && String(row.stream_id);
  }

  /** A correction as it stood at a position; undefined before it was made. */
  correctionById(id: string, position: number): StoredCorrection | undefined {
    return correctionById(this.db, id, position);
  }

  /** An object's corrections as of a position, newest first. */
  correctionsOf(object: number, position: number, limit: number): StoredCorrection[] {
    return correctionsOf(this.db, object, position, limit);
  }

  /** The public log of corrections as of a position, newest first. */
  corrections(request: CorrectionsRequest): StoredCorrection[] {
    return corrections(this.db, request);
  }

  correctionCount(request: Omit<CorrectionsRequest, 'before' | 'limit'>): number {
    return correctionCount(this.db, request);
  }

  /** The source that stands under an address, by what makes two addresses one source. */
  sourceAt(identity: string, position: number): string | undefined {
    const row = this.db.get(
      `SELECT entity_id FROM object WHERE key =
         (SELECT source FROM address WHERE identity = ? AND since <= ? AND until > ? ORDER BY since LIMIT 1)`,
      ...[identity, position, position],
    );
    return row && String(row.entity_id);
  }

  /** The quotes looked for when the newest snapshot of a source as of a position was captured. */
  quoteCheck(source: number, position: number): QuoteCheck | undefined {
    const row = this.db.get(
      'SELECT since FROM quote_check WHERE source = ? AND since <= ? ORDER BY since DESC LIMIT 1',
      source,
      position,
    );
    if (!row) return undefined;
    const since = Number(row.since);
    const key = `${source}@${since}`;
    const known = this.quoteChecks.get(key);
    if (known) return known;
    const { found, gone } = this.db.get(
      'SELECT found, gone FROM quote_check WHERE source = ? AND since = ?',
      source,
      since,
    )!;
    const ids = (list: unknown) => new Set(JSON.parse(String(list)) as string[]);
    const check: QuoteCheck = { position: since, found: ids(found), gone: ids(gone) };
    this.quoteChecks.set(key, check, { size: 100 + (String(found).length + String(gone).length) * 3 });
    return check;
  }

  snapshotText(source: number, sha256: string): string | undefined {
    const row = this.db.get('SELECT text FROM snapshot_text WHERE source = ? AND sha256 = ?', source, sha256);
    return row && String(row.text);
  }
}

const toMoment = (row: Row | undefined): Moment =>
  row ? { position: Number(row.position), recordedAt: Number(row.recorded_at) } : { position: 0, recordedAt: 0 };

const toMark = (row: Row): EventMark => ({
  position: Number(row.position),
  type: String(row.type),
  streamId: String(row.stream_id),
  revision: Number(row.number),
  commandId: String(row.command_id),
  recordedAt: Number(row.recorded_at),
});

const toChange = (row: Row | undefined): ChangeRow | undefined =>
  row && {
    position: Number(row.position),
    recordedAt: Number(row.recorded_at),
    object: Number(row.object),
    number: Number(row.number),
    type: String(row.type),
    streamId: String(row.stream_id),
    editor: { id: String(row.editor_id), name: String(row.editor_name) },
    reason: row.reason === null ? null : String(row.reason),
    correction: row.correction === null ? null : String(row.correction),
  };
