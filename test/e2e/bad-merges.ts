import { correctActor, correctSource, disputeFact, relateFacts, withdrawSource } from './bad-editing.js';
import { notice, text } from './inputs.js';
import type { World } from './inputs.js';
import { bad, largeText, refused, unknown } from './refusing.js';
import type { BadRequest, Input } from './refusing.js';

type Kind = keyof World['duplicates'];
const english = { value: 'A', language: 'en', origin: 'HUMAN_TRANSLATION', translatedFrom: 'ru' };
const kazakh = { ...english, language: 'kk', translatedFrom: 'en' };

const idOf = (world: World, kind: Kind): string => (kind === 'fact' ? world.fact.entityId : world[kind]);
const merge =
  (kind: Kind, more: (world: World) => object): Input =>
  (world) => ({ duplicate: idOf(world, kind), into: idOf(world, kind), expectedRevision: 0, notice, ...more(world) });
const kinds: readonly Kind[] = ['actor', 'source', 'fact'];
const revisions = { actor: 0, source: 1, fact: 1 };
const merges: BadRequest[] = [
  ...kinds.flatMap((kind) => [
    bad(
      `a ${kind} into itself`,
      'merge',
      merge(kind, () => ({ expectedRevision: revisions[kind] })),
      'into',
    ),
    refused(
      `a ${kind} into what is not there`,
      'merge',
      merge(kind, () => ({ into: unknown })),
      'NOT_FOUND',
      'into',
    ),
    bad(
      `a ${kind} into a timeline`,
      'merge',
      merge(kind, ({ timeline }) => ({ into: timeline })),
      'into',
    ),
    refused(
      `a ${kind} into its own duplicate`,
      'merge',
      merge(kind, ({ duplicates }) => ({ into: duplicates[kind] })),
      'BAD_USER_INPUT',
      'into',
      (world) => ({ existing: idOf(world, kind) }),
    ),
    refused(
      `a ${kind} that is merged`,
      'merge',
      merge(kind, ({ duplicates }) => ({ duplicate: duplicates[kind], expectedRevision: 1 })),
      'BAD_USER_INPUT',
      'duplicate',
      (world) => ({ existing: idOf(world, kind) }),
    ),
  ]),
  bad(
    'an actor into a fact',
    'merge',
    merge('actor', ({ fact }) => ({ into: fact.entityId })),
    'into',
  ),
  bad(
    'a timeline',
    'merge',
    merge('actor', ({ timeline }) => ({ duplicate: timeline })),
    'duplicate',
  ),
  refused(
    'what is not there',
    'merge',
    merge('actor', () => ({ duplicate: unknown })),
    'NOT_FOUND',
    'duplicate',
  ),
  bad(
    'what is no id',
    'merge',
    merge('actor', () => ({ duplicate: '' })),
    'duplicate',
  ),
  refused(
    'a retracted fact',
    'merge',
    merge('fact', ({ retracted }) => ({ duplicate: retracted.entityId, expectedRevision: 1 })),
    'FACT_RETRACTED',
    'duplicate',
  ),
];

