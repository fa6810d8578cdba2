import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { badInput } from '@timeline/kernel';

/** Where a page ended: in which list, at which moment, after which key. */
export interface Cursor {
  /** The kind of list and its order; a cursor of another list is refused. */
  readonly list: string;
  readonly position: number;
  /** Whether the list was asked for as of that moment, rather than as of now. */
  readonly isNamed: boolean;
  readonly key: readonly number[];
}

const checksum = (body: string): string =>
  createHash('sha256').update(`cursor:${body}`).digest('base64url').slice(0, 8);

/** Opaque text that any node reads: unkeyed, because it says nothing that a client may not know, and fully checked when it returns. */
export function writeCursor({ list, position, isNamed, key }: Cursor): string {
  const body = Buffer.from(JSON.stringify([list, isNamed ? { position } : position, ...key])).toString('base64url');
  return `${body}.${checksum(body)}`;
}

/** Takes a cursor apart. One that was changed, cut, or belongs to another list is BAD_USER_INPUT at `field`. */
export function readCursor(text: string, list: string, keyLength: number, field: string): Cursor {
  const [of, moment, ...key] = parts(text, field);
  const isNamed = typeof moment === 'object' && moment !== null;
  const position = isNamed ? (moment as { readonly position?: unknown }).position : moment;
  const numbers = [position, ...key].filter((part) => Number.isSafeInteger(part)) as number[];
  if (of !== list || numbers.length !== keyLength + 1 || key.length !== keyLength || numbers[0]! < 0)
    throw badInput(field, 'is a cursor of another list or order: page on with the same query');
  return { list, position: numbers[0]!, isNamed, key: numbers.slice(1) };
}

function parts(text: string, field: string): unknown[] {
  const [body = '', sum, ...rest] = text.length > 500 ? [] : text.split('.');
  try {
    const read: unknown = JSON.parse(Buffer.from(body, 'base64url').toString());
    if (Array.isArray(read) && rest.length === 0 && checksum(body) === sum) return read;
  } catch {
    // Not JSON, so none of ours: refused like any other.
  }
  throw badInput(field, 'is not a cursor of this service: send one as it was given, or none');
}

const checksums = new LRUCache<string, string>({ max: 10_000 });

/** Names a list in its cursors: what it is of, and in which order. */
export function listName(of: string, order: string): string {
  const sum = checksums.get(of) ?? checksum(of);
  checksums.set(of, sum);
  return `${order}:${sum}`;
}
