import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { EmbeddedEventStore } from '@timeline/event-store';
import type { StoredEvent } from '@timeline/event-store';
import { ProjectionThread, Projector } from '@timeline/read-model';
import * as fc from 'fast-check';
import { slices } from '../../apps/api/src/slices.js';
import { dump } from './dump.js';
import { aHistory } from './history.js';
import { temporaryFolder } from './record.js';

const entry = new URL('../../dist/apps/api/src/projection.worker.js', import.meta.url);
const endOf = (events: readonly StoredEvent[]): number => events.at(-1)!.position;
/** More than go over in one message. */
const [events] = fc.sample(aHistory({ min: 450, max: 500 }), { numRuns: 1, seed: 20250924 }) as [StoredEvent[]];

function directly(path: string): ReturnType<typeof dump> {
  const projector = new Projector(path, slices);
  projector.apply(events, endOf(events));
  projector.close();
  return dump(path);
}

describe('a projection in a thread', () => {
  it('applies what it is asked for, whatever was prepared: the same, something else, or nothing', async () => {
    using folder = temporaryFolder();
    const path = join(folder.path, 'thread.db');
    const thread = await ProjectionThread.start(entry, path);
    const batches = [events.slice(0, 5), events.slice(5, 300), events.slice(300, 310), events.slice(310)];
    const prepared = [undefined, batches[1], batches[3], batches[3]];
    for (const [at, batch] of batches.entries()) {
      if (prepared[at]) thread.prepare(prepared[at]);
      await thread.apply(batch, endOf(batch), at < 2);
    }
    expect(thread.checkpoint()).toBe(endOf(events));
    await thread.close();
    expect(dump(path)).toEqual(directly(join(folder.path, 'direct.db')));
  });

  it('goes on after an event that cannot be read, with what was prepared behind it thrown away', async () => {
    using folder = temporaryFolder();
    const path = join(folder.path, 'thread.db');
    const thread = await ProjectionThread.start(entry, path);
    const unknown = { ...events[0]!, type: 'Unheard', streamId: 'fact-x', position: Number.MAX_SAFE_INTEGER };
    const first = events.slice(0, 20);
    const failing = thread.apply([...first, unknown], unknown.position, true);
    thread.prepare(events.slice(300));
    await expect(failing).rejects.toThrow(/Unheard.*not known/);
    expect(thread.checkpoint()).toBe(endOf(first));
    await thread.apply(events.slice(20), endOf(events), false);
    await thread.close();
    expect(dump(path)).toEqual(directly(join(folder.path, 'direct.db')));
  });

  it('takes events as they lie in the log, which say the same', async () => {
    using folder = temporaryFolder();
    const store = await EmbeddedEventStore.open({ folder: folder.path });
    for (const { streamId, revision, id, type, data, metadata } of events.slice(0, 60))
      await store.append(streamId, [{ id, type, data, metadata }], revision === 0 ? 'no_stream' : revision - 1);
    const read: StoredEvent[] = [];
    for await (const batch of store.readAll({ prefixes: slices.map(({ prefix }) => prefix) })) read.push(...batch);
    const [rows, objects] = [join(folder.path, 'rows.db'), join(folder.path, 'objects.db')];
    for (const [path, given] of [[rows, read] as const, [objects, structuredClone(read)] as const]) {
      const thread = await ProjectionThread.start(entry, path);
      await thread.apply(given, endOf(given), false);
      await thread.close();
    }
    await store.close();
    expect(dump(rows)).toEqual(dump(objects));
  });
});
