import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import type { Actor } from '@timeline/actors';
import type { FactDocument } from '@timeline/facts';
import { alterations } from '@timeline/read-model';
import type { Source } from '@timeline/sources';
import { placementId } from '@timeline/timelines';
import * as fc from 'fast-check';
import { ActorView } from '../../apps/api/src/actors/actors.graphql.js';
import { relationsOf } from '../../apps/api/src/facts/fact-relations.js';
import { FactView } from '../../apps/api/src/facts/fact.view.js';
import type { RecordAt } from '../../apps/api/src/kernel/record-at.js';
import { SourceView } from '../../apps/api/src/sources/sources.graphql.js';
import { TimelineView } from '../../apps/api/src/timelines/timelines.graphql.js';
import { recordAt } from './asking.js';
import { aHistory } from './history.js';
import { Record } from './record.js';
import { actorIds, sourceIds, timelineIds } from './vocabulary.js';

const actor = ({ document, ...of }: ActorView) => ({
  ...{ id: of.found.entityId, revision: document.revision, names: document.names, sameAs: document.sameAs },
});
const actorPage = (view: ActorView) => ({ ...actor(view), mergedInto: view.mergedInto });

const source = (of: SourceView) => ({
  ...{ id: of.entityId, revision: of.document.revision, status: of.status, withdrawal: of.withdrawal !== null },
  ...{ publisher: of.publisher && actor(of.publisher), cites: of.cites.map(actor) },
  snapshots: of.snapshots.map(({ sha256 }) => sha256),
});
const sourcePage = (view: SourceView) => ({ ...source(view), mergedInto: view.mergedInto });

function fact(of: FactView) {
  const evidence = (one: FactView['attestations'][number]) => ({
    ...{ id: one.id, source: source(one.source as SourceView), withdrawal: one.withdrawal !== null },
    chain: one.chain.map((step) => step.actor && actor(step.actor as ActorView)),
    quotes: one.quotes.map(({ id, standing }) => ({ id, standing })),
  });
  const { level, contested, sourceCount, originCount, origins } = of.corroboration;
  return {
    ...{ id: of.entityId, revision: of.document.revision, status: of.status, mergedInto: of.mergedInto },
    corroboration: {
      level,
      contested,
      sourceCount,
      originCount,
      origins: origins.map((one) => actor(one as ActorView)),
    },
    participants: of.participants.map((one) => ({ role: one.role, actor: actor(one.actor as ActorView) })),
    attestations: of.attestations.map(evidence),
    disputes: of.disputes.map((one) => ({ id: one.id, outcome: one.outcome, evidence: one.evidence.map(evidence) })),
    relations: relationsOf(of, { kinds: null, direction: 'BOTH' }).map(({ id, kind, from, to, editor }) => ({
      ...{ id, kind, from: from.entityId, to: to.entityId, editor },
    })),
  };
}

function timeline(of: TimelineView, { reader, position }: RecordAt) {
  const request = { set: `timeline:${of.entityId}`, position, order: 'OCCURRED_ASC' as const, backwards: false };
  const keys = reader.walk({ ...request, limit: 1_000, conditions: {} });
  const entries = of.at.byKey<FactDocument>(keys.map((one) => one.fact)).map((found) => {
    const notes = of.at.withDuplicates(found).map((one) => of.at.get(placementId(of.entityId, one.entityId))?.document);
    return { notes, fact: fact(new FactView(found, of.at)) };
  });
  return { id: of.entityId, revision: of.document.revision, entries };
}

/** Everything that can be asked for at a position, each as the schema shows it, by its key. */
function documents(record: Record, position: number): Map<number, string> {
  const at = recordAt(record, position);
  const shown = new Map<number, string>();
  const add = (id: string, view: () => object) => {
    const found = at.get(id);
    if (found) shown.set(found.key, JSON.stringify(view()));
  };
  for (const id of actorIds) add(id, () => actorPage(new ActorView(at.require<Actor>(id), at)));
  for (const id of sourceIds) add(id, () => sourcePage(new SourceView(at.require<Source>(id), at)));
  for (const { id } of record.naive.at(position).facts)
    add(id, () => fact(new FactView(at.require<FactDocument>(id), at)));
  for (const id of timelineIds) add(id, () => timeline(new TimelineView(at.require(id), at), at));
  return shown;
}

const differing = (a: ReadonlyMap<number, string>, b: ReadonlyMap<number, string>): number[] =>
  [...new Set([...a.keys(), ...b.keys()])].filter((key) => a.get(key) !== b.get(key)).sort((x, y) => x - y);

/** Run with more to look further. */
const RUNS = Number(process.env.AFFECTED_RUNS ?? 30);

describe('a history of any kind', () => {
  it('names with each change whose answers it alters, in the record of changes and between two moments', async () => {
    let [altered, others] = [0, 0];
    const property = fc.asyncProperty(
      aHistory({ min: 30, max: 80, introduced: true }),
      fc.nat(),
      fc.nat(),
      async (events, a, b) => {
        using record = new Record(events);
        record.advance(Infinity);
        const { reader, naive } = record;
        const all: Map<number, string>[] = [];
        for (const { position } of naive.worlds) {
          all.push(documents(record, position));
          // An answer may be made of so many objects a turn of the event loop.
          await setImmediate();
        }
        for (const [nth, { position }] of naive.worlds.entries()) {
          if (nth === 0) continue;
          const event = events.find((one) => one.position === position)!;
          const named = reader.alteredBy(position, 0, 1_000);
          const differ = differing(all[nth - 1]!, all[nth]!);
          const what = { position, type: event.type, stream: event.streamId };
          expect({ ...what, missed: differ.filter((key) => !named.includes(key)) }).toEqual({ ...what, missed: [] });
          // A relation may be hidden behind an equal one of a duplicate.
          const isHidden = /^Fact(Unr|R)elated$/.test(event.type);
          const idle = isHidden ? [] : named.filter((key) => !differ.includes(key));
          expect({ ...what, idle }).toEqual({ ...what, idle: [] });
          altered += named.length;
          others += named.length - 1;
        }
        const [from, to] = [a % all.length, b % all.length].sort((x, y) => x - y) as [number, number];
        const [before, after] = [from, to].map((nth) => naive.worlds[nth]!.position) as [number, number];
        const between = naive.worlds.slice(from + 1, to + 1);
        const named = new Set(between.flatMap(({ position }) => reader.alteredBy(position, 0, 1_000)));
        const diff = reader.altered(before, after);
        // What came and was merged away in between is told by what stands for it.
        const isTold = (key: number) => key <= before || reader.standing(key, after) === key;
        expect([...diff.keys]).toEqual([...named].filter(isTold).sort((x, y) => x - y));
        for (const key of differing(all[from]!, all[to]!)) expect(named).toContain(key);
        expect([...diff.kinds].every((kind) => kind < alterations.length)).toBe(true);
      },
    );
    await fc.assert(property, { numRuns: RUNS, endOnFailure: true });
    expect([altered > RUNS * 50, others > RUNS * 10]).toEqual([true, true]);
  });
});
