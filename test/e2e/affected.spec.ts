import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Service } from '../service.js';
import { factInput, notice, send, text } from './inputs.js';

let service: Service;
beforeAll(async () => {
  service = await Service.start();
});
afterAll(() => service.stop());

const ask = async (query: string, variables: object = {}) => {
  const { data, errors } = await service.query(query, variables);
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
};
const source = async (publisher: string | null) =>
  (await send(service, 'registerSource', { publisher, language: 'en', publishedAt: { edtf: '2025-09-24' } })).entityId;
const ids = (nodes: { readonly entityId: string }[]) => nodes.map(({ entityId }) => entityId);

describe('a change of a source or an actor', () => {
  it('is found under the facts and timelines that it alters, and these under it, in pages and between two moments', async () => {
    const publisher = (await send(service, 'registerActor', { kind: 'ORGANISATION', names: text('Akorda') })).entityId;
    const [one, two] = [await source(publisher), await source(null)];
    const timeline = (await send(service, 'createTimeline', { slug: 'hit', titles: text('Hit') })).entityId;
    const hit = (await send(service, 'reportFact', factInput(one, { slug: 'hit', timelines: [timeline] }))).entityId;
    const spared = (await send(service, 'reportFact', factInput(two, { slug: 'spared' }))).entityId;
    const before = await service.head();
    const translation = { value: 'Акорда', language: 'ru', origin: 'HUMAN_TRANSLATION', translatedFrom: 'en' };
    await send(service, 'translate', { target: publisher, path: '/name', texts: [translation], expectedRevision: 0 });
    const translated = await service.head();
    await send(service, 'withdrawSource', { source: one, reason: text('Made up'), expectedRevision: 0 });
    const withdrawn = await service.head();

    for (const filter of [`fact: "${hit}"`, `timeline: "${timeline}"`]) {
      const { changes } = await ask(`{ changes(after: "${before}", filter: {${filter}}) { nodes { position type } } }`);
      expect(changes.nodes).toEqual([
        { position: translated, type: 'TextsTranslated' },
        { position: withdrawn, type: 'SourceWithdrawn' },
      ]);
    }
    const { changes } = await ask(`{ changes(after: "${before}") { nodes { affectedCount affected { entityId } } } }`);
    expect(changes.nodes.map((each: { affected: { entityId: string }[] }) => ids(each.affected))).toEqual([
      [publisher, one, timeline, hit],
      [one, timeline, hit],
    ]);
    const page = await ask(
      `{ changes(after: "${translated}") { nodes { affectedCount affected(first: 1, after: "${one}") { entityId } } } }`,
    );
    expect(page.changes.nodes).toEqual([{ affectedCount: 3, affected: [{ entityId: timeline }] }]);
    expect(
      (await ask(`{ changes(after: "${before}", filter: {fact: "${spared}"}) { nodes { type } } }`)).changes,
    ).toEqual({ nodes: [] });

    const diff = await ask(`{ diff(from: {position: "${before}"}) { totalCount nodes {
      kind after { entityId } revisions { number } causes { type } } } }`);
    expect(diff.diff.nodes.find((each: { after: { entityId: string } }) => each.after.entityId === hit)).toEqual({
      ...{ kind: 'CHANGED', after: { entityId: hit }, revisions: [] },
      causes: [{ type: 'TextsTranslated' }, { type: 'SourceWithdrawn' }],
    });
    expect(diff.diff.totalCount).toBe(4);
    const on = await ask(
      `{ diff(from: {position: "${before}"}, timeline: "${timeline}") { nodes { after { entityId } } } }`,
    );
    expect(on.diff.nodes.map((each: { after: { entityId: string } }) => each.after.entityId)).toEqual([hit]);
  });
});

describe('a withdrawn source', () => {
  it('still lists its facts in order, and so does one of whose attestations some were withdrawn', async () => {
    const [of, other] = [await source(null), await source(null)];
    const facts: { entityId: string; attestation: string }[] = [];
    for (const day of ['03', '01', '04', '02']) {
      const dated = { occurredAt: { edtf: `2025-09-${day}` } };
      const { entityId } = await send(service, 'reportFact', factInput(of, { slug: `listed-${day}` }, dated));
      const { fact } = await ask('query($id: ID!) { fact(id: $id) { attestations { id } } }', { id: entityId });
      facts.push({ entityId, attestation: fact.attestations[0].id });
    }
    const slugs = async (first: number) => {
      const found: string[] = [];
      for (let after: string | null = null; ;) {
        const query = `query($id: ID!, $after: String) { source(id: $id) { facts(first: ${first}, after: $after) {
          totalCount nodes { slug } pageInfo { hasNextPage endCursor } } } }`;
        const data = await ask(query, { id: of, after });
        const list: {
          totalCount: number;
          nodes: { slug: string }[];
          pageInfo: { hasNextPage: boolean; endCursor: string };
        } = data.source.facts;
        expect(list.totalCount).toBe(4);
        found.push(...list.nodes.map(({ slug }) => slug));
        if (!list.pageInfo.hasNextPage) return found;
        after = list.pageInfo.endCursor;
      }
    };
    const all = ['listed-01', 'listed-02', 'listed-03', 'listed-04'];
    const [{ entityId: fact, attestation }] = facts as [(typeof facts)[number]];
    await send(service, 'attestFact', { fact, attestation: { source: other }, expectedRevision: 0 });
    await send(service, 'withdrawAttestation', { fact, attestation, reason: text('No'), expectedRevision: 1 });
    expect([await slugs(50), await slugs(1), await slugs(3)]).toEqual([all, all, all]);
    await send(service, 'withdrawSource', { source: of, reason: text('Made up'), expectedRevision: 0 });
    expect([await slugs(50), await slugs(1), await slugs(3)]).toEqual([all, all, all]);
    const { facts: filtered } = await ask(`{ facts(filter: {sources: ["${of}"]}) { totalCount } }`);
    expect(filtered.totalCount).toBe(0);
    await send(service, 'reinstate', { target: of, expectedRevision: 1, notice });
    expect(await slugs(2)).toEqual(all);
  });
});
