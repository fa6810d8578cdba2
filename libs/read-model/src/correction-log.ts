import type { Database, Row } from './database.js';

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

/** Corrections, each with the document that its last translation up to the position bound first left. */
const CORRECTION = `SELECT c.ordinal, c.position, c.id, c.object, c.kind, c.severity, c.stood_for_seconds,
  coalesce((SELECT v.document FROM correction_version v WHERE v.correction = c.id AND v.since <= ?
    ORDER BY v.since DESC LIMIT 1), c.document) AS document FROM correction c`;

/** A correction as it stood at a position; undefined before it was made. */
export function correctionById(db: Database, id: string, position: number): StoredCorrection | undefined {
  return toCorrection(db.get(`${CORRECTION} WHERE c.id = ? AND c.position <= ?`, ...[position, id, position]));
}

/** An object's corrections as of a position, newest first. */
export function correctionsOf(db: Database, object: number, position: number, limit: number): StoredCorrection[] {
  return db
    .all(
      `${CORRECTION} WHERE c.object = ? AND c.position <= ? ORDER BY c.position DESC LIMIT ?`,
      ...[position, object, position, limit],
    )
    .map((row) => toCorrection(row)!);
}

/** The public log of corrections as of a position, newest first. */
export function corrections(db: Database, request: CorrectionsRequest): StoredCorrection[] {
  const { sql, values } = correctionsWhere(request);
  return db
    .all(
      `${CORRECTION} WHERE c.position < ?${sql} ORDER BY c.position DESC LIMIT ?`,
      ...[request.position, Math.min(request.position + 1, request.before ?? Infinity), ...values, request.limit],
    )
    .map((row) => toCorrection(row)!);
}

/** How many corrections a log of them has, as of a position. */
export function correctionCount(db: Database, request: Omit<CorrectionsRequest, 'before' | 'limit'>): number {
  const { sql, values } = correctionsWhere(request);
  const row =
    sql === ''
      ? db.get(
          'SELECT ordinal AS n FROM correction WHERE position <= ? ORDER BY position DESC LIMIT 1',
          request.position,
        )
      : db.get(`SELECT count(*) AS n FROM correction c WHERE c.position <= ?${sql}`, request.position, ...values);
  return Number(row?.n ?? 0);
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
