import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { readAhead } from './read-ahead.js';

/** Numbers up to a last one, and then an error or the end; `given` tells how far it was read. */
function numbers(last: number, error?: Error) {
  const given: number[] = [];
  const source = (async function* () {
    for (let value = 1; value <= last; value++) {
      given.push(value);
      yield value;
    }
    if (error) throw error;
  })();
  return { source, given };
}

describe('a source read ahead', () => {
  it('gives everything once and in order, together what came meanwhile', async () => {
    const pieces: (readonly number[])[] = [];
    for await (const piece of readAhead(numbers(10).source, 3)) {
      pieces.push(piece);
      await sleep(1);
    }
    expect(pieces.flat()).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(pieces.every(({ length }) => length > 0)).toBe(true);
    expect(Math.max(...pieces.map(({ length }) => length))).toBe(3);
  });

  it('is not read further than it may be while its consumer is busy', async () => {
    const { source, given } = numbers(100);
    for await (const piece of readAhead(source, 3)) {
      await sleep(2);
      expect(given.length).toBeLessThanOrEqual(piece.at(-1)! + 3);
      if (piece.at(-1)! > 20) break;
    }
    const then = given.length;
    await sleep(2);
    expect(given.length).toBe(then);
  });

  it('tells, once each time, that nothing has come meanwhile', async () => {
    const source = (async function* () {
      for (let value = 1; value <= 3; value++) {
        await sleep(2);
        yield value;
      }
    })();
    const pieces: (readonly number[])[] = [];
    for await (const piece of readAhead(source, 3)) pieces.push(piece);
    expect(pieces).toEqual([[1], [], [2], [], [3]]);
  });

  it('gives what came before an error, and then the error', async () => {
    const seen: number[] = [];
    const reading = (async () => {
      for await (const piece of readAhead(numbers(5, new Error('lost')).source, 2)) {
        seen.push(...piece);
        await sleep(1);
      }
    })();
    await expect(reading).rejects.toThrow('lost');
    expect(seen).toEqual([1, 2, 3, 4, 5]);
  });
});
