import { ConsoleLogger } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { ApiModule } from './api.module.js';
import { LIMITS } from './config.js';
import type { Config } from './config.js';

/** The service, ready but not listening: for main, for the command line and for tests. */
export async function createApp(config: Config): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({ bodyLimit: LIMITS.body, forceCloseConnections: 'idle' });
  const app = await NestFactory.create<NestFastifyApplication>(ApiModule.on(config), adapter, {
    logger: ['fatal', 'error', 'warn'],
    abortOnError: false,
  });
  await app.init();
  await adapter.getInstance().ready();
  return app;
}
