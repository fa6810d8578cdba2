import { Global, Module } from '@nestjs/common';
import { KnownQuotes } from '@timeline/sources';
import { CountFacetsHandler } from './read/count-facets.js';
import { ListFactsHandler } from './read/list-facts.js';
import { QuotesOfFacts } from './read/known-quotes.js';
import { CorrectFactHandler, ReportFactHandler, UpdateFactHandler } from './write/edit-content.js';
import {
  MergeFactHandler,
  ReinstateFactHandler,
  RetractFactHandler,
  TranslateFactHandler,
} from './write/edit-standing.js';
import {
  AttestFactHandler,
  DisputeFactHandler,
  ResolveDisputeHandler,
  WithdrawAttestationHandler,
} from './write/edit-support.js';
import { RelateFactsHandler, UnrelateFactsHandler } from './write/relate-facts.js';

/** Handlers of the facts' commands; needs `EvidenceFinder` and the record's providers from global modules. */
@Global()
@Module({
  providers: [
    ListFactsHandler,
    CountFacetsHandler,
    ReportFactHandler,
    AttestFactHandler,
    WithdrawAttestationHandler,
    CorrectFactHandler,
    UpdateFactHandler,
    DisputeFactHandler,
    ResolveDisputeHandler,
    RetractFactHandler,
    MergeFactHandler,
    ReinstateFactHandler,
    RelateFactsHandler,
    UnrelateFactsHandler,
    TranslateFactHandler,
    { provide: KnownQuotes, useClass: QuotesOfFacts },
  ],
  exports: [KnownQuotes],
})
export class FactsModule {}
