import { createHash } from 'node:crypto';
import { unknown } from './refusing.js';
import type { BadRequest, Cursors } from './refusing.js';

const bad = (
  what: string,
  query: string,
  fields?: readonly string[],
  variables?: BadRequest['variables'],
): BadRequest => ({ what, query, fields, variables, code: 'BAD_USER_INPUT' });

const one = (field: string) => [field];

const documents: BadRequest[] = [
  bad('a field that is not there', '{ facts { nodes { nothing } } }'),
  bad('a root field that is not there', '{ nothing }'),
  bad('__proto__ as a field', '{ head { __proto__ } }'),
  bad('constructor as a field', '{ constructor { name } }'),
  bad('an argument that is not there', '{ head(at: 1) { position } }'),
  bad('a type that is not there', 'query($x: Nothing) { facts(first: $x) { totalCount } }'),
  bad('a fragment on a type that is not there', '{ facts { nodes { ... on Nothing { slug } } } }'),
  bad('a directive that is not there', '{ head @hidden { position } }'),
  bad('an enum value that is not there', '{ facts(orderBy: SIDEWAYS) { totalCount } }'),
  bad(
    'an enum value that is not there, as a variable',
    'query($o: EntryOrder) { facts(orderBy: $o) { totalCount } }',
    undefined,
    () => ({ o: 'constructor' }),
  ),
  bad('an object without its fields', '{ head }'),
  bad('a variable that is not declared', '{ actor(id: $id) { entityId } }'),
  bad('a required variable that is missing', 'query($id: ID!) { actor(id: $id) { entityId } }', undefined, () => ({})),
  bad('a required variable beside no variables at all', 'query($id: ID!) { actor(id: $id) { entityId } }'),
  bad('null for a required variable', 'query($id: ID!) { actor(id: $id) { entityId } }', undefined, () => ({
    id: null,
  })),
  bad('an object for a string', 'query($s: String!) { timeline(slug: $s) { entityId } }', undefined, () => ({
    s: { $ne: null },
  })),
  bad('a field of a filter that is not there', '{ facts(filter: { nothing: 1 }) { totalCount } }'),
  bad(
    'a field of a filter that is not there, as a variable',
    'query($f: FactFilter) { facts(filter: $f) { totalCount } }',
    undefined,
    () => ({ f: { constructor: 1 } }),
  ),
  bad('a syntax error', '{ head { position }'),
  bad('an empty document', ' '),
  bad('a document that is JSON', '{"kind":"Document"}'),
  bad('a document that is a number', '1'),
  bad('two operations and no name', 'query a { head { position } } query b { head { position } }'),
  bad('fragments in a circle', '{ ...a } fragment a on Query { ...b } fragment b on Query { ...a }'),
  bad('a subscription', 'subscription { changes { position } }'),
];

const complexity: BadRequest[] = [
  [
    '16 levels',
    `{ actors(first: 1) { nodes ${'{ facts(first: 1) { nodes { participants { actor '.repeat(4)}{ entityId }${' } } } }'.repeat(4)} } }`,
  ],
  ['20,000 levels', `${'{ head '.repeat(20_000)}${'}'.repeat(20_000)}`],
  ['20,000 levels of a list', `{ actors(text: ${'['.repeat(20_000)}${']'.repeat(20_000)}) { totalCount } }`],
  [
    '100 by 100 by 100',
    '{ actors(first: 100) { nodes { facts(first: 100) { nodes { corrections(first: 100) { id } } } } } }',
  ],
  [
    'a page size that is a variable',
    'query($n: Int) { actors(first: $n) { nodes { facts(first: $n) { nodes { slug kind status } } } } }',
  ],
  ['30,000 aliases', `{ ${Array.from({ length: 30_000 }, (_, n) => `a${n}: head { position }`).join(' ')} }`],
  ['200,000 times the same field', `{ ${'head { position } '.repeat(200_000)} }`],
  [
    'fragments that double 60 times',
    `{ ...f0 } ${Array.from({ length: 60 }, (_, n) => `fragment f${n} on Query { ...f${n + 1} ...f${n + 1} }`).join(' ')} fragment f60 on Query { head { position } }`,
  ],
].map(([what, query]) => ({ what: what!, query: query!, code: 'QUERY_TOO_COMPLEX' }));

