import { once, setMaxListeners } from 'node:events';
import type { EventEmitter } from 'node:events';
import { LIMITS } from '../config.js';

type Done = (error?: Error | null) => void;

/** What became of bytes that were handed to a socket. `gone`: it is closed. */
export type Outcome = 'taken' | 'stalled' | 'gone';

/**
 * Writes, and waits until the bytes have left this process: so a reader holds up its own subscription, and nothing piles up
 * here. `stalled` when its socket took nothing for too long; the signal says that it is closed.
 */
export function handOver(write: (done: Done) => void, signal: AbortSignal): Promise<Outcome> {
  return new Promise((resolve) => {
    const end = (outcome: Outcome) => {
      clearTimeout(timer);
      signal.removeEventListener('abort', gone);
      resolve(outcome);
    };
    const gone = () => end('gone');
    const timer = setTimeout(() => end('stalled'), LIMITS.stallMs);
    signal.addEventListener('abort', gone);
    write((error) => end(error ? 'gone' : 'taken'));
  });
}

/** Resolves when all of these have closed, or their time is up: one that closed a moment ago never says so again. */
export async function allClosed(ending: readonly EventEmitter[], graceMs: number): Promise<void> {
  const signal = AbortSignal.timeout(graceMs);
  // Each of them listens to it: a few hundred are no leak.
  setMaxListeners(0, signal);
  await Promise.all(ending.map((one) => once(one, 'close', { signal }).catch(() => undefined)));
}

export const STALLED = `nothing was taken for ${LIMITS.stallMs / 1000} s: go on after the last position seen`;
export const GOING_AWAY = 'the service is going away: go on after the last position seen';
/** A connection that was told why it ends has so long to take it; less where the service waits for it. */
export const FAREWELL_MS = 5_000;
export const SHUTDOWN_MS = 1_000;
