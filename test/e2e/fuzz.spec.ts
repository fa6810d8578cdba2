import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { commandId, Service, store } from '../service.js';
import { mutation, populate, snapshotDigest, text } from './inputs.js';
import type { World } from './inputs.js';

let service: Service;
let world: World;
const told = { recorded: 0, refused: 0 };

beforeAll(async () => {
  service = await Service.start();
  world = await populate(service);
});
afterAll(async () => {
  await service.stop();
  console.log(
    `${store}: ${told.recorded + told.refused} mutated inputs: ${told.recorded} recorded, ${told.refused} refused, 0 INTERNAL`,
  );
});

/** A valid input in which every part of `ReportFactInput` is there. */
const valid = ({ actor, source, timeline, fact }: World): object => ({
  content: {
    kind: 'STATEMENT',
    titles: [
      ...text('A title'),
      { value: 'Заголовок', language: 'ru', origin: 'HUMAN_TRANSLATION', translatedFrom: 'en' },
    ],
    summaries: text('A summary'),
    occurredAt: {
      edtf: '[2025-09-22..2025-09-24]',
      timeZone: 'Asia/Almaty',
      zoneBasis: 'STATED',
      basis: ['BOUNDED_BY_RELATION'],
      boundedBy: [fact.entityId],
      note: text('Between two others'),
    },
    validDuring: { start: { edtf: '2025-09' }, end: { edtf: '2026~' }, open: false },
    places: [
      {
        role: 'OCCURRED',
        basis: 'STATED',
        place: {
          names: text('Astana'),
          country: 'KZ',
          latitude: 51.1,
          longitude: 71.4,
          timeZone: 'Asia/Almaty',
          sameAs: ['https://a.example/astana'],
        },
      },
    ],
    participants: [{ actor, role: 'SPEAKER' }],
  },
  attestations: [
    {
      source,
      snapshot: snapshotDigest,
      stance: 'PARTLY_AFFIRMS',
      quotes: [
        {
          exact: 'echo',
          start: 30,
          prefix: 'Tuesday. ',
          suffix: ', said',
          language: 'en',
          snapshot: snapshotDigest,
          mode: 'DIRECT_QUOTE',
        },
      ],
      chain: [
        { actor, role: 'SPEAKER', mode: 'DIRECT_QUOTE', language: 'en' },
        { unnamed: text('a diplomat'), role: 'RELAY' },
      ],
      divergences: [{ aspect: 'DATE', note: text('Gives another day') }],
    },
  ],
  timelines: [timeline],
});

const hostile: readonly unknown[] = [
  null,
  '',
  ' ',
  'x',
  '__proto__',
  'constructor',
  '\u0000',
  '\ud800',
  '\u202e',
  'a'.repeat(10_001),
  "'; DROP TABLE change; --",
  '${7*7}',
  '%00',
  '../../etc/passwd',
  '00000000-0000-4000-8000-000000000000',
  '00000000-0000-4000-8000-000000000000@1',
  '2025-13-01',
  '2025',
  '[..]',
  'en',
  'ORIGINAL',
  'SPEAKER',
  'AFFIRMS',
  0,
  -1,
  1,
  1.5,
  2 ** 31,
  -(2 ** 53),
  1e308,
  true,
  false,
  [],
  [null],
  [[]],
  {},
  { __proto: 1 },
  { constructor: {} },
  { value: 'a', language: 'en' },
  { actor: 1, unnamed: [] },
];

type Container = Record<string | number, unknown>;
/** Every place in a value: its container and its key there. */
function places(value: unknown, found: [Container, string | number][] = []): [Container, string | number][] {
  if (value === null || typeof value !== 'object') return found;
  const keys = Array.isArray(value) ? value.map((_, index) => index) : Object.keys(value);
  for (const key of keys) {
    found.push([value as Container, key]);
    places((value as Container)[key], found);
  }
  return found;
}

const edits = fc.array(
  fc.record({
    at: fc.nat(),
    how: fc.constantFrom('drop', 'replace', 'retype', 'double', 'swap', 'add'),
    value: fc.oneof(
      fc.constantFrom(...hostile),
      fc.string({ unit: 'binary', maxLength: 30 }),
      fc.integer(),
      fc.double(),
    ),
  }),
  { minLength: 1, maxLength: 2 },
);
type Edit = typeof edits extends fc.Arbitrary<(infer E)[]> ? E : never;

function edit(input: object, { at, how, value }: Edit): void {
  const all = places(input);
  if (all.length === 0) return;
  const [container, key] = all[at % all.length]!;
  const old = container[key];
  const [other, otherKey] = all[(at * 31 + 7) % all.length]!;
  if (how === 'drop') delete container[key];
  else if (how === 'double') container[key] = Array.isArray(old) ? [...old, ...old] : [old, old];
  else if (how === 'retype') container[key] = typeof old === 'string' ? old.length : JSON.stringify(old);
  else if (how === 'swap') container[key] = structuredClone(other[otherKey]);
  else if (how === 'add' && !Array.isArray(container)) container[`extra${at % 3}`] = value;
  else container[key] = value;
}

