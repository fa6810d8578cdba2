import { LRUCache } from 'lru-cache';
import type { Database, Row } from './database.js';
import { Documents } from './documents.js';

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

/** What is kept of a file: bytes of documents and of histories, and objects. Any size gives the same answers. */
export interface CacheSizes {
  readonly documents: number;
  readonly histories: number;
  readonly objects: number;
}
const CACHES: CacheSizes = { documents: 64 * 1024 * 1024, histories: 16 * 1024 * 1024, objects: 50_000 };
/** Objects never change: what is read of one is read once. */
const OBJECT =
  'SELECT key, kind, entity_id, (SELECT recorded_at FROM change WHERE position = key) AS recorded_at FROM object';

/** All versions of an object so far: from which position on each holds, rising, and its row in the file. */
interface History {
  readonly since: number[];
  readonly row: number[];
}

/** Objects and their versions in one file. What was read is kept: neither an object nor a version ever changes. */
export class Versions {
  private readonly parsed: LRUCache<number, Version<unknown>>;
  private readonly byKey: LRUCache<number, ObjectRow>;
  private readonly byId: LRUCache<string, ObjectRow>;
  private readonly bySlug: LRUCache<string, ObjectRow>;
  /** As far as the versions up to `seen` tell. */
  private readonly histories: LRUCache<number, History>;
  private seen = 0;
  private notedUpTo = -1;

  private readonly documents: Documents;

  constructor(
    private readonly db: Database,
    { documents, histories, objects }: CacheSizes = CACHES,
  ) {
    this.documents = new Documents(db);
    this.parsed = new LRUCache({ maxSize: documents });
    this.histories = new LRUCache({ maxSize: histories, sizeCalculation: bytesOf });
    this.byKey = new LRUCache({ max: objects });
    this.byId = new LRUCache({ max: objects });
    this.bySlug = new LRUCache({ max: objects });
  }

  objectBySlug(kind: string, slug: string, position: number): ObjectRow | undefined {
    const name = `${kind}/${slug}`;
    const found = this.bySlug.get(name) ?? toObject(this.db.get(`${OBJECT} WHERE kind = ? AND slug = ?`, kind, slug));
    if (found) this.bySlug.set(name, found);
    return found && found.key <= position ? found : undefined;
  }

  objectsByIds(entityIds: readonly string[], position: number): Map<string, ObjectRow> {
    const all = this.known(entityIds, this.byId, 'entity_id', ({ entityId }) => entityId);
    const found = new Map<string, ObjectRow>();
    for (const [id, object] of all) if (object.key <= position) found.set(id, object);
    return found;
  }

  objectByKey(key: number): ObjectRow | undefined {
    return this.objectsByKeys([key]).get(key);
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
    const objects = this.objectsByKeys(keys);
    return keys.map((key) => {
      const { since, row } = this.history(key);
      const index = lastUpTo(since, position);
      return index < 0 ? undefined : (this.version(objects.get(key)!, since[index]!, row[index]!) as Version<T>);
    });
  }

  private history(key: number): History {
    const known = this.histories.get(key);
    if (known) return known;
    const rows = this.db.all('SELECT since, rowid FROM version WHERE object = ? ORDER BY since', key);
    const history: History = {
      since: rows.map(({ since }) => Number(since)),
      row: rows.map(({ rowid }) => Number(rowid)),
    };
    this.histories.set(key, history);
    return history;
  }

  private objectsByKeys(keys: readonly number[]): Map<number, ObjectRow> {
    return this.known(keys, this.byKey, 'key', ({ key }) => key);
  }

  /** Objects by what names them; those that one answer needs are held here, for the cache may not hold them all. */
  private known<K extends number | string>(
    names: readonly K[],
    cache: LRUCache<K, ObjectRow>,
    column: 'key' | 'entity_id',
    nameOf: (object: ObjectRow) => K,
  ): Map<K, ObjectRow> {
    const found = new Map<K, ObjectRow>();
    const unknown: K[] = [];
    for (const name of names) {
      const object = cache.get(name);
      if (object) found.set(name, object);
      else unknown.push(name);
    }
    for (const object of this.rows(column, unknown)) {
      found.set(nameOf(object), object);
      cache.set(nameOf(object), object);
    }
    return found;
  }

  private version(object: ObjectRow, since: number, row: number): Version<unknown> {
    const known = this.parsed.get(row);
    if (known) return known;
    const packed = this.db.blob('SELECT document FROM version WHERE rowid = ?', row)!;
    const version = { ...object, since, document: this.documents.unpack(packed) };
    this.parsed.set(row, version, { size: packed.length * 3 });
    return version;
  }

  /** Versions are only ever added: histories are whole again after a look at those added since the last look. */
  private noteNew(position: number): void {
    this.notedUpTo = position;
    if (this.seen === 0) this.seen = Number(this.db.get('SELECT max(rowid) AS n FROM version')?.n ?? 0);
    const rows = this.db.all('SELECT rowid, object, since FROM version WHERE rowid > ? ORDER BY rowid', this.seen);
    for (const row of rows) {
      const [key, since, rowid] = [Number(row.object), Number(row.since), Number(row.rowid)];
      const history = this.histories.get(key);
      // One that was read after the row was written holds it already.
      if (history && since > (history.since.at(-1) ?? 0)) {
        history.since.push(since);
        history.row.push(rowid);
        // Set again, because it has grown.
        this.histories.set(key, history);
      }
      this.seen = rowid;
    }
  }

  private rows(column: 'key' | 'entity_id', values: readonly (number | string)[]): ObjectRow[] {
    if (values.length === 0) return [];
    const sql = `${OBJECT} WHERE ${column} IN (SELECT value FROM json_each(?))`;
    return this.db.all(sql, JSON.stringify(values)).map((row) => toObject(row)!);
  }
}

/** The place of the last number in a rising list that is not above a limit; -1 where all are. */
function lastUpTo(rising: readonly number[], limit: number): number {
  let [low, high] = [0, rising.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (rising[middle]! <= limit) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

const bytesOf = ({ since }: History): number => 150 + 16 * since.length;

const toObject = (row: Row | undefined): ObjectRow | undefined =>
  row && {
    key: Number(row.key),
    kind: String(row.kind),
    entityId: String(row.entity_id),
    firstRecordedAt: new Date(Number(row.recorded_at)).toISOString(),
  };
