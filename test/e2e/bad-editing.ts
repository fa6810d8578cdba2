import { notice, snapshotDigest, text } from './inputs.js';
import { bad, largeText, refused, unknown } from './refusing.js';
import type { BadRequest, Input } from './refusing.js';

/** A correction of each kind of object, but facts, that would be recorded as it is; `more` spoils it. */
export const correctActor =
  (more: object = {}): Input =>
  ({ actor }) => ({ actor, expectedRevision: 0, kind: 'FACTUAL', notice, actorKind: 'GROUP', ...more });
export const correctSource =
  (more: object = {}): Input =>
  ({ source }) => ({ source, expectedRevision: 1, kind: 'FACTUAL', notice, language: 'ru', ...more });
const correctTimeline =
  (more: object = {}): Input =>
  ({ timeline }) => ({ timeline, expectedRevision: 0, kind: 'FACTUAL', notice, titles: text('All'), ...more });

const corrections: readonly [
  name: string,
  correct: (more?: object) => Input,
  field: 'actor' | 'source' | 'timeline',
][] = [
  ['correctActor', correctActor, 'actor'],
  ['correctSource', correctSource, 'source'],
  ['correctTimeline', correctTimeline, 'timeline'],
];
const badCorrectionsOf: BadRequest[] = corrections.flatMap(([name, correct, field]) => [
  refused(
    'a revision that is not there',
    name,
    correct({ expectedRevision: 9 }),
    'CONFLICT',
    'expectedRevision',
    () => ({
      currentRevision: field === 'source' ? 1 : 0,
    }),
  ),
  refused('what is not there', name, correct({ [field]: unknown }), 'NOT_FOUND', field),
  bad('what is no id', name, correct({ [field]: '' }), field),
  refused('a fact', name, (world) => correct({ [field]: world.fact.entityId })(world), 'NOT_FOUND', field),
  ...['RETRACTION', 'REINSTATEMENT', 'DUPLICATE'].map((kind) => bad(`a ${kind}`, name, correct({ kind }), 'kind')),
  bad('nothing that was wrong', name, correct({ notice: { ...notice, whatWasWrong: [] } }), 'notice.whatWasWrong'),
  bad(
    'an attestation as evidence',
    name,
    (world) => correct({ notice: { ...notice, evidence: [{ attestation: world.fact.attestations[0]!.id }] } })(world),
    'notice.evidence.0.attestation',
  ),
  refused(
    'evidence from a source that is not there',
    name,
    correct({ notice: { ...notice, evidence: [{ new: { source: unknown } }] } }),
    'NOT_FOUND',
    'notice.evidence.0.new.source',
  ),
  refused(
    'evidence that quotes what is not in the text',
    name,
    (world) => {
      const quotes = [{ exact: 'Wednesday', language: 'en' }];
      const evidence = [{ new: { source: world.source, snapshot: snapshotDigest, quotes } }];
      return correct({ notice: { ...notice, evidence } })(world);
    },
    'QUOTE_NOT_FOUND',
    'notice.evidence.0.new.quotes.0.exact',
  ),
]);
const onlyThe: BadRequest[] = [
  refused('nothing', 'correctActor', correctActor({ actorKind: undefined }), 'NO_CHANGE', 'actor'),
  refused('nothing', 'correctSource', correctSource({ language: undefined }), 'NO_CHANGE', 'source'),
  refused('nothing', 'correctTimeline', correctTimeline({ titles: undefined }), 'NO_CHANGE', 'timeline'),
  bad('a TYPO of the kind', 'correctActor', correctActor({ kind: 'TYPO' }), 'kind'),
  bad('a CLARIFICATION of the language', 'correctSource', correctSource({ kind: 'CLARIFICATION' }), 'kind'),
  ...['actorKind', 'names', 'sameAs'].map((key) =>
    bad(`null for ${key}`, 'correctActor', correctActor({ [key]: null }), key),
  ),
  ...['headlines', 'withoutLanguages', 'language', 'publishedAt', 'cites'].map((key) =>
    bad(`null for ${key}`, 'correctSource', correctSource({ [key]: null }), key),
  ),
  ...['titles', 'descriptions', 'withoutLanguages'].map((key) =>
    bad(`null for ${key}`, 'correctTimeline', correctTimeline({ [key]: null }), key),
  ),
  bad('too much for one event', 'correctActor', correctActor({ names: largeText }), 'names'),
  bad('too much for one event', 'correctSource', correctSource({ headlines: largeText }), 'headlines'),
  bad(
    'a notice too large for one event',
    'correctTimeline',
    correctTimeline({ notice: { ...notice, whatIsRight: largeText } }),
    'notice',
  ),
  bad('no name', 'correctActor', correctActor({ names: [] }), 'names'),
  bad('what is no address', 'correctActor', correctActor({ sameAs: ['x'] }), 'sameAs.0'),
  bad('what is no address', 'correctSource', correctSource({ url: 'x' }), 'url'),
  bad('an empty language', 'correctSource', correctSource({ language: '' }), 'language'),
  refused(
    'a publisher that is not there',
    'correctSource',
    correctSource({ publisher: unknown }),
    'NOT_FOUND',
    'publisher',
  ),
  refused('cites whom nobody knows', 'correctSource', correctSource({ cites: [unknown] }), 'NOT_FOUND', 'cites.0'),
  refused(
    'a date bounded by a fact that is not there',
    'correctSource',
    correctSource({ publishedAt: { edtf: '2025', basis: ['BOUNDED_BY_RELATION'], boundedBy: [unknown] } }),
    'NOT_FOUND',
    'publishedAt.boundedBy.0',
  ),
  bad(
    'the last title taken off',
    'correctTimeline',
    correctTimeline({ titles: undefined, withoutLanguages: ['en'] }),
    'withoutLanguages',
  ),
];

