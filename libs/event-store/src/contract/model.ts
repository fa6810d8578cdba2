import { expect } from '@jest/globals';
import type { AppendResult, NewEvent } from '../event-store.js';
import { idsOf } from './contract-store.js';

export interface Write {
  readonly stream: string;
  readonly events: readonly NewEvent[];
  /** The revision it is to come after; −1 for a stream that must not exist. */
  readonly after: number;
}
interface Placed {
  readonly id: string;
  readonly position: number;
}

/** The rules of the port over plain arrays; positions are learnt from the store's answers. */
export class Model {
  readonly writes: Write[] = [];
  private readonly streams = new Map<string, Placed[]>();

  stream(name: string): Placed[] {
    return this.streams.get(name) ?? [];
  }

  /** What stands in the log, or in one stream, beyond a position. */
  log(after = 0, stream?: string): Placed[] {
    const all = stream === undefined ? [...this.streams.values()].flat() : this.stream(stream);
    const beyond = all.filter(({ position }) => position > after);
    return beyond.toSorted((one, other) => one.position - other.position);
  }

  /** What the store must answer: the place of the write, or that it is refused. */
  expectation({ stream, events, after }: Write): 'write' | 'refuse' | AppendResult {
    const standing = this.stream(stream);
    const revision = after + events.length;
    const earlier = standing.slice(after + 1, revision + 1);
    if (after === standing.length - 1) {
      return events.some(({ id }) => standing.some((placed) => placed.id === id)) ? 'refuse' : 'write';
    }
    const isSame = after < standing.length && idsOf(earlier).join() === idsOf(events).join();
    return isSame ? { revision, position: earlier.at(-1)!.position } : 'refuse';
  }

  record(write: Write, { position }: AppendResult, positions: readonly number[]): void {
    expect(position).toBe(positions.at(-1));
    this.writes.push(write);
    const placed = write.events.map(({ id }, index) => ({ id, position: positions[index]! }));
    this.streams.set(write.stream, [...this.stream(write.stream), ...placed]);
  }
}
