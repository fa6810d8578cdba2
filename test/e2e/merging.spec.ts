import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { commandId, Service } from '../service.js';
import { digestOf, factInput, mutation, notice, recorded, send, text } from './inputs.js';

let service: Service;
beforeAll(async () => {
  service = await Service.start();
});
afterAll(() => service.stop());

const ask = async (query: string) => {
  const { data, errors } = await service.query(query);
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
};
const actor = async (name: string) =>
  (await send(service, 'registerActor', { kind: 'ORGANISATION', names: text(name) })).entityId;
const source = async (publisher: string | null = null) =>
  (await send(service, 'registerSource', { publisher, language: 'en', publishedAt: { edtf: '2025-09-24' } })).entityId;
const timeline = async (slug: string) => (await send(service, 'createTimeline', { slug, titles: text(slug) })).entityId;
const merge = (duplicate: string, into: string, expectedRevision = 0) =>
  send(service, 'merge', { duplicate, into, expectedRevision, notice });
const reinstate = (target: string, expectedRevision = 1) =>
  send(service, 'reinstate', { target, expectedRevision, notice });
const refusal = async (name: string, input: object) => {
  const { errors } = await service.mutate(mutation(name), { input: { commandId: commandId(), ...input } });
  const { code, fields, existing } = errors![0]!.extensions;
  return { code, field: fields?.[0], existing };
};
const by = (origin: string, of: string) => ({ source: of, chain: [{ actor: origin, role: 'ORIGIN_CHANNEL' }] });
const ids = (nodes: { readonly entityId: string }[]) => nodes.map(({ entityId }) => entityId);

describe('two channels that turn out to be one', () => {
  it('are one origin from then on, not before, and two again once that is taken back', async () => {
    const [akorda, press] = [await actor('Akorda'), await actor('The press service')];
    const [one, two] = [await source(akorda), await source(press)];
    const attestations = [by(akorda, one), by(press, two)];
    const participants = [
      { actor: akorda, role: 'SPEAKER' },
      { actor: press, role: 'SPEAKER' },
    ];
    const { entityId: fact } = await send(service, 'reportFact', {
      ...factInput(one, { slug: 'channels' }, { participants }),
      attestations,
    });
    const seen = async (asOf = '') => {
      const { fact: found } = await ask(`{ fact(slug: "channels"${asOf}) {
        corroboration { level sourceCount originCount origins { entityId } } participants { actor { entityId } } } }`);
      const { origins, ...support } = found.corroboration;
      const people = found.participants.map((each: { actor: { entityId: string } }) => each.actor.entityId);
      return { ...support, origins: ids(origins), people };
    };
    const apart = {
      ...{ level: 'INDEPENDENT', sourceCount: 2, originCount: 2 },
      ...{ origins: [akorda, press], people: [akorda, press] },
    };
    expect(await seen()).toEqual(apart);
    const before = await service.head();
    await merge(press, akorda);
    const merged = await service.head();
    const together = {
      ...{ level: 'SHARED_ORIGIN', sourceCount: 2, originCount: 1 },
      ...{ origins: [akorda], people: [akorda] },
    };
    expect(await seen()).toEqual(together);
    expect(await seen(`, asOf: {position: "${before}"}`)).toEqual(apart);

    for (const id of [akorda, press]) {
      const lists = await ask(`{
        facts(filter: {actors: ["${id}"]}) { totalCount nodes { entityId } }
        published: facts(filter: {publishers: ["${id}"]}) { nodes { entityId } }
        actor(id: "${id}") { entityId mergedInto facts { totalCount nodes { entityId } } }
        node(id: "${id}") { ... on Actor { entityId name { value } } } }`);
      expect(lists.facts).toEqual({ totalCount: 1, nodes: [{ entityId: fact }] });
      expect(ids(lists.published.nodes)).toEqual([fact]);
      expect(lists.actor).toEqual({
        ...{ entityId: id, mergedInto: id === press ? akorda : null },
        facts: lists.facts,
      });
      expect(lists.node.name.value).toBe(id === press ? 'The press service' : 'Akorda');
    }

    await reinstate(press);
    expect(await seen()).toEqual(apart);
    expect(await seen(`, asOf: {position: "${merged}"}`)).toEqual(together);
  });
});

