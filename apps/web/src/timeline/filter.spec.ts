import { describe, expect, it } from '@jest/globals';
import { filterOf, orderOf } from './filter.js';

describe('the filter of an address', () => {
  it('holds what the address narrows by', () => {
    expect(filterOf('kind=OFFER,STANCE&who=a&q=%20venue%20&corrected=1&from=2025-09-23&definitely=1&at=63')).toEqual({
      kinds: ['OFFER', 'STANCE'],
      actors: ['a'],
      text: 'venue',
      corrected: true,
      occurred: { from: '2025-09-23', match: 'DEFINITELY' },
    });
  });

  it('is none where nothing narrows, or a day is not one', () => {
    expect(filterOf('at=63&lang=kk')).toBeUndefined();
    expect(filterOf('from=soon&kind=')).toBeUndefined();
  });
});

describe('the order of an address', () => {
  it('is the oldest first unless it is one that we know', () => {
    expect([orderOf('RECORDED_DESC'), orderOf('x'), orderOf(undefined)]).toEqual([
      ...['RECORDED_DESC', 'OCCURRED_ASC', 'OCCURRED_ASC'],
    ]);
  });
});
