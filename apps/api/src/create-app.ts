import { ConsoleLogger } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from '@timeline/kernel';
import { Access } from './access/access.js';
import { boundSockets, frontDoor } from './access/front-door.js';
import { securityHeaders } from './access/security-headers.js';
import { ApiModule } from './api.module.js';
import { LIMITS } from './config.js';
import type { Config } from './config.js';
import { sendErrors } from './graphql-errors.js';
import { openStore } from './record.module.js';

/** What keeps the service from starting is thrown, and told by whoever started it: Nest need not tell it too. */
class ServiceLogger extends ConsoleLogger {
  override error(message: unknown, ...more: unknown[]): void {
    if (more.at(-1) !== 'ExceptionHandler') super.error(message, ...more);
  }
}

/** Other sites' pages may read, and write with a token that they hold; never in the name of who is signed in here. */
const cors = (origins: readonly string[]) => ({
  origin: [...origins],
  credentials: false,
  methods: ['GET', 'HEAD', 'POST'],
  allowedHeaders: ['content-type', 'authorization', 'accept-datetime', 'last-event-id'],
  exposedHeaders: ['etag', 'link', 'location', 'memento-datetime', 'retry-after'],
  maxAge: 86_400,
});

/** The service, ready but not listening: for main, for the command line and for tests. */
export async function createApp(config: Config): Promise<NestFastifyApplication> {
  const store = await openStore(config);
  const headers = securityHeaders(config);
  const adapter = new FastifyAdapter({
    bodyLimit: LIMITS.body,
    requestTimeout: LIMITS.requestMs,
    http: { headersTimeout: LIMITS.headersMs, connectionsCheckingInterval: 5_000 },
    forceCloseConnections: 'idle',
    trustProxy: config.trustProxy ?? false,
    // An address that cannot be read comes to no hook.
    frameworkErrors: (_error: unknown, request: FastifyRequest, reply: FastifyReply) => {
      void sendErrors(reply.headers(headers(request.url)), new Refusal('BAD_USER_INPUT', 'the address cannot be read'));
    },
  });
  const logger = new ServiceLogger({ logLevels: ['fatal', 'error', 'warn'] });
  try {
    const options = { logger, abortOnError: false };
    const app = await NestFactory.create<NestFastifyApplication>(ApiModule.on(config, store), adapter, options);
    frontDoor(adapter.getInstance(), config, () => app.get(Access));
    boundSockets(app.getHttpServer(), config.trustProxy);
    writePathsAsTheyAre(adapter.getInstance());
    if (config.corsOrigins.length > 0) app.enableCors(cors(config.corsOrigins));
    await app.init();
    await adapter.getInstance().ready();
    return app;
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** Mercurius writes the path of an error as texts, and a place in a list is a number. */
function writePathsAsTheyAre(fastify: FastifyInstance): void {
  fastify.addHook('onRoute', (route) => {
    if (route.url !== '/graphql' || route.schema?.response === undefined) return;
    const response = structuredClone(route.schema.response) as AnswerSchema;
    response['2xx'].properties.errors.items.properties.path.items = {};
    route.schema = { ...route.schema, response };
  });
}

/** As much of Mercurius' schema of an answer as is changed. */
interface AnswerSchema {
  readonly '2xx': {
    readonly properties: {
      readonly errors: { readonly items: { readonly properties: { readonly path: { items: object } } } };
    };
  };
}