describe('a source that was registered twice', () => {
  const captured = 'They met on Tuesday. Both spoke.';
  const quote = (exact: string) => ({ exact, language: 'en', snapshot: digestOf(captured) });
  it('lends its snapshots and facts to the one that stands, which can be quoted from them', async () => {
    const [stands, twice] = [await source(), await source()];
    await send(service, 'captureSnapshot', { source: twice, text: captured });
    const early = { source: twice, snapshot: digestOf(captured), quotes: [quote('Both spoke')] };
    const first = await send(service, 'reportFact', { ...factInput(twice, { slug: 'early' }), attestations: [early] });
    await merge(twice, stands, 1);
    const late = { source: stands, snapshot: digestOf(captured), quotes: [quote('on Tuesday')] };
    const second = await send(service, 'reportFact', { ...factInput(stands, { slug: 'late' }), attestations: [late] });
    const seen = await ask(`{
      source(id: "${stands}") { snapshots { sha256 text } facts { nodes { entityId } } }
      twice: source(id: "${twice}") { mergedInto facts { nodes { entityId } } }
      facts(filter: {sources: ["${twice}"]}) { totalCount } }`);
    expect(seen.source.snapshots).toEqual([{ sha256: digestOf(captured), text: captured }]);
    expect(ids(seen.source.facts.nodes)).toEqual([first.entityId, second.entityId]);
    expect(seen.twice).toEqual({ mergedInto: stands, facts: seen.source.facts });
    expect(seen.facts.totalCount).toBe(2);
    const quotes = async () => {
      const found = await ask(`{ early: fact(slug: "early") { ...quotes } late: fact(slug: "late") { ...quotes } }
        fragment quotes on Fact { attestations {
          source { entityId } quotes { verification standing snapshot { sha256 } } } }`);
      return [found.early, found.late].map(({ attestations: [{ source: of, quotes: all }] }) => [
        ...[of.entityId, all[0].verification, all[0].standing, all[0].snapshot.sha256],
      ]);
    };
    const verified = [stands, 'VERIFIED', 'IN_LATEST', digestOf(captured)];
    expect(await quotes()).toEqual([verified, verified]);

    await send(service, 'captureSnapshot', { source: stands, text: 'They met on Tuesday. Nobody spoke.' });
    expect(await quotes()).toEqual([verified.with(2, 'GONE_FROM_LATEST'), verified]);
    expect(await refusal('reportFact', factInput(twice))).toEqual({
      ...{ code: 'BAD_USER_INPUT', field: 'attestations.0.source', existing: stands },
    });
  });
});

describe('a fact that was reported twice', () => {
  it('stands once, where either was, with the attestations of both', async () => {
    const [one, two] = [await source(), await source()];
    const [here, there] = [await timeline('here'), await timeline('there')];
    const stands = (await send(service, 'reportFact', factInput(one, { slug: 'stands', timelines: [here] }))).entityId;
    const twice = (await send(service, 'reportFact', factInput(two, { slug: 'twice' }))).entityId;
    const third = (await send(service, 'reportFact', factInput(two, { slug: 'third' }))).entityId;
    await send(service, 'placeFact', { timeline: there, fact: twice, note: text('Seen there') });
    for (const to of [stands, third]) await send(service, 'relateFacts', { fact: twice, kind: 'QUALIFIES', to });
    const before = await service.head();
    const { position: merged } = await merge(twice, stands, 2);

    const entries = async (asOf = '') => {
      const found =
        await ask(`{ here: timeline(slug: "here"${asOf}) { ...entries } there: timeline(slug: "there"${asOf}) { ...entries } }
        fragment entries on Timeline { entries { totalCount nodes { note { value } fact { entityId } } } }`);
      return [found.here, found.there].map(({ entries: list }) =>
        list.nodes.map((entry: { fact: { entityId: string }; note: { value: string } | null }) => [
          ...[entry.fact.entityId, entry.note?.value ?? null],
        ]),
      );
    };
    const apart = [[[stands, null]], [[twice, 'Seen there']]];
    expect(await entries(`, asOf: {position: "${before}"}`)).toEqual(apart);
    expect(await entries()).toEqual([[[stands, null]], [[stands, 'Seen there']]]);

    const { fact } = await ask(`{ fact(slug: "stands") {
      attestations { source { entityId } } corroboration { sourceCount } relations { from { entityId } to { entityId } } } }`);
    expect(fact.attestations.map((each: { source: { entityId: string } }) => each.source.entityId)).toEqual([one, two]);
    expect(fact.corroboration.sourceCount).toBe(2);
    expect(fact.relations).toEqual([{ from: { entityId: stands }, to: { entityId: third } }]);
    for (const id of [stands, twice])
      expect(ids((await ask(`{ facts(filter: {relatedTo: "${id}"}) { nodes { entityId } } }`)).facts.nodes)).toEqual([
        third,
      ]);

    const diff = async (of: string) =>
      (
        await ask(`{ diff(from: {position: "${before}"}, timeline: "${of}") { nodes { kind
        before { entityId } after { entityId } } } }`)
      ).diff.nodes;
    const [gone, come] = [{ entityId: twice }, { entityId: stands }];
    const put = { kind: 'ADDED', before: null, after: come };
    expect((await diff(there)).toSorted(byKind)).toEqual([put, { kind: 'REMOVED', before: gone, after: null }]);
    for (const filter of [`timeline: "${here}"`, `timeline: "${there}"`, `fact: "${stands}"`, `fact: "${twice}"`]) {
      const { changes } = await ask(`{ changes(after: "${before}", filter: {${filter}}) { nodes { position } } }`);
      expect({ filter, changes: changes.nodes }).toEqual({ filter, changes: [{ position: merged }] });
    }

    await reinstate(twice, 3);
    expect(await entries()).toEqual(apart);
    expect(await entries(`, asOf: {position: "${merged}"}`)).toEqual([[[stands, null]], [[stands, 'Seen there']]]);
  });
});
const byKind = (a: { kind: string }, b: { kind: string }) => (a.kind < b.kind ? -1 : 1);

