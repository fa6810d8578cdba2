import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { LayeredMap } from './layered-map.js';

const key = fc.constantFrom('a', 'b', 'c', 'd', '__proto__');
const additions = fc.array(fc.tuple(fc.nat({ max: 40 }), fc.array(fc.tuple(key, fc.nat()), { maxLength: 4 })), {
  maxLength: 40,
});

describe('given a map of which every version stays', () => {
  it('holds what a map of its own would, in each version, whichever version was added to', () => {
    fc.assert(
      fc.property(additions, (steps) => {
        const versions = [{ layered: LayeredMap.empty<number>(), plain: new Map<string, number>() }];
        for (const [from, entries] of steps) {
          const { layered, plain } = versions[from % versions.length]!;
          versions.push({ layered: layered.with(entries), plain: new Map([...plain, ...entries]) });
        }
        for (const { layered, plain } of versions)
          for (const name of ['a', 'b', 'c', 'd', '__proto__']) expect(layered.get(name)).toBe(plain.get(name));
      }),
    );
  });

  it('costs about as much for each of many additions as for each of few', () => {
    const costOf = (additions: number): number => {
      const begun = performance.now();
      let map = LayeredMap.empty<number>();
      for (let n = 0; n < additions; n++) map = map.with([[`k${n}`, n]]);
      expect(map.get('k0')).toBe(0);
      return performance.now() - begun;
    };
    const least = (additions: number) => Math.min(...Array.from({ length: 5 }, () => costOf(additions)));
    // Where each addition copied all before it, it was 64 times as much.
    expect(least(16_000)).toBeLessThan(24 * least(2_000));
  });
});
