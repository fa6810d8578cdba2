import { LRUCache } from 'lru-cache';
import type { Database, Row } from './database.js';

export interface ObjectRow {
  /** The position of its first event. */
  readonly key: number;
  readonly kind: string;
  readonly entityId: string;
  /** When it was first recorded, as an ISO string. */
  readonly firstRecordedAt: string;
}

/** An object as it stood from one position on. Never changes. */
export interface Version<T> extends ObjectRow {
  readonly since: number;
  readonly document: T;
}

const CACHE_BYTES = 64 * 1024 * 1024;
const CACHED_OBJECTS = 50_000;
/** Objects never change: what is read of one is read once. */
const OBJECT =
  'SELECT key, kind, entity_id, (SELECT recorded_at FROM change WHERE position = key) AS recorded_at FROM object';

/** The newest version of an object, as far as it is known; `name` is that of its parsed form in the cache. */
interface Newest {
  readonly since: number;
  readonly name: string;
}

/** Objects and their versions in one file. What was read is kept: neither an object nor a version ever changes. */
export class Versions {
  private readonly parsed = new LRUCache<string, Version<unknown>>({ maxSize: CACHE_BYTES });
  private readonly byKey = new LRUCache<number, ObjectRow>({ max: CACHED_OBJECTS });
  private readonly byId = new LRUCache<string, ObjectRow>({ max: CACHED_OBJECTS });
  private readonly bySlug = new LRUCache<string, ObjectRow>({ max: CACHED_OBJECTS });
  /** As far as the versions up to `seen` tell. */
  private readonly newest = new LRUCache<number, Newest>({ max: CACHED_OBJECTS });
  private seen = 0;
  private notedUpTo = -1;

  constructor(private readonly db: Database) {}

  objectBySlug(kind: string, slug: string, position: number): ObjectRow | undefined {
    const name = `${kind}/${slug}`;
    const found = this.bySlug.get(name) ?? toObject(this.db.get(`${OBJECT} WHERE kind = ? AND slug = ?`, kind, slug));
    if (found) this.bySlug.set(name, found);
    return found && found.key <= position ? found : undefined;
  }

  objectsByIds(entityIds: readonly string[], position: number): Map<string, ObjectRow> {
    const missing = entityIds.filter((id) => !this.byId.has(id));
    for (const row of this.rows('entity_id', missing)) this.byId.set(row.entityId, row);
    const found = new Map<string, ObjectRow>();
    for (const id of entityIds) {
      const object = this.byId.get(id);
      if (object && object.key <= position) found.set(id, object);
    }
    return found;
  }

  objectByKey(key: number): ObjectRow | undefined {
    this.readObjects([key]);
    return this.byKey.get(key);
  }

  /** Objects of a kind in the order in which they were first recorded, after a key. */
  objects(kind: string, position: number, after: number, limit: number): ObjectRow[] {
    return this.db
      .all(`${OBJECT} WHERE kind = ? AND key > ? AND key <= ? ORDER BY key LIMIT ?`, kind, after, position, limit)
      .map((row) => toObject(row)!);
  }

  /** Objects as they stood at a position, by key and in this order; undefined for one that was not there yet. */
  at<T>(keys: readonly number[], position: number): (Version<T> | undefined)[] {
    if (position > this.notedUpTo) this.noteNew(position);
    const found = keys.map((key) => this.known(key, position));
    const missing = keys.filter((_, index) => found[index] === undefined);
    if (missing.length === 0) return found as Version<T>[];
    const read = this.read(missing, position);
    return keys.map((key, index) => (found[index] ?? read.get(key)) as Version<T> | undefined);
  }

  private known(key: number, position: number): Version<unknown> | undefined {
    const newest = this.newest.get(key);
    return newest && newest.since <= position ? this.parsed.get(newest.name) : undefined;
  }

  private read(keys: readonly number[], position: number): Map<number, Version<unknown>> {
    this.readObjects(keys);
    const rows = this.db.all(
      `SELECT wanted.value AS object, (SELECT v.since FROM version v WHERE v.object = wanted.value AND v.since <= ?
         ORDER BY v.since DESC LIMIT 1) AS since, (SELECT max(v.since) FROM version v WHERE v.object = wanted.value) AS newest
       FROM json_each(?) wanted`,
      position,
      JSON.stringify(keys),
    );
    const found = new Map<number, Version<unknown>>();
    for (const row of rows) {
      const key = Number(row.object);
      if (row.newest !== null) this.newest.set(key, newest(key, Number(row.newest)));
      if (row.since !== null) found.set(key, this.version(key, Number(row.since)));
    }
    return found;
  }

  private readObjects(keys: readonly number[]): void {
    const unknown = keys.filter((key) => !this.byKey.has(key));
    for (const row of this.rows('key', unknown)) this.byKey.set(row.key, row);
  }

  private version(key: number, since: number): Version<unknown> {
    const { name } = newest(key, since);
    const known = this.parsed.get(name);
    if (known) return known;
    const row = this.db.get('SELECT document FROM version WHERE object = ? AND since = ?', key, since);
    const text = String(row!.document);
    const version = { ...this.byKey.get(key)!, since, document: JSON.parse(text) as unknown };
    this.parsed.set(name, version, { size: text.length * 3 });
    return version;
  }

  /** Versions are only ever added: what is newest is known again after a look at those added since the last look. */
  private noteNew(position: number): void {
    this.notedUpTo = position;
    if (this.seen === 0) this.seen = Number(this.db.get('SELECT max(rowid) AS n FROM version')?.n ?? 0);
    const rows = this.db.all('SELECT rowid, object, since FROM version WHERE rowid > ? ORDER BY rowid', this.seen);
    for (const row of rows) {
      const key = Number(row.object);
      if (this.newest.has(key)) this.newest.set(key, newest(key, Number(row.since)));
      this.seen = Number(row.rowid);
    }
  }

  private rows(column: 'key' | 'entity_id', values: readonly (number | string)[]): ObjectRow[] {
    if (values.length === 0) return [];
    const sql = `${OBJECT} WHERE ${column} IN (SELECT value FROM json_each(?))`;
    return this.db.all(sql, JSON.stringify(values)).map((row) => toObject(row)!);
  }
}

const newest = (key: number, since: number): Newest => ({ since, name: `${key}@${since}` });

const toObject = (row: Row | undefined): ObjectRow | undefined =>
  row && {
    key: Number(row.key),
    kind: String(row.kind),
    entityId: String(row.entity_id),
    firstRecordedAt: new Date(Number(row.recorded_at)).toISOString(),
  };
