import { DAY_MS } from './traits.js';
import type { SetRow } from './traits.js';

/** A set beside each set, with those of its facts that span more than so many days; each is part of the one before. */
interface Twin {
  readonly prefix: string;
  readonly days: number;
}

/** Years and longer, and what has no end or spans several: what may have happened at a time began within the days before it, or is here. */
export const twins: readonly [wide: Twin, widest: Twin] = [
  { prefix: 'wide:', days: 32 },
  { prefix: 'widest:', days: 400 },
];

/** The sets beside a row's own in which it is kept too; facts without a first bound are in none. */
export function twinsOf({ set, traits: { earliest, latest } }: SetRow): string[] {
  if (earliest === -Infinity) return [];
  const span = Math.floor(latest / DAY_MS) - Math.floor(earliest / DAY_MS);
  return twins.filter(({ days }) => span > days).map(({ prefix }) => prefix + set);
}
