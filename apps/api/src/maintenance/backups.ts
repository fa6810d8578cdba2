import { join } from 'node:path';
import { Inject, Injectable, Logger } from '@nestjs/common';
import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import { backUp, EmbeddedEventStore, EventStore, LOG_FILE } from '@timeline/event-store';
import type { BackUp } from '@timeline/event-store';
import { Refusal } from '@timeline/kernel';
import type { Config } from '../config.js';
import { CONFIG } from '../record.module.js';

const HOUR = 3_600_000;

/** Backs the embedded log up, when it is asked for and by the clock. */
@Injectable()
export class Backups implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly log = new Logger('backup');
  private running: Promise<BackUp> | undefined;
  private clock: NodeJS.Timeout | undefined;

  constructor(
    private readonly store: EventStore,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  onApplicationBootstrap(): void {
    const { hours } = this.config.backup;
    if (hours === 0 || !(this.store instanceof EmbeddedEventStore)) return;
    this.clock = setInterval(() => {
      this.make().catch((error: unknown) => this.log.error(`no backup was made: ${(error as Error).message}`));
    }, hours * HOUR).unref();
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.clock);
    await this.running?.catch(() => undefined);
  }

  /** Whoever asks while one is being made gets that one. Refused where the log is not embedded. */
  make(): Promise<BackUp> {
    if (!(this.store instanceof EmbeddedEventStore))
      throw new Refusal(
        'BAD_USER_INPUT',
        'the log is in EventStoreDB: back it up as its manual says, or copy it by `timeline copy` (docs/operations.md)',
      );
    this.running ??= backUp(join(this.config.dataDir, LOG_FILE), this.config.backup).finally(
      () => (this.running = undefined),
    );
    return this.running;
  }
}