export const withdrawSource =
  (more: object = {}): Input =>
  ({ source }) => ({ source, expectedRevision: 1, reason: text('It was taken back.'), ...more });
const withdrawAttestation =
  (more: object = {}): Input =>
  ({ fact }) => ({
    ...{ fact: fact.entityId, expectedRevision: 1, attestation: fact.attestations[0]!.id, reason: text('So.') },
    ...more,
  });
export const disputeFact =
  (more: object = {}): Input =>
  ({ fact }) => ({ fact: fact.entityId, expectedRevision: 1, reason: text('It is denied.'), ...more });
const resolveDispute =
  (more: object = {}): Input =>
  ({ disputed }) => ({
    ...{ fact: disputed.entityId, expectedRevision: 1, outcome: 'FACT_STANDS', resolution: text('It stands.') },
    ...more,
  });
export const relateFacts =
  (more: object = {}): Input =>
  ({ fact, disputed }) => ({ fact: fact.entityId, kind: 'FOLLOWS', to: disputed.entityId, ...more });

const onFacts: readonly [name: string, input: (more?: object) => Input][] = [
  ['withdrawAttestation', withdrawAttestation],
  ['disputeFact', disputeFact],
  ['resolveDispute', resolveDispute],
];
const standing: BadRequest[] = [
  refused('a source that is not there', 'withdrawSource', withdrawSource({ source: unknown }), 'NOT_FOUND', 'source'),
  refused(
    'a revision that is past',
    'withdrawSource',
    withdrawSource({ expectedRevision: 0 }),
    'CONFLICT',
    'expectedRevision',
    () => ({
      currentRevision: 1,
    }),
  ),
  bad('no reason', 'withdrawSource', withdrawSource({ reason: [] }), 'reason'),
  bad('a blank reason', 'withdrawSource', withdrawSource({ reason: text(' ') }), 'reason.0.value'),
  ...onFacts.flatMap(([name, input]) => [
    refused('a fact that is not there', name, input({ fact: unknown }), 'NOT_FOUND', 'fact'),
    bad('a fact that is no id', name, input({ fact: '__proto__' }), 'fact'),
    refused('a revision to come', name, input({ expectedRevision: 7 }), 'CONFLICT', 'expectedRevision', () => ({
      currentRevision: 1,
    })),
    refused(
      'a retracted fact',
      name,
      (world) => input({ fact: world.retracted.entityId })(world),
      'FACT_RETRACTED',
      'fact',
    ),
  ]),
  bad('the last attestation', 'withdrawAttestation', withdrawAttestation(), 'attestation'),
  refused(
    'one that is not there',
    'withdrawAttestation',
    withdrawAttestation({ attestation: unknown }),
    'NOT_FOUND',
    'attestation',
  ),
  bad('no reason', 'withdrawAttestation', withdrawAttestation({ reason: [] }), 'reason'),
  bad('too much for one event', 'disputeFact', disputeFact({ reason: largeText }), 'reason'),
  bad('no reason', 'disputeFact', disputeFact({ reason: [] }), 'reason'),
  bad('a disputed fact', 'disputeFact', (world) => disputeFact({ fact: world.disputed.entityId })(world), 'fact'),
  refused(
    'evidence that is not there',
    'disputeFact',
    disputeFact({ evidence: [{ attestation: unknown }] }),
    'NOT_FOUND',
    'evidence.0.attestation',
  ),
  refused(
    'a fact that is not disputed',
    'resolveDispute',
    (world) => resolveDispute({ fact: world.fact.entityId })(world),
    'NO_CHANGE',
    'fact',
  ),
  bad('RETRACTED', 'resolveDispute', resolveDispute({ outcome: 'RETRACTED' }), 'outcome'),
  bad('CORRECTED where nothing was', 'resolveDispute', resolveDispute({ outcome: 'CORRECTED' }), 'outcome'),
  bad('an outcome that is none', 'resolveDispute', resolveDispute({ outcome: 'WON' })),
  bad('no words', 'resolveDispute', resolveDispute({ resolution: [] }), 'resolution'),
];

const relations: BadRequest[] = [
  ...['relateFacts', 'unrelateFacts'].flatMap((name) => [
    refused('a fact that is not there', name, relateFacts({ fact: unknown }), 'NOT_FOUND', 'fact'),
    refused('to what is not there', name, relateFacts({ to: unknown }), 'NOT_FOUND', 'to'),
    refused('to an actor', name, (world) => relateFacts({ to: world.actor })(world), 'NOT_FOUND', 'to'),
    bad('to what is no id', name, relateFacts({ to: 'x' }), 'to'),
    bad('a kind that is none', name, relateFacts({ kind: 'BEFORE' })),
    refused(
      'a revision that is past',
      name,
      relateFacts({ expectedRevision: 0 }),
      'CONFLICT',
      'expectedRevision',
      () => ({
        currentRevision: 1,
      }),
    ),
  ]),
  bad('to itself', 'relateFacts', (world) => relateFacts({ to: world.fact.entityId })(world), 'to'),
  bad('a blank note', 'relateFacts', relateFacts({ note: text(' ') }), 'note.0.value'),
  refused('what is not related', 'unrelateFacts', relateFacts(), 'NO_CHANGE', 'to'),
];

export const badEditing: readonly BadRequest[] = [...badCorrectionsOf, ...onlyThe, ...standing, ...relations];
