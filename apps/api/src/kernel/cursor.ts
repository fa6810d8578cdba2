import { createHash } from 'node:crypto';
import { badInput } from '@timeline/kernel';

/** Where a page ended: in which list, at which moment, after which key. */
export interface Cursor {
  /** The kind of list and its order; a cursor of another list is refused. */
  readonly list: string;
  readonly position: number;
  readonly key: readonly number[];
}

const checksum = (body: string): string =>
  createHash('sha256').update(`cursor:${body}`).digest('base64url').slice(0, 8);

/** Opaque text that any node reads: unkeyed, because it says nothing that a client may not know, and fully checked when it returns. */
export function writeCursor({ list, position, key }: Cursor): string {
  const body = Buffer.from(JSON.stringify([list, position, ...key])).toString('base64url');
  return `${body}.${checksum(body)}`;
}

/** Takes a cursor apart. One that was changed, cut, or belongs to another list is BAD_USER_INPUT at `field`. */
export function readCursor(text: string, list: string, keyLength: number, field: string): Cursor {
  const [body = '', sum, ...rest] = text.length > 500 ? [] : text.split('.');
  if (sum === undefined || rest.length > 0 || checksum(body) !== sum)
    throw badInput(field, 'is not a cursor of this service: send one as it was given, or none');
  const [of, position, ...key] = JSON.parse(Buffer.from(body, 'base64url').toString()) as [string, ...number[]];
  const whole = [position, ...key].every((part) => Number.isSafeInteger(part)) && Number(position) >= 0;
  if (of !== list || key.length !== keyLength || !whole)
    throw badInput(field, 'is a cursor of another list or order: page on with the same query');
  return { list, position: position!, key };
}
