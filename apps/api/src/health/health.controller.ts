import { Controller, Get, HttpCode, ServiceUnavailableException } from '@nestjs/common';
import { LiveReadModel } from '@timeline/read-model';

@Controller('health')
export class HealthController {
  constructor(private readonly live: LiveReadModel) {}

  /** The process runs. */
  @Get('live')
  @HttpCode(200)
  isLive() {
    return { status: 'ok' };
  }

  /** Answers are up to date: the read model has caught up with the log. */
  @Get('ready')
  isReady() {
    const { caughtUp, failure } = this.live.status();
    const position = String(this.live.checkpoint());
    if (failure)
      throw new ServiceUnavailableException({ status: 'failed', position, reason: (failure as Error).message });
    if (!caughtUp) throw new ServiceUnavailableException({ status: 'catching up', position });
    return { status: 'ok', position };
  }
}
