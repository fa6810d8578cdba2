import { LRUCache } from 'lru-cache';
import { altered, alteredBy, alteredCount, isAlteredSince } from './altered.js';
import type { Altered } from './altered.js';
import { changeAt, changeByNumber, changesOf, ends, momentAt, momentOf, toChange } from './change-log.js';
import type { ChangeRow, EventMark, Moment, RevisionRange } from './change-log.js';
import { concerned, findChanges } from './changes.js';
import type { ChangesRequest } from './changes.js';
import type { Conditions } from './conditions.js';
import { correctionById, correctionCount, corrections, correctionsOf } from './correction-log.js';
import type { CorrectionsRequest, StoredCorrection } from './correction-log.js';
import { Database } from './database.js';
import { facetsOf } from './facets.js';
import type { FacetCount } from './facets.js';
import { count, sizeOf, versionOf, walk } from './walk.js';
import { Merges } from './merges.js';
import { QuoteChecks } from './quote-checks.js';
import type { QuoteCheck } from './quote-checks.js';
import { Versions } from './versions.js';
import type { ObjectRow, Version } from './versions.js';
import type { WalkKey, WalkRequest } from './walk.js';

/** One fact's relation to another, by their keys as it was written. */
export interface StoredRelation {
  readonly from: number;
  readonly to: number;
  readonly kind: string;
}

/** Pages of sets that are kept: up to a hundred keys each. */
const CACHED_WALKS = 1_000;
const CACHED_MOMENTS = 1_000;
/** In UTF-16 units: quotes are looked up in the same few texts for as long as these are in the news. */
const CACHED_TEXTS_LENGTH = 4_000_000;

/** A file, and what reads its parts and remembers them. */
function openFile(path: string) {
  const db = new Database(path, { readOnly: true });
  return { db, versions: new Versions(db), merges: new Merges(db), quoteChecks: new QuoteChecks(db) };
}
type OpenFile = ReturnType<typeof openFile>;

/**
 * Reads the record as of any position that has been applied. Every answer at a position is the same for good, so parsed
 * documents are kept without ever being checked again. All methods are synchronous look-ups by index.
 */
export class ReadModel {
  private file: OpenFile;
  /** The position up to which the merges are known. */
  private mergesSeen = 0;
  private readonly moments = new LRUCache<number, Moment>({ max: CACHED_MOMENTS });
  private readonly lastConcerned = new LRUCache<string, ReadonlySet<number>>({ max: 20 });
  private readonly setVersions = new LRUCache<string, number>({ max: CACHED_MOMENTS });
  private readonly walks = new LRUCache<string, readonly WalkKey[]>({ max: CACHED_WALKS });
  private readonly snapshotTexts = new LRUCache<string, string>({
    maxSize: CACHED_TEXTS_LENGTH,
    sizeCalculation: (text) => 1 + text.length,
  });

  constructor(private readonly path: string) {
    this.file = openFile(path);
  }

  /** After `close`: goes on with the file that now stands under the same path; positions and answers stay what they were. */
  reopen(): void {
    for (const cache of [this.moments, this.setVersions, this.walks, this.snapshotTexts]) cache.clear();
    this.mergesSeen = 0;
    this.file = openFile(this.path);
  }

  close(): void {
    this.file.db.close();
  }

  /** The last event of ours at or before a position. */
  momentAt(position: number): Moment {
    const known = this.moments.get(position);
    if (known) return known;
    const moment = momentAt(this.file.db, position);
    this.moments.set(position, moment);
    return moment;
  }

  /** The last event of ours that has been applied. */
  head(): Moment {
    return this.momentAt(this.checkpoint());
  }

  /** The last event recorded at or before a time, in ms. */
  momentOf(time: number): Moment {
    return momentOf(this.file.db, time);
  }

  /** The first and the last event of ours that have been applied; undefined before any. */
  ends(): readonly [first: EventMark, last: EventMark] | undefined {
    return ends(this.file.db);
  }

  /** The position up to which the log has been applied, others' events included. */
  checkpoint(): number {
    return Number(this.file.db.get(`SELECT value FROM meta WHERE name = 'checkpoint'`)?.value ?? 0);
  }

  objectById(entityId: string, position: number): ObjectRow | undefined {
    return this.file.versions.objectsByIds([entityId], position).get(entityId);
  }

  objectBySlug(kind: string, slug: string, position: number): ObjectRow | undefined {
    return this.file.versions.objectBySlug(kind, slug, position);
  }

  objectsByIds(entityIds: readonly string[], position: number): Map<string, ObjectRow> {
    return this.file.versions.objectsByIds(entityIds, position);
  }

  /** Objects of a kind in the order in which they were first recorded, after a key. */
  objects(kind: string, position: number, after: number, limit: number): ObjectRow[] {
    return this.file.versions.objects(kind, position, after, limit);
  }

  objectByKey(key: number): ObjectRow | undefined {
    return this.file.versions.objectByKey(key);
  }

  document<T>(key: number, position: number): T | undefined {
    return this.file.versions.at<T>([key], position)[0]?.document;
  }

  /** Objects as they stood at a position, by key and in this order; undefined for one that was not there yet. */
  versionsOf<T>(keys: readonly number[], position: number): (Version<T> | undefined)[] {
    return this.file.versions.at<T>(keys, position);
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
    if (position > this.mergesSeen) this.file.merges.refresh();
    this.mergesSeen = Math.max(this.mergesSeen, position);
    return this.file.merges;
  }

