import { Controller, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { LiveReadModel } from '@timeline/read-model';
import { Access } from '../access/access.js';
import { sendErrors } from '../graphql-errors.js';

/** For `npm run rebuild` while the service runs: it holds the files, so it does the work. */
@Controller('rebuild')
export class RebuildController {
  constructor(
    private readonly live: LiveReadModel,
    private readonly access: Access,
  ) {}

  @Post()
  async rebuild(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    try {
      await this.access.require(request, 'editor', 'a rebuild');
    } catch (error) {
      return void sendErrors(reply, error);
    }
    await this.live.rebuild();
    void reply.status(200).send({ position: String(this.live.checkpoint()) });
  }
}
