import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from '@timeline/kernel';
import { Pages } from './pages.js';
import { pages } from './selections.js';
import type { PageKind } from './selections.js';
import { sendPage, sendRefusal } from './sending.js';
import type { SentPage } from './sending.js';

/** The permanent addresses of facts, sources, actors and timelines, and of their past (RFC 7089). */
@Controller(Object.keys(pages))
export class PermalinksController {
  constructor(private readonly pages: Pages) {}

  @Get(':name')
  now(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('name') name: string,
    @Query('at') at?: string | string[],
  ): Promise<void> {
    const accepted = request.headers['accept-datetime'];
    return answer(request, reply, () => {
      if (at !== undefined) return this.pages.at(kindOf(request), name, String(at));
      return typeof accepted === 'string'
        ? this.pages.near(kindOf(request), name, accepted)
        : this.pages.now(kindOf(request), name);
    });
  }

  @Get(':name/revisions/:number')
  revision(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('name') name: string,
    @Param('number') number: string,
  ): Promise<void> {
    return answer(request, reply, () => this.pages.revision(kindOf(request), name, number));
  }

  @Get(':name/timemap')
  timemap(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('name') name: string,
    @Query('after') after?: string | string[],
  ): Promise<void> {
    const asJson = /\bjson\b/.test(request.headers.accept ?? '');
    return answer(request, reply, () => this.pages.timemap(kindOf(request), name, asJson, String(after ?? 0)));
  }
}

const kindOf = ({ url }: FastifyRequest): PageKind => url.split(/[/?]/)[1] as PageKind;

async function answer(request: FastifyRequest, reply: FastifyReply, page: () => Promise<SentPage>): Promise<void> {
  try {
    sendPage(request, reply, await page());
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    sendRefusal(reply, error);
  }
}
