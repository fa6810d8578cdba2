import { join } from 'node:path';
import type { Worker } from 'node:worker_threads';
import { afterEach, describe, expect, it } from '@jest/globals';
import { LiveReadModel, Projector, ReaderThread } from '@timeline/read-model';
import type { Asker } from '@timeline/read-model';
import * as fc from 'fast-check';
import { slices } from '../../apps/api/src/slices.js';
import { conditionsAt, setAt } from './asking.js';
import { aHistory, everyDate } from './history.js';
import { MemoryEventStore } from './memory-event-store.js';
import { aQuestion } from './questions.js';
import { Record, temporaryFolder } from './record.js';
import { timelineIds } from './vocabulary.js';

const threads: ReaderThread[] = [];

/** A thread that is closed after the test. */
function threadOn(record: Record): ReaderThread {
  const thread = new ReaderThread(record.path);
  threads.push(thread);
  return thread;
}

afterEach(async () => {
  await Promise.all(threads.splice(0).map((thread) => thread.close()));
});

class TestAsker implements Asker {
  ms = 0;
  private readonly tells = new Set<() => void>();
  constructor(readonly address: string) {}
  charge(ms: number) {
    this.ms += ms;
  }
  onGone(tell: () => void) {
    this.tells.add(tell);
    return () => void this.tells.delete(tell);
  }
  leave() {
    for (const tell of this.tells) tell();
  }
}

const filter = { kinds: ['OCCURRENCE'] } as const;

describe('a thread that reads lists', () => {
  it('answers as the read model does in place, of any moment, and of one just applied', async () => {
    const property = fc.asyncProperty(
      aHistory({ min: 20, max: 60 }),
      fc.array(aQuestion, { minLength: 20, maxLength: 20 }),
      async (events, questions) => {
        using record = new Record(events);
        const [thread, { reader }] = [threadOn(record), record];
        for (const question of questions) {
          record.advance(3);
          for (const position of [record.moment(question.when), record.position]) {
            const conditions = conditionsAt(record, position, question.filter);
            const set = setAt(record, position, question.set);
            const request = { ...question, set, position, backwards: position % 2 === 0, limit: 5, conditions };
            expect(await thread.ask(undefined, 'walk', request)).toEqual(reader.walk(request));
            expect(await thread.ask(undefined, 'count', set, position, conditions)).toBe(
              reader.count(set, position, conditions),
            );
            const timeline = `timeline:${timelineIds[0]}`;
            const facets = reader.facets(timeline, position, conditions);
            expect(await thread.ask(undefined, 'facets', timeline, position, conditions)).toEqual(facets);
          }
        }
        await thread.close();
      },
    );
    await fc.assert(property, { numRuns: 4 });
  });

  it('answers once what is asked twice while it is under way, and anew after that', async () => {
    using record = new Record(everyDate());
    record.advance(Infinity);
    const thread = threadOn(record);
    const asked = thread.ask(undefined, 'count', 'all', record.position, filter);
    expect(thread.ask(undefined, 'count', 'all', record.position, filter)).toBe(asked);
    const other = thread.ask(undefined, 'count', 'all', record.position - 1, filter);
    expect(other).not.toBe(asked);
    await asked;
    const anew = thread.ask(undefined, 'count', 'all', record.position, filter);
    expect(anew).not.toBe(asked);
    expect([await other, await anew]).toEqual([(await asked) - 1, await asked]);
  });

  it('lets addresses take turns, begins nothing for one that has gone, and tells each how long it worked', async () => {
    using record = new Record(everyDate());
    record.advance(Infinity);
    const thread = threadOn(record);
    const order: string[] = [];
    const ask = (who: TestAsker, n: number) =>
      thread.ask(who, 'count', 'all', record.position, { minOrigins: n, contested: false }).then(
        () => order.push(who.address),
        () => order.push(`${who.address} refused`),
      );
    const [many, one, gone] = ['many', 'one', 'gone'].map((address) => new TestAsker(address)) as [
      TestAsker,
      TestAsker,
      TestAsker,
    ];
    const asked = Array.from({ length: 60 }, (_, n) => ask(many, n));
    asked.push(...Array.from({ length: 20 }, (_, n) => ask(gone, 100 + n)), ask(one, 200));
    // What the same is asked for by somebody else is not given up.
    const shared = ask(one, 119);
    gone.leave();
    await Promise.all([...asked, shared]);
    expect(order.filter((who) => who !== 'gone refused').indexOf('one')).toBeLessThan(5);
    expect(order.filter((who) => who === 'gone refused')).toHaveLength(19);
    expect(order.filter((who) => who === 'many')).toHaveLength(60);
    expect(Math.min(many.ms, one.ms)).toBeGreaterThan(0);
    // More than a hundred of one address are refused, and nobody else's.
    const flood = Array.from({ length: 102 }, (_, n) => ask(many, 300 + n));
    await Promise.all([...flood, ask(one, 500)]);
    expect(order.filter((who) => who === 'many refused')).toHaveLength(1);
    expect(order.filter((who) => who === 'one refused')).toHaveLength(0);
  });

  it('refuses what is asked when too many wait, and answers those', async () => {
    using record = new Record(everyDate());
    record.advance(Infinity);
    const thread = threadOn(record);
    const asked = Array.from({ length: 202 }, (_, position) => thread.ask(undefined, 'count', 'all', position, filter));
    const settled = await Promise.allSettled(asked);
    expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(201);
    const details = { retryAfterSeconds: 1 };
    expect(settled.at(-1)).toMatchObject({ reason: { name: 'Refusal', code: 'UNAVAILABLE', details } });
  });

  it('rejects a question over which it fails, and answers the next', async () => {
    using record = new Record(everyDate());
    record.advance(Infinity);
    const thread = threadOn(record);
    const failed = thread.ask(undefined, 'count', 'all', record.position, { kinds: ['NO_SUCH_KIND'] });
    await expect(failed).rejects.toThrow('no code for kind NO_SUCH_KIND');
    expect(await thread.ask(undefined, 'count', 'all', record.position, { contested: false })).toBeGreaterThan(0);
  });
});

