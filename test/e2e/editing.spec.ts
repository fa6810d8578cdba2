import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Service } from '../service.js';
import { factInput, notice, populate, send, text } from './inputs.js';
import type { World } from './inputs.js';

let service: Service;
let world: World;
beforeAll(async () => {
  service = await Service.start();
  world = await populate(service);
});
afterAll(() => service.stop());

async function ask(query: string, variables?: object) {
  const { data, errors } = await service.query(query, variables);
  expect(errors).toBeUndefined();
  return data;
}
const kazakh = (value: string) => [{ value, language: 'kk', origin: 'HUMAN_TRANSLATION', translatedFrom: 'en' }];
const latest = 'corrections(first: 1) { kind changes { path before after } }';

describe('corrections of what facts rest on', () => {
  it('are read of an actor, with what changed', async () => {
    const { entityId } = await send(service, 'registerActor', { kind: 'PERSON', names: text('The ministry') });
    const change = { kind: 'FACTUAL', notice, actorKind: 'ORGANISATION' };
    await send(service, 'correctActor', { actor: entityId, expectedRevision: 0, ...change });
    const { actor } = await ask(
      `{ actor(id: "${entityId}") { kind correctionCount revision { number changes { path } } ${latest} } }`,
    );
    expect(actor).toMatchObject({
      kind: 'ORGANISATION',
      correctionCount: 1,
      revision: { number: 1, changes: [{ path: '/kind' }] },
      corrections: [{ kind: 'FACTUAL', changes: [{ path: '/kind', before: '"PERSON"', after: '"ORGANISATION"' }] }],
    });
  });

  it('are read of a source, with the evidence, and a withdrawn source says why and by whom', async () => {
    const source = await send(service, 'registerSource', { language: 'en', publishedAt: { edtf: '2025' } });
    const evidence = [{ new: { source: world.source } }];
    const change = { kind: 'FACTUAL', notice: { ...notice, evidence }, language: 'ru', publisher: world.actor };
    await send(service, 'correctSource', { source: source.entityId, expectedRevision: 0, ...change });
    const withdrawal = { expectedRevision: 1, reason: text('The paper took it back.') };
    await send(service, 'withdrawSource', { source: source.entityId, ...withdrawal });
    const of = `source(id: "${source.entityId}")`;
    const read = `{ ${of} { language publisher { entityId } status withdrawal { reason { value } editor { name } at }
      corrections { evidence { source { entityId } withdrawal { at } } } revision { reason { value } changes { path } } } }`;
    expect(await ask(read)).toMatchObject({
      source: {
        language: 'ru',
        publisher: { entityId: world.actor },
        status: 'WITHDRAWN',
        withdrawal: { reason: { value: 'The paper took it back.' }, editor: { name: expect.any(String) } },
        corrections: [{ evidence: [{ source: { entityId: world.source }, withdrawal: null }] }],
        revision: {
          reason: { value: 'The paper took it back.' },
          changes: [{ path: '/status' }, { path: '/withdrawal' }],
        },
      },
    });
    await send(service, 'reinstate', { target: source.entityId, expectedRevision: 2, notice });
    const { source: now } = await ask(`{ ${of} { status withdrawal { at } ${latest} } }`);
    expect(now).toMatchObject({ status: 'REGISTERED', withdrawal: null, corrections: [{ kind: 'REINSTATEMENT' }] });
  });

  it('are read of a timeline, which facts placed on it do not move', async () => {
    const change = { kind: 'TYPO', notice, titles: text('All the ministers') };
    await send(service, 'correctTimeline', { timeline: world.timeline, expectedRevision: 0, ...change });
    const { timeline } = await ask(`{ timeline(slug: "ministers") { title { value } revision { number } ${latest} } }`);
    expect(timeline).toMatchObject({
      title: { value: 'All the ministers' },
      revision: { number: 1 },
      corrections: [{ kind: 'TYPO', changes: [{ path: '/title/en' }] }],
    });
  });
});

