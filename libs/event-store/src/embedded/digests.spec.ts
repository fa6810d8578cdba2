import { describe, expect, it } from '@jest/globals';
import { DatabaseSync } from '@photostructure/sqlite';
import { Digests } from './digests.js';
import type { Digested } from './digests.js';

const event = (
  position: number,
  more: Partial<Record<'stream' | 'id' | 'data' | 'metadata', string>> = {},
): Digested => {
  const { stream = 'fact-1', id = 'a', data = '{}', metadata = '{}' } = more;
  return [position, position - 1, stream, id, 'A', 1_000, data, metadata, 1];
};

/** The digest of the last of some events. */
function newest(...events: readonly Digested[]): string {
  const db = new DatabaseSync(':memory:');
  db.exec('CREATE TABLE digest (position INTEGER PRIMARY KEY, value BLOB NOT NULL)');
  const digests = new Digests(db, 0);
  for (const one of events) digests.add(one);
  db.close();
  return Buffer.from(digests.newest).toString('hex');
}

describe('a digest', () => {
  it('is of all that was recorded up to its event', () => {
    const [one, other] = [event(1), event(1, { data: '{"n":1}' })];
    expect(newest(one, event(2))).toBe(newest(one, event(2)));
    expect(newest(one, event(2))).not.toBe(newest(other, event(2)));
  });

  it('tells where one part of an event ends and the next begins', () => {
    expect(newest(event(1, { stream: 'ab', id: 'c' }))).not.toBe(newest(event(1, { stream: 'a', id: 'bc' })));
    expect(newest(event(1, { data: '12', metadata: '3' }))).not.toBe(newest(event(1, { data: '1', metadata: '23' })));
  });

  it('is the same of a text and of its bytes', () => {
    const [position, revision, stream, id, type, recordedAt] = event(1);
    const asBytes: Digested = [
      position,
      revision,
      stream,
      id,
      type,
      recordedAt,
      Buffer.from('Ә'),
      Buffer.from('{}'),
      1,
    ];
    expect(newest(asBytes)).toBe(newest(event(1, { data: 'Ә' })));
  });
});
