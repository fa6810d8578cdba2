import { InMemoryCache } from '@apollo/client';
import { relayStylePagination } from '@apollo/client/utilities';

const kinds = ['Actor', 'Fact', 'Source', 'Timeline'];
export const cache = new InMemoryCache({
  possibleTypes: { Node: kinds, Recorded: kinds },
  typePolicies: {
    // An editor is named as at the time of each change.
    Editor: { keyFields: false },
    Query: { fields: { facts: relayStylePagination(['filter', 'orderBy', 'asOf']) } },
    Timeline: { fields: { entries: relayStylePagination(['filter', 'orderBy']) } },
  },
});
