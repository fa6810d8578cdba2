import { expect, it } from '@jest/globals';
import type { EventStore } from '../event-store.js';
import { appendOneByOne, happened, idsOf, many, newPrefix } from './contract-store.js';
import { Follower } from './follower.js';

export function subscribing(store: () => EventStore): void {
  startingPoints(store);
  checkpoints(store);
  ends(store);
}

function startingPoints(store: () => EventStore): void {
  it('hands out what is there, then what comes', async () => {
    const prefix = newPrefix();
    const events = many(5);
    await store().append(`${prefix}a`, events.slice(0, 2), 'no_stream');
    const follower = new Follower(store(), { prefixes: [prefix] });
    await follower.until(() => follower.events.length === 2 && follower.caughtUp);
    await store().append(`${prefix}b`, events.slice(2, 4), 'no_stream');
    await store().append(`${prefix}a`, events.slice(4), 1);
    await follower.until(() => follower.events.length === 5);
    await follower.stop();
    expect(idsOf(follower.events)).toEqual(idsOf(events));
    expect(follower.events.at(-1)).toEqual((await store().readStream(`${prefix}a`)).at(-1));
  });

  it('starts after a position, exclusive', async () => {
    const prefix = newPrefix();
    const events = many(11);
    await appendOneByOne(store(), `${prefix}a`, events.slice(0, 10));
    const stored = await store().readStream(`${prefix}a`);
    const follower = new Follower(store(), { prefixes: [prefix], after: stored[7]!.position });
    await store().append(`${prefix}a`, events.slice(10), 9);
    await follower.until(() => follower.events.length === 3);
    await follower.stop();
    expect(follower.events.map(({ revision }) => revision)).toEqual([8, 9, 10]);
  });

  it('starts inside a write', async () => {
    const prefix = newPrefix();
    await store().append(`${prefix}a`, many(5), 'no_stream');
    const stored = await store().readStream(`${prefix}a`);
    const follower = new Follower(store(), { prefixes: [prefix], after: stored[2]!.position });
    await follower.until(() => follower.events.length === 2);
    await follower.stop();
    expect(follower.events).toEqual(stored.slice(3));
  });

  it('waits for streams that do not exist yet', async () => {
    const prefix = newPrefix();
    const follower = new Follower(store(), { prefixes: [prefix], after: await store().head() });
    await follower.until(() => follower.caughtUp);
    const event = happened();
    await store().append(`${prefix}a`, [event], 'no_stream');
    await follower.until(() => follower.events.length === 1);
    await follower.stop();
    expect(idsOf(follower.events)).toEqual([event.id]);
  });

  it('hands out only what comes when it starts after the head', async () => {
    const prefix = newPrefix();
    await store().append(`${prefix}a`, many(3), 'no_stream');
    const follower = new Follower(store(), { prefixes: [prefix], after: await store().head() });
    await store().append(`${prefix}a`, many(1), 2);
    await follower.until(() => follower.events.length === 1);
    await follower.stop();
    expect(follower.events.map(({ revision }) => revision)).toEqual([3]);
  });

  it('hands out the whole log without a filter', async () => {
    const prefix = newPrefix();
    const follower = new Follower(store(), { after: await store().head() });
    await store().append(`${prefix}a`, many(2), 'no_stream');
    await store().append(`other-${prefix}`, many(1), 'no_stream');
    const own = () => follower.events.filter(({ streamId }) => streamId.includes(prefix));
    await follower.until(() => own().length === 3);
    await follower.stop();
    expect(own().map(({ streamId }) => streamId)).toEqual([`${prefix}a`, `${prefix}a`, `other-${prefix}`]);
  });

  it('passes over streams that contain a prefix and do not start with it', async () => {
    const prefix = newPrefix();
    const follower = new Follower(store(), { prefixes: [`${prefix}a`, `${prefix}c`], after: await store().head() });
    const events = many(2);
    await store().append(`other-${prefix}a`, many(2), 'no_stream');
    await store().append(`${prefix}a`, [events[0]!], 'no_stream');
    await store().append(`${prefix}b`, many(2), 'no_stream');
    await store().append(`${prefix}c`, [events[1]!], 'no_stream');
    await follower.until(() => follower.events.length === 2);
    await follower.stop();
    expect(idsOf(follower.events)).toEqual(idsOf(events));
  });
}

