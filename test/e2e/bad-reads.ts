import { badLists } from './bad-lists.js';
import { bad, one } from './bad-request.js';
import { unknown } from './refusing.js';
import type { BadRequest } from './refusing.js';

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

export const badReads: readonly BadRequest[] = [...documents, ...complexity, ...ids, ...moments, ...badLists, ...dates];
