import { cacheExchange } from '@urql/exchange-graphcache';
import { relayPagination } from '@urql/exchange-graphcache/extras';

// What has no id belongs to the object that shows it; an editor is named as at the time of each change.
const parts = ['Corroboration', 'Editor', 'Facet', 'FieldChange', 'LocalizedText', 'Participation', 'Period', 'Place'];
const others = ['Basis', 'Change', 'PageInfo', 'RecordDiff', 'Revision', 'SourceSnapshot', 'TimelineEntry'];
const dates = ['UncertainDate', 'Withdrawal'];
const connections = 'Actor Change Correction Diff Fact Revision Source Timeline TimelineEntry'
  .split(' ')
  .flatMap((type) => [`${type}Connection`, `${type}Edge`]);
export const exchange = cacheExchange({
  keys: Object.fromEntries([...parts, ...others, ...dates, ...connections].map((type) => [type, () => null])),
  resolvers: { Query: { facts: relayPagination() }, Timeline: { entries: relayPagination() } },
});
