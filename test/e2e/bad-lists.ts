import { createHash } from 'node:crypto';
import { bad, one } from './bad-request.js';
import { unknown } from './refusing.js';
import type { BadRequest, Cursors } from './refusing.js';

const forged = (value: string): string => {
  const body = Buffer.from(value).toString('base64url');
  return `${body}.${createHash('sha256').update(`cursor:${body}`).digest('base64url').slice(0, 8)}`;
};
const changed = (cursor: string, at: number): string =>
  `${cursor.slice(0, at)}${cursor[at] === 'A' ? 'B' : 'A'}${cursor.slice(at + 1)}`;

const page = (what: string, args: string, field: string): BadRequest =>
  bad(what, `{ facts(${args}) { totalCount } }`, one(field));
const after = (what: string, cursor: (cursors: Cursors['cursors']) => string): BadRequest =>
  bad(
    `a cursor ${what}`,
    'query($after: String) { sources(first: 1, after: $after) { totalCount } }',
    one('after'),
    ({ cursors }) => ({ after: cursor(cursors) }),
  );
const paging: BadRequest[] = [
  page('first 101', 'first: 101', 'first'),
  page('first -1', 'first: -1', 'first'),
  page('last 101', 'last: 101', 'last'),
  page('last -1', 'last: -1', 'last'),
  page('first with last', 'first: 1, last: 1', 'last'),
  bad('first 1.5', '{ facts(first: 1.5) { totalCount } }'),
  bad('first beyond 32 bits', '{ facts(first: 99999999999) { totalCount } }'),
  bad('first as text', 'query($first: Int) { facts(first: $first) { totalCount } }', undefined, () => ({ first: '1' })),
  bad(
    'corrections of a fact, first 101',
    '{ fact(slug: "ministers-met") { corrections(first: 101) { id } } }',
    one('first'),
  ),
  bad(
    'corrections of a fact, first -1',
    '{ fact(slug: "ministers-met") { corrections(first: -1) { id } } }',
    one('first'),
  ),
  bad(
    'after with before',
    'query($c: String) { facts(first: 1, after: $c, before: $c) { totalCount } }',
    one('before'),
    ({ cursors }) => ({ c: cursors.facts }),
  ),
  bad(
    'after with last',
    'query($c: String) { facts(last: 1, after: $c) { totalCount } }',
    one('after'),
    ({ cursors }) => ({ c: cursors.facts }),
  ),
  bad(
    'before with first',
    'query($c: String) { facts(first: 1, before: $c) { totalCount } }',
    one('before'),
    ({ cursors }) => ({ c: cursors.facts }),
  ),
  bad(
    'a cursor under another asOf',
    'query($c: String) { facts(first: 1, after: $c, asOf: { position: "5" }) { totalCount } }',
    one('after'),
    ({ cursors }) => ({ c: cursors.facts }),
  ),
  bad(
    'a cursor of another order',
    'query($c: String) { facts(first: 1, after: $c) { totalCount } }',
    one('after'),
    ({ cursors }) => ({ c: cursors.factsByRecord }),
  ),
  bad(
    'a cursor of the actors found by name',
    'query($c: String) { actors(first: 1, after: $c) { totalCount } }',
    one('after'),
    ({ cursors }) => ({ c: cursors.actorsNamed }),
  ),
  after('of another list', ({ facts }) => facts),
  after('whose first character changed', ({ sources }) => changed(sources, 0)),
  after('whose middle changed', ({ sources }) => changed(sources, Math.floor(sources.length / 2))),
  after('whose last character changed', ({ sources }) => changed(sources, sources.length - 1)),
  after('that was cut', ({ sources }) => sources.slice(0, -1)),
  after('that goes on', ({ sources }) => `${sources}.x`),
  after('that is empty', () => ''),
  after('of a megabyte', () => 'A'.repeat(1_000_000)),
  ...[
    'x',
    '5',
    'null',
    '{}',
    '[]',
    '"a"',
    '["source",1]',
    '["source",1,"x"]',
    '["source",-1,1]',
    '["source",999999,1]',
    '["source",1,1.5]',
  ].map((value) => after(`made by hand of ${value}`, () => forged(value))),
];

