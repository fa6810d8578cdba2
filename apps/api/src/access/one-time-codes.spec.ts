import { describe, expect, it } from '@jest/globals';
import { OneTimeCodes } from './one-time-codes.js';

describe('a one-time code', () => {
  it('is of 192 random bits, and taken once', () => {
    const codes = new OneTimeCodes();
    const [code, other] = [codes.make(), codes.make()];
    expect(code).toMatch(/^[\w-]{32}$/);
    expect(code).not.toBe(other);
    expect(codes.take(`${code}x`)).toBe(false);
    expect([codes.take(code), codes.take(code), codes.take(other)]).toEqual([true, false, true]);
  });

  it('is worth nothing after 15 minutes', () => {
    let now = 0;
    const codes = new OneTimeCodes(() => now);
    const [early, late] = [codes.make(), codes.make()];
    now = 15 * 60_000 - 1;
    expect(codes.take(early)).toBe(true);
    now++;
    expect(codes.take(late)).toBe(false);
  });
});
