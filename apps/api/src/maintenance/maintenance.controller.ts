import { Controller, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { LiveReadModel } from '@timeline/read-model';
import { Access } from '../access/access.js';
import { sendErrors } from '../graphql-errors.js';
import { Backups } from './backups.js';

/** For `npm run rebuild` and `timeline backup` while the service runs: it holds the files, so it does the work. */
@Controller()
export class MaintenanceController {
  constructor(
    private readonly live: LiveReadModel,
    private readonly backups: Backups,
    private readonly access: Access,
  ) {}

  @Post('rebuild')
  rebuild(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.forEditors(request, reply, 'a rebuild', async () => {
      await this.live.rebuild();
      return { position: String(this.live.checkpoint()) };
    });
  }

  @Post('backup')
  backUp(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.forEditors(request, reply, 'a backup', () => this.backups.make());
  }

  private async forEditors(
    request: FastifyRequest,
    reply: FastifyReply,
    what: string,
    work: () => Promise<object>,
  ): Promise<void> {
    try {
      await this.access.require(request, 'editor', what);
      void reply.status(200).send(await work());
    } catch (error) {
      void sendErrors(reply, error);
    }
  }
}
