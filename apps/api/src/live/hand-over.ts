import { LIMITS } from '../config.js';

type Done = (error?: Error | null) => void;

/** What became of bytes that were handed to a socket. `gone`: it is closed. */
export type Outcome = 'taken' | 'stalled' | 'gone';

/**
 * Writes, and waits until the bytes have left this process: so a reader holds up its own subscription, and nothing piles up
 * here. `stalled` when its socket took nothing for too long.
 */
export function handOver(write: (done: Done) => void): Promise<Outcome> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve('stalled'), LIMITS.stallMs);
    write((error) => {
      clearTimeout(timer);
      resolve(error ? 'gone' : 'taken');
    });
  });
}

export const STALLED = `nothing was taken for ${LIMITS.stallMs / 1000} s: go on after the last position seen`;
export const GOING_AWAY = 'the service is going away: go on after the last position seen';
/** A connection that was told why it ends has so long to take it. */
export const FAREWELL_MS = 5_000;