function checkpoints(store: () => EventStore): void {
  it('says how far it is while nothing matches', async () => {
    const prefix = newPrefix();
    const follower = new Follower(store(), { prefixes: [prefix], after: await store().head() });
    await follower.until(() => follower.caughtUp);
    const foreign = `other-${prefix}`;
    await appendOneByOne(store(), foreign, many(130));
    const passed = (await store().readStream(foreign))[64]!.position;
    await follower.until(() => follower.checkpoints.some(({ position }) => position >= passed));
    await follower.stop();
    expect(follower.events).toEqual([]);
    expect(follower.checkpoints.at(-1)!.caughtUp).toBe(true);
  });

  it('says so for history too, and when its end is reached', async () => {
    const prefix = newPrefix();
    const after = await store().head();
    await store().append(`other-${prefix}`, many(50), 'no_stream');
    const follower = new Follower(store(), { prefixes: [prefix], after });
    await follower.until(() => follower.caughtUp);
    // Real servers may say that the end is reached after an older checkpoint: never before the start, nor beyond the end.
    const { position } = follower.checkpoints.at(-1)!;
    expect(position).toBeGreaterThanOrEqual(after);
    expect(position).toBeLessThanOrEqual(await store().head());
    await store().append(`${prefix}a`, many(1), 'no_stream');
    await follower.until(() => follower.events.length === 1);
    await follower.stop();
    const resumed = new Follower(store(), { prefixes: [prefix], after: position });
    await resumed.until(() => resumed.events.length > 0 && resumed.caughtUp);
    await resumed.stop();
    expect(idsOf(resumed.events)).toEqual(idsOf(follower.events));
  });

  it('can be resumed from every checkpoint without losing or repeating an event', async () => {
    const prefix = newPrefix();
    const after = await store().head();
    for (let round = 0; round < 4; round++) {
      await store().append(`${prefix}${round}`, many(2), 'no_stream');
      await store().append(`other-${prefix}${round}`, many(40), 'no_stream');
    }
    const first = new Follower(store(), { prefixes: [prefix], after });
    await first.until(() => first.events.length === 8 && first.caughtUp);
    await store().append(`other-${prefix}`, many(70), 'no_stream');
    await store().append(`${prefix}last`, many(1), 'no_stream');
    await first.until(() => first.events.length === 9);
    await first.stop();
    for (const { position } of first.checkpoints) {
      const rest = idsOf(first.events.filter((event) => event.position > position));
      const resumed = new Follower(store(), { prefixes: [prefix], after: position });
      await resumed.until(() => resumed.events.length >= rest.length && resumed.caughtUp);
      await resumed.stop();
      expect(idsOf(resumed.events)).toEqual(rest);
    }
  });
}

function ends(store: () => EventStore): void {
  it('ends without an error when its signal aborts, in history, while waiting and before it began', async () => {
    const prefix = newPrefix();
    await store().append(`${prefix}a`, many(3), 'no_stream');
    const waiting = new Follower(store(), { prefixes: [prefix] });
    await waiting.until(() => waiting.caughtUp);
    await waiting.stop();
    const begun = new Follower(store(), { prefixes: [prefix] });
    await begun.stop();
    const seen: unknown[] = [];
    const messages = store().subscribeToAll({ prefixes: [prefix], signal: AbortSignal.abort() });
    for await (const message of messages) seen.push(message);
    expect(seen).toEqual([]);
  });

  it('can be left in the middle of its loop', async () => {
    const prefix = newPrefix();
    await store().append(`${prefix}a`, many(3), 'no_stream');
    const { signal } = new AbortController();
    let seen = 0;
    for await (const message of store().subscribeToAll({ prefixes: [prefix], signal })) {
      if (message.kind === 'events') seen += message.events.length;
      if (seen > 0) break;
    }
    await store().append(`${prefix}a`, many(1), 2);
    expect(seen).toBeGreaterThan(0);
  });
}
