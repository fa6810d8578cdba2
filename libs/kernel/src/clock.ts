/** Where "now" comes from: milliseconds since 1970. Handed in, so that a test can turn it back. */
export interface Clock {
  now(): number;
}

export const systemClock: Clock = { now: () => Date.now() };
