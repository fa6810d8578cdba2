import fastifyStatic from '@fastify/static';
import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Pages } from '../permalinks/pages.js';
import type { PageKind } from '../permalinks/selections.js';
import { packageFolder } from '../release.js';

/** Where `npm run build` leaves the page. */
const FOLDER = join(packageFolder, 'dist/apps/web/');
/** What answers for itself, whatever is accepted. */
const SERVICE = /^\/(graphql|graphiql|health|session|assets)(\/|$)|\/timemap$/;
/** What the page shows; the same addresses answer JSON to who does not ask for HTML. */
const PAGES = /^\/((timelines|facts|sources|actors|desk)(\/.*)?|corrections|sign-in)?$/;

/** A recorded object's page, which has a past (RFC 7089). */
const OBJECT = /^\/(?<kind>facts|sources|actors|timelines)\/(?<name>[^/]+)(\/revisions\/(?<revision>[^/]+))?$/;

/** The page for readers and editors: one document for all of its addresses, and the files that it is made of. */
@Injectable()
export class WebPage implements OnModuleInit {
  constructor(
    private readonly adapter: HttpAdapterHost,
    private readonly pages: Pages,
  ) {}

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
      asksForPage(request) ? this.send(request, reply) : undefined,
    );
  }

  private async send({ url }: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const status = PAGES.test(pathOf(url)) ? 200 : 404;
    const { kind, name, revision } = OBJECT.exec(pathOf(url))?.groups ?? {};
    const at = new URLSearchParams(url.slice(pathOf(url).length)).get('at') ?? undefined;
    const isPast = at !== undefined || revision !== undefined;
    const headers = name ? await this.pages.headersOf(kind as PageKind, decoded(name), { at, revision }) : {};
    const vary = `accept, ${isPast ? '' : 'accept-datetime, '}accept-encoding`;
    return reply
      .status(status)
      .headers({ ...headers, 'cache-control': 'no-cache', vary })
      .sendFile('index.html', { cacheControl: false });
  }
}

/** Browsers ask for HTML; a Memento client that asks for a date wants the record itself. */
function asksForPage({ method, url, headers }: FastifyRequest): boolean {
  if (method !== 'GET' && method !== 'HEAD') return false;
  if (!headers.accept?.includes('text/html') || headers['accept-datetime'] !== undefined) return false;
  return !SERVICE.test(pathOf(url));
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

const pathOf = (url: string): string => url.split('?', 1)[0]!;
