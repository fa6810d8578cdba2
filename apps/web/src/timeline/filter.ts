import type { EntryOrder, FactFilter, FacetField } from '../record/operations.js';

/** Where a list of values of each facet stands in the address. */
export const FACETS = {
  KIND: 'kind',
  ACTOR: 'who',
  CORROBORATION: 'support',
  STATUS: 'state',
  PUBLISHER: 'outlet',
  LANGUAGE: 'written',
} as const satisfies Record<FacetField, string>;

/** Which field of a filter each list of the address becomes. */
export const FIELDS = {
  kind: 'kinds',
  who: 'actors',
  support: 'corroboration',
  state: 'statuses',
  outlet: 'publishers',
  written: 'languages',
} as const satisfies Record<(typeof FACETS)[FacetField], keyof FactFilter>;

/** All that narrows the list, by its name in the address. */
export const NARROWING = [...Object.keys(FIELDS), 'q', 'corrected', 'contested', 'from', 'to', 'definitely'];

const DAY = /^\d{4}(-\d{2}(-\d{2})?)?$/;
/** A day, a month or a year, as the list can be narrowed by. */
export const isDay = (text: string): boolean => text === '' || DAY.test(text);

/** The filter that an address asks for; undefined where it narrows nothing. */
export function filterOf(search: string): FactFilter | undefined {
  const given = new URLSearchParams(search);
  const filter: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(FIELDS)) {
    const values = given.get(name)?.split(',').filter(Boolean) ?? [];
    if (values.length > 0) filter[field] = values;
  }
  const text = given.get('q')?.trim();
  if (text) filter.text = text;
  if (given.has('corrected')) filter.corrected = true;
  if (given.has('contested')) filter.contested = true;
  const [from, to] = [given.get('from') ?? '', given.get('to') ?? ''];
  if ((from || to) && isDay(from) && isDay(to))
    filter.occurred = {
      ...(from ? { from } : {}),
      ...(to ? { to } : {}),
      match: given.has('definitely') ? 'DEFINITELY' : 'POSSIBLY',
    };
  return Object.keys(filter).length > 0 ? filter : undefined;
}

const ORDERS: readonly EntryOrder[] = ['OCCURRED_ASC', 'OCCURRED_DESC', 'RECORDED_DESC'];
export const orders = ORDERS;
export const orderOf = (text: string | undefined): EntryOrder =>
  ORDERS.find((order) => order === text) ?? 'OCCURRED_ASC';
