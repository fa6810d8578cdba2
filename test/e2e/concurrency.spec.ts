import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { commandId, eventsUpTo, positionOf, Service, store } from '../service.js';
import type { Answer } from '../service.js';
import { factInput, inParallel, mutation, notice, populate, recorded, send, text } from './inputs.js';
import type { World } from './inputs.js';

let service: Service;
let world: World;
const told: string[] = [];
let sentAtOnce = 0;

beforeAll(async () => {
  service = await Service.start();
  world = await populate(service);
});
afterAll(async () => {
  await service.stop();
  console.log(`${store}:`, [...told, `${sentAtOnce} times a command, 20 of each at once, 0 recorded twice`].join('; '));
});

const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index);

async function entriesOf(slug: string): Promise<{ ids: string[]; totalCount: number }> {
  const ids: string[] = [];
  for (let after: string | null = null; ;) {
    const answer: Answer = await service.query(
      `query($slug: String!, $after: String) { timeline(slug: $slug) { entries(first: 100, after: $after) {
         totalCount pageInfo { hasNextPage endCursor } nodes { fact { entityId } } } } }`,
      { slug, after },
    );
    const { totalCount, pageInfo, nodes } = answer.data.timeline.entries;
    ids.push(...nodes.map((node: { fact: { entityId: string } }) => node.fact.entityId));
    if (!pageInfo.hasNextPage) return { ids, totalCount };
    after = pageInfo.endCursor;
  }
}

describe('64 editors who place 640 facts on one timeline at once', () => {
  it('are none of them refused, and each fact is there once', async () => {
    const timeline = (await send(service, 'createTimeline', { slug: 'crowded', titles: text('Crowded') })).entityId;
    const { entityId, revision } = world.fact;
    const earlier: string[] = [];
    await inParallel(upTo(320), 16, async () => {
      earlier.push((await send(service, 'reportFact', factInput(world.source))).entityId);
    });
    const placed: string[] = [];
    const editor = async (number: number) => {
      for (let turn = 0; turn < 10; turn++) {
        const fact = number % 2 === 0 ? earlier[(number / 2) * 10 + turn]! : undefined;
        if (fact) await send(service, 'placeFact', { timeline, fact });
        placed.push(
          fact ?? (await send(service, 'reportFact', factInput(world.source, { timelines: [timeline] }))).entityId,
        );
      }
    };
    await Promise.all(upTo(64).map(editor));
    const { ids, totalCount } = await entriesOf('crowded');
    expect(placed).toHaveLength(640);
    expect({ totalCount, listed: ids.length }).toEqual({ totalCount: 640, listed: 640 });
    expect(ids.sort()).toEqual(placed.sort());
    const { data } = await service.query(
      'query($id: ID!) { fact(id: $id) { revision { number } } timeline(slug: "crowded") { revision { number } } }',
      { id: entityId },
    );
    expect(data).toEqual({ fact: { revision: { number: revision } }, timeline: { revision: { number: 0 } } });
    told.push(`64 editors, ${ids.length} facts placed, 0 refused, 0 twice`);
  });
});

describe('8 editors who correct one fact at once, having seen the same revision', () => {
  it('see one of them win, and the others are told where it stands', async () => {
    const { entityId } = await send(service, 'reportFact', factInput(world.source));
    const winners: string[] = [];
    let conflicts = 0;
    for (let round = 0; round < 20; round++) {
      const correct = (editor: number) =>
        service.mutate(mutation('correctFact'), {
          input: {
            commandId: commandId(),
            fact: entityId,
            expectedRevision: round,
            kind: 'FACTUAL',
            notice,
            content: { titles: text(`Title ${round} of editor ${editor}`) },
          },
        });
      const answers = await Promise.all(upTo(8).map(correct));
      const won = answers.flatMap(({ errors }, editor) => (errors ? [] : [`Title ${round} of editor ${editor}`]));
      expect(won).toHaveLength(1);
      winners.push(won[0]!);
      const lost = answers.flatMap(({ errors }) => (errors ? [errors[0]!.extensions] : []));
      for (const refusal of lost)
        expect(refusal).toEqual({ code: 'CONFLICT', fields: ['expectedRevision'], currentRevision: round + 1 });
      conflicts += lost.length;
    }
    const { data } = await service.query(
      'query($id: ID!) { fact(id: $id) { title { value } revision { number } correctionCount corrections(first: 100) { changes { path after } } } }',
      { id: entityId },
    );
    const { title, revision, correctionCount, corrections } = data.fact;
    expect({ title: title.value, number: revision.number, correctionCount }).toEqual({
      title: winners.at(-1),
      number: 20,
      correctionCount: 20,
    });
    const titles = corrections.map(({ changes }: { changes: { after: string }[] }) => changes[0]!.after);
    expect(
      titles.reverse().map((json: string) => (JSON.parse(json) as { value: string }).value ?? JSON.parse(json)),
    ).toEqual(winners);
    told.push(`20 rounds of 8: ${winners.length} won, ${conflicts} conflicts, 0 corrections lost`);
  });
});

describe('one command sent 20 times at once', () => {
  const commands = (): Record<string, [name: string, events: number, input: object]> => ({
    'an actor': ['registerActor', 1, { kind: 'PERSON', names: text('Once') }],
    'a source by its address': [
      'registerSource',
      1,
      { url: 'https://once.example/', language: 'en', publishedAt: { edtf: '2025' } },
    ],
    'a snapshot': ['captureSnapshot', 1, { source: world.source, text: 'Once.' }],
    'a timeline': ['createTimeline', 1, { slug: 'once', titles: text('Once') }],
    'a fact on a timeline': ['reportFact', 2, factInput(world.source, { slug: 'once', timelines: [world.timeline] })],
    'an attestation': [
      'attestFact',
      1,
      { fact: world.fact.entityId, expectedRevision: 1, attestation: { source: world.source } },
    ],
    'a correction': [
      'correctFact',
      1,
      { fact: world.fact.entityId, expectedRevision: 2, kind: 'FACTUAL', notice, content: { kind: 'PUBLICATION' } },
    ],
    'an update': [
      'updateFact',
      1,
      { fact: world.fact.entityId, expectedRevision: 3, reason: text('More'), content: { kind: 'OCCURRENCE' } },
    ],
    'a removal': ['removeFact', 1, { timeline: world.timeline, fact: world.fact.entityId }],
    'a placement': ['placeFact', 1, { timeline: world.timeline, fact: world.fact.entityId }],
    'a retraction': ['retractFact', 1, { fact: world.fact.entityId, expectedRevision: 4, notice }],
    'a reinstatement': ['reinstate', 1, { target: world.fact.entityId, expectedRevision: 5, notice }],
  });
  const kinds = [
    'an actor',
    'a source by its address',
    'a snapshot',
    'a timeline',
    'a fact on a timeline',
    'an attestation',
    'a correction',
    'an update',
    'a removal',
    'a placement',
    'a retraction',
    'a reinstatement',
  ];

  it.each(kinds)('is recorded once, and all answers are equal: %s', async (kind) => {
    const [name, events, input] = commands()[kind]!;
    const before = eventsUpTo(await service.head());
    const variables = { input: { commandId: commandId(), ...input } };
    const answers = await Promise.all(upTo(20).map(() => service.mutate(mutation(name), variables)));
    const [first, ...others] = answers.map((answer) => recorded(name, answer));
    for (const other of others) expect(other).toEqual(first);
    expect(eventsUpTo(await service.head())).toBe(before + events);
    expect(first!.position).toBe(positionOf(before + events));
    sentAtOnce += answers.length;
  });
});
