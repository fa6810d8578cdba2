import { notice, text } from './inputs.js';
import { bad, largeText, long, refused, unknown } from './refusing.js';
import type { BadRequest, Input } from './refusing.js';

const changed =
  (more: object): Input =>
  ({ fact }) => ({ fact: fact.entityId, expectedRevision: 1, kind: 'FACTUAL', notice, ...more });
/** Quotation marks, which a change's JSON within JSON makes four times as long. */
const quoted = largeText.slice(0, 30).map((given) => ({ ...given, value: long(10_000, '"') }));
const told = (more: object): Input => changed({ content: { kind: 'PUBLICATION' }, notice: { ...notice, ...more } });
const updated =
  (more: object): Input =>
  ({ fact }) => ({
    fact: fact.entityId,
    expectedRevision: 1,
    reason: text('More is known.'),
    content: { kind: 'PUBLICATION' },
    ...more,
  });
const needed: readonly [name: string, more: Input][] = [
  ['attestFact', (world) => ({ attestation: { source: world.source } })],
  ['correctFact', () => ({ kind: 'FACTUAL', notice, content: { kind: 'PUBLICATION' } })],
  ['updateFact', () => ({ reason: text('More is known.'), content: { kind: 'PUBLICATION' } })],
  ['retractFact', () => ({ notice })],
];
export const badCorrections: readonly BadRequest[] = [
  ...needed.flatMap(([name, more]) => [
    refused(
      'a revision that is past',
      name,
      (world) => ({ ...more(world), fact: world.fact.entityId, expectedRevision: 0 }),
      'CONFLICT',
      'expectedRevision',
      () => ({ currentRevision: 1 }),
    ),
    refused(
      'a revision that is to come',
      name,
      (world) => ({ ...more(world), fact: world.fact.entityId, expectedRevision: 2 }),
      'CONFLICT',
      'expectedRevision',
      () => ({ currentRevision: 1 }),
    ),
    bad(
      'a negative revision',
      name,
      (world) => ({ ...more(world), fact: world.fact.entityId, expectedRevision: -1 }),
      'expectedRevision',
    ),
    bad('no revision', name, (world) => ({ ...more(world), fact: world.fact.entityId })),
    refused(
      'a retracted fact',
      name,
      (world) => ({ ...more(world), fact: world.retracted.entityId, expectedRevision: 1 }),
      'FACT_RETRACTED',
      'fact',
    ),
    refused(
      'a fact that is not there',
      name,
      (world) => ({ ...more(world), fact: unknown, expectedRevision: 0 }),
      'NOT_FOUND',
      'fact',
    ),
    refused(
      'an actor as the fact',
      name,
      (world) => ({ ...more(world), fact: world.actor, expectedRevision: 0 }),
      'NOT_FOUND',
      'fact',
    ),
    bad(
      'a fact that is no id',
      name,
      (world) => ({ ...more(world), fact: 'constructor', expectedRevision: 0 }),
      'fact',
    ),
  ]),
  refused('nothing to correct', 'correctFact', changed({}), 'NO_CHANGE', 'attestations'),
  refused('an empty change', 'correctFact', changed({ content: {} }), 'NO_CHANGE', 'content'),
  refused(
    'what stands already',
    'correctFact',
    changed({ content: { titles: text('The two ministers met') } }),
    'NO_CHANGE',
    'content',
  ),
  ...['kind', 'titles', 'summaries', 'withoutLanguages', 'occurredAt', 'places', 'participants'].flatMap((key) => [
    bad(`null for ${key}`, 'correctFact', changed({ content: { [key]: null } }), `content.${key}`),
    bad(`null for ${key}`, 'updateFact', updated({ content: { [key]: null } }), `content.${key}`),
  ]),
  ...['source', 'stance', 'quotes', 'chain', 'divergences'].map((key) =>
    bad(
      `null for an attestation's ${key}`,
      'correctFact',
      (world) => changed({ attestations: [{ id: world.fact.attestations[0]!.id, [key]: null }] })(world),
      `attestations.0.${key}`,
    ),
  ),
  ...['RETRACTION', 'REINSTATEMENT', 'DUPLICATE'].map((kind) =>
    bad(`a ${kind}`, 'correctFact', changed({ kind, content: { kind: 'PUBLICATION' } }), 'kind'),
  ),
  ...['TYPO', 'CLARIFICATION'].map((kind) =>
    bad(`a ${kind} of the date`, 'correctFact', changed({ kind, content: { occurredAt: { edtf: '2024' } } }), 'kind'),
  ),
  bad(
    'the last title taken off',
    'correctFact',
    changed({ content: { withoutLanguages: ['en'] } }),
    'content.withoutLanguages',
  ),
  refused(
    'an attestation that is not there',
    'correctFact',
    changed({ attestations: [{ id: unknown }] }),
    'NOT_FOUND',
    'attestations.0.id',
  ),
  bad('nothing that was wrong', 'correctFact', told({ whatWasWrong: [] }), 'notice.whatWasWrong'),
  bad('a blank reason', 'correctFact', told({ reason: text(' ') }), 'notice.reason.0.value'),
  bad('evidence of nothing', 'correctFact', told({ evidence: [{}] })),
  bad('evidence of two', 'correctFact', (world) =>
    told({ evidence: [{ attestation: world.fact.attestations[0]!.id, new: { source: world.source } }] })(world),
  ),
  bad('evidence that is null', 'correctFact', told({ evidence: [{ attestation: null }] })),
  refused(
    'evidence that is not there',
    'correctFact',
    told({ evidence: [{ attestation: unknown }] }),
    'NOT_FOUND',
    'notice.evidence.0.attestation',
  ),
  refused(
    'evidence from a source that is not there',
    'correctFact',
    told({ evidence: [{ new: { source: unknown } }] }),
    'NOT_FOUND',
    'notice.evidence.0.new.source',
  ),
  bad('too much for one event', 'correctFact', changed({ content: { summaries: largeText } }), 'content'),
  bad(
    'too much for one event with what it changes',
    'correctFact',
    changed({ content: { summaries: quoted } }),
    'content',
  ),
  refused('an empty change', 'updateFact', updated({ content: {} }), 'NO_CHANGE', 'content'),
  bad('no reason', 'updateFact', updated({ reason: [] }), 'reason'),
  bad(
    'too much for one event with what it changes',
    'updateFact',
    updated({ content: { summaries: quoted } }),
    'content',
  ),
  refused(
    'a fact that stands',
    'reinstate',
    ({ fact }) => ({ target: fact.entityId, expectedRevision: 1, notice }),
    'NO_CHANGE',
    'target',
  ),
  refused(
    'a target that is not there',
    'reinstate',
    () => ({ target: unknown, expectedRevision: 1, notice }),
    'NOT_FOUND',
    'target',
  ),
  refused(
    'a revision that is past',
    'reinstate',
    ({ retracted }) => ({ target: retracted.entityId, expectedRevision: 0, notice }),
    'CONFLICT',
    'expectedRevision',
    () => ({ currentRevision: 1 }),
  ),
  refused(
    'an actor that stands',
    'reinstate',
    (world) => ({ target: world.actor, expectedRevision: 0, notice }),
    'NO_CHANGE',
    'target',
  ),
  refused(
    'a source that stands',
    'reinstate',
    (world) => ({ target: world.source, expectedRevision: 1, notice }),
    'NO_CHANGE',
    'target',
  ),
  bad('a timeline', 'reinstate', (world) => ({ target: world.timeline, expectedRevision: 0, notice }), 'target'),
  bad('a target that is no id', 'reinstate', () => ({ target: '', expectedRevision: 0, notice }), 'target'),
  // Last, because the rest builds on the revision that this must not move.
  bad(
    'a language to take off that is none',
    'correctFact',
    changed({ content: { kind: 'PUBLICATION', withoutLanguages: ['not a tag'] } }),
    'content.withoutLanguages.0',
  ),
];
