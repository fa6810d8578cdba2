import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { factInput, notice, populate, send, text } from './inputs.js';
import type { World } from './inputs.js';
import { positionOf, Service } from '../service.js';

let service: Service;
let world: World;
let head: number;
beforeAll(async () => {
  service = await Service.start();
  world = await populate(service);
  const { timeline, source, fact } = world;
  const moved = await send(service, 'reportFact', factInput(source, { slug: 'moved', timelines: [timeline] }));
  await send(service, 'removeFact', { timeline, fact: moved.entityId });
  await send(service, 'correctFact', {
    ...{ fact: fact.entityId, expectedRevision: 1, kind: 'FACTUAL', notice },
    content: { titles: text('The three ministers met'), summaries: text('In short') },
  });
  await send(service, 'placeFact', { timeline, fact: moved.entityId });
  await send(service, 'removeFact', { timeline, fact: fact.entityId });
  await send(service, 'captureSnapshot', { source, text: 'Another text.' });
  head = Number(await service.head());
});
afterAll(() => service.stop());

const ask = async (query: string, variables?: object) => {
  const { data, errors } = await service.query(query, variables);
  expect(errors).toBeUndefined();
  return data;
};

describe('the revisions of a fact', () => {
  const query = `query($asOf: AsOf, $first: Int, $after: String, $last: Int, $before: String) {
    fact(slug: "ministers-met", asOf: $asOf) { revisions(first: $first, after: $after, last: $last, before: $before) {
      totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
      nodes { number type position permalink changes { path before after } subject { id ... on Fact { title { value } } } } } } }`;
  const revisions = async (variables: object = {}) => (await ask(query, variables)).fact.revisions;

  it('are told in order, each with what it changed and the fact as it stood then', async () => {
    const { nodes, totalCount } = await revisions();
    expect(totalCount).toBe(3);
    expect(nodes.map(({ number, type }: { number: number; type: string }) => [number, type])).toEqual([
      [0, 'FactReported'],
      [1, 'FactCorrected'],
      [2, 'FactCorrected'],
    ]);
    expect(nodes[2].changes).toEqual([
      { path: '/title/en', before: '"The two ministers met"', after: '"The three ministers met"' },
      { path: '/summary/en', before: null, after: '"In short"' },
    ]);
    expect(nodes[1].subject).toEqual({
      id: `${world.fact.entityId}@${nodes[1].position}`,
      title: { value: 'The two ministers met' },
    });
  });

  it('are those of then at a moment, and page both ways from it', async () => {
    const { nodes } = await revisions();
    const then = await revisions({ asOf: { position: nodes[1].position } });
    expect(then).toMatchObject({ totalCount: 2, nodes: nodes.slice(0, 2) });
    const first = await revisions({ first: 2 });
    expect(first.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
    expect((await revisions({ first: 2, after: first.pageInfo.endCursor })).nodes).toEqual([nodes[2]]);
    const last = await revisions({ last: 2 });
    expect(last).toMatchObject({ nodes: nodes.slice(1), pageInfo: { hasPreviousPage: true, hasNextPage: false } });
    expect((await revisions({ last: 2, before: last.pageInfo.startCursor })).nodes).toEqual([nodes[0]]);
  });
});

const diffOf = (first: number): string => `query($from: AsOf!, $to: AsOf, $timeline: ID, $after: String) {
  diff(from: $from, to: $to, timeline: $timeline, first: ${first}, after: $after) {
    totalCount from { position isHead } to { position isHead } pageInfo { hasNextPage endCursor }
    nodes { kind before { id entityId } after { id entityId } changes { path before after } revisions { number } } } }`;
const DIFF = diffOf(50);
interface Diff {
  readonly kind: string;
  readonly before: { id: string; entityId: string } | null;
  readonly after: { id: string; entityId: string } | null;
  readonly changes: readonly { path: string }[];
  readonly revisions: readonly { number: number }[];
}
const at = (position: number) => ({ position: String(position) });
const kindOf = ({ kind, before, after }: Diff): string => `${kind} ${(after ?? before)!.entityId}`;

const OWN = 'entityId mergedInto revision { number }';
const ACTOR = 'actor { revision { number } }';
const SOURCE = 'publisher { revision { number } } cites { revision { number } }';
const FACT = `${OWN} participants { ${ACTOR} } relations { id }
  attestations { chain { ${ACTOR} } source { revision { number } ${SOURCE} } }`;

/** Each object as of a position that is no duplicate, by id, with what it shows; of a timeline, what is on it and itself. */
async function standing(position: number, timeline: string | null): Promise<Map<string, string>> {
  const data = await ask(
    `query($asOf: AsOf) { timelines(asOf: $asOf) { nodes { ${OWN} } } facts(asOf: $asOf, first: 20) { nodes { ${FACT} } }
      actors(asOf: $asOf) { nodes { ${OWN} } } sources(asOf: $asOf) { nodes { ${OWN} ${SOURCE} } }
      timeline(slug: "ministers", asOf: $asOf) { entries(first: 20) { nodes { fact { ${FACT} } } } } }`,
    { asOf: at(position) },
  );
  const entries = (data.timeline?.entries.nodes ?? []).map(({ fact }: { fact: object }) => fact);
  const withEntries = data.timelines.nodes.map((one: { entityId: string }) =>
    timeline === null && one.entityId === world.timeline ? { ...one, entries } : one,
  );
  const all = timeline
    ? [...withEntries, ...entries]
    : [...withEntries, ...[data.facts, data.actors, data.sources].flatMap(({ nodes }) => nodes)];
  const standing = all.filter(({ mergedInto }) => !mergedInto);
  return new Map(standing.map((one) => [one.entityId, JSON.stringify(one)]));
}

describe('two moments side by side', () => {
  it.each([null, 'timeline'])('are what the lists at both say, for any two moments (%s)', async (which) => {
    const timeline = which && world.timeline;
    for (let from = 0; from <= head; from += 2)
      for (let to = from; to <= head; to += 3) {
        const [was, is] = [await standing(from, timeline), await standing(to, timeline)];
        if (timeline && !is.has(timeline)) continue;
        const { diff } = await ask(DIFF, { from: at(from), to: at(to), timeline });
        const expected = [...new Set([...was.keys(), ...is.keys()])].flatMap((id) => {
          if (!was.has(id)) return [`ADDED ${id}`];
          if (!is.has(id)) return [`REMOVED ${id}`];
          return was.get(id) === is.get(id) ? [] : [`CHANGED ${id}`];
        });
        // What another object's changes altered and altered back is told too.
        const isUndone = (one: Diff) => one.revisions.length === 0 && !expected.includes(kindOf(one));
        const told = diff.nodes.filter((one: Diff) => !isUndone(one)).map(kindOf);
        expect({ from, to, diff: told.toSorted() }).toEqual({ from, to, diff: expected.toSorted() });
        expect(diff.totalCount).toBe(diff.nodes.length);
      }
  });

  it('show an object at both, what changed in sum, and the revisions between', async () => {
    const { fact } = await ask('{ fact(slug: "ministers-met") { entityId revisions { nodes { position } } } }');
    const from = Number(fact.revisions.nodes[0].position);
    const { diff } = await ask(DIFF, { from: at(from) });
    expect([diff.from, diff.to]).toEqual([
      { position: String(from), isHead: false },
      { position: String(head), isHead: true },
    ]);
    expect(diff.nodes.find(({ before }: Diff) => before?.entityId === fact.entityId)).toEqual({
      kind: 'CHANGED',
      before: { id: `${fact.entityId}@${from}`, entityId: fact.entityId },
      after: { id: fact.entityId, entityId: fact.entityId },
      changes: [
        { path: '/title/en', before: '"The ministers met"', after: '"The three ministers met"' },
        { path: '/summary/en', before: null, after: '"In short"' },
      ],
      revisions: [{ number: 1 }, { number: 2 }],
    });
  });

  it('are paged by cursors that keep both moments', async () => {
    const whole = (await ask(DIFF, { from: at(0) })).diff;
    const found: Diff[] = [];
    for (let after: string | null = null; ;) {
      const { diff }: { diff: typeof whole } = await ask(diffOf(2), { from: at(0), after });
      found.push(...diff.nodes);
      if (!diff.pageInfo.hasNextPage) break;
      after = diff.pageInfo.endCursor;
    }
    expect(found).toEqual(whole.nodes);
    const { errors } = await service.query(DIFF, {
      from: { position: positionOf(1) },
      after: whole.pageInfo.endCursor,
    });
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', fields: ['after'] } }]);
  });

  it.each([
    [{ from: { position: positionOf(5) }, to: { position: positionOf(4) } }, 'BAD_USER_INPUT', 'from'],
    [{ from: { position: '999' } }, 'BAD_USER_INPUT', 'from.position'],
    [{ from: { position: '0' }, timeline: '00000000-0000-4000-8000-000000000000' }, 'NOT_FOUND', 'timeline'],
  ])('are refused as %j', async (variables, code, field) => {
    const { errors } = await service.query(DIFF, variables);
    expect(errors).toMatchObject([{ extensions: { code, fields: [field] } }]);
  });
});