/** Of each mutation that may name a duplicate: where it does. */
const naming: readonly [kind: Kind, name: string, field: string, input: (world: World) => object][] = [
  [
    'actor',
    'correctActor',
    'actor',
    (world) => correctActor({ actor: world.duplicates.actor, expectedRevision: 1 })(world),
  ],
  ['source', 'correctSource', 'source', (world) => correctSource({ source: world.duplicates.source })(world)],
  ['source', 'withdrawSource', 'source', (world) => withdrawSource({ source: world.duplicates.source })(world)],
  ['source', 'captureSnapshot', 'source', (world) => ({ source: world.duplicates.source, text: 'A' })],
  ['fact', 'disputeFact', 'fact', (world) => disputeFact({ fact: world.duplicates.fact })(world)],
  ['fact', 'retractFact', 'fact', (world) => ({ fact: world.duplicates.fact, expectedRevision: 1, notice })],
  ['fact', 'relateFacts', 'fact', (world) => relateFacts({ fact: world.duplicates.fact })(world)],
  ['fact', 'relateFacts', 'to', (world) => relateFacts({ to: world.duplicates.fact })(world)],
  ['fact', 'placeFact', 'fact', (world) => ({ timeline: world.timeline, fact: world.duplicates.fact })],
  [
    'actor',
    'registerSource',
    'publisher',
    (world) => ({ publisher: world.duplicates.actor, language: 'en', publishedAt: { edtf: '2025' } }),
  ],
  [
    'actor',
    'registerSource',
    'cites.0',
    (world) => ({ cites: [world.duplicates.actor], language: 'en', publishedAt: { edtf: '2025' } }),
  ],
  ['actor', 'correctSource', 'publisher', (world) => correctSource({ publisher: world.duplicates.actor })(world)],
  [
    'source',
    'attestFact',
    'attestation.source',
    ({ fact, duplicates }) => ({
      fact: fact.entityId,
      expectedRevision: 1,
      attestation: { source: duplicates.source },
    }),
  ],
  [
    'actor',
    'attestFact',
    'attestation.chain.0.actor',
    ({ fact, source, duplicates }) => {
      const chain = [{ actor: duplicates.actor, role: 'SPEAKER' }];
      return { fact: fact.entityId, expectedRevision: 1, attestation: { source, chain } };
    },
  ],
  [
    'actor',
    'correctFact',
    'content.participants.0.actor',
    ({ fact, duplicates }) => {
      const content = { participants: [{ actor: duplicates.actor, role: 'HOST' }] };
      return { fact: fact.entityId, expectedRevision: 1, kind: 'FACTUAL', notice, content };
    },
  ],
  [
    'fact',
    'correctFact',
    'content.occurredAt.boundedBy.0',
    ({ fact, duplicates }) => {
      const occurredAt = { edtf: '2025', basis: ['BOUNDED_BY_RELATION'], boundedBy: [duplicates.fact] };
      return { fact: fact.entityId, expectedRevision: 1, kind: 'DATE', notice, content: { occurredAt } };
    },
  ],
  [
    'source',
    'correctFact',
    'notice.evidence.0.new.source',
    ({ fact, duplicates }) => {
      const told = { ...notice, evidence: [{ new: { source: duplicates.source } }] };
      return {
        fact: fact.entityId,
        expectedRevision: 1,
        kind: 'FACTUAL',
        notice: told,
        content: { kind: 'PUBLICATION' },
      };
    },
  ],
  [
    'fact',
    'translate',
    'target',
    ({ duplicates }) => ({ target: duplicates.fact, expectedRevision: 1, path: '/title', texts: [kazakh] }),
  ],
];
const ofDuplicates: BadRequest[] = naming.map(([kind, name, field, input]) =>
  refused(`a duplicate as its ${field}`, name, input, 'BAD_USER_INPUT', field, (world) => ({
    existing: idOf(world, kind),
  })),
);

const translate =
  (more: object = {}): Input =>
  ({ fact }) => ({ target: fact.entityId, expectedRevision: 1, path: '/title', texts: [kazakh], ...more });
const translations: BadRequest[] = [
  refused('what is not there', 'translate', translate({ target: unknown }), 'NOT_FOUND', 'target'),
  bad('what is no id', 'translate', translate({ target: 'x' }), 'target'),
  refused(
    'a revision that is past',
    'translate',
    translate({ expectedRevision: 0 }),
    'CONFLICT',
    'expectedRevision',
    () => ({
      currentRevision: 1,
    }),
  ),
  refused(
    "a revision that is past, of a correction's subject",
    'translate',
    (world) => translate({ target: world.correction, path: '/reason', expectedRevision: 0 })(world),
    'CONFLICT',
    'expectedRevision',
    () => ({ currentRevision: 1 }),
  ),
  ...['', '/', 'title', '/title/en', '/titles', '/__proto__', '/summary'].map((path) =>
    bad(`the path ${JSON.stringify(path)}`, 'translate', translate({ path }), 'path'),
  ),
  bad(
    'a reason that a correction does not have',
    'translate',
    (world) => translate({ target: world.correction, path: '/reason' })(world),
    'path',
  ),
  bad('the title of a correction', 'translate', (world) => translate({ target: world.correction })(world), 'path'),
  bad(
    'too much for one event',
    'translate',
    translate({ texts: largeText.slice(1).map((given) => ({ ...given, translatedFrom: 'en' })) }),
    'texts',
  ),
  bad('no text', 'translate', translate({ texts: [] }), 'texts'),
  bad('an ORIGINAL', 'translate', translate({ texts: text('A', 'kk') }), 'texts.0.origin'),
  bad(
    'from nowhere',
    'translate',
    translate({ texts: [{ ...kazakh, translatedFrom: null }] }),
    'texts.0.translatedFrom',
  ),
  bad(
    'from what is not there',
    'translate',
    translate({ texts: [{ ...kazakh, translatedFrom: 'de' }] }),
    'texts.0.translatedFrom',
  ),
  bad(
    'in place of the ORIGINAL',
    'translate',
    translate({ texts: [{ ...english, translatedFrom: 'kk' }, kazakh] }),
    'texts.0.language',
  ),
  bad('a blank text', 'translate', translate({ texts: [{ ...kazakh, value: ' ' }] }), 'texts.0.value'),
];

export const badMerges: readonly BadRequest[] = [...merges, ...ofDuplicates, ...translations];
