import { Controller, Headers, HttpCode, Post, UnauthorizedException } from '@nestjs/common';
import { LiveReadModel } from '@timeline/read-model';
import { EditorToken } from '../editor-token.js';

/** For `npm run rebuild` while the service runs: it holds the files, so it does the work. */
@Controller('rebuild')
export class RebuildController {
  constructor(
    private readonly live: LiveReadModel,
    private readonly token: EditorToken,
  ) {}

  @Post()
  @HttpCode(200)
  async rebuild(@Headers('authorization') authorization?: string) {
    if (!this.token.editorOf(authorization)) throw new UnauthorizedException("send the editor's token");
    await this.live.rebuild();
    return { position: String(this.live.checkpoint()) };
  }
}
