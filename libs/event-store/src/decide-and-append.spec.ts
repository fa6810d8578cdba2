import { describe, expect, it } from '@jest/globals';
import { event, Refusal } from '@timeline/kernel';
import type { Decider, EventsOf } from '@timeline/kernel';
import { z } from 'zod';
import { DecideAndAppend, MAX_EVENT_BYTES } from './decide-and-append.js';
import type { Aggregate, Following } from './decide-and-append.js';
import type { CommandContext } from './metadata.js';
import { StoreUnavailable, UnknownEvent, WrongExpectedRevision } from './errors.js';
import type {
  AppendResult,
  EventStore,
  ExpectedRevision,
  NewEvent,
  ReadStreamOptions,
  StoredEvent,
} from './event-store.js';

const counted = { Counted: event(z.strictObject({ to: z.int(), short: z.string(), long: z.string() })) };
type Command = { readonly from?: number; readonly long?: string };

const decider: Decider<number, Command, EventsOf<typeof counted>> = {
  initialState: 0,
  decide({ from, long = '' }, count) {
    if (from !== undefined && from !== count) throw new Refusal('NO_CHANGE', 'counted on already');
    return { type: 'Counted', data: { to: count + 1, short: 'kept', long } };
  },
  evolve: (_count, { data }) => data.to,
};
const counter: Aggregate<number, Command, typeof counted> = { name: 'counter', events: counted, decider };

/** One log in memory. `before` runs ahead of each append: to write in between, or to throw. */
class Log {
  readonly events: StoredEvent[] = [];
  appends = 0;
  before: (attempt: number) => void = () => undefined;
  reading: (options: ReadStreamOptions) => void = () => undefined;

  get store(): EventStore {
    return this as unknown as EventStore;
  }

  async readStream(streamId: string, options: ReadStreamOptions = {}): Promise<StoredEvent[]> {
    await Promise.resolve();
    this.reading(options);
    const { from = 0, limit = Infinity } = options;
    return this.of(streamId).slice(from, from + limit);
  }

  async append(streamId: string, events: readonly NewEvent[], expected: ExpectedRevision): Promise<AppendResult> {
    this.before(++this.appends);
    await Promise.resolve();
    const last = this.of(streamId).length - 1;
    const same = this.of(streamId)[expected === 'no_stream' ? 0 : expected + 1];
    if (same && same.id === events[0]!.id) return same;
    if (last !== (expected === 'no_stream' ? -1 : expected))
      throw new WrongExpectedRevision(streamId, expected, last < 0 ? 'no_stream' : last);
    return this.write(streamId, events[0]!);
  }

  write(streamId: string, event: NewEvent): StoredEvent {
    const place = { revision: this.of(streamId).length, position: 10 * (this.events.length + 1), recordedAt: 0 };
    this.events.push({ ...event, streamId, ...place });
    return this.events.at(-1)!;
  }

  /** What another editor writes in the meantime. */
  count(streamId: string, metadata = { commandId: 'other', commandHash: 'other' }): void {
    const data = { to: this.of(streamId).length + 1, short: 'theirs', long: '' };
    const editor = { id: 'o', name: 'O' };
    this.write(streamId, {
      id: `x${this.events.length}`,
      type: 'Counted',
      data,
      metadata: { ...metadata, editor, schemaVersion: 1 },
    });
  }

  of(streamId: string): StoredEvent[] {
    return this.events.filter((event) => event.streamId === streamId);
  }
}

const as = (commandId: string, more: Partial<CommandContext> = {}): CommandContext => ({
  ...{ commandId, commandHash: `hash of ${commandId}`, editor: { id: 'ed', name: 'Editor' } },
  ...more,
});

const following = (more: Partial<Following>): Following => ({
  ...{ usedIn: () => undefined, failure: () => undefined, caughtUp: () => true },
  ...more,
});

const refusal = (promise: Promise<unknown>): Promise<Refusal> =>
  promise.then(
    () => Promise.reject(new Error('was not refused')),
    (error: unknown) => error as Refusal,
  );