describe('two relations of equal kind and end', () => {
  it('are shown as one, the first recorded, while their facts are one, and as before once they are two again', async () => {
    const of = await source();
    const fact = async (slug: string) => (await send(service, 'reportFact', factInput(of, { slug }))).entityId;
    const [stands, twice, end] = [await fact('edge-stands'), await fact('edge-twice'), await fact('edge-end')];
    const relate = (from: string, note: string) =>
      send(service, 'relateFacts', { fact: from, kind: 'QUALIFIES', to: end, note: text(note) });
    await relate(twice, 'first');
    await relate(stands, 'second');
    const notes = async () => {
      const found = await ask(`{ stands: fact(slug: "edge-stands") { ...r } end: fact(slug: "edge-end") { ...r } }
        fragment r on Fact { relations { note { value } } }`);
      return [found.stands, found.end].map(({ relations }) =>
        relations.map((one: { note: { value: string } }) => one.note.value),
      );
    };
    expect(await notes()).toEqual([['second'], ['first', 'second']]);
    await merge(twice, stands, 1);
    expect(await notes()).toEqual([['first'], ['first']]);
    await reinstate(twice, 2);
    expect(await notes()).toEqual([['second'], ['first', 'second']]);
  });
});

describe('merges of merges', () => {
  it('lead to the one that stands, and never in a circle', async () => {
    const [a, b, c] = [await actor('a'), await actor('b'), await actor('c')];
    await merge(a, b);
    expect(await refusal('merge', { duplicate: b, into: a, expectedRevision: 0, notice })).toEqual({
      ...{ code: 'BAD_USER_INPUT', field: 'into', existing: b },
    });
    await merge(b, c);
    expect((await ask(`{ actor(id: "${a}") { mergedInto } }`)).actor.mergedInto).toBe(c);
    expect(await refusal('merge', { duplicate: c, into: a, expectedRevision: 0, notice })).toEqual({
      ...{ code: 'BAD_USER_INPUT', field: 'into', existing: c },
    });
    const newSource = { publisher: a, language: 'en', publishedAt: { edtf: '2025' } };
    expect(await refusal('registerSource', newSource)).toEqual({
      ...{ code: 'BAD_USER_INPUT', field: 'publisher', existing: c },
    });
    await reinstate(b);
    expect((await ask(`{ actor(id: "${a}") { mergedInto } }`)).actor.mergedInto).toBe(b);
  });

  it('that cross leave one of them in effect: the other is refused, each time it is sent', async () => {
    for (let nth = 0; nth < 5; nth++) {
      const pair = [await actor(`x${nth}`), await actor(`y${nth}`)];
      const inputs = [pair, pair.toReversed()].map(([duplicate, into]) => ({
        ...{ commandId: commandId(), duplicate, into, expectedRevision: 0, notice },
      }));
      const answers = await Promise.all(inputs.map((input) => service.mutate(mutation('merge'), { input })));
      const won = answers.findIndex(({ errors }) => !errors);
      expect(answers.filter(({ errors }) => !errors)).toHaveLength(1);
      const [duplicate, stands] = won === 0 ? pair : pair.toReversed();
      expect(recorded('merge', answers[won]!).entityId).toBe(duplicate);
      // Refused before it was recorded, where the other was seen in time; else recorded without effect.
      const { code } = answers[1 - won]!.errors![0]!.extensions;
      expect(['CONFLICT', 'BAD_USER_INPUT']).toContain(code);
      const again = await service.mutate(mutation('merge'), { input: inputs[1 - won] });
      expect(again.errors![0]!.extensions.code).toBe(code);
      const seen = await ask(
        `{ lost: actor(id: "${duplicate}") { mergedInto } won: actor(id: "${stands}") { mergedInto } }`,
      );
      expect(seen).toEqual({ lost: { mergedInto: stands }, won: { mergedInto: null } });
    }
  });
});
