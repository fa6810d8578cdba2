import type { RelationSeed } from './types.js';

/** How the facts hang together: each of `from` stands in this relation to `to`. What is before another one, that FOLLOWS. */
const relation = (from: string, kind: RelationSeed['input']['kind'], to: string): RelationSeed => ({
  key: `${from}-${kind.toLowerCase()}-${to}`,
  input: { fact: `ref:fact:${from}`, kind, to: `ref:fact:${to}` },
});

export const relations: readonly RelationSeed[] = [
  relation('f01', 'CONTEXT_OF', 'f18'),
  relation('f02', 'PART_OF', 'f18'),
  relation('f03', 'ELABORATES', 'f02'),
  relation('f04', 'CONTEXT_OF', 'f06'),
  relation('f05', 'CONTEXT_OF', 'f06'),
  relation('f06', 'QUALIFIES', 'f12'),
  relation('f07', 'RESTATES', 'f08'),
  relation('f07', 'FOLLOWS', 'f08'),
  relation('f09', 'RESPONDS_TO', 'f14'),
  relation('f10', 'QUALIFIES', 'f09'),
  relation('f11', 'QUALIFIES', 'f12'),
  relation('f12', 'ELABORATES', 'f07'),
  relation('f12', 'PART_OF', 'f18'),
  relation('f13', 'QUALIFIES', 'f02'),
  relation('f13', 'ELABORATES', 'f09'),
  relation('f15', 'RESPONDS_TO', 'f14'),
  relation('f15', 'FOLLOWS', 'f14'),
  relation('f15', 'REFERS_TO', 'f16'),
  relation('f16', 'ALTERNATIVE_TO', 'f14'),
  relation('f18', 'RESPONDS_TO', 'f14'),
];
