import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { positionOf, Service } from '../service.js';
import { populate, send, text } from './inputs.js';
import type { World } from './inputs.js';

let service: Service;
let world: World;
beforeAll(async () => {
  service = await Service.start();
  world = await populate(service);
  const place = { timeline: world.timeline, fact: world.fact.entityId };
  await send(service, 'removeFact', place);
  await send(service, 'placeFact', { ...place, note: text('Again') });
});
afterAll(() => service.stop());

const CHANGES = `query($after: Position, $until: Position, $first: Int, $filter: ChangeFilter) {
  changes(after: $after, until: $until, first: $first, filter: $filter) {
    edges { cursor node { position } }
    nodes { position recordedAt type streamId editor { name } subject { __typename id entityId revision { number } }
      revision { number type changes { path } subject { id } } fact { id status title { value } } source { id } actor { id }
      timeline { id } correction { kind subject { id } } }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor } basis { position recordedAt isHead } } }`;

async function changes(variables: object = {}) {
  const answer = await service.query(CHANGES, variables);
  expect(answer.errors).toBeUndefined();
  return answer.data.changes;
}
// oxlint-disable-next-line typescript/no-explicit-any
const typesOf = (page: any): string[] => page.nodes.map(({ type }: { type: string }) => type);

describe('the record of changes', () => {
  it('is told in order, each object as it stood just after its change', async () => {
    const page = await changes();
    expect(typesOf(page)).toEqual([
      ...['ActorRegistered', 'SourceRegistered', 'SnapshotCaptured', 'TimelineCreated', 'FactReported', 'FactPlaced'],
      ...['FactCorrected', 'FactReported', 'FactRetracted', 'FactReported', 'FactDisputed', 'ActorRegistered'],
      ...['SourceRegistered', 'FactReported', 'ActorMerged', 'SourceMerged', 'FactMerged', 'FactRemoved', 'FactPlaced'],
    ]);
    const { actor, source, timeline, fact } = world;
    expect(page.nodes[0]).toMatchObject({
      subject: { __typename: 'Actor', id: actor, revision: { number: 0 } },
      actor: { id: actor },
      fact: null,
    });
    // It was captured since.
    expect(page.nodes[1]).toMatchObject({ source: { id: `${source}@${positionOf(2)}` }, revision: { number: 0 } });
    expect(page.nodes[2]).toMatchObject({ source: { id: source }, revision: { number: 1 } });
    expect(page.nodes[4]).toMatchObject({
      ...{ position: positionOf(5), streamId: `fact-${fact.entityId}`, timeline: null, correction: null },
      fact: { id: `${fact.entityId}@${positionOf(5)}`, status: 'REPORTED', title: { value: 'The ministers met' } },
    });
    expect(page.nodes[6]).toMatchObject({
      fact: { title: { value: 'The two ministers met' } },
      revision: { number: 1, type: 'FactCorrected', changes: [{ path: '/title/en' }] },
      correction: { kind: 'TYPO', subject: { id: `${fact.entityId}@${positionOf(7)}` } },
    });
    expect(page.nodes[8]).toMatchObject({ fact: { status: 'RETRACTED' }, correction: { kind: 'RETRACTION' } });
    expect(page.nodes[17]).toMatchObject({
      subject: { __typename: 'Timeline', id: `${timeline}@${positionOf(18)}` },
      timeline: { id: `${timeline}@${positionOf(18)}` },
      fact: { id: fact.entityId },
      revision: null,
    });
  });

  it('comes in pages whose cursors are positions, and ends where the client goes on', async () => {
    const first = await changes({ first: 4 });
    expect(first.pageInfo).toEqual({
      hasNextPage: true,
      hasPreviousPage: false,
      startCursor: positionOf(1),
      endCursor: positionOf(4),
    });
    expect(first.edges.map(({ cursor }: { cursor: string }) => cursor)).toEqual([1, 2, 3, 4].map(positionOf));
    const rest = await changes({ after: first.pageInfo.endCursor });
    expect(typesOf(rest)).toHaveLength(15);
    expect(rest.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true, endCursor: positionOf(19) });
    expect(rest.basis).toMatchObject({ position: positionOf(19), isHead: true });
    const none = await changes({ after: rest.basis.position });
    expect(none).toMatchObject({ nodes: [], pageInfo: { hasNextPage: false, endCursor: null } });
    expect((await changes({ first: 0, after: positionOf(3) })).pageInfo).toMatchObject({
      hasNextPage: true,
      endCursor: positionOf(3),
    });
  });

  it('ends at a position, for good', async () => {
    const page = await changes({ after: positionOf(4), until: positionOf(6) });
    expect(typesOf(page)).toEqual(['FactReported', 'FactPlaced']);
    expect(page.pageInfo.hasNextPage).toBe(false);
    expect(page.basis).toMatchObject({ position: positionOf(6), isHead: false });
    expect((await changes({ until: '0' })).basis).toMatchObject({
      position: '0',
      recordedAt: '1970-01-01T00:00:00.000Z',
    });
  });

  it('is filtered, and looks as far as the head all the same', async () => {
    const { entityId } = world.fact;
    const onTimeline = ['FactPlaced', 'FactCorrected', 'FactMerged', 'FactRemoved', 'FactPlaced'];
    const filters: [object, string[]][] = [
      [{ fact: entityId }, ['FactReported', ...onTimeline]],
      [{ fact: `${world.retracted.entityId}@${positionOf(9)}`, correctionsOnly: true }, ['FactRetracted']],
      [{ timeline: world.timeline }, ['TimelineCreated', ...onTimeline]],
      [{ timeline: world.timeline, fact: entityId }, onTimeline],
      [
        { types: ['FactPlaced', 'ActorRegistered'] },
        ['ActorRegistered', 'FactPlaced', 'ActorRegistered', 'FactPlaced'],
      ],
      [{ types: [], correctionsOnly: false, fact: null }, typesOf(await changes())],
      [{ fact: world.timeline }, []],
    ];
    for (const [filter, types] of filters) {
      const page = await changes({ filter });
      expect({ filter, types: typesOf(page) }).toEqual({ filter, types });
      expect(page.basis.position).toBe(positionOf(19));
    }
  });
});
