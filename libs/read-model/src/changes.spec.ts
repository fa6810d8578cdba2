import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { event } from '@timeline/kernel';
import { z } from 'zod';
import { Projector, sliceProjection } from './projector.js';
import { ReadModel } from './read-model.js';

const folder = mkdtempSync(join(tmpdir(), 'changes-'));
const path = join(folder, 'read-model.db');
let reader: ReadModel;
const things = { Happened: event(z.strictObject({})), Ended: event(z.strictObject({})) };

/** One object about which every change is. */
const slice = sliceProjection('thing-', things, {
  Happened: (_, { entityId }, writer) => writer.put(writer.keyOf(entityId) ?? writer.create('thing', entityId), {}),
  Ended: (_, { entityId }, writer) => writer.put(writer.keyOf(entityId)!, {}),
});

beforeAll(() => {
  const projector = new Projector(path, [slice]);
  const metadata = { commandId: 'c', commandHash: 'h', editor: { id: 'e', name: 'E' }, schemaVersion: 1 };
  const events = Array.from({ length: 2_500 }, (_, revision) => ({
    ...{ id: `e${revision}`, type: revision === 2_399 ? 'Ended' : 'Happened', data: {}, metadata },
    ...{ streamId: 'thing-t', revision, position: revision + 1, recordedAt: revision },
  }));
  projector.apply(events, 2_600);
  projector.close();
  reader = new ReadModel(path);
});
afterAll(() => {
  reader.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('a look for what is rare among the 2,500 changes of an object', () => {
  it('ends after a thousand of them, and says from where to go on', () => {
    const looks: { found: number[]; upTo: number }[] = [];
    for (let after = 0; after < 2_600; after = looks.at(-1)!.upTo) {
      const { changes, upTo } = reader.changes({ after, until: 2_600, limit: 10, about: [1], types: ['Ended'] });
      looks.push({ found: changes.map(({ position }) => position), upTo });
    }
    expect(looks).toEqual([
      { found: [], upTo: 1_000 },
      { found: [], upTo: 2_000 },
      { found: [2_400], upTo: 2_600 },
    ]);
  });

  it('finds it at once where the types are all that is asked for', () => {
    const { changes, upTo } = reader.changes({ after: 0, until: 2_600, limit: 10, types: ['Ended'] });
    expect({ found: changes.map(({ position }) => position), upTo }).toEqual({ found: [2_400], upTo: 2_600 });
  });
});

describe('a page of changes', () => {
  it('that is full ends with its last change, and one that is not at the end of what was asked for', () => {
    expect(reader.changes({ after: 10, until: 15, limit: 4 }).upTo).toBe(14);
    expect(reader.changes({ after: 10, until: 15, limit: 5 }).upTo).toBe(15);
    expect(reader.changes({ after: 2_498, until: 2_600, limit: 2 }).upTo).toBe(2_600);
    expect(reader.changes({ after: 10, until: 15, limit: 0 })).toEqual({ changes: [], upTo: 10 });
  });
});

describe('what changes are about', () => {
  it('is all objects concerned by those after a position and up to another', () => {
    expect([...reader.concerned(2_499, 2_600)!]).toEqual([1]);
    expect([...reader.concerned(0, 1)!]).toEqual([1]);
    expect([...reader.concerned(2_500, 2_600)!]).toEqual([]);
  });
});

describe('the newest changes', () => {
  it('come in order, and page by page back to the beginning each once', () => {
    const pages: number[][] = [];
    for (let until = 2_600; until > 0;) {
      const { changes, upTo } = reader.changes({ after: 0, until, limit: 700, newest: true });
      pages.push(changes.map(({ position }) => position));
      until = upTo;
    }
    expect(pages.map((page) => [page[0], page.at(-1), page.length])).toEqual([
      [1_801, 2_500, 700],
      [1_101, 1_800, 700],
      [401, 1_100, 700],
      [1, 400, 400],
    ]);
  });

  it('that are rare are looked for among a thousand at a time', () => {
    const look = (until: number) =>
      reader.changes({ after: 0, until, limit: 1, about: [1], types: ['Ended'], newest: true });
    expect(look(2_600)).toMatchObject({ changes: [{ position: 2_400 }], upTo: 1_500 });
    expect(look(1_500)).toMatchObject({ changes: [], upTo: 500 });
    expect(look(500)).toMatchObject({ changes: [], upTo: 0 });
  });
});