describe('what a command is made of', () => {
  it('is looked up once, also where others write in between, and never for a command that was recorded', async () => {
    const log = new Log();
    log.before = (attempt) => {
      if (attempt === 1) log.count('s');
    };
    let times = 0;
    const prepare = async (): Promise<Command> => {
      times++;
      return {};
    };
    const decide = new DecideAndAppend(log.store);
    expect(await decide.execute(counter, 's', prepare, as('a'))).toMatchObject({ revision: 1, repeated: false });
    expect(await decide.execute(counter, 's', prepare, as('a'))).toMatchObject({ revision: 1, repeated: true });
    expect([times, log.appends]).toEqual([1, 2]);
  });
});

describe('a command on a stream that others write to', () => {
  it('is decided anew on what they wrote when it names no revision', async () => {
    const log = new Log();
    log.before = (attempt) => attempt <= 3 && log.count('s');
    const outcome = await new DecideAndAppend(log.store).execute(counter, 's', () => ({}), as('a'));
    expect(outcome).toMatchObject({ event: { data: { to: 4 } }, revision: 3, position: 40, repeated: false });
    expect(log.appends).toBe(4);
  });

  it('is refused with CONFLICT and the revision now, when it names the one that it saw', async () => {
    const log = new Log();
    log.count('s');
    const decide = new DecideAndAppend(log.store);
    const early = await refusal(decide.execute(counter, 's', () => ({}), as('a', { expectedRevision: 4 })));
    expect(early).toMatchObject({ code: 'CONFLICT', details: { currentRevision: 0, fields: ['expectedRevision'] } });
    log.before = (attempt) => {
      if (attempt === 1) log.count('s');
    };
    const late = await refusal(decide.execute(counter, 's', () => ({}), as('b', { expectedRevision: 0 })));
    expect(late).toMatchObject({ code: 'CONFLICT', details: { currentRevision: 1 } });
    expect(log.of('s')).toHaveLength(2);
  });

  it('is recorded when the revision that it names is the one that stands', async () => {
    const log = new Log();
    log.count('s');
    const outcome = await new DecideAndAppend(log.store).execute(
      counter,
      's',
      () => ({}),
      as('a', { expectedRevision: 0 }),
    );
    expect(outcome).toMatchObject({ revision: 1, event: { data: { to: 2 } } });
  });

  it('is given up as UNAVAILABLE when they never stop', async () => {
    const log = new Log();
    log.before = () => log.count('s');
    const refused = await refusal(new DecideAndAppend(log.store).execute(counter, 's', () => ({}), as('a')));
    expect(refused).toMatchObject({ code: 'UNAVAILABLE', details: { retryAfterSeconds: 1 } });
    expect(log.appends).toBeLessThan(20);
  });

  it('is recorded once for each of many at the same time, one after the other', async () => {
    const log = new Log();
    const nodes = [new DecideAndAppend(log.store), new DecideAndAppend(log.store)];
    const outcomes = await Promise.all(
      Array.from({ length: 16 }, (_, n) => nodes[n % 2]!.execute(counter, 's', () => ({}), as(`c${n}`))),
    );
    const revisions = outcomes.map(({ revision }) => revision).toSorted((a, b) => a - b);
    expect(revisions).toEqual(Array.from({ length: 16 }, (_, n) => n));
    expect(log.of('s').map(({ data }) => data.to)).toEqual(revisions.map((revision) => revision + 1));
    for (const { event, revision } of outcomes) expect(event.data.to).toBe(revision + 1);
  });
});