describe('a question that takes too long', () => {
  it('ends with the thread, and so does the next', async () => {
    using record = new Record(everyDate());
    record.advance(Infinity);
    // Before the thread is up.
    const thread = new ReaderThread(record.path, 1);
    threads.push(thread);
    const asked = [1, 2].map((n) => thread.ask(undefined, 'count', 'all', record.position, { minOrigins: n }));
    await expect(asked[0]).rejects.toMatchObject({
      code: 'QUERY_TOO_COMPLEX',
      message: expect.stringContaining('longer than 0.001 s'),
    });
    await expect(asked[1]).rejects.toMatchObject({ code: 'QUERY_TOO_COMPLEX' });
  });
});

describe('a thread that ends by itself', () => {
  it('fails the question under way alone: a new one answers those that wait and those that follow', async () => {
    using record = new Record(everyDate());
    record.advance(Infinity);
    const thread = threadOn(record);
    const [first, second] = [1, 2].map((origins) =>
      thread.ask(undefined, 'count', 'all', record.position, { minOrigins: origins, contested: false }),
    );
    // It has not begun to read yet.
    void (thread as unknown as { worker: Worker }).worker.terminate();
    await expect(first).rejects.toThrow('the reader thread ended with code');
    const { reader } = record;
    expect(await second).toBe(reader.count('all', record.position, { minOrigins: 2, contested: false }));
    expect(await thread.ask(undefined, 'count', 'all', record.position, {})).toBe(
      reader.count('all', record.position, {}),
    );
  });
});

describe('filtered lists while the read model is rebuilt', () => {
  it('are answered all along, and from the new file after the swap', async () => {
    using folder = temporaryFolder();
    const [path, store, events] = [join(folder.path, 'read-model.db'), new MemoryEventStore(), everyDate()];
    const [last, facts] = [events.at(-1)!, events.filter(({ type }) => type === 'FactReported').length];
    store.push(...events.slice(0, -1));
    const live = await openLive(path, store);
    try {
      const then = events.at(-2)!.position;
      expect(await live.waitFor(then, 20_000)).toBe(true);
      const request = { set: 'all', position: then, order: 'OCCURRED_ASC', backwards: false, limit: 100 } as const;
      const ask = async () => [
        await live.lists.walk({ ...request, conditions: { contested: false } }),
        await live.lists.count(['all', then, { minOrigins: 0 }]),
      ];
      const before = await ask();
      expect(before).toEqual([live.reader.walk({ ...request, conditions: {} }), facts - 1]);
      const progress = { isDone: false };
      const rebuilt = live.rebuild().finally(() => (progress.isDone = true));
      while (!progress.isDone) expect(await ask()).toEqual(before);
      await rebuilt;
      store.push(last);
      expect(await live.waitFor(last.position, 20_000)).toBe(true);
      // The old file, which nobody writes any more, does not have it.
      expect(await live.lists.count(['all', last.position, { minOrigins: 0 }])).toBe(facts);
      expect(await ask()).toEqual(before);
    } finally {
      await live.close();
    }
    await expect(live.lists.count(['all', 1, { minOrigins: 1 }])).rejects.toThrow('the read model is closed');
  });
});

const openLive = (path: string, store: MemoryEventStore): Promise<LiveReadModel> =>
  LiveReadModel.open({
    ...{ path, store },
    project: async (file) => {
      const projector = new Projector(file, slices);
      return {
        checkpoint: () => projector.checkpoint(),
        apply: async (batch, position) => projector.apply(batch, position),
        close: async () => projector.close(),
      };
    },
    read: (file) => ({ walks: new ReaderThread(file), counts: new ReaderThread(file) }),
    runner: { prefixes: slices.map(({ prefix }) => prefix) },
  });
