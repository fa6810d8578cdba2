import { describe, expect, it } from '@jest/globals';
import { Turns } from './turns.js';

const busy = (ms: number) => {
  for (const until = performance.now() + ms; performance.now() < until;);
};

describe('turns', () => {
  it('are given one by one in the order of asking, and leave the event loop its own', async () => {
    const turns = new Turns();
    const order: number[] = [];
    let [loops, most, since] = [0, 0, 0];
    const watch = setInterval(() => {
      loops++;
      most = Math.max(most, since);
      since = 0;
    }, 0);
    // Each works for 2 ms when it has its turn: a slice of 5 ms has room for three at most.
    const loop = async (n: number) => {
      await turns.take();
      order.push(n);
      since++;
      busy(2);
      await turns.take();
      order.push(n + 100);
      since++;
      busy(2);
    };
    await Promise.all(Array.from({ length: 20 }, (_, n) => loop(n)));
    clearInterval(watch);
    expect(order.filter((n) => n < 100)).toEqual(Array.from({ length: 20 }, (_, n) => n));
    expect(order).toHaveLength(40);
    expect(loops).toBeGreaterThan(5);
    expect(most).toBeLessThanOrEqual(8);
  });
});
