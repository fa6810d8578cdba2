import type { EntryOrder } from '@timeline/read-model';
import { timelineSlug } from './generate.js';

/** A timeline's page: of each of 50 facts the 12 values that a row shows: what, when, how well supported, since when. */
const query = `query Page($order: EntryOrder, $asOf: AsOf) {
  timeline(slug: "${timelineSlug}", asOf: $asOf) {
    entries(first: 50, orderBy: $order) {
      nodes {
        fact {
          id
          slug
          kind
          status
          title(languages: ["en"]) { value }
          occurredAt { edtf earliest latest }
          corroboration { level sourceCount }
          correctionCount
          firstRecordedAt
        }
      }
    }
  }
}`;

/** The request for a page as of a position, or as of now. */
export const pageRequest = (order: EntryOrder, position?: number): string =>
  JSON.stringify({ query, variables: { order, asOf: position === undefined ? null : { position: String(position) } } });
