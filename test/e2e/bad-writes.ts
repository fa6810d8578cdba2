import { badCorrections } from './bad-corrections.js';
import { badEditing } from './bad-editing.js';
import { badFacts } from './bad-facts.js';
import { badMerges } from './bad-merges.js';
import { factInput, snapshotText, snapshotDigest, text } from './inputs.js';
import type { World } from './inputs.js';
import { bad, badTags, badTexts, largeText, long, refused, unknown } from './refusing.js';
import type { BadRequest, Input } from './refusing.js';

const actor =
  (names: unknown, more: object = {}): Input =>
  () => ({ kind: 'PERSON', names, ...more });
const actors: BadRequest[] = [
  ...badTexts.map(([what, value]) => bad(what, 'registerActor', actor(text(value)), 'names.0.value')),
  ...badTags.map((tag) =>
    bad(`the language ${JSON.stringify(tag.slice(0, 12))}`, 'registerActor', actor(text('A', tag)), 'names.0.language'),
  ),
  bad('no name', 'registerActor', actor([]), 'names'),
  bad('null for names', 'registerActor', actor(null)),
  bad(
    'a language twice',
    'registerActor',
    actor([...text('A', 'kk-cyrl'), { value: 'B', language: 'KK-Cyrl', origin: 'HUMAN_TRANSLATION' }]),
    'names.1.language',
  ),
  bad('two originals', 'registerActor', actor([...text('A'), ...text('B', 'ru')]), 'names'),
  bad('no original', 'registerActor', actor([{ value: 'A', language: 'en', origin: 'HUMAN_TRANSLATION' }]), 'names'),
  bad(
    'an original that was translated',
    'registerActor',
    actor([{ value: 'A', language: 'en', translatedFrom: 'ru' }]),
    'names.0.translatedFrom',
  ),
  bad(
    'translated from an empty tag',
    'registerActor',
    actor([{ value: 'A', language: 'en', translatedFrom: '' }]),
    'names.0.translatedFrom',
  ),
  bad('a kind that is not there', 'registerActor', actor(text('A'), { kind: 'ROBOT' })),
  bad('an input that is not there', 'registerActor', actor(text('A'), { constructor: 1 })),
  bad('too much for one event', 'registerActor', actor(largeText), 'names'),
  ...['x', '', 'javascript:alert(1)', 'https://user:pass@a.example/', `https://a.example/${long(2_000)}`].map((url) =>
    bad(`the address ${url.slice(0, 30)}`, 'registerActor', actor(text('A'), { sameAs: [url] }), 'sameAs.0'),
  ),
  bad(
    '101 addresses',
    'registerActor',
    actor(text('A'), { sameAs: Array.from({ length: 101 }, () => 'https://a.example/') }),
    'sameAs',
  ),
  ...['', 'x', '__proto__', `${unknown}0`].map((id) =>
    bad(`commandId ${JSON.stringify(id)}`, 'registerActor', actor(text('A'), { commandId: id }), 'commandId'),
  ),
];

const commands: BadRequest[] = [
  refused(
    'an id used with another input',
    'registerActor',
    ({ usedCommand }) => ({ commandId: usedCommand, kind: 'STATE', names: text('A') }),
    'COMMAND_ID_REUSED',
    'commandId',
  ),
  refused(
    'an id used in capitals',
    'registerActor',
    ({ usedCommand }) => ({ commandId: usedCommand.toUpperCase(), kind: 'STATE', names: text('A') }),
    'COMMAND_ID_REUSED',
    'commandId',
  ),
  refused(
    'an id used by another mutation',
    'createTimeline',
    ({ usedCommand }) => ({ commandId: usedCommand, slug: 'reused', titles: text('A') }),
    'COMMAND_ID_REUSED',
    'commandId',
  ),
  refused(
    'an id used by another mutation',
    'reportFact',
    ({ usedCommand, source }) => factInput(source, { commandId: usedCommand }),
    'COMMAND_ID_REUSED',
    'commandId',
  ),
];

const timelines: BadRequest[] = [
  ...['', '__proto__', 'Upper', 'a b', '-a', 'a--b', "a';--", 'a\u0000', 'ә', long(101)].map((slug) =>
    bad(`the slug ${JSON.stringify(slug.slice(0, 12))}`, 'createTimeline', () => ({ slug, titles: text('A') }), 'slug'),
  ),
  bad('no title', 'createTimeline', () => ({ slug: 'a', titles: [] }), 'titles'),
  refused(
    'a slug that is taken',
    'createTimeline',
    () => ({ slug: 'ministers', titles: text('A') }),
    'ALREADY_EXISTS',
    'slug',
    ({ timeline }) => ({ existing: timeline }),
  ),
  ...['placeFact', 'removeFact'].flatMap((name) => [
    refused(
      'a timeline that is not there',
      name,
      ({ fact }) => ({ timeline: unknown, fact: fact.entityId }),
      'NOT_FOUND',
      'timeline',
    ),
    refused(
      'an actor as the timeline',
      name,
      ({ fact, actor }) => ({ timeline: actor, fact: fact.entityId }),
      'NOT_FOUND',
      'timeline',
    ),
    refused('a fact that is not there', name, ({ timeline }) => ({ timeline, fact: unknown }), 'NOT_FOUND', 'fact'),
    bad('a fact that is no id', name, ({ timeline }) => ({ timeline, fact: '__proto__' }), 'fact'),
    bad('a timeline that is no id', name, ({ fact }) => ({ timeline: '', fact: fact.entityId }), 'timeline'),
  ]),
  refused(
    'a retracted fact',
    'placeFact',
    ({ timeline, retracted }) => ({ timeline, fact: retracted.entityId }),
    'FACT_RETRACTED',
    'fact',
  ),
  refused(
    'a fact that is there already',
    'placeFact',
    ({ timeline, fact }) => ({ timeline, fact: fact.entityId }),
    'NO_CHANGE',
    'fact',
  ),
  bad(
    'a blank note',
    'placeFact',
    ({ timeline, fact }) => ({ timeline, fact: fact.entityId, note: text(' ') }),
    'note.0.value',
  ),
  refused(
    'a fact that is not on it',
    'removeFact',
    ({ timeline, retracted }) => ({ timeline, fact: retracted.entityId }),
    'NO_CHANGE',
    'fact',
  ),
];

