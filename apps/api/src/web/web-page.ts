import fastifyStatic from '@fastify/static';
import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { packageFolder } from '../release.js';

/** Where `npm run build` leaves the page. */
const FOLDER = join(packageFolder, 'dist/apps/web/');
/** What answers for itself, whatever is accepted. */
const SERVICE = /^\/(graphql|graphiql|health|session|assets)(\/|$)|\/timemap$/;
/** What the page shows; the same addresses answer JSON to who does not ask for HTML. */
const PAGES = /^\/((timelines|facts|sources|actors|desk)(\/.*)?|corrections|sign-in)?$/;

/** The page for readers and editors: one document for all of its addresses, and the files that it is made of. */
@Injectable()
export class WebPage implements OnModuleInit {
  constructor(private readonly adapter: HttpAdapterHost) {}

  async onModuleInit(): Promise<void> {
    // A service that runs from its sources alone has no page.
    if (!existsSync(join(FOLDER, 'assets'))) return;
    const instance = this.adapter.httpAdapter.getInstance<FastifyInstance>();
    await instance.register(fastifyStatic, {
      root: FOLDER,
      wildcard: false,
      index: false,
      preCompressed: true,
      maxAge: '365d',
      immutable: true,
    });
    instance.addHook('onRequest', async (request, reply) =>
      asksForPage(request) ? sendPage(request, reply) : undefined,
    );
  }
}

/** Browsers ask for HTML; a Memento client that asks for a date wants the record itself. */
function asksForPage({ method, url, headers }: FastifyRequest): boolean {
  if (method !== 'GET' && method !== 'HEAD') return false;
  if (!headers.accept?.includes('text/html') || headers['accept-datetime'] !== undefined) return false;
  return !SERVICE.test(pathOf(url));
}

function sendPage({ url }: FastifyRequest, reply: FastifyReply): FastifyReply {
  const status = PAGES.test(pathOf(url)) ? 200 : 404;
  return reply
    .status(status)
    .headers({ 'cache-control': 'no-cache', vary: 'accept, accept-datetime, accept-encoding' })
    .sendFile('index.html', { cacheControl: false });
}

const pathOf = (url: string): string => url.split('?', 1)[0]!;
