import { describe, expect, it } from '@jest/globals';
import type { ReadModel } from '@timeline/read-model';
import { Budget, during } from './budget.js';
import { pageOf } from './pages.js';
import { RecordAt } from './record-at.js';

describe('a page', () => {
  it('counts its members in the budget of the request when they are asked for, however', () => {
    const at = new RecordAt({} as ReadModel, { position: 1, recordedAt: 0 }, 'NOW');
    const found = [1, 2, 3, 4].map((key) => ({ node: { key }, key: [key] }));
    const page = () => pageOf(found, { limit: 3, backwards: false, cursor: undefined }, 'list', at, () => 4);
    const asked = (objects: number, ask: () => unknown) => during(new Budget({ objects, ms: 10_000 }, 'a'), ask);
    for (const ask of [() => page().nodes, () => page().edges]) {
      expect(asked(3, ask)).toHaveLength(3);
      expect(() => asked(2, ask)).toThrow('more than 2 objects');
    }
  });
});