const malformed = [
  '',
  'x',
  '__proto__',
  'constructor',
  "1'; DROP TABLE object; --",
  'a\u0000b',
  '\ud800',
  `${unknown}@`,
  `@5`,
  `${unknown}@x`,
  `${unknown}@-1`,
  `${unknown}@01`,
  `${unknown}@1@2`,
  `${unknown}@${'9'.repeat(17)}`,
];
const ids: BadRequest[] = [
  ...['node', 'actor', 'source', 'fact'].flatMap((field) =>
    malformed.map((id) =>
      bad(
        `${field} with the id ${JSON.stringify(id)}`,
        `query($id: ID!) { ${field}(id: $id) { id } }`,
        one('id'),
        () => ({ id }),
      ),
    ),
  ),
  bad('an id at a position beyond the head', 'query($id: ID!) { node(id: $id) { id } }', one('id'), ({ actor }) => ({
    id: `${actor}@999999`,
  })),
  bad(
    'an id at one position beside asOf of another',
    'query($id: ID!) { fact(id: $id, asOf: { position: "6" }) { id } }',
    one('id'),
    ({ fact }) => ({ id: `${fact.entityId}@5` }),
  ),
  bad('a fact by neither id nor slug', '{ fact { id } }', one('id')),
  bad(
    'a fact by both id and slug',
    'query($id: ID) { fact(id: $id, slug: "ministers-met") { id } }',
    one('slug'),
    ({ fact }) => ({ id: fact.entityId }),
  ),
  bad('corrections of a timeline that is no id', '{ corrections(timeline: "x") { totalCount } }', one('timeline')),
  bad('corrections of a timeline whose id is empty', '{ corrections(timeline: "") { totalCount } }', one('timeline')),
];

const AS_OF = 'query($asOf: AsOf) { facts(asOf: $asOf) { totalCount } }';
const moments: BadRequest[] = [
  ...[
    'x',
    '',
    '-1',
    '01',
    '1.5',
    '1e3',
    ' 1',
    '１',
    '1\u0000',
    '0x1',
    'constructor',
    '999999',
    '9007199254740993',
    '9'.repeat(20),
    '9'.repeat(400),
  ].map((position) =>
    bad(`position ${JSON.stringify(position.slice(0, 30))}`, AS_OF, one('asOf.position'), () => ({
      asOf: { position },
    })),
  ),
  ...[
    'x',
    '',
    '2025-09-24',
    '2025-09-24T08:30:00',
    '2025-13-01T00:00:00Z',
    '2025-02-30T00:00:00Z',
    '2025-09-24T25:00:00Z',
    '2999-01-01T00:00:00Z',
    '1\u0000',
  ].map((recordedAt) =>
    bad(`recordedAt ${JSON.stringify(recordedAt)}`, AS_OF, one('asOf.recordedAt'), () => ({ asOf: { recordedAt } })),
  ),
  ...[
    {},
    { position: '1', recordedAt: '2025-09-24T08:30:00Z' },
    { position: null },
    { recordedAt: null },
    { position: null, recordedAt: null },
    { position: '1', recordedAt: null },
    { position: 1 },
    [],
    'x',
    { position: '1', __proto: 1 },
  ].map((asOf) => bad(`asOf ${JSON.stringify(asOf)} as a variable`, AS_OF, undefined, () => ({ asOf }))),
  ...[
    '{}',
    '{ position: "1", recordedAt: "2025-09-24T08:30:00Z" }',
    '{ position: null }',
    '{ recordedAt: null }',
    '{ position: 1 }',
    '"1"',
  ].map((asOf) => bad(`asOf ${asOf} in the document`, `{ facts(asOf: ${asOf}) { totalCount } }`)),
  bad(
    'a moment from a variable that may be null',
    'query($p: Position) { facts(asOf: { position: $p }) { totalCount } }',
    undefined,
    () => ({ p: null }),
  ),
];

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

const read = (what: string, input: object, field: string, code = 'BAD_USER_INPUT'): BadRequest => ({
  ...bad(what, 'query($input: UncertainDateInput!) { date(input: $input) { edtf } }', one(`input.${field}`), () => ({
    input,
  })),
  code,
});
const dates: BadRequest[] = [
  ...['', 'soon', '2025-02-30', '2025-09-24/2025-09-23'].map((edtf) => read(`the date "${edtf}"`, { edtf }, 'edtf')),
  read('a date in a zone that is not there', { edtf: '2025', timeZone: 'Mars/Base' }, 'timeZone'),
  read('a date whose zone is stated and not named', { edtf: '2025', zoneBasis: 'STATED' }, 'timeZone'),
  read('a date bounded by no fact', { edtf: '2025', basis: ['BOUNDED_BY_RELATION'] }, 'boundedBy'),
  read(
    'a date bounded by a fact that is not there',
    { edtf: '2025', basis: ['BOUNDED_BY_RELATION'], boundedBy: [unknown] },
    'boundedBy.0',
    'NOT_FOUND',
  ),
];

export const badReads: readonly BadRequest[] = [
  ...documents,
  ...complexity,
  ...ids,
  ...moments,
  ...paging,
  ...filters,
  ...feed,
  ...languages,
  ...dates,
];
