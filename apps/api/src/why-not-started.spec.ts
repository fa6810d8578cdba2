import { describe, expect, it } from '@jest/globals';
import { whyNotStarted } from './why-not-started.js';

const named = (name: string, message: string): Error => Object.assign(new Error(message), { name });

describe('why a service does not start', () => {
  it.each([
    ['StoreLocked', 'data is in use by another process', 'data is in use by another process'],
    ['Error', 'database or disk is full', /^the files in data cannot be written: database or disk is full\. Look at/],
    ['Error', 'EACCES: permission denied, mkdir', /^the files in data cannot be written: EACCES/],
    ['TypeError', 'x is not a function', /^TypeError: x is not a function\n {4}at/],
  ])('is a sentence where the cause lies outside: %s, %s', (name, message, told) => {
    const error = name === 'TypeError' ? new TypeError(message) : named(name, message);
    expect(whyNotStarted(error, 'data')).toEqual(typeof told === 'string' ? told : expect.stringMatching(told));
  });
});
