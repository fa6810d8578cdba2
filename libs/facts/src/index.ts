export { factEvents } from './domain/events.js';
export type { FactEvent } from './domain/events.js';
export * from './domain/values.js';
export type { Corroboration } from './domain/corroboration.js';
export { shown } from './domain/fact.js';
export type { Dispute as RecordedDispute, Fact, RecordedAttestation } from './domain/fact.js';
export type {
  ContentChangeInput,
  ContentInput,
  FactPlaceInput,
  ParticipationInput,
  PlaceInput,
} from './domain/commands.js';
export { actorSet, publisherSet, setRows, sourceSet, timelineSet, withdrawnSet } from './read/fact-document.js';
export type { FactDocument } from './read/fact-document.js';
export { conditionsOf, filterIds } from './read/fact-filter.js';
export type { DateRangeInput, FactFilterInput, FilterMoment } from './read/fact-filter.js';
export { CountFacets, facetFields } from './read/count-facets.js';
export { ListFacts } from './read/list-facts.js';
export { factProjection } from './read/facts.projection.js';
export { reviseFacts } from './read/standing.js';
export { factAggregate, factId } from './write/aggregate.js';
export * from './write/bus-commands.js';
export { FactsModule } from './facts.module.js';