describe('a command that is sent again', () => {
  it('is answered as then, also after the stream grew and by another node, whatever revision it names', async () => {
    const log = new Log();
    const first = new DecideAndAppend(log.store);
    const command = { from: 0 };
    const outcome = await first.execute(counter, 's', () => command, as('a'));
    await first.load(counter, 's');
    for (let n = 0; n < 3; n++) log.count('s', { commandId: `o${n}`, commandHash: 'o' });
    for (const decide of [first, new DecideAndAppend(log.store)])
      for (const expectedRevision of [undefined, 0, 7])
        expect(await decide.execute(counter, 's', () => command, as('a', { expectedRevision }))).toEqual({
          ...outcome,
          repeated: true,
        });
    expect(log.of('s')).toHaveLength(4);
    expect(await first.knows(counter, 's', as('a'))).toBe(true);
    expect(await first.knows(counter, 's', as('a', { commandHash: 'another' }))).toBe(false);
    expect(await first.knows(counter, 's', as('b'))).toBe(false);
  });

  it('is recorded once when sent twice at the same time', async () => {
    const log = new Log();
    const nodes = [new DecideAndAppend(log.store), new DecideAndAppend(log.store)];
    const outcomes = await Promise.all(nodes.map((decide) => decide.execute(counter, 's', () => ({}), as('a'))));
    expect(log.of('s')).toHaveLength(1);
    expect(outcomes.map(({ position, revision }) => [position, revision])).toEqual([
      [10, 0],
      [10, 0],
    ]);
  });

  it('is refused with COMMAND_ID_REUSED when its input is another, or when its id was used elsewhere', async () => {
    const log = new Log();
    const decide = new DecideAndAppend(
      log.store,
      following({ usedIn: (commandId) => (commandId === 'elsewhere' ? 'another-stream' : undefined) }),
    );
    await decide.execute(counter, 's', () => ({}), as('a'));
    const other = await refusal(decide.execute(counter, 's', () => ({}), as('a', { commandHash: 'another' })));
    expect(other).toMatchObject({ code: 'COMMAND_ID_REUSED', details: { fields: ['commandId'] } });
    expect(await refusal(decide.execute(counter, 's', () => ({}), as('elsewhere')))).toMatchObject({
      code: 'COMMAND_ID_REUSED',
    });
    expect(log.events).toHaveLength(1);
  });

  it('is not taken for another when the read model knows it by its own stream', async () => {
    const log = new Log();
    const decide = new DecideAndAppend(log.store, following({ usedIn: () => 's' }));
    await decide.execute(counter, 's', () => ({}), as('a'));
    expect(await decide.execute(counter, 's', () => ({}), as('a'))).toMatchObject({ repeated: true, revision: 0 });
  });
});

describe('a store that is out of reach', () => {
  const away = () => {
    throw new StoreUnavailable('connection lost');
  };

  it.each([
    ['read', (log: Log) => (log.reading = away)],
    ['written', (log: Log) => (log.before = away)],
    ['read again for an earlier answer', (log: Log) => (log.reading = ({ limit }) => limit === 1 && away())],
  ])('makes the command UNAVAILABLE when it cannot be %s, and the same can be sent again', async (what, breakIt) => {
    const log = new Log();
    const decide = new DecideAndAppend(log.store);
    if (what !== 'written') await decide.execute(counter, 's', () => ({}), as('a'));
    breakIt(log);
    const refused = await refusal(decide.execute(counter, 's', () => ({}), as('a')));
    expect(refused).toBeInstanceOf(Refusal);
    expect(refused).toMatchObject({ code: 'UNAVAILABLE', details: { retryAfterSeconds: 2 } });
    log.before = log.reading = () => undefined;
    expect(await decide.execute(counter, 's', () => ({}), as('a'))).toMatchObject({ revision: 0, position: 10 });
    expect(log.of('s')).toHaveLength(1);
  });
});