/** Sends `runs` damaged inputs of a mutation: each is recorded, or refused with a reason and nothing recorded. */
async function neverAFault(name: string, valid: () => Promise<object>, runs: number): Promise<void> {
  const query = mutation(name, 'fuzz');
  let head = await service.head();
  await fc.assert(
    fc.asyncProperty(edits, async (list) => {
      const input = structuredClone(await valid());
      for (const one of list) edit(input, one);
      const { status, data, errors, body } = await service.mutate(query, {
        input: { commandId: commandId(), ...input },
      });
      const [before, now] = [head, (head = await service.head())];
      expect([200, 400]).toContain(status);
      if (data?.[name]) {
        expect(Number(now)).toBeGreaterThan(Number(before));
        expect(errors).toBeUndefined();
        told.recorded++;
      } else {
        expect(errors?.[0]?.extensions.code).toMatch(
          /^(BAD_USER_INPUT|NOT_FOUND|QUOTE_NOT_FOUND|ALREADY_EXISTS|CONFLICT|NO_CHANGE|FACT_RETRACTED)$/,
        );
        expect({ now, body }).toEqual({ now: before, body });
        told.refused++;
      }
    }),
    { numRuns: runs },
  );
}

describe('an input of reportFact that was damaged at random', () => {
  it('is recorded or refused with a reason, and is never a fault', async () => {
    await neverAFault('reportFact', async () => valid(world), store === 'embedded' ? 1_000 : 250);
    const whole = await service.mutate(mutation('reportFact'), { input: { commandId: commandId(), ...valid(world) } });
    expect(whole.errors).toBeUndefined();
  });
});

/** The same of what is done to objects that are there; which revision they stand at is put in when it is sent. */
const someNotice = {
  severity: 'MINOR',
  whatWasWrong: text('Not that'),
  whatIsRight: text('That'),
  errorOrigin: 'SOURCE',
  reason: text('So'),
};
const edited: readonly [name: string, valid: (world: World) => object][] = [
  [
    'correctActor',
    ({ actor }) => ({
      ...{ actor, kind: 'FACTUAL', notice: someNotice, actorKind: 'GROUP' },
      ...{ names: text('Another name'), sameAs: ['https://a.example/'] },
    }),
  ],
  [
    'correctSource',
    ({ source, actor, fact }) => ({
      ...{ source, kind: 'FACTUAL', publisher: actor, headlines: text('A'), language: 'en' },
      notice: { ...someNotice, evidence: [{ new: { source, quotes: [{ exact: 'Tuesday', language: 'en' }] } }] },
      publishedAt: { edtf: '2025', basis: ['BOUNDED_BY_RELATION'], boundedBy: [fact.entityId], note: text('A') },
      ...{ url: 'https://a.example/b', cites: [actor], withoutLanguages: ['ru'] },
    }),
  ],
  [
    'correctTimeline',
    ({ timeline }) => ({
      ...{ timeline, kind: 'TYPO', notice: someNotice, titles: text('Another title') },
      ...{ descriptions: text('What it is about'), withoutLanguages: ['ru'] },
    }),
  ],
  [
    'disputeFact',
    ({ fact, source }) => ({
      ...{ fact: fact.entityId, reason: text('It is denied') },
      evidence: [{ attestation: fact.attestations[0]!.id }, { new: { source, stance: 'DENIES' } }],
    }),
  ],
  [
    'relateFacts',
    ({ fact, retracted }) => ({
      ...{ fact: fact.entityId, kind: 'FOLLOWS', to: retracted.entityId, note: text('After') },
    }),
  ],
  [
    'merge',
    ({ retracted, fact, duplicates }) => ({
      ...{ duplicate: fact.entityId, into: retracted.entityId },
      notice: { ...someNotice, evidence: [{ attestation: duplicates.actor }] },
    }),
  ],
  [
    'translate',
    ({ correction }) => ({
      ...{ target: correction, path: '/whatWasWrong' },
      texts: [{ value: 'Не то', language: 'ru', origin: 'HUMAN_TRANSLATION', translatedFrom: 'en' }],
    }),
  ],
];

/** The input with the revision at which its object stands now; a correction's is its fact's. */
async function seen(input: object): Promise<object> {
  const { actor, source, timeline, fact, duplicate } = input as Record<string, string | undefined>;
  const id = actor ?? source ?? timeline ?? fact ?? duplicate ?? world.fact.entityId;
  const { data } = await service.query(`{ node(id: "${id}") { ... on Recorded { revision { number } } } }`);
  return { ...input, expectedRevision: data.node.revision.number };
}

describe('an input of what changes the record that was damaged at random', () => {
  it.each(edited)('is recorded or refused with a reason, and is never a fault: %s', (name, valid) =>
    neverAFault(name, async () => seen(valid(world)), store === 'embedded' ? 150 : 30),
  );
});
