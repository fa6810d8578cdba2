import { Global, Module } from '@nestjs/common';
import { KnownQuotes } from '@timeline/sources';
import { CountFacetsHandler } from './read/count-facets.js';
import { ListFactsHandler } from './read/list-facts.js';
import { QuotesOfFacts } from './read/known-quotes.js';
import {
  AttestFactHandler,
  CorrectFactHandler,
  ReinstateFactHandler,
  ReportFactHandler,
  RetractFactHandler,
  UpdateFactHandler,
} from './write/handlers.js';
import { SourcesOf } from './write/sources-of.js';

/** Handlers of the facts' commands; needs `DecideAndAppend`, `References`, `LiveReadModel` and `EventStore` from global modules. */
@Global()
@Module({
  providers: [
    SourcesOf,
    ListFactsHandler,
    CountFacetsHandler,
    ReportFactHandler,
    AttestFactHandler,
    CorrectFactHandler,
    UpdateFactHandler,
    RetractFactHandler,
    ReinstateFactHandler,
    { provide: KnownQuotes, useClass: QuotesOfFacts },
  ],
  exports: [KnownQuotes],
})
export class FactsModule {}