describe('the event of a command', () => {
  it('carries who, what and why, and nothing else', async () => {
    const log = new Log();
    const decide = new DecideAndAppend(log.store);
    await decide.execute(counter, 's', () => ({}), as('a', { expectedRevision: 3 }));
    await decide.execute(counter, 's', () => ({}), as('b', { correlationId: 'more' }));
    const fixed = { editor: { id: 'ed', name: 'Editor' }, schemaVersion: 1 };
    expect(log.events.map(({ metadata }) => metadata)).toEqual([
      { $correlationId: 'a', $causationId: 'a', commandId: 'a', commandHash: 'hash of a', ...fixed },
      { $correlationId: 'more', $causationId: 'b', commandId: 'b', commandHash: 'hash of b', ...fixed },
    ]);
    expect(new Set(log.events.map(({ id }) => id)).size).toBe(2);
  });

  it('has the same id wherever and whenever the command is sent, and another in another stream', async () => {
    const logs = [new Log(), new Log()];
    for (const log of logs)
      for (const stream of ['s', 't'])
        await new DecideAndAppend(log.store).execute(counter, stream, () => ({}), as('a'));
    const [ids, others] = logs.map(({ events }) => events.map(({ id }) => id));
    expect(ids).toEqual(others);
    expect(new Set(ids).size).toBe(2);
  });

  it('is refused when it is too large in bytes of UTF-8, by the name of its largest field', async () => {
    const log = new Log();
    const decide = new DecideAndAppend(log.store);
    const frame = JSON.stringify({ to: 1, short: 'kept', long: '' }).length;
    const letters = 'ә'.repeat(Math.floor((MAX_EVENT_BYTES - frame) / 2));
    const refused = await refusal(decide.execute(counter, 's', () => ({ long: `${letters}ә` }), as('a')));
    expect(refused).toMatchObject({ code: 'BAD_USER_INPUT', details: { fields: ['long'] } });
    expect(refused.message).toMatch(/^too large to record: 9000\d\d bytes, 8999\d\d of them in long/);
    expect(log.events).toEqual([]);
    expect(await decide.execute(counter, 's', () => ({ long: letters }), as('a'))).toMatchObject({ revision: 0 });
  });

  it('stops everything when it is in the stream and this release does not know it', async () => {
    const log = new Log();
    log.count('s');
    log.events[0] = { ...log.events[0]!, type: 'Unheard' };
    await expect(new DecideAndAppend(log.store).execute(counter, 's', () => ({}), as('a'))).rejects.toThrow(
      UnknownEvent,
    );
  });
});

describe('a command id that is sent for two objects at once', () => {
  // Nine times of nine both were recorded: the read model came to know of the first a moment too late.
  it('is recorded on one of them', async () => {
    const log = new Log();
    const decide = new DecideAndAppend(log.store);
    const sent = ['s', 't', 's', 'u'].map((stream) =>
      decide.execute(counter, stream, () => ({}), as('a', { commandHash: stream })),
    );
    const outcomes = await Promise.allSettled(sent);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'rejected']);
    expect(await refusal(sent[1]!)).toMatchObject({ code: 'COMMAND_ID_REUSED' });
    expect(log.events).toHaveLength(1);
  });

  it('is held by the one whose append was not answered, for that may have been written', async () => {
    const log = new Log();
    log.before = () => {
      throw new StoreUnavailable('gone');
    };
    const decide = new DecideAndAppend(log.store);
    expect(await refusal(decide.execute(counter, 's', () => ({}), as('a')))).toMatchObject({ code: 'UNAVAILABLE' });
    log.before = () => undefined;
    expect(await refusal(decide.execute(counter, 't', () => ({}), as('a')))).toMatchObject({
      code: 'COMMAND_ID_REUSED',
    });
    expect(await decide.execute(counter, 's', () => ({}), as('a'))).toMatchObject({ revision: 0 });
  });
});

describe('a command that is too large to record', () => {
  it('leaves its id free, also for another object', async () => {
    const log = new Log();
    const decide = new DecideAndAppend(log.store);
    const large = { long: 'x'.repeat(MAX_EVENT_BYTES + 1) };
    expect(await refusal(decide.execute(counter, 's', () => large, as('a')))).toMatchObject({ code: 'BAD_USER_INPUT' });
    expect(await decide.execute(counter, 't', () => ({}), as('a'))).toMatchObject({ revision: 0, repeated: false });
  });
});

describe('a node whose read model', () => {
  // It answered INTERNAL, and recorded the command.
  it.each([
    ['has stopped on another log', { failure: () => new Error('built from another log') }, /another log/],
    ['has not read the log yet', { caughtUp: async () => false }, /still reading/],
    [
      'cannot tell, for the store is away',
      { caughtUp: () => Promise.reject(new StoreUnavailable('away')) },
      /out of reach/,
    ],
  ])('%s records nothing', async (_, state, message) => {
    const log = new Log();
    const decide = new DecideAndAppend(log.store, following(state));
    const refused = await refusal(decide.execute(counter, 's', () => ({}), as('a')));
    expect(refused).toMatchObject({ code: 'UNAVAILABLE', message: expect.stringMatching(message) });
    expect([log.appends, log.events]).toEqual([0, []]);
  });
});
