import { Module } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import type { DynamicModule } from '@nestjs/common';
import { GraphQLModule } from '@nestjs/graphql';
import { MercuriusDriver } from '@nestjs/mercurius';
import type { MercuriusDriverConfig } from '@nestjs/mercurius';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ActorsModule } from '@timeline/actors';
import type { EventStore } from '@timeline/event-store';
import { FactsModule } from '@timeline/facts';
import { LiveReadModel } from '@timeline/read-model';
import { SourcesModule } from '@timeline/sources';
import { TimelinesModule } from '@timeline/timelines';
import { Access } from './access/access.js';
import { budgetOf } from './access/budgets.js';
import { Budget } from './kernel/budget.js';
import { AccessModule } from './access/access.module.js';
import { ActorsResolver } from './actors/actors.resolver.js';
import { ClockWatch } from './clock-watch.js';
import { complexityRule } from './complexity.js';
import { LIMITS } from './config.js';
import type { Config } from './config.js';
import { DiffResolver } from './diff/diff.resolver.js';
import { EditingResolver } from './editing/editing.resolver.js';
import { CitationResolver } from './facts/citation.resolver.js';
import { FactLists } from './facts/fact-lists.js';
import {
  BoundedByResolver,
  CorrectionEvidenceResolver,
  FactsOfActorResolver,
  FactRelationsResolver,
  FactsOfSourceResolver,
  FactsResolver,
} from './facts/facts.resolver.js';
import { ChangeFeed } from './feed/change-feed.js';
import { FeedResolver } from './feed/feed.resolver.js';
import { fewErrorsRule } from './few-errors.js';
import { formatErrors } from './graphql-errors.js';
import { guards } from './graphql-guards.js';
import { httpCaching } from './http/caching.js';
import { persistedQueries } from './http/persisted-queries.js';
import { release } from './release.js';
import { HeadResolver } from './head.resolver.js';
import { HealthController } from './health/health.controller.js';
import type { GraphqlContext } from './kernel/editor.js';
import { DateResolver } from './kernel/date.resolver.js';
import { Moments } from './kernel/moments.js';
import { Objects } from './kernel/objects.js';
import { Permalinks, RecordedPermalinkResolver, RevisionPermalinkResolver } from './kernel/permalinks.js';
import { RecordedResolver } from './kernel/record.resolver.js';
import { RevisionsResolver } from './kernel/revisions.resolver.js';
import { resolveTexts } from './kernel/text-field.js';
import { LiveModule } from './live/live.module.js';
import { Backups } from './maintenance/backups.js';
import { MaintenanceController } from './maintenance/maintenance.controller.js';
import { ReadBack } from './kernel/written.js';
import { Pages } from './permalinks/pages.js';
import { PermalinksController } from './permalinks/permalinks.controller.js';
import { RefusalFilter } from './refusal.filter.js';
import { RecordModule } from './record.module.js';
import { SourcesResolver } from './sources/sources.resolver.js';
import { FacetsResolver } from './timelines/facets.resolver.js';
import { TimelinesResolver } from './timelines/timelines.resolver.js';
import { WebPage } from './web/web-page.js';

/** Everything that answers a field of the schema. */
export const resolvers = [
  HeadResolver,
  DateResolver,
  RecordedResolver,
  RevisionsResolver,
  RecordedPermalinkResolver,
  RevisionPermalinkResolver,
  ActorsResolver,
  SourcesResolver,
  FactsResolver,
  FactsOfActorResolver,
  FactRelationsResolver,
  FactsOfSourceResolver,
  BoundedByResolver,
  CorrectionEvidenceResolver,
  TimelinesResolver,
  EditingResolver,
  FacetsResolver,
  DiffResolver,
  CitationResolver,
  FeedResolver,
];

/** What Mercurius hands to the JIT, documented but missing in its types. */
type Options = MercuriusDriverConfig & { readonly compilerOptions: { readonly disableLeafSerialization: boolean } };

/** Mercurius' options: how queries are compiled, limited, and answered when they fail. */
function graphqlOptions(access: Access, live: LiveReadModel, { graphiql }: Config): Options {
  const caching = httpCaching(live, release);
  return {
    autoSchemaFile: true,
    // Mercurius checks the schema, and so does the gate (print-schema.ts).
    buildSchemaOptions: { skipCheck: true },
    transformSchema: resolveTexts,
    path: '/graphql',
    graphiql,
    // Not `jit: 1`: it skips the checking of variables on the run that compiles. Compiling is worth most under load.
    cache: LIMITS.documents,
    jit: { minCount: 1, eluThreshold: 1 },
    // Values of GraphQL's own scalars and of enums are what our types say they are: checking each costs a twelfth of a page.
    compilerOptions: { disableLeafSerialization: true },
    validationRules: [fewErrorsRule, complexityRule],
    graphql: { parseOptions: { maxTokens: LIMITS.tokens } },
    hooks: {
      preParsing: guards.preParsing,
      preExecution: [guards.preExecution, caching.preExecution],
      onResolution: [guards.onResolution, caching.onResolution],
    },
    persistedQueryProvider: persistedQueries(),
    additionalRouteOptions: { preHandler: caching.preHandler, onSend: caching.onSend },
    errorFormatter: formatErrors,
    context: (request: FastifyRequest, reply: FastifyReply) => {
      const authorize: GraphqlContext['authorize'] = (mutation) => access.authorize(request, mutation);
      const budget = budgetOf(access, request, reply);
      return budget instanceof Budget ? { authorize, budget } : budget.then((known) => ({ authorize, budget: known }));
    },
  };
}

/** The whole service: one record, its slices, and their GraphQL. */
@Module({})
export class ApiModule {
  static on(config: Config, store: EventStore): DynamicModule {
    return {
      module: ApiModule,
      imports: [
        RecordModule.on(config, store),
        AccessModule,
        ActorsModule,
        SourcesModule,
        FactsModule,
        TimelinesModule,
        LiveModule,
        GraphQLModule.forRootAsync<MercuriusDriverConfig>({
          driver: MercuriusDriver,
          inject: [Access, LiveReadModel],
          useFactory: (access: Access, live: LiveReadModel) => graphqlOptions(access, live, config),
        }),
      ],
      controllers: [HealthController, MaintenanceController, PermalinksController],
      providers: [
        { provide: APP_FILTER, useClass: RefusalFilter },
        Moments,
        Permalinks,
        Pages,
        Objects,
        ReadBack,
        FactLists,
        ChangeFeed,
        ClockWatch,
        Backups,
        WebPage,
        ...resolvers,
      ],
    };
  }
}