const FILTERED = 'query($filter: FactFilter) { facts(filter: $filter) { totalCount } }';
const filtered = (what: string, filter: object, field?: string): BadRequest =>
  bad(what, FILTERED, field === undefined ? undefined : one(`filter.${field}`), () => ({ filter }));
const filters: BadRequest[] = [
  ...['', '2025-13-01', 'soon', '2025-02-30', '2025/2026', '[2025..]', 'XXXX', '\u0000', '٢٠٢٥', '1'.repeat(5_000)].map(
    (from) => filtered(`a range from ${JSON.stringify(from.slice(0, 20))}`, { occurred: { from } }, 'occurred.from'),
  ),
  filtered('a range of nothing', { occurred: {} }, 'occurred'),
  filtered('a range that ends before it starts', { valid: { from: '2025', to: '2024' } }, 'valid.to'),
  filtered('a time zone that is not there', { occurred: { from: '2025', timeZone: 'Mars/Base' } }, 'occurred.timeZone'),
  filtered('__proto__ for a time zone', { occurred: { from: '2025', timeZone: '__proto__' } }, 'occurred.timeZone'),
  filtered('a time without a zone', { occurred: { from: '2025-09-23T10:00:00' } }, 'occurred.timeZone'),
  ...['not a tag', '', '__proto__', 'constructor', 'en\u0000', 'x'.repeat(100)].map((tag) =>
    filtered(`the language ${JSON.stringify(tag.slice(0, 20))}`, { languages: ['en', tag] }, 'languages.1'),
  ),
  ...['actors', 'sources', 'publishers'].map((list) =>
    filtered(`${list} that are no ids`, { [list]: ["x' OR 1=1 --"] }, `${list}.0`),
  ),
  filtered('101 actors', { actors: Array.from({ length: 101 }, () => unknown) }, 'actors'),
  filtered('a negative number of origins', { minOrigins: -1 }, 'minOrigins'),
  filtered('null in a list', { kinds: [null] }),
  bad(
    'an actor of another moment',
    'query($filter: FactFilter) { facts(filter: $filter, asOf: { position: "6" }) { totalCount } }',
    one('filter.actors.0'),
    ({ actor }) => ({ filter: { actors: [`${actor}@5`] } }),
  ),
  bad('no word to look for', '{ actors(text: "  ") { totalCount } }', one('text')),
  bad('no text to look for', '{ actors(text: "") { totalCount } }', one('text')),
  bad(
    'half a surrogate to look for',
    'query($text: String) { actors(text: $text) { totalCount } }',
    one('text'),
    () => ({ text: '\ud800' }),
  ),
];

const LANGUAGES =
  'query($l: [LanguageTag!]) { fact(slug: "ministers-met") { summary(languages: $l) { value } title(languages: $l) { value } } }';
const changes = (what: string, args: string, field: string): BadRequest =>
  bad(`changes ${what}`, `{ changes(${args}) { nodes { position } } }`, one(field));
const feed: BadRequest[] = [
  changes('after what is no position', 'after: "x"', 'after'),
  changes('after a negative position', 'after: "-1"', 'after'),
  changes('after a position beyond the head', 'after: "999999"', 'after'),
  changes('until a position beyond the head', 'until: "99999999999999999999"', 'until'),
  changes('until a position before after', 'after: "5", until: "4"', 'until'),
  changes('101 at once', 'first: 101', 'first'),
  changes('of a fact that is no id', 'filter: { fact: "x" }', 'filter.fact'),
  changes('of a timeline whose id is empty', 'filter: { timeline: "" }', 'filter.timeline'),
  changes('of a type that is none', 'filter: { types: ["FactReported", "toString"] }', 'filter.types'),
];

const languages: BadRequest[] = [
  ['not a tag'],
  [''],
  ['en', 'constructor'],
  ['__proto__'],
  ['e\u0000'],
  Array.from({ length: 21 }, () => 'en'),
].map((l) => bad(`languages ${JSON.stringify(l).slice(0, 30)}`, LANGUAGES, one('languages'), () => ({ l })));

/** What lists are asked for: pages, filters, changes, languages. */
export const badLists: readonly BadRequest[] = [...paging, ...filters, ...feed, ...languages];
