import type { Reading, Resolved } from './client.js';
import { Silence } from './failure.js';
import { weightOf } from './stored-event.js';

export interface CollectOptions {
  /** How long the server may say nothing, in milliseconds. */
  readonly silenceMs: number;
  /** In characters, about: beyond it, and two events, the rest is left. */
  readonly mostWeight?: number;
}

export interface Collected {
  readonly resolved: readonly Resolved[];
  /** There was more than may lie in memory at once. */
  readonly isCut: boolean;
}

/**
 * What a read gives. Leaving it early ends the call, which nothing else does, and errors have a listener for as long as
 * the call lives, also when it is no longer of interest: without one they would end the process.
 */
export async function collect(reading: Reading, { silenceMs, mostWeight }: CollectOptions): Promise<Collected> {
  const resolved: Resolved[] = [];
  let isCut = false;
  let timer: NodeJS.Timeout | undefined;
  try {
    await new Promise<void>((resolve, reject) => {
      timer = setTimeout(() => reject(new Silence('a read', silenceMs)), silenceMs);
      let weight = 0;
      reading.on('error', reject);
      reading.on('end', resolve);
      reading.on('data', (one: Resolved) => {
        if (isCut) return;
        timer?.refresh();
        resolved.push(one);
        if (mostWeight === undefined) return;
        weight += weightOf(one.event?.data);
        isCut = weight > mostWeight && resolved.length > 1;
        if (isCut) resolve();
      });
    });
    return { resolved, isCut };
  } finally {
    clearTimeout(timer);
    reading.cancel().catch(() => undefined);
  }
}
