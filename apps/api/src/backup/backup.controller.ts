import { Controller, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Access } from '../access/access.js';
import { sendErrors } from '../graphql-errors.js';
import { Backups } from './backups.js';

/** For `npm run timeline -- backup` while the service runs: it holds the log, so it does the work. */
@Controller('backup')
export class BackupController {
  constructor(
    private readonly backups: Backups,
    private readonly access: Access,
  ) {}

  @Post()
  async backUp(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    try {
      await this.access.require(request, 'editor', 'a backup');
      void reply.status(200).send(await this.backups.make());
    } catch (error) {
      void sendErrors(reply, error);
    }
  }
}
