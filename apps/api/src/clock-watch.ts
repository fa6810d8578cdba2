import { Injectable, Logger } from '@nestjs/common';
import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import { LiveReadModel } from '@timeline/read-model';

/** How far another node's clock may be ahead, in ms, and how often this is looked at. */
const [TOLERATED_MS, EVERY_MS] = [60_000, 60_000];

/** Warns where the record's newest event bears a time that is still to come: whatever is recorded until then will bear it too. */
@Injectable()
export class ClockWatch implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly log = new Logger('clock');
  private watch: NodeJS.Timeout | undefined;
  private told: number | undefined;

  constructor(private readonly live: LiveReadModel) {}

  onApplicationBootstrap(): void {
    this.look();
    this.watch = setInterval(() => this.look(), EVERY_MS).unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.watch);
  }

  /** Tells once for each such time. */
  look(now = Date.now()): void {
    const { recordedAt } = this.live.reader.head();
    if (recordedAt - now <= TOLERATED_MS || this.told === recordedAt) return;
    this.told = recordedAt;
    this.log.warn(
      `the newest event is dated ${new Date(recordedAt).toISOString()}, and this machine's clock says ${new Date(now).toISOString()}: one of them is wrong. What is recorded until then is dated so too`,
    );
  }
}
