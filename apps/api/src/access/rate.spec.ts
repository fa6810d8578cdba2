import { describe, expect, it } from '@jest/globals';
import { Refusal } from '@timeline/kernel';
import { networkOf, Rate } from './rate.js';

const refusal = (take: () => void): Refusal | undefined => {
  try {
    take();
    return undefined;
  } catch (error) {
    return error as Refusal;
  }
};

describe('a rate', () => {
  it('lets each take so many a minute, and says when the next begins', () => {
    let now = 0;
    const rate = new Rate('writes by one editor', 2, () => now);
    for (const who of ['a', 'b', 'a', 'b']) rate.take(who);
    now = 59_001;
    expect(refusal(() => rate.take('a'))).toMatchObject({
      code: 'RATE_LIMITED',
      message: 'too many: 2 writes by one editor a minute at most; try again in 1 s',
      details: { retryAfterSeconds: 1 },
    });
    now = 60_000;
    expect(refusal(() => rate.take('a'))).toBeUndefined();
  });

  it('of 0 lets everyone take any number', () => {
    const rate = new Rate('requests', 0);
    for (let turn = 0; turn < 10_000; turn++) rate.take('a');
    expect(refusal(() => rate.take('a'))).toBeUndefined();
  });
});

describe('who is counted as one', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['2001:db8:0:12:3::4', '2001:db8:0:12'],
    ['2001:0DB8:0000:0012:ffff:1:2:3', '2001:db8:0:12'],
    ['2001:db8::1', '2001:db8:0:0'],
    ['::1', '0:0:0:0'],
    ['', ''],
  ])('%s is %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });
});