  /** The relations at a position of some facts to others and of others to them, in the order in which they were recorded. */
  relationsOf(facts: readonly number[], position: number): StoredRelation[] {
    const among = JSON.stringify(facts);
    return this.file.db
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
    const row = this.file.db.get(
      'SELECT ordinal FROM object WHERE kind = ? AND key <= ? ORDER BY key DESC LIMIT 1',
      kind,
      position,
    );
    return Number(row?.ordinal ?? 0);
  }

  /** Objects of which every word is the beginning of one of their names' words, in the order of recording. */
  objectsNamed(words: readonly string[], position: number): number[] {
    const found = words.map((word) =>
      this.file.db
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
    if (Object.values(conditions).some((value) => value !== undefined)) return walk(this.file.db, request);
    const name = [set, this.setVersion(set, position), order, backwards, limit, ...Object.values(beyond ?? {})].join();
    const known = this.walks.get(name);
    if (known) return known;
    const found = walk(this.file.db, request);
    this.walks.set(name, found);
    return found;
  }

  private setVersion(set: string, position: number): number {
    const name = `${position}/${set}`;
    const version = this.setVersions.get(name) ?? versionOf(this.file.db, set, position);
    this.setVersions.set(name, version);
    return version;
  }

  /** How many facts of a set meet the conditions: a look-up without any, a scan of the set with them. */
  count(set: string, position: number, conditions: Conditions): number {
    return count(this.file.db, set, position, conditions);
  }

  sizeOf(set: string, position: number): number {
    return sizeOf(this.file.db, set, position);
  }

  /** How many facts of a timeline that meet the conditions have each value, by field. */
  facets(set: string, position: number, conditions: Conditions): readonly FacetCount[] {
    return facetsOf(this.file.db, set, position, conditions);
  }

  changeAt(position: number): ChangeRow | undefined {
    return changeAt(this.file.db, position);
  }

  /** An object's change by its revision. */
  changeByNumber(object: number, number: number): ChangeRow | undefined {
    return changeByNumber(this.file.db, object, number);
  }

  /** An object's changes from one revision to another, both included, oldest first unless backwards. */
  changesOf(object: number, range: RevisionRange): ChangeRow[] {
    return changesOf(this.file.db, object, range);
  }

  /** The objects whose answers the change at a position alters, its own among them, after a key. */
  alteredBy(position: number, after: number, limit: number): number[] {
    return alteredBy(this.file.db, position, after, limit);
  }

  /** Whether an object's answer is another one now than at a position. */
  isAlteredSince(object: number, position: number): boolean {
    return isAlteredSince(this.file.db, object, position);
  }

  alteredCount(position: number): number {
    return alteredCount(this.file.db, position);
  }

  /** What was altered after one position and up to another: everything, or on one timeline. Costs what was recorded between them. */
  altered(from: number, to: number, timeline?: string): Altered {
    return altered(this.file.db, this.mergesAt(to), from, to, timeline);
  }

  /** Changes in the order of the log; `upTo` is how far was looked, `until` where nothing more follows. */
  changes(request: ChangesRequest): { readonly changes: readonly ChangeRow[]; readonly upTo: number } {
    const { rows, upTo } = findChanges(this.file.db, request);
    return { changes: rows.map((row) => toChange(row)!), upTo };
  }

  /** The keys of all objects that the changes after a position and up to another are about, unless there are very many; what was looked up last is kept. */
  concerned(after: number, upTo: number): ReadonlySet<number> | undefined {
    const name = `${after} ${upTo}`;
    const known = this.lastConcerned.get(name) ?? concerned(this.file.db, after, upTo);
    if (known) this.lastConcerned.set(name, known);
    return known;
  }

  /** The stream in which a command id was used. */
  streamOfCommand(commandId: string): string | undefined {
    const row = this.file.db.get('SELECT stream_id FROM change WHERE command_id = ? LIMIT 1', commandId);
    return row && String(row.stream_id);
  }

  /** A correction as it stood at a position; undefined before it was made. */
  correctionById(id: string, position: number): StoredCorrection | undefined {
    return correctionById(this.file.db, id, position);
  }

  /** An object's corrections as of a position, newest first. */
  correctionsOf(object: number, position: number, limit: number): StoredCorrection[] {
    return correctionsOf(this.file.db, object, position, limit);
  }

  /** The public log of corrections as of a position, newest first. */
  corrections(request: CorrectionsRequest): StoredCorrection[] {
    return corrections(this.file.db, request);
  }

  correctionCount(request: Omit<CorrectionsRequest, 'before' | 'limit'>): number {
    return correctionCount(this.file.db, request);
  }

  /** The source that stands under an address, by what makes two addresses one source. */
  sourceAt(identity: string, position: number): string | undefined {
    const row = this.file.db.get(
      `SELECT entity_id FROM object WHERE key =
         (SELECT source FROM address WHERE identity = ? AND since <= ? AND until > ? ORDER BY since LIMIT 1)`,
      ...[identity, position, position],
    );
    return row && String(row.entity_id);
  }

  /** The quotes looked for when the newest snapshot of a source as of a position was captured. */
  quoteCheck(source: number, position: number): QuoteCheck | undefined {
    return this.file.quoteChecks.at(source, position);
  }

  snapshotText(source: number, sha256: string): string | undefined {
    const name = `${source} ${sha256}`;
    const known = this.snapshotTexts.get(name);
    if (known !== undefined) return known;
    const row = this.file.db.get('SELECT text FROM snapshot_text WHERE source = ? AND sha256 = ?', source, sha256);
    if (row) this.snapshotTexts.set(name, String(row.text));
    return row && String(row.text);
  }
}
