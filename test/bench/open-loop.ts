import { setTimeout as sleep } from 'node:timers/promises';

/** A command that was sent: when it was due, in ms since 1970, and where it was recorded. */
export interface Sent {
  readonly dueAt: number;
  readonly position: string;
}

/** Work that begins at a fixed rate, however long the work before it takes. */
export class OpenLoop {
  constructor(
    private readonly perSecond: number,
    private readonly seconds: number,
  ) {}

  /** Resolves once all of it is done. A delay of this process counts: the work was due all the same. */
  async run(work: () => Promise<string>): Promise<readonly Sent[]> {
    const count = Math.round(this.perSecond * this.seconds);
    const start = performance.timeOrigin + performance.now() + 5;
    const under: Promise<Sent>[] = [];
    while (under.length < count) {
      const dueAt = start + (under.length * 1000) / this.perSecond;
      const early = dueAt - (performance.timeOrigin + performance.now());
      if (early > 0.5) await sleep(early);
      under.push(work().then((position) => ({ dueAt, position })));
    }
    return Promise.all(under);
  }
}