describe('what stands behind a fact', () => {
  it('is disputed, resolved and withdrawn in the open', async () => {
    const fact = await send(service, 'reportFact', {
      ...factInput(world.source, { slug: 'ministers-agreed' }),
      attestations: [{ source: world.source }, { source: world.source, stance: 'DENIES' }],
    });
    const on = { fact: fact.entityId };
    const evidence = [{ attestation: fact.attestations[1]!.id }, { new: { source: world.source } }];
    await send(service, 'disputeFact', { ...on, expectedRevision: 0, reason: text('It is denied.'), evidence });
    const read = `{ fact(slug: "ministers-agreed") { status attestations { withdrawal { reason { value } editor { id } } }
      disputes { openedAt closedAt outcome reason { value } resolution { value } editor { id } evidence { stance source { entityId } } }
      revision { type reason { value } changes { path } } } }`;
    expect((await ask(read)).fact).toMatchObject({
      status: 'DISPUTED',
      disputes: [
        {
          ...{ closedAt: null, outcome: null, resolution: null, reason: { value: 'It is denied.' } },
          evidence: [{ stance: 'DENIES' }, { stance: 'AFFIRMS', source: { entityId: world.source } }],
        },
      ],
      revision: { type: 'FactDisputed', reason: { value: 'It is denied.' } },
    });
    const resolution = { outcome: 'FACT_STANDS', resolution: text('The denial was withdrawn.') };
    await send(service, 'resolveDispute', { ...on, expectedRevision: 1, ...resolution });
    const withdrawn = { attestation: fact.attestations[1]!.id, reason: text('They took it back.') };
    await send(service, 'withdrawAttestation', { ...on, expectedRevision: 2, ...withdrawn });
    expect((await ask(read)).fact).toMatchObject({
      status: 'REPORTED',
      attestations: [{ withdrawal: null }, { withdrawal: { reason: { value: 'They took it back.' } } }],
      disputes: [
        { outcome: 'FACT_STANDS', resolution: { value: 'The denial was withdrawn.' }, closedAt: expect.any(String) },
      ],
      revision: {
        type: 'AttestationWithdrawn',
        changes: [{ path: `/attestations/${withdrawn.attestation}/withdrawal` }],
      },
    });
  });

  it('is related without a revision named, as often as one likes', async () => {
    const [from, to] = [world.fact.entityId, world.disputed.entityId];
    const input = { commandId: '0f0e0d0c-0b0a-4908-8706-050403020100', fact: from, kind: 'QUALIFIES', to };
    const first = await send(service, 'relateFacts', input);
    expect(await send(service, 'relateFacts', input)).toEqual(first);
    const { fact } = await ask(`{ fact(id: "${from}") { revision { type changes { path after } } } }`);
    expect(fact.revision.type).toBe('FactRelated');
    expect(fact.revision.changes[0].path).toMatch(/^\/relations\/[0-9a-f-]{36}$/);
    await send(service, 'unrelateFacts', { fact: from, kind: 'QUALIFIES', to });
  });
});

describe('a relation to a fact that was merged since', () => {
  it('is taken off under the id of the one that stands', async () => {
    const [duplicate, fact] = [
      await send(service, 'reportFact', factInput(world.source, { slug: 'ministers-shook-hands' })),
      await send(service, 'reportFact', factInput(world.source, { slug: 'ministers-smiled' })),
    ];
    const relation = { fact: fact.entityId, kind: 'PART_OF' };
    await send(service, 'relateFacts', { ...relation, to: duplicate.entityId });
    const into = world.disputed.entityId;
    await send(service, 'merge', { duplicate: duplicate.entityId, into, expectedRevision: 0, notice });
    const { revision } = await send(service, 'unrelateFacts', { ...relation, to: into });
    expect(revision).toBe(2);
  });
});

describe('two that are one', () => {
  it.each(['actor', 'source', 'fact'] as const)('name the one that stands: %s', async (kind) => {
    const into = kind === 'fact' ? world.fact.entityId : world[kind];
    const id = world.duplicates[kind];
    const { node } = await ask(`{ node(id: "${id}") { ... on Recorded { mergedInto correctionCount ${latest} } } }`);
    expect(node).toEqual({
      mergedInto: into,
      correctionCount: 1,
      corrections: [{ kind: 'DUPLICATE', changes: [{ path: '/mergedInto', before: null, after: `"${into}"` }] }],
    });
  });

  it('stand apart again once that is taken back', async () => {
    const target = world.duplicates.actor;
    await send(service, 'reinstate', { target, expectedRevision: 1, notice });
    const { actor } = await ask(`{ actor(id: "${target}") { mergedInto ${latest} } }`);
    expect(actor).toMatchObject({ mergedInto: null, corrections: [{ kind: 'REINSTATEMENT' }] });
    await send(service, 'registerSource', { publisher: target, language: 'en', publishedAt: { edtf: '2025' } });
  });
});

describe('translations', () => {
  it('are read of any object, with what they were made from', async () => {
    const translate = { target: world.actor, expectedRevision: 0, path: '/name', texts: kazakh('Әсел Нұрбекова') };
    await send(service, 'translate', translate);
    const { actor } = await ask(
      `{ actor(id: "${world.actor}") { names { value language origin translatedFrom outdated } correctionCount } }`,
    );
    expect(actor).toEqual({
      names: [
        { value: 'Asel Nurbekova', language: 'en', origin: 'ORIGINAL', translatedFrom: null, outdated: false },
        { ...kazakh('Әсел Нұрбекова')[0], outdated: false },
      ],
      correctionCount: 0,
    });
    const { actors } = await ask('{ actors(text: "әсел нұр") { nodes { entityId } } }');
    expect(actors.nodes).toEqual([{ entityId: world.actor }]);
  });

  it('are read of a correction from then on, never before', async () => {
    const before = await service.head();
    const { fact } = await ask(`{ fact(id: "${world.fact.entityId}") { revision { number } } }`);
    const texts = kazakh('Атауы дәл болмады.');
    const expectedRevision = fact.revision.number;
    const written = await send(service, 'translate', {
      target: world.correction,
      expectedRevision,
      path: '/whatWasWrong',
      texts,
    });
    expect(written).toMatchObject({ entityId: world.fact.entityId, revision: expectedRevision + 1 });
    const read = `query($asOf: AsOf) { corrections(asOf: $asOf, kinds: [TYPO]) { nodes { id entityId whatWasWrong(languages: ["kk"]) { value } } } }`;
    const wordsAt = async (position: string) =>
      (await ask(read, { asOf: { position } })).corrections.nodes.find(
        ({ id, entityId }: { id: string; entityId: string }) =>
          entityId === world.correction && id === `${entityId}@${position}`,
      ).whatWasWrong.value;
    expect(await wordsAt(before)).toBe('The title was inexact.');
    expect(await wordsAt(written.position)).toBe('Атауы дәл болмады.');
  });
});
