import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Work } from './work.js';
import type { Turn } from './work.js';

const limits = { perSecond: 100, burst: 1_000, atOnce: 2, waiting: 3, longestWait: 3_000 };

describe('the work for one address', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());
  const begun: [string, Turn][] = [];
  const work = (more = {}) => new Work({ ...limits, ...more }, () => Date.now());
  const enter = (of: Work, who: string) => {
    let refusal: Error | undefined;
    const leave = of.enter(
      who,
      (turn) => begun.push([who, turn]),
      (given) => (refusal = given),
    );
    if (refusal) throw refusal;
    return leave;
  };
  const done = (ms: number) => {
    begun.shift()![1].done(ms);
    jest.advanceTimersByTime(0);
  };
  afterEach(() => void begun.splice(0));

  it('begins at once up to a burst, then waits for its share, and is refused where that is too long', () => {
    const of = work();
    enter(of, 'a');
    expect(begun).toHaveLength(1);
    done(1_200);
    // 200 ms ahead of its share: two seconds.
    enter(of, 'a');
    expect(begun).toHaveLength(0);
    enter(of, 'b');
    expect(begun.map(([who]) => who)).toEqual(['b']);
    jest.advanceTimersByTime(1_990);
    expect(begun).toHaveLength(1);
    jest.advanceTimersByTime(20);
    expect(begun.map(([who]) => who)).toEqual(['b', 'a']);
    begun.shift();
    done(9_999);
    // However much it was, it is forgotten in ten seconds.
    expect(() => enter(of, 'a')).toThrow(/too much work for one address: 100 ms in each second; try again in 10 s/);
  });

  it('is for a few requests at a time; the others wait in line, so many at most', () => {
    const of = work();
    for (let n = 0; n < 5; n++) enter(of, 'a');
    expect(begun).toHaveLength(2);
    expect(() => enter(of, 'a')).toThrow('too much work');
    for (let left = 5; left > 0; left--) {
      expect(begun).toHaveLength(Math.min(2, left));
      done(1);
    }
    expect(begun).toHaveLength(0);
  });

  it('does not wait for ever behind what takes long, nor for who has gone', () => {
    const of = work({ waiting: 2 });
    const refused: string[] = [];
    for (const who of ['1', '2', '3', '4'])
      of.enter(
        'a',
        (turn) => begun.push([who, turn]),
        ({ message }) => refused.push(`${who} ${message}`),
      );
    jest.advanceTimersByTime(2_999);
    expect([begun.map(([who]) => who), refused]).toEqual([['1', '2'], []]);
    jest.advanceTimersByTime(1);
    expect(refused).toEqual([expect.stringMatching(/^3 too much work/), expect.stringMatching(/^4 too much work/)]);
    const leave = enter(of, 'a');
    leave();
    for (let n = 0; n < 2; n++) enter(of, 'a');
    expect(begun).toHaveLength(2);
  });

  it('is charged, and looked at, where nothing can wait', () => {
    const of = work();
    of.charge('a', 999);
    expect(() => of.check('a')).not.toThrow();
    of.charge('a', 2);
    expect(() => of.check('a')).toThrow('too much work');
    expect(() => of.check('b')).not.toThrow();
  });

  it('has no bounds where there are none for requests', () => {
    const of = work({ perSecond: 0 });
    for (let n = 0; n < 50; n++) enter(of, 'a');
    for (let n = 0; n < 50; n++) done(1e9);
    expect(() => of.check('a')).not.toThrow();
  });
});
