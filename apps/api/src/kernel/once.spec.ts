import { describe, expect, it } from '@jest/globals';
import { Once } from './once.js';

class Told {
  asked = 0;
  constructor(private readonly of: string | null) {}
  @Once
  get value() {
    this.asked++;
    return this.of;
  }
}

describe('a getter that is asked once', () => {
  it('is computed at the first reading alone, also where it is null', () => {
    for (const one of [new Told('a'), new Told(null)]) {
      const [first, second] = [one.value, one.value];
      expect(second).toBe(first);
      expect(one.asked).toBe(1);
    }
  });

  it("is each object's own", () => {
    const [one, other] = [new Told('a'), new Told('b')];
    expect([one.value, other.value, one.value]).toEqual(['a', 'b', 'a']);
  });
});
