import { expect, it } from '@jest/globals';
import { StoreUnavailable } from '../errors.js';
import { everything, happened, newPrefix } from './contract-store.js';
import type { OpenStore } from './contract-store.js';
import { Follower } from './follower.js';

export function closing(open: OpenStore): void {
  it('refuses everything once it is closed', async () => {
    const { store, destroy } = await open();
    try {
      await store.close();
      await store.close();
      const calls: (() => Promise<unknown>)[] = [
        () => store.append(newPrefix(), [happened()], 'no_stream'),
        () => store.readStream(newPrefix()),
        () => everything(store.readAll()),
        () => store.head(),
        () => new Follower(store, {}).stop(),
      ];
      for (const call of calls) await expect(call()).rejects.toBeInstanceOf(StoreUnavailable);
    } finally {
      await destroy();
    }
  });

  it('ends the subscriptions that are under way', async () => {
    const { store, destroy } = await open();
    try {
      const follower = new Follower(store, { prefixes: [newPrefix()], after: await store.head() });
      await follower.until(() => follower.caughtUp);
      await store.close();
      await follower.ended;
    } finally {
      await destroy();
    }
  });

  it('keeps what was appended, in order, for the next who opens it', async () => {
    const { store, reopen, destroy } = await open();
    try {
      if (!reopen) return;
      const prefix = newPrefix();
      const start = await store.head();
      for (const stream of ['a', 'b']) await store.append(prefix + stream, [happened(), happened()], 'no_stream');
      const before = await everything(store.readAll({ from: start, prefixes: [prefix] }));
      const reopened = await reopen();
      expect(await everything(reopened.readAll({ from: start, prefixes: [prefix] }))).toEqual(before);
      expect(await reopened.head()).toBeGreaterThanOrEqual(before.at(-1)!.position);
    } finally {
      await destroy();
    }
  });
}