const source =
  (more: object): Input =>
  () => ({ language: 'en', publishedAt: { edtf: '2025-09-24' }, ...more });
const capture =
  (more: object): Input =>
  (world) => ({ source: world.source, ...more });
const sources: BadRequest[] = [
  ...[
    'https://news.example/2025/09/ministers?id=7',
    'http://NEWS.example:80/2025/09/ministers/?id=7#top',
    'https://news.example.:443/2025/09/ministers?utm_source=x&id=7',
  ].map((url) =>
    refused(
      `an address that is taken: ${url}`,
      'registerSource',
      source({ url }),
      'ALREADY_EXISTS',
      'url',
      (world) => ({ existing: world.source }),
    ),
  ),
  ...['', 'x', 'ftp://a.example/', 'javascript:alert(1)'].map((url) =>
    bad(`the address ${JSON.stringify(url)}`, 'registerSource', source({ url }), 'url'),
  ),
  bad('a language that is none', 'registerSource', source({ language: 'constructor' }), 'language'),
  bad('a publisher that is no id', 'registerSource', source({ publisher: 'constructor' }), 'publisher'),
  bad('a publisher that is empty', 'registerSource', source({ publisher: '' }), 'publisher'),
  refused('a publisher that is not there', 'registerSource', source({ publisher: unknown }), 'NOT_FOUND', 'publisher'),
  refused('cites whom nobody knows', 'registerSource', source({ cites: [unknown] }), 'NOT_FOUND', 'cites.0'),
  refused(
    'cites a fact',
    'registerSource',
    ({ fact }) => ({ ...source({})({} as World), cites: [fact.entityId] }),
    'NOT_FOUND',
    'cites.0',
  ),
  bad('no date', 'registerSource', source({ publishedAt: { edtf: '' } }), 'publishedAt.edtf'),
  bad('a blank headline', 'registerSource', source({ headlines: text(' ') }), 'headlines.0.value'),
  refused(
    'a source that is not there',
    'captureSnapshot',
    capture({ source: unknown, text: 'a' }),
    'NOT_FOUND',
    'source',
  ),
  bad('a source that is no id', 'captureSnapshot', capture({ source: 'x', text: 'a' }), 'source'),
  bad('nothing', 'captureSnapshot', capture({}), 'text'),
  bad('an empty text', 'captureSnapshot', capture({ text: '' }), 'text'),
  bad('a NUL', 'captureSnapshot', capture({ text: 'a\u0000' }), 'text'),
  bad('half a surrogate', 'captureSnapshot', capture({ text: 'a\udc00' }), 'text'),
  bad('1,000,001 characters', 'captureSnapshot', capture({ text: long(1_000_001), keepText: false }), 'text'),
  bad('too much for one event', 'captureSnapshot', capture({ text: long(900_001) }), 'text'),
  bad('too much for one event in bytes', 'captureSnapshot', capture({ text: long(460_000, 'ж') }), 'text'),
  bad('a digest that is none', 'captureSnapshot', capture({ sha256: long(64, 'G'), length: 1 }), 'sha256'),
  bad('a digest without a length', 'captureSnapshot', capture({ sha256: long(64) }), 'length'),
  bad('a length of 0', 'captureSnapshot', capture({ sha256: long(64), length: 0 }), 'length'),
  bad('a digest of another text', 'captureSnapshot', capture({ text: 'a', sha256: snapshotDigest }), 'sha256'),
  bad('a length of another text', 'captureSnapshot', capture({ text: 'a', length: 2 }), 'length'),
  bad('a media type that is none', 'captureSnapshot', capture({ text: 'a', mediaType: 'x' }), 'mediaType'),
  refused('the newest text again', 'captureSnapshot', capture({ text: snapshotText }), 'NO_CHANGE', 'text'),
];

const strangers: BadRequest[] = [
  '',
  'Bearer',
  'Bearer x',
  'Basic Zmlyc3Q6eA==',
  'Bearer __proto__',
  'constructor',
].flatMap((authorization) =>
  (authorization === '' ? ['registerActor', 'createTimeline', 'reportFact'] : ['registerActor']).map((name) => ({
    ...refused(
      `by ${authorization || 'nobody'}`,
      name,
      (world) =>
        name === 'reportFact'
          ? factInput(world.source)
          : name === 'createTimeline'
            ? { slug: 'a', titles: text('A') }
            : actor(text('A'))(world),
      'UNAUTHENTICATED',
    ),
    authorization,
  })),
);

export const badWrites: readonly BadRequest[] = [
  ...actors,
  ...commands,
  ...timelines,
  ...sources,
  ...badFacts,
  ...badCorrections,
  ...badEditing,
  ...badMerges,
  ...strangers,
];
