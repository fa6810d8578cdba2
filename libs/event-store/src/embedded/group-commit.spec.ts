import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { GroupCommit } from './group-commit.js';

const gathering = (longestMs = Infinity) => {
  const batches: number[][] = [];
  return { batches, group: new GroupCommit<number>((batch) => batches.push([...batch]), longestMs) };
};

describe('appends that arrive one per turn of the event loop', () => {
  it('share a transaction when several writers were about the last time', async () => {
    const { batches, group } = gathering();
    group.add([1, 2]);
    group.flush();
    for (const item of [3, 4, 5]) {
      group.add([item]);
      await turn();
    }
    group.flush();
    expect(batches).toEqual([
      [1, 2],
      [3, 4, 5],
    ]);
  });

  it('are committed after some quiet turns', async () => {
    const { batches, group } = gathering();
    group.add([1, 2]);
    for (let turns = 0; turns < 6; turns++) await turn();
    expect(batches).toEqual([[1, 2]]);
  });
});

describe('appends that never let a turn be quiet', () => {
  it('are committed after the longest time', async () => {
    const { batches, group } = gathering(150);
    for (let item = 0; batches.length === 0; item++) {
      group.add([item, item]);
      await turn();
    }
    expect(batches[0]!.length).toBeGreaterThan(2);
  });
});

describe('a writer that is alone', () => {
  it('does not wait', async () => {
    const { batches, group } = gathering();
    for (const item of [1, 2, 3]) {
      group.add([item]);
      await turn();
    }
    expect(batches).toEqual([[1], [2], [3]]);
  });

  it('waits once after others have left', async () => {
    const { batches, group } = gathering();
    group.add([1, 2]);
    group.flush();
    group.add([3]);
    await turn();
    expect(batches).toHaveLength(1);
    for (let turns = 0; turns < 6; turns++) await turn();
    group.add([4]);
    await turn();
    expect(batches).toEqual([[1, 2], [3], [4]]);
  });
});

describe('nothing to commit', () => {
  it('makes no transaction', async () => {
    const { batches, group } = gathering();
    group.flush();
    group.add([1]);
    group.flush();
    await turn();
    expect(batches).toEqual([[1]]);
  });
});
