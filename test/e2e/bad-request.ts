import type { BadRequest } from './refusing.js';

/** A request that is refused as BAD_USER_INPUT. */
export const bad = (
  what: string,
  query: string,
  fields?: readonly string[],
  variables?: BadRequest['variables'],
): BadRequest => ({ what, query, fields, variables, code: 'BAD_USER_INPUT' });

/** The field at fault. */
export const one = (field: string) => [field];
