import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { event } from '@timeline/kernel';
import { z } from 'zod';
import { Projector, sliceProjection } from './projector.js';
import { Database } from './database.js';
import { ReadModel } from './read-model.js';
import { Versions } from './versions.js';

const folder = mkdtempSync(join(tmpdir(), 'versions-'));
const path = join(folder, 'read-model.db');
const things = { Happened: event(z.strictObject({})) };
/** Every version tells the position at which it came. */
const slice = sliceProjection('thing-', things, {
  Happened: (_, { entityId, position }, writer) =>
    writer.put(writer.keyOf(entityId) ?? writer.create('thing', entityId), { at: position }),
});
let projector: Projector;
let reader: ReadModel;

/** Positions 10, 20, …: of two objects, the second of which changes at every third. */
function record(from: number, to: number): void {
  const metadata = { commandId: 'c', commandHash: 'h', editor: { id: 'e', name: 'E' }, schemaVersion: 1 };
  const events = Array.from({ length: to - from + 1 }, (_, index) => from + index).map((turn) => ({
    ...{ id: `e${turn}`, type: 'Happened', data: {}, metadata, streamId: turn % 3 === 2 ? 'thing-b' : 'thing-a' },
    ...{ revision: turn, position: turn * 10, recordedAt: turn },
  }));
  projector.apply(events, to * 10);
}

const seenAt = (position: number): unknown[] =>
  reader.versionsOf<{ at: number }>([10, 20, 999], position).map((version) => version?.document.at);

/** What the objects' last changes by then were. */
function expectedAt(position: number): unknown[] {
  const turns = Array.from({ length: Math.floor(position / 10) }, (_, index) => index + 1);
  const last = (fits: (turn: number) => boolean) => turns.findLast(fits);
  const [a, b] = [last((turn) => turn % 3 !== 2), last((turn) => turn % 3 === 2)];
  return [a && a * 10, b && b * 10, undefined];
}

beforeAll(() => {
  projector = new Projector(path, [slice]);
  record(1, 30);
  reader = new ReadModel(path);
});
afterAll(() => {
  reader.close();
  projector.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('more objects in one answer than the caches hold', () => {
  // Those loaded first were evicted by those loaded last, and were "not there".
  it('are all there, by key and by id', () => {
    const db = new Database(path, { readOnly: true });
    const versions = new Versions(db, { documents: 1, histories: 1, objects: 1 });
    expect(versions.at([10, 20], 300).map((version) => version?.entityId)).toEqual(['a', 'b']);
    expect([...versions.objectsByIds(['a', 'b'], 300).keys()]).toEqual(['a', 'b']);
    expect([10, 20].map((key) => versions.objectByKey(key)?.entityId)).toEqual(['a', 'b']);
    db.close();
  });
});

describe('objects at a position', () => {
  const upTo = (last: number) => Array.from({ length: last + 1 }, (_, position) => position);

  it('are the versions that held there, on an event, between two and before the first', () => {
    expect(upTo(305).map(seenAt)).toEqual(upTo(305).map(expectedAt));
  });

  it('are found likewise once they have changed again, also where the change was there before it was asked for', () => {
    record(31, 35);
    expect(seenAt(300)).toEqual(expectedAt(300));
    expect(upTo(350).map(seenAt)).toEqual(upTo(350).map(expectedAt));
    record(36, 60);
    expect(upTo(600).toReversed().map(seenAt)).toEqual(upTo(600).toReversed().map(expectedAt));
  });
});
