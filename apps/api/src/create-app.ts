import { ConsoleLogger } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { ApiModule } from './api.module.js';
import { LIMITS } from './config.js';
import type { Config } from './config.js';
import { openStore } from './record.module.js';

/** The service, ready but not listening: for main, for the command line and for tests. */
export async function createApp(config: Config): Promise<NestFastifyApplication> {
  const store = await openStore(config);
  const adapter = new FastifyAdapter({ bodyLimit: LIMITS.body, forceCloseConnections: 'idle' });
  const logger = new ConsoleLogger({ logLevels: ['fatal', 'error', 'warn'] });
  const app = await NestFactory.create<NestFastifyApplication>(ApiModule.on(config, store), adapter, { logger });
  await app.init();
  await adapter.getInstance().ready();
  return app;
}
