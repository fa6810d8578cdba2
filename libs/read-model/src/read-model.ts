import { LRUCache } from 'lru-cache';
import { findChanges } from './changes.js';
import type { ChangesRequest } from './changes.js';
import { Database } from './database.js';
import type { Row } from './database.js';
import { count, sizeOf, walk } from './walk.js';
import type { Conditions, WalkKey, WalkRequest } from './walk.js';

/** A position of the record and the time of the event there; `{ 0, 0 }` before the first. */
export interface Moment {
  readonly position: number;
  readonly recordedAt: number;
}

export interface ObjectRow {
  /** The position of its first event. */
  readonly key: number;
  readonly kind: string;
  readonly entityId: string;
  /** When it was first recorded, as an ISO string. */
  readonly firstRecordedAt: string;
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

export interface StoredCorrection {
  readonly id: string;
  readonly position: number;
  readonly object: number;
  readonly kind: string;
  readonly severity: string;
  readonly stoodForSeconds: number;
  readonly document: unknown;
}

export interface CorrectionsRequest {
  readonly position: number;
  /** A timeline's set name and its key: corrections of it and of the facts on it then. */
  readonly timeline?: { readonly set: string; readonly key: number };
  readonly kinds?: readonly string[];
  readonly severities?: readonly string[];
  /** Only corrections recorded before this position. */
  readonly before?: number;
  readonly limit: number;
}

const CACHE_BYTES = 64 * 1024 * 1024;
const CACHED_OBJECTS = 50_000;
/** Objects never change: what is read of one is read once. */
const OBJECT =
  'SELECT key, kind, entity_id, (SELECT recorded_at FROM change WHERE position = key) AS recorded_at FROM object';

/**
 * Reads the record as of any position that has been applied. Every answer at a position is the same for good, so parsed
 * documents are kept without ever being checked again. All methods are synchronous look-ups by index.
 */
export class ReadModel {
  private readonly parsed = new LRUCache<string, { readonly document: unknown }>({ maxSize: CACHE_BYTES });
  private readonly byKey = new LRUCache<number, ObjectRow>({ max: CACHED_OBJECTS });
  private readonly byId = new LRUCache<string, ObjectRow>({ max: CACHED_OBJECTS });
  private readonly bySlug = new LRUCache<string, ObjectRow>({ max: CACHED_OBJECTS });
  /** The newest version of an object in the file, as far as the versions up to `versionsSeen` tell. */
  private readonly newest = new LRUCache<number, number>({ max: CACHED_OBJECTS });
  private versionsSeen = 0;
  private notedUpTo = -1;
  private db: Database;

  constructor(private readonly path: string) {
    this.db = new Database(path, { readOnly: true });
  }

  /** After `close`: goes on with the file that now stands under the same path; positions and answers stay what they were. */
  reopen(): void {
    for (const cache of [this.parsed, this.byKey, this.byId, this.bySlug, this.newest]) cache.clear();
    [this.versionsSeen, this.notedUpTo] = [0, -1];
    this.db = new Database(this.path, { readOnly: true });
  }

  close(): void {
    this.db.close();
  }

