import type { EntryOrder } from '@timeline/read-model';
import { timelineSlug } from './world.js';

/** The 12 values of a fact that a row of a page shows: what, when, how well supported, since when. */
const ROW = `
  id
  slug
  kind
  status
  title(languages: ["en"]) { value }
  occurredAt { edtf earliest latest }
  corroboration { level sourceCount }
  correctionCount
  firstRecordedAt`;

const page = `query Page($first: Int, $order: EntryOrder, $filter: FactFilter, $asOf: AsOf) {
  timeline(slug: "${timelineSlug}", asOf: $asOf) {
    entries(first: $first, orderBy: $order, filter: $filter) { nodes { fact {${ROW} } } }
  }
}`;
const total = `query Total($filter: FactFilter, $asOf: AsOf) {
  timeline(slug: "${timelineSlug}", asOf: $asOf) { entries(first: 1, filter: $filter) { totalCount } }
}`;
const facets = `query Facets($asOf: AsOf) {
  timeline(slug: "${timelineSlug}", asOf: $asOf) { facets { field value count } }
}`;
const fact = `query Fact($id: ID!, $asOf: AsOf) {
  fact(id: $id, asOf: $asOf) {${ROW}
    corrections(first: 1) { kind whatWasWrong { value } whatIsRight { value } stoodForSeconds }
  }
}`;
const ids = `query Ids($first: Int) {
  timeline(slug: "${timelineSlug}") { entries(first: $first) { nodes { fact { entityId } } } }
}`;

/** A moment of the record; undefined for now. */
type At = number | undefined;
const asOf = (position: At) => (position === undefined ? null : { position: String(position) });
const body = (query: string, variables: object): string => JSON.stringify({ query, variables });

export interface PageOptions {
  /** 50 unless given. */
  readonly first?: number;
  /** Earliest first unless given. */
  readonly order?: EntryOrder;
  readonly filter?: object;
}

/** A page of the timeline as of a position, or as of now: `first` facts of 12 values each. */
export const pageRequest = (position: At, { first = 50, order = 'OCCURRED_ASC', filter }: PageOptions = {}): string =>
  body(page, { first, order, filter: filter ?? null, asOf: asOf(position) });

/** How many facts the timeline has, and how many of each value that it can be narrowed to. */
export const totalRequest = (position: At, filter?: object): string =>
  body(total, { filter: filter ?? null, asOf: asOf(position) });
export const facetsRequest = (position: At): string => body(facets, { asOf: asOf(position) });

/** One fact by itself: the same 12 values, and its newest correction. */
export const factRequest = (id: string, position: At): string => body(fact, { id, asOf: asOf(position) });

/** The ids of the first facts of the timeline. */
export const idsRequest = (first: number): string => body(ids, { first });
