import { badInput, Refusal } from './refusal.js';
import { isUuid } from './ids.js';

/** An id as clients hold it: plain, or with the moment it was read at (id@position). */
export interface GivenId {
  readonly id: string;
  readonly position?: number;
}

/** Takes an id apart. Anything that is not a UUID, with or without @position, is BAD_USER_INPUT at `field`. */
export function parseId(given: string, field: string): GivenId {
  const [id = '', position, ...rest] = given.split('@');
  const wellFormed =
    isUuid(id) &&
    rest.length === 0 &&
    (position === undefined || (/^(0|[1-9]\d{0,15})$/.test(position) && Number.isSafeInteger(Number(position))));
  if (!wellFormed)
    throw badInput(field, `"${given.slice(0, 60)}" is not an id of this service: ids are UUIDs, or UUID@position`);
  return { id: id.toLowerCase(), ...(position === undefined ? {} : { position: Number(position) }) };
}

/** The entityId of an id as clients hold it. */
export const plainId = (given: string, field: string): string => parseId(given, field).id;

export const notFound = (what: string, id: string, field: string): Refusal =>
  new Refusal('NOT_FOUND', `there is no ${what} ${id}`, { fields: [field] });

/** At most this many members in any list of an input. */
export const MAX_LIST = 100;

export function checkList<T>(list: readonly T[] | null | undefined, field: string, max = MAX_LIST): readonly T[] {
  if (list && list.length > max) throw badInput(field, `has ${list.length} members: ${max} at most`);
  return list ?? [];
}

/** An absolute http or https URL in its normal form, at most 2,000 characters. */
export function checkUrl(given: string, field: string): string {
  const url = URL.canParse(given) ? new URL(given) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || given.length > 2000 || url.username !== '' || url.password !== '')
    throw badInput(
      field,
      `"${given.slice(0, 80)}" is not a web address: write https://… without a user name, 2,000 characters at most`,
    );
  return url.href;
}
