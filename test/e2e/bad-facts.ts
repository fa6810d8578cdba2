import { factInput, snapshotText, snapshotDigest, text } from './inputs.js';
import { bad, badTags, badTexts, largeText, long, refused, unknown } from './refusing.js';
import type { BadRequest, Input } from './refusing.js';

const content =
  (more: object, top: object = {}): Input =>
  (world) =>
    factInput(world.source, top, more);
const attested =
  (more: object): Input =>
  (world) =>
    factInput(world.source, { attestations: [{ source: world.source, ...more }] });
const quote = (more: object): Input =>
  attested({ snapshot: snapshotDigest, quotes: [{ exact: 'met on Tuesday', language: 'en', ...more }] });
const date = (occurredAt: object): Input => content({ occurredAt });
const place = (more: object): Input =>
  content({ places: [{ role: 'OCCURRED', basis: 'STATED', place: { names: text('Astana'), ...more } }] });
export const badFacts: readonly BadRequest[] = [
  ...badTexts.map(([what, value]) =>
    bad(`${what} for a title`, 'reportFact', content({ titles: text(value) }), 'content.titles.0.value'),
  ),
  ...badTags.map((tag) =>
    bad(
      `a title in ${JSON.stringify(tag.slice(0, 12))}`,
      'reportFact',
      content({ titles: text('A', tag) }),
      'content.titles.0.language',
    ),
  ),
  bad('no title', 'reportFact', content({ titles: [] }), 'content.titles'),
  ...[
    '2025-13-01',
    '',
    ' ',
    'nonsense',
    '2025-02-30',
    '2025-09-24/2025-09-23',
    '[]',
    '../..',
    '٢٠٢٥',
    '\u0000',
    '{"$gt":""}',
    '2025-09-23T25:00:00Z',
    'Y999999999',
    long(101, '2'),
  ].map((edtf) =>
    bad(`the date ${JSON.stringify(edtf.slice(0, 20))}`, 'reportFact', date({ edtf }), 'content.occurredAt.edtf'),
  ),
  bad(
    'a zone that is not there',
    'reportFact',
    date({ edtf: '2025', timeZone: 'Mars/Base' }),
    'content.occurredAt.timeZone',
  ),
  bad('a zone that is empty', 'reportFact', date({ edtf: '2025', timeZone: '' }), 'content.occurredAt.timeZone'),
  bad(
    'a stated zone that is missing',
    'reportFact',
    date({ edtf: '2025', zoneBasis: 'STATED' }),
    'content.occurredAt.timeZone',
  ),
  bad('no basis', 'reportFact', date({ edtf: '2025', basis: [] }), 'content.occurredAt.basis'),
  bad(
    'bounded by nothing',
    'reportFact',
    date({ edtf: '2025', basis: ['BOUNDED_BY_RELATION'] }),
    'content.occurredAt.boundedBy',
  ),
  refused(
    'bounded by a fact that is not there',
    'reportFact',
    date({ edtf: '2025', basis: ['BOUNDED_BY_RELATION'], boundedBy: [unknown] }),
    'NOT_FOUND',
    'content.occurredAt.boundedBy.0',
  ),
  bad('a period of nothing', 'reportFact', content({ validDuring: { open: false } }), 'content.validDuring'),
  bad('a statement that nobody made', 'reportFact', content({ kind: 'STATEMENT' }), 'content.participants'),
  refused(
    'a participant who is not there',
    'reportFact',
    content({ participants: [{ actor: unknown, role: 'HOST' }] }),
    'NOT_FOUND',
    'content.participants.0.actor',
  ),
  bad(
    'a participant who is no id',
    'reportFact',
    content({ participants: [{ actor: '__proto__', role: 'HOST' }] }),
    'content.participants.0.actor',
  ),
  bad('a country that is none', 'reportFact', place({ country: 'kz' }), 'content.places.0.place.country'),
  bad('a latitude alone', 'reportFact', place({ latitude: 51 }), 'content.places.0.place.longitude'),
  bad('a latitude of 91', 'reportFact', place({ latitude: 91, longitude: 0 }), 'content.places.0.place.latitude'),
  bad('a latitude that is text', 'reportFact', place({ latitude: '51', longitude: 71 })),
  bad('no attestation', 'reportFact', content({}, { attestations: [] }), 'attestations'),
  bad(
    '101 attestations',
    'reportFact',
    (world) => factInput(world.source, { attestations: Array.from({ length: 101 }, () => ({ source: world.source })) }),
    'attestations',
  ),
  refused(
    'a source that is not there',
    'reportFact',
    attested({ source: unknown }),
    'NOT_FOUND',
    'attestations.0.source',
  ),
  refused(
    'an actor as the source',
    'reportFact',
    ({ actor }) => factInput(actor),
    'NOT_FOUND',
    'attestations.0.source',
  ),
  bad('a source that is no id', 'reportFact', attested({ source: 'constructor' }), 'attestations.0.source'),
  refused(
    'a timeline that is not there',
    'reportFact',
    content({}, { timelines: [unknown] }),
    'NOT_FOUND',
    'timelines.0',
  ),
  bad('a timeline that is no id', 'reportFact', content({}, { timelines: [''] }), 'timelines.0'),
  refused(
    'a slug that is taken',
    'reportFact',
    content({}, { slug: 'ministers-met' }),
    'ALREADY_EXISTS',
    'slug',
    ({ fact }) => ({ existing: fact.entityId }),
  ),
  ...['', '__proto__', 'A', "a';--"].map((slug) =>
    bad(`the slug ${JSON.stringify(slug)}`, 'reportFact', content({}, { slug }), 'slug'),
  ),
  refused(
    'a snapshot that is not there',
    'reportFact',
    attested({ snapshot: long(64) }),
    'NOT_FOUND',
    'attestations.0.snapshot',
  ),
  refused('a snapshot that is empty', 'reportFact', attested({ snapshot: '' }), 'NOT_FOUND', 'attestations.0.snapshot'),
  refused(
    'a quote of a snapshot that is empty',
    'reportFact',
    quote({ snapshot: '' }),
    'NOT_FOUND',
    'attestations.0.quotes.0.snapshot',
  ),
  bad('a text of no snapshot', 'reportFact', attested({ snapshotText }), 'attestations.0.snapshotText'),
  bad(
    'a text of another snapshot',
    'reportFact',
    attested({ snapshot: snapshotDigest, snapshotText: 'a' }),
    'attestations.0.snapshotText',
  ),
  refused(
    'a quote that is not in the text',
    'reportFact',
    quote({ exact: 'met on Wednesday' }),
    'QUOTE_NOT_FOUND',
    'attestations.0.quotes.0.exact',
  ),
  refused(
    'a quote that is not at its start',
    'reportFact',
    quote({ start: 3 }),
    'QUOTE_NOT_FOUND',
    'attestations.0.quotes.0.exact',
  ),
  refused(
    'a quote that is not after its prefix',
    'reportFact',
    quote({ prefix: 'nowhere ' }),
    'QUOTE_NOT_FOUND',
    'attestations.0.quotes.0.exact',
  ),
  bad('a quote that is there twice', 'reportFact', quote({ exact: 'echo' }), 'attestations.0.quotes.0.exact'),
  bad('an empty quote', 'reportFact', quote({ exact: '' }), 'attestations.0.quotes.0.exact'),
  bad('a quote outside the text', 'reportFact', quote({ start: 1_000 }), 'attestations.0.quotes.0.start'),
  bad('a quote at a negative start', 'reportFact', quote({ start: -1 }), 'attestations.0.quotes.0.start'),
  bad('a step by nobody', 'reportFact', attested({ chain: [{ role: 'SPEAKER' }] }), 'attestations.0.chain.0'),
  bad(
    'a step by an empty id',
    'reportFact',
    attested({ chain: [{ role: 'SPEAKER', actor: '', unnamed: text('a diplomat') }] }),
    'attestations.0.chain.0.actor',
  ),
  bad(
    'a step in an empty language',
    'reportFact',
    attested({ chain: [{ role: 'SPEAKER', unnamed: text('a diplomat'), language: '' }] }),
    'attestations.0.chain.0.language',
  ),
  bad(
    'a step by two',
    'reportFact',
    (world) => attested({ chain: [{ role: 'SPEAKER', actor: world.actor, unnamed: text('a diplomat') }] })(world),
    'attestations.0.chain.0',
  ),
  refused(
    'a step by an actor who is not there',
    'reportFact',
    attested({ chain: [{ role: 'SPEAKER', actor: unknown }] }),
    'NOT_FOUND',
    'attestations.0.chain.0.actor',
  ),
  bad('too much for one event', 'reportFact', content({ summaries: largeText }), 'content'),
];
