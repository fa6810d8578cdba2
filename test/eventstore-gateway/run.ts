import type { EventStoreDBClient, Position } from '@eventstore/db-client';
import type { Names } from './names.js';

/** What a later step of the same scenario may refer to. */
type Saved = Map<string, Position>;

/** A run of one scenario against a server. */
export interface Run {
  readonly client: EventStoreDBClient;
  readonly names: Names;
  readonly saved: Saved;
}

/** A position that was saved, or where there is none, the word for it. */
export function positionOf(from: 'start' | 'end' | { readonly of: string }, saved: Saved) {
  return typeof from === 'object' ? saved.get(from.of)! : from;
}

export const revision = <T extends string>(from: T | number): T | bigint =>
  typeof from === 'number' ? BigInt(from) : from;
