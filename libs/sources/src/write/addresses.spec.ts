import { describe, expect, it } from '@jest/globals';
import type { CommandContext, DecideAndAppend } from '@timeline/event-store';
import { deriveId } from '@timeline/kernel';
import type { LiveReadModel } from '@timeline/read-model';
import { sourceIdentity } from '../domain/source-url.js';
import { Addresses } from './addresses.js';

const url = 'https://news.example/2025/09/24';
const byAddress = deriveId('source', sourceIdentity(url));
const context = { commandId: '5e0c1f5e-0001-4000-8000-000000000001' } as CommandContext;

/** A log into which the same command is recorded, at its address, just before its nth look at that stream. */
function addressesWhere(nth: number): Addresses {
  let looks = 0;
  const isThere = (streamId: string): boolean => streamId === `source-${byAddress}` && ++looks >= nth;
  const log = {
    load: async (_: unknown, streamId: string) =>
      isThere(streamId) ? { state: { source: { url } }, revision: 0 } : { state: { source: null }, revision: -1 },
    knows: async (_: unknown, streamId: string) => isThere(streamId),
  };
  const live = { checkpoint: () => 0, reader: { sourceAt: () => undefined } };
  return new Addresses(log as unknown as DecideAndAppend, live as unknown as LiveReadModel);
}

describe('a source that is registered by one command sent twice at once', () => {
  it.each([1, 2, 3, 4, 5])('has one id, wherever the other comes in: before look %i', async (nth) => {
    expect(await addressesWhere(nth).newId(url, context)).toBe(byAddress);
  });
});
