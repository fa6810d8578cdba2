import { describe, expect, it } from '@jest/globals';
import { compare, indexAt } from './positions.js';

describe('positions of the log', () => {
  it('are compared as the numbers they are, however long', () => {
    expect(['100', '9', '90071992547409931', '90071992547409930'].sort(compare)).toEqual([
      ...['9', '100', '90071992547409930', '90071992547409931'],
    ]);
  });

  it('between two marks mean the earlier', () => {
    const marks = [{ position: '4' }, { position: '8' }, { position: '12' }];
    expect(['3', '4', '11', '99'].map((position) => indexAt(marks, position))).toEqual([-1, 0, 1, 2]);
  });
});
