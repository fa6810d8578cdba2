import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { FactDocument } from '@timeline/facts';
import { Projector } from '@timeline/read-model';
import * as fc from 'fast-check';
import { FactView } from '../../apps/api/src/facts/fact.view.js';
import { relationsOf } from '../../apps/api/src/facts/fact-relations.js';
import { slices } from '../../apps/api/src/slices.js';
import { SourceView } from '../../apps/api/src/sources/sources.graphql.js';
import { conditionsAt, recordAt, setAt } from './asking.js';
import { dump } from './dump.js';
import { aHistory } from './history.js';
import { listOf, supportOf } from './naive-lists.js';
import { chain, standing } from './naive-model.js';
import type { World } from './naive-model.js';
import { Record, temporaryFolder } from './record.js';
import { actorIds, sourceIds, timelineIds } from './vocabulary.js';

const anySet = [
  ...['all', ...timelineIds.map((id) => `timeline:${id}`), ...sourceIds.map((id) => `source:${id}`)],
  ...actorIds.flatMap((id) => [`actor:${id}`, `publisher:${id}`]),
];

/** All that a reader sees of who stands for whom, as the views of the API give it. */
function seen(record: Record, position: number, world: World) {
  const at = recordAt(record, position);
  const facts = world.facts.map(({ id }) => {
    const fact = new FactView(at.require<FactDocument>(id), at);
    const { level, originCount: origins, sourceCount: sources, contested } = fact.corroboration;
    const relations = relationsOf(fact, { kinds: null, direction: 'BOTH' }).map(
      ({ from, to, kind }) => `${from.entityId} ${kind} ${to.entityId}`,
    );
    const attestations = fact.attestations.map((one) => one.id);
    return {
      ...{ id, mergedInto: fact.mergedInto, support: { level, origins, sources, contested } },
      ...{ attestations: attestations.toSorted(), relations: relations.toSorted() },
    };
  });
  const known = [...world.keys.keys()].filter((id) => at.get(id));
  const sources = sourceIds.filter((id) => known.includes(id));
  return {
    facts,
    standing: Object.fromEntries(known.map((id) => [id, at.standingId(id)])),
    snapshots: sources.map((id) => new SourceView(at.require(id), at).snapshots.map(({ sha256 }) => sha256).toSorted()),
    lists: anySet.map((set) => {
      const request = { set: setAt(record, position, set), position, conditions: conditionsAt(record, position, {}) };
      const keys = record.reader.walk({ ...request, order: 'OCCURRED_ASC', backwards: false, limit: 1_000 });
      return [set, keys.map(({ fact }) => fact), record.reader.sizeOf(request.set, position)];
    }),
  };
}

/** The same by the plain model. */
function expected(world: World, snapshots: ReadonlyMap<string, readonly string[]>): ReturnType<typeof seen> {
  const oneWith = (id: string) => [...world.keys.keys()].filter((other) => chain(world, other).includes(id));
  const facts = world.facts.map((fact) => {
    const own = oneWith(fact.id);
    const ends = world.relations.map(({ from, to, kind }) => ({
      ...{ isOwn: own.includes(from) || own.includes(to), kind },
      ...{ from: standing(world, from), to: standing(world, to) },
    }));
    const attestations = world.facts.filter(({ id }) => own.includes(id)).flatMap((one) => one.attestations);
    return {
      ...{ id: fact.id, mergedInto: world.merged.has(fact.id) ? standing(world, fact.id) : null },
      support: supportOf(world, fact),
      attestations: attestations.map(({ id }) => id).toSorted(),
      relations: [
        ...new Set(
          ends
            .filter(({ isOwn, from, to }) => isOwn && from !== to)
            .map(({ from, to, kind }) => `${from} ${kind} ${to}`),
        ),
      ].toSorted(),
    };
  });
  return {
    facts,
    standing: Object.fromEntries([...world.keys.keys()].map((id) => [id, standing(world, id)])),
    snapshots: sourceIds
      .filter((id) => world.keys.has(id))
      .map((id) =>
        oneWith(id)
          .flatMap((one) => snapshots.get(one) ?? [])
          .toSorted(),
      ),
    lists: anySet.map((set) => {
      const keys = listOf(world, set, 'OCCURRED_ASC', {}).map(({ key }) => key);
      return [set, keys, keys.length];
    }),
  };
}

describe('a history in which objects turn out to be duplicates, at each of its positions', () => {
  it('shows who stands for whom and what counts for whom as a plain model does, and the past never changes', () => {
    let [chains, crossed] = [0, 0];
    const property = fc.property(aHistory({ min: 40, max: 90 }), (events) => {
      using record = new Record(events);
      const answers: string[] = [];
      const snapshots = new Map<string, string[]>();
      for (const { streamId, type, data, position } of events) {
        record.advance(1);
        const [id, world] = [streamId.replace(/^[a-z]+-/, ''), record.naive.at(position)];
        if (type === 'SnapshotCaptured') snapshots.set(id, [...(snapshots.get(id) ?? []), data.sha256 as string]);
        const now = seen(record, position, world);
        expect({ position, ...now }).toEqual({ position, ...expected(world, snapshots) });
        answers.push(JSON.stringify(now));
        chains += Number([...world.merged.values()].some((into) => world.merged.has(into)));
        crossed += Number(type.endsWith('Merged') && !world.merged.has(id));
      }
      for (const [nth, { position }] of events.entries())
        expect(JSON.stringify(seen(record, position, record.naive.at(position)))).toBe(answers[nth]);
    });
    // Again where chance brought too few of what matters most.
    const enough = () => chains > 5 && crossed > 1;
    for (let round = 0; round < 8 && !enough(); round++) fc.assert(property, { numRuns: 15, endOnFailure: true });
    expect(chains).toBeGreaterThan(5);
    expect(crossed).toBeGreaterThan(1);
  });

  it('is built anew row for row', () => {
    const property = fc.property(aHistory({ min: 60, max: 120 }), (events) => {
      using folder = temporaryFolder();
      const [grown, anew] = ['grown.db', 'anew.db'].map((name) => {
        const path = join(folder.path, name);
        const projector = new Projector(path, slices);
        if (name === 'anew.db') projector.apply(events, events.at(-1)!.position);
        else for (const event of events) projector.apply([event], event.position);
        projector.close();
        return dump(path);
      });
      expect(anew).toEqual(grown);
    });
    fc.assert(property, { numRuns: 10, endOnFailure: true });
  });
});
