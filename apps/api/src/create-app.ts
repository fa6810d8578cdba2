import { ConsoleLogger } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { ApiModule } from './api.module.js';
import { LIMITS } from './config.js';
import type { Config } from './config.js';
import { openStore } from './record.module.js';

/** What keeps the service from starting is thrown, and told by whoever started it: Nest need not tell it too. */
class ServiceLogger extends ConsoleLogger {
  override error(message: unknown, ...more: unknown[]): void {
    if (more.at(-1) !== 'ExceptionHandler') super.error(message, ...more);
  }
}

/** The service, ready but not listening: for main, for the command line and for tests. */
export async function createApp(config: Config): Promise<NestFastifyApplication> {
  const store = await openStore(config);
  const adapter = new FastifyAdapter({ bodyLimit: LIMITS.body, forceCloseConnections: 'idle' });
  const logger = new ServiceLogger({ logLevels: ['fatal', 'error', 'warn'] });
  try {
    const options = { logger, abortOnError: false };
    const app = await NestFactory.create<NestFastifyApplication>(ApiModule.on(config, store), adapter, options);
    await app.init();
    await adapter.getInstance().ready();
    return app;
  } catch (error) {
    await store.close();
    throw error;
  }
}
