import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { StoredEvent } from '@timeline/event-store';
import { deriveId, resolveDate, resolvePeriod } from '@timeline/kernel';
import type { PeriodInput } from '@timeline/kernel';
import { Projector, ReadModel } from '@timeline/read-model';
import { conditionsOf } from './fact-filter.js';
import type { DateRangeInput } from './fact-filter.js';
import { factProjection } from './facts.projection.js';

let path: string;
let opened: ReadModel | undefined;
beforeEach(() => {
  path = mkdtempSync(join(tmpdir(), 'facts-'));
});
afterEach(() => {
  opened?.close();
  rmSync(path, { recursive: true, force: true });
});

const FACT = deriveId('fact', 'stance');
const SOURCE = deriveId('source', 'a');
const texts = [{ value: 'A stance', language: 'en', origin: 'ORIGINAL' as const }];
const period = (input: PeriodInput) => resolvePeriod(input, 'validDuring');

const reported = {
  slug: 'stance',
  attestations: [
    { id: 'a', source: SOURCE, snapshot: null, stance: 'AFFIRMS', quotes: [], chain: [], divergences: [] },
  ],
};
const content = {
  ...{ kind: 'STANCE', titles: texts, summaries: [], places: [], participants: [] },
  occurredAt: resolveDate({ edtf: '2025-09-22' }, 'occurredAt'),
};

/** The record of one fact whose period is each of these in turn, from position 1 on. */
function recordOf(...periods: readonly (PeriodInput | null)[]): ReadModel {
  const file = join(path, 'read-model.db');
  const projector = new Projector(file, [factProjection]);
  const events = periods.map((input, revision) => {
    const validDuring = input && period(input);
    const data = revision === 0 ? { ...reported, content: { ...content, validDuring } } : updated(validDuring);
    const type = revision === 0 ? 'FactReported' : 'FactUpdated';
    const metadata = { commandId: `c${revision}`, commandHash: 'h', editor: { id: 'e', name: 'E' }, schemaVersion: 1 };
    const place = { streamId: `fact-${FACT}`, revision, position: revision + 1, recordedAt: revision };
    return { id: `e${revision}`, type, data, metadata, ...place } as unknown as StoredEvent;
  });
  projector.apply(events, events.length);
  projector.close();
  return (opened = new ReadModel(file));
}

const updated = (validDuring: unknown) => ({ content: { validDuring }, reason: texts, evidence: [], changes: [] });

function held(reader: ReadModel, position: number, valid: DateRangeInput): boolean {
  return (
    reader.count('all', position, conditionsOf({ valid }, 'filter', { standing: (id) => id, relatedTo: () => [] })) ===
    1
  );
}

const start = { edtf: '2025-09-20' };
const later: DateRangeInput = { from: '2025-09-25', to: '2025-09-26', match: 'DEFINITELY' };
const perhapsLater: DateRangeInput = { ...later, match: 'POSSIBLY' };

describe('a stance that was said to hold still, and of which the end is then not known', () => {
  // The two periods were once compared as JSON, in which ∞ and −∞ are both null, so that the first one stayed.
  it('holds definitely before the change, and only possibly after it', () => {
    const reader = recordOf({ start, open: true }, { start, open: false });
    expect([held(reader, 1, later), held(reader, 1, perhapsLater)]).toEqual([true, true]);
    expect([held(reader, 2, later), held(reader, 2, perhapsLater)]).toEqual([false, true]);
  });

  it('holds definitely again once it is said to hold still again', () => {
    const reader = recordOf({ start, open: false }, { start, open: true });
    expect([held(reader, 1, later), held(reader, 2, later)]).toEqual([false, true]);
  });
});

describe('a period that is taken away and given again', () => {
  it('matches only while it is there', () => {
    const ended = { start, end: { edtf: '2025-09-22' }, open: false };
    const reader = recordOf({ start, open: true }, null, ended);
    expect([1, 2, 3].map((position) => held(reader, position, perhapsLater))).toEqual([true, false, false]);
    expect([1, 2, 3].map((position) => held(reader, position, { to: '2025-09-23' }))).toEqual([true, false, true]);
  });
});
