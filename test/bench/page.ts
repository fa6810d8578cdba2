import type { EntryOrder } from '@timeline/read-model';
import { timelineSlug } from './generate.js';

/** A timeline's page as its readers see it: 50 facts, 12 fields of each. */
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
          summary(languages: ["en"]) { value }
          occurredAt { edtf display(languages: ["en"]) { value } }
          corroboration { level }
          correctionCount
          participants { role actor { name(languages: ["en"]) { value } } }
          permalink
          firstRecordedAt
        }
      }
    }
  }
}`;

/** The request for a page as of a position, or as of now. */
export const pageRequest = (order: EntryOrder, position?: number): string =>
  JSON.stringify({ query, variables: { order, asOf: position === undefined ? null : { position: String(position) } } });
