import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { StoredEvent } from '@timeline/event-store';
import { Projector } from '@timeline/read-model';
import * as fc from 'fast-check';
import { slices } from '../../apps/api/src/slices.js';
import { dump } from './dump.js';
import { aHistory } from './history.js';
import { temporaryFolder } from './record.js';

type Apply = (projector: Projector, events: readonly StoredEvent[]) => Projector;

const applyAll = (projector: Projector, events: readonly StoredEvent[]): Projector => {
  if (events.length > 0) projector.apply(events, events.at(-1)!.position);
  return projector;
};

/** What a file holds after a history was applied in a way of its own. */
function filled(folder: string, name: string, events: readonly StoredEvent[], apply: Apply) {
  const path = join(folder, name);
  const projector = apply(new Projector(path, slices), events);
  expect(projector.checkpoint()).toBe(events.at(-1)?.position ?? 0);
  projector.close();
  return dump(path);
}

const oneByOne: Apply = (projector, events) => {
  for (const event of events) projector.apply([event], event.position);
  return projector;
};

const inBatchesOf =
  (sizes: readonly number[]): Apply =>
  (projector, events) => {
    for (let at = 0, turn = 0; at < events.length; at += sizes[turn++ % sizes.length]!)
      applyAll(projector, events.slice(at, at + sizes[turn % sizes.length]!));
    return projector;
  };

/** Batches of a transaction that is left open now and then, by their sizes, and committed after the last. */
const inLongTransactions =
  (sizes: readonly number[]): Apply =>
  (projector, events) => {
    let at = 0;
    for (let turn = 0; at < events.length; turn++) {
      const batch = events.slice(at, (at += sizes[turn % sizes.length]!));
      const before = projector.checkpoint();
      const isMore = at < events.length && sizes[turn % sizes.length]! % 3 > 0;
      projector.apply(batch, batch.at(-1)!.position, isMore);
      if (isMore) expect(projector.checkpoint()).toBe(before);
      else expect(projector.checkpoint()).toBeGreaterThanOrEqual(batch.at(-1)!.position);
    }
    return projector;
  };

/** Meets an event that nobody knows while a transaction is open: what was applied before its batch stays. */
const openAtAFailure =
  (applied: number, good: number): Apply =>
  (projector, events) => {
    const rest = events.slice(applied);
    const done = events[applied - 1]?.position ?? 0;
    if (applied > 0) projector.apply(events.slice(0, applied), done, true);
    const unknown = { ...events[0]!, type: 'Unheard', streamId: 'fact-x', position: Number.MAX_SAFE_INTEGER };
    expect(() => projector.apply([...rest.slice(0, good), unknown], unknown.position, true)).toThrow('Unheard');
    expect(projector.checkpoint()).toBe(rest.slice(0, good).at(-1)?.position ?? done);
    return applyAll(projector, rest);
  };

/** Meets an event that nobody knows after `good` events of a batch, and then goes on without it, in the same object. */
const afterAFailure =
  (applied: number, good: number): Apply =>
  (projector, events) => {
    const rest = applyUpTo(projector, events, applied);
    const unknown = { ...events[0]!, type: 'Unheard', streamId: 'fact-x', position: Number.MAX_SAFE_INTEGER };
    const before = projector.checkpoint();
    expect(() => projector.apply([...rest.slice(0, good), unknown], unknown.position)).toThrow(/Unheard.*not known/);
    expect(projector.checkpoint()).toBe(rest.slice(0, good).at(-1)?.position ?? before);
    return applyAll(projector, rest);
  };

function applyUpTo(projector: Projector, events: readonly StoredEvent[], count: number): readonly StoredEvent[] {
  applyAll(projector, events.slice(0, count));
  return events.slice(count);
}

const aLog = aHistory({ min: 10, max: 70 });
const aCount = fc.nat(70);

describe('one log, applied in different ways', () => {
  it('gives the same rows one by one, at once, in batches of any size, and by a projector opened anew', () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(aLog, sizes, aCount, (events, batches, reopened) => {
        using folder = temporaryFolder();
        const expected = filled(folder.path, 'one', events, oneByOne);
        expect(filled(folder.path, 'all', events, applyAll)).toEqual(expected);
        expect(filled(folder.path, 'batches', events, inBatchesOf(batches))).toEqual(expected);
        expect(filled(folder.path, 'long', events, inLongTransactions(batches))).toEqual(expected);
        const apply: Apply = (projector) => {
          const rest = applyUpTo(projector, events, reopened);
          projector.close();
          return applyAll(new Projector(join(folder.path, 'reopened'), slices), rest);
        };
        expect(filled(folder.path, 'reopened', events, apply)).toEqual(expected);
      }),
      { numRuns: 15 },
    );
  });

  it('gives the same rows when a batch fails half way and is applied again, whole', () => {
    fc.assert(
      fc.property(aLog, aCount, aCount, (events, applied, good) => {
        using folder = temporaryFolder();
        const expected = filled(folder.path, 'all', events, applyAll);
        expect(filled(folder.path, 'failed', events, afterAFailure(applied, good))).toEqual(expected);
        const before = Math.min(applied, events.length);
        expect(filled(folder.path, 'open', events, openAtAFailure(before, good))).toEqual(expected);
      }),
      { numRuns: 25 },
    );
  });

  it('gives the same rows when events that were applied already come again', () => {
    fc.assert(
      fc.property(aLog, aCount, aCount, (events, applied, back) => {
        using folder = temporaryFolder();
        const expected = filled(folder.path, 'all', events, applyAll);
        const again: Apply = (projector) => {
          applyUpTo(projector, events, applied);
          return applyAll(projector, events.slice(Math.max(0, applied - back)));
        };
        expect(filled(folder.path, 'again', events, again)).toEqual(expected);
        // As after a subscription that broke off while a transaction was open.
        const brokenOff: Apply = (projector) => {
          for (let at = 0; at < applied; at += 7)
            projector.apply(events.slice(at, at + 7), events[Math.min(at + 6, events.length - 1)]!.position, true);
          return inLongTransactions([back + 1, 3])(projector, events);
        };
        expect(filled(folder.path, 'broken-off', events, brokenOff)).toEqual(expected);
      }),
      { numRuns: 15 },
    );
  });
});
