import { describe, expect, it } from '@jest/globals';
import type { EntryFragment } from '../record/operations.js';
import { draw, LABELS, WIDTH } from './drawing.js';

const fact = (slug: string, occurredAt: object, more: object = {}): EntryFragment =>
  ({
    ...{ slug, kind: 'OFFER', validDuring: null },
    occurredAt: { precision: 'DAY', uncertain: false, approximate: false, basis: [], ...occurredAt },
    ...more,
  }) as unknown as EntryFragment;
const day = fact('day', { edtf: '2025-09-23', earliest: '2025-09-22T10:00:00Z', latest: '2025-09-24T11:59:59.999Z' });
const within = fact('within', {
  ...{ edtf: '[2025-09-22..2025-09-24]', earliest: '2025-09-22T00:00:00Z', latest: '2025-09-24T23:59:59.999Z' },
});
const by = fact('by', { edtf: '[..2025-09-24]', earliest: null, latest: '2025-09-24T18:59:59.999Z' });
const unknown = fact('unknown', { edtf: 'XXXX', earliest: null, latest: null });
const bar = (of: EntryFragment, all = [day, within, by, unknown]) =>
  draw(all, () => 'all').bars.find((one) => one.fact === of)!;

describe('the drawn timeline', () => {
  it('draws a known day as that day, solid, however wide its time zones make it', () => {
    expect(bar(day).known).toBe(true);
    expect(bar(day).width).toBeCloseTo(bar(within).width / 3, 0);
  });

  it('tells what lies somewhere within, and what is open', () => {
    expect([bar(within).known, bar(within).openStart]).toEqual([false, false]);
    expect([bar(by).openStart, bar(by).openEnd]).toEqual([true, false]);
  });

  it('counts what has no date at all', () => {
    expect(draw([day, unknown], () => 'all')).toMatchObject({ dateless: 1, rows: 1 });
    expect(draw([unknown], () => 'all')).toMatchObject({ dateless: 1, rows: 0 });
  });

  it('puts what overlaps below one another, and keeps all within its edges', () => {
    const held = fact('held', { ...day.occurredAt }, { validDuring: { open: true, start: null, end: null } });
    const { bars, rows } = draw([day, within, held], () => 'all');
    expect(rows).toBe(3);
    expect(bars.every(({ x, width }) => x >= LABELS && x + width <= WIDTH)).toBe(true);
    expect(bars.find(({ fact }) => fact === held)).toMatchObject({ holdsOn: true, holdsTo: WIDTH - 8 });
  });

  it('gives each lane rows of its own', () => {
    const { lanes } = draw([day, fact('other', day.occurredAt)], ({ slug }) => slug);
    expect(lanes).toEqual([
      { name: 'day', row: 0, rows: 1 },
      { name: 'other', row: 1, rows: 1 },
    ]);
  });
});