  /** The last event of ours at or before a position. */
  momentAt(position: number): Moment {
    return toMoment(
      this.db.get(
        'SELECT position, recorded_at FROM change WHERE position <= ? ORDER BY position DESC LIMIT 1',
        position,
      ),
    );
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

  /** The position up to which the log has been applied, others' events included. */
  checkpoint(): number {
    return Number(this.db.get(`SELECT value FROM meta WHERE name = 'checkpoint'`)?.value ?? 0);
  }

  objectById(entityId: string, position: number): ObjectRow | undefined {
    return toObject(this.db.get(`${OBJECT} WHERE entity_id = ? AND key <= ?`, entityId, position));
  }

  objectBySlug(kind: string, slug: string, position: number): ObjectRow | undefined {
    const name = `${kind}/${slug}`;
    const found = this.bySlug.get(name) ?? toObject(this.db.get(`${OBJECT} WHERE kind = ? AND slug = ?`, kind, slug));
    if (found) this.bySlug.set(name, found);
    return found && found.key <= position ? found : undefined;
  }

  objectByKey(key: number): ObjectRow | undefined {
    return toObject(this.db.get(`${OBJECT} WHERE key = ?`, key));
  }

  objectsByKeys(keys: readonly number[]): Map<number, ObjectRow> {
    const missing = keys.filter((key) => !this.byKey.has(key));
    const rows =
      missing.length === 0
        ? []
        : this.db.all(`${OBJECT} WHERE key IN (SELECT value FROM json_each(?))`, JSON.stringify(missing));
    for (const row of rows) this.byKey.set(Number(row.key), toObject(row));
    return new Map(keys.flatMap((key) => (this.byKey.has(key) ? [[key, this.byKey.get(key)!] as const] : [])));
  }

  objectsByIds(entityIds: readonly string[], position: number): Map<string, ObjectRow> {
    const missing = entityIds.filter((id) => !this.byId.has(id));
    const rows =
      missing.length === 0
        ? []
        : this.db.all(`${OBJECT} WHERE entity_id IN (SELECT value FROM json_each(?))`, JSON.stringify(missing));
    for (const row of rows) this.byId.set(String(row.entity_id), toObject(row));
    return new Map(
      entityIds.flatMap((id) =>
        this.byId.has(id) && this.byId.get(id)!.key <= position ? [[id, this.byId.get(id)!] as const] : [],
      ),
    );
  }

  /** Objects of a kind in the order in which they were first recorded, after a key. */
  objects(kind: string, position: number, after: number, limit: number): ObjectRow[] {
    return this.db
      .all(`${OBJECT} WHERE kind = ? AND key > ? AND key <= ? ORDER BY key LIMIT ?`, kind, after, position, limit)
      .map((row) => toObject(row)!);
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

  /** Documents as they stood at a position, by key; an object that was not there yet is missing. */
  documentsOf<T>(keys: readonly number[], position: number): Map<number, T> {
    if (position > this.notedUpTo) this.noteNewVersions(position);
    const since = new Map<number, number>();
    const unknown: number[] = [];
    for (const key of keys) {
      const newest = this.newest.get(key);
      if (newest !== undefined && newest <= position) since.set(key, newest);
      else unknown.push(key);
    }
    if (unknown.length > 0) this.lookUpVersions(unknown, position, since);
    return new Map(
      keys.flatMap((key) => (since.has(key) ? [[key, this.version<T>(key, since.get(key)!)] as const] : [])),
    );
  }

  private lookUpVersions(keys: readonly number[], position: number, since: Map<number, number>): void {
    const rows = this.db.all(
      `SELECT wanted.value AS object, (SELECT v.since FROM version v WHERE v.object = wanted.value AND v.since <= ?
         ORDER BY v.since DESC LIMIT 1) AS since, (SELECT max(v.since) FROM version v WHERE v.object = wanted.value) AS newest
       FROM json_each(?) wanted`,
      position,
      JSON.stringify(keys),
    );
    for (const row of rows) {
      if (row.newest !== null) this.newest.set(Number(row.object), Number(row.newest));
      if (row.since !== null) since.set(Number(row.object), Number(row.since));
    }
  }

  /** Versions are only ever added: what is newest is known again after a look at those added since the last look. */
  private noteNewVersions(position: number): void {
    this.notedUpTo = position;
    if (this.versionsSeen === 0) this.versionsSeen = Number(this.db.get('SELECT max(rowid) AS n FROM version')?.n ?? 0);
    const rows = this.db.all(
      'SELECT rowid, object, since FROM version WHERE rowid > ? ORDER BY rowid',
      this.versionsSeen,
    );
    for (const row of rows) {
      if (this.newest.has(Number(row.object))) this.newest.set(Number(row.object), Number(row.since));
      this.versionsSeen = Number(row.rowid);
    }
  }

  document<T>(key: number, position: number): T | undefined {
    return this.documentsOf<T>([key], position).get(key);
  }

  private version<T>(object: number, since: number): T {
    const cacheKey = `${object}@${since}`;
    const known = this.parsed.get(cacheKey);
    if (known) return known.document as T;
    const text = String(
      this.db.get('SELECT document FROM version WHERE object = ? AND since = ?', object, since)!.document,
    );
    const document = JSON.parse(text) as T;
    this.parsed.set(cacheKey, { document }, { size: text.length * 3 });
    return document;
  }

  walk(request: WalkRequest): WalkKey[] {
    return walk(this.db, request);
  }

  count(set: string, position: number, conditions: Conditions): number {
    return count(this.db, set, position, conditions);
  }

  sizeOf(set: string, position: number): number {
    return sizeOf(this.db, set, position);
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

  correctionById(id: string): StoredCorrection | undefined {
    return toCorrection(this.db.get('SELECT * FROM correction WHERE id = ?', id));
  }

  /** An object's corrections as of a position, newest first. */
  correctionsOf(object: number, position: number, limit: number): StoredCorrection[] {
    return this.db
      .all(
        'SELECT * FROM correction WHERE object = ? AND position <= ? ORDER BY position DESC LIMIT ?',
        object,
        position,
        limit,
      )
      .map((row) => toCorrection(row)!);
  }

  /** The public log of corrections as of a position, newest first. */
  corrections(request: CorrectionsRequest): StoredCorrection[] {
    const { sql, values } = correctionsWhere(request);
    return this.db
      .all(
        `SELECT * FROM correction c WHERE c.position < ?${sql} ORDER BY c.position DESC LIMIT ?`,
        ...[Math.min(request.position + 1, request.before ?? Infinity), ...values, request.limit],
      )
      .map((row) => toCorrection(row)!);
  }

  correctionCount(request: Omit<CorrectionsRequest, 'before' | 'limit'>): number {
    const { sql, values } = correctionsWhere(request);
    const row =
      sql === ''
        ? this.db.get(
            'SELECT ordinal AS n FROM correction WHERE position <= ? ORDER BY position DESC LIMIT 1',
            request.position,
          )
        : this.db.get(
            `SELECT count(*) AS n FROM correction c WHERE c.position <= ?${sql}`,
            request.position,
            ...values,
          );
    return Number(row?.n ?? 0);
  }

  snapshotText(source: number, sha256: string): string | undefined {
    const row = this.db.get('SELECT text FROM snapshot_text WHERE source = ? AND sha256 = ?', source, sha256);
    return row && String(row.text);
  }
}

function correctionsWhere({ position, timeline, kinds, severities }: Omit<CorrectionsRequest, 'before' | 'limit'>) {
  const values: (number | string)[] = [];
  let sql = '';
  if (kinds) {
    sql += ' AND c.kind IN (SELECT value FROM json_each(?))';
    values.push(JSON.stringify(kinds));
  }
  if (severities) {
    sql += ' AND c.severity IN (SELECT value FROM json_each(?))';
    values.push(JSON.stringify(severities));
  }
  if (timeline) {
    sql += ` AND (c.object = ? OR EXISTS (SELECT 1 FROM placement p WHERE p.fact = c.object
      AND p.set_id = (SELECT id FROM fact_set WHERE name = ?) AND p.since <= ? AND p.until > ?))`;
    values.push(timeline.key, timeline.set, position, position);
  }
  return { sql, values };
}

const toMoment = (row: Row | undefined): Moment =>
  row ? { position: Number(row.position), recordedAt: Number(row.recorded_at) } : { position: 0, recordedAt: 0 };

const toObject = (row: Row | undefined): ObjectRow | undefined =>
  row && {
    key: Number(row.key),
    kind: String(row.kind),
    entityId: String(row.entity_id),
    firstRecordedAt: new Date(Number(row.recorded_at)).toISOString(),
  };

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

const toCorrection = (row: Row | undefined): StoredCorrection | undefined =>
  row && {
    id: String(row.id),
    position: Number(row.position),
    object: Number(row.object),
    kind: String(row.kind),
    severity: String(row.severity),
    stoodForSeconds: Number(row.stood_for_seconds),
    document: JSON.parse(String(row.document)) as unknown,
  };
