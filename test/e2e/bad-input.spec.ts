import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { commandId, Service, store } from '../service.js';
import type { Answer } from '../service.js';
import { badReads } from './bad-reads.js';
import { badWrites } from './bad-writes.js';
import { factInput, mutation, notice, populate, send, text } from './inputs.js';
import type { World } from './inputs.js';
import type { BadRequest, Cursors } from './refusing.js';

/** The third is answered by the JIT, which does not know what store there is. */
const TIMES = store === 'embedded' ? ['first', 'second', 'third'] : ['first'];

let service: Service;
let world: World & Cursors;
let requests = 0;

beforeAll(async () => {
  service = await Service.start();
  const populated = await populate(service);
  for (const name of ['Asel Serikova', 'Asel Omarova'])
    await send(service, 'registerActor', { kind: 'PERSON', names: text(name) });
  await send(service, 'registerSource', { language: 'ru', publishedAt: { edtf: '2025-09-24' } });
  const { data } = await service.query(`{
    sources(first: 1) { pageInfo { endCursor } }
    facts(first: 1) { pageInfo { endCursor } }
    factsByRecord: facts(first: 1, orderBy: RECORDED_ASC) { pageInfo { endCursor } }
    actorsNamed: actors(first: 1, text: "asel") { pageInfo { endCursor } } }`);
  const cursors = Object.fromEntries(
    Object.entries<{ pageInfo: { endCursor: string } }>(data).map(([list, { pageInfo }]) => [list, pageInfo.endCursor]),
  );
  world = { ...populated, cursors: cursors as Cursors['cursors'] };
});
afterAll(async () => {
  await service.stop();
  console.log(`${store}: ${badReads.length + badWrites.length} kinds of bad input in ${requests} requests`);
});

/** What came at the path of an error: null, or what stands there in spite of it. */
function dataAt({ data, errors }: Answer): unknown {
  return (
    (errors?.[0]?.path ?? []).reduce<unknown>((value, key) => (value as Record<string, unknown> | null)?.[key], data) ??
    null
  );
}

async function isRefused(bad: BadRequest, index: number): Promise<void> {
  // A text of its own, so that the JIT compiles it here and for nobody else.
  const query = bad.query.startsWith('{"') || /^\d/.test(bad.query) ? bad.query : `# ${index}\n${bad.query}`;
  const authorization = bad.authorization ?? `Bearer ${service.token}`;
  const head = await service.head();
  const variables = bad.variables?.(world);
  for (const time of TIMES) {
    const answer = await service.post(JSON.stringify({ query, variables }), authorization ? { authorization } : {});
    requests++;
    const { code, fields, ...more } = answer.errors?.[0]?.extensions ?? {
      code: `nothing: ${answer.body.slice(0, 300)}`,
    };
    expect({ time, code, fields, more }).toEqual({
      time,
      code: bad.code,
      fields: bad.fields,
      more: bad.also?.(world) ?? {},
    });
    expect(answer.errors!.map(({ extensions }) => extensions.code)).not.toContain('INTERNAL');
    expect(dataAt(answer)).toBeNull();
    expect([200, 400]).toContain(answer.status);
  }
  expect(await service.head()).toBe(head);
}

const table = (cases: readonly BadRequest[]) => cases.map((bad, index) => [bad.what, bad, index] as const);

describe('a read that asks for what cannot be', () => {
  it.each(table(badReads))('is refused each time: %s', (_, bad, index) => isRefused(bad, index));
});

describe('a write that cannot be recorded', () => {
  it.each(table(badWrites))('is refused each time, and nothing is recorded: %s', (_, bad, index) =>
    isRefused(bad, index + badReads.length),
  );
});

describe('a name that nobody has', () => {
  it.each(['__proto__', 'constructor', "' OR 1=1 --", '\u0000', '\ud800', '%', ''])(
    'finds nothing: %j',
    async (slug) => {
      const query = 'query($slug: String!) { timeline(slug: $slug) { id } fact(slug: $slug) { id } }';
      for (let time = 0; time < 3; time++)
        expect((await service.query(query, { slug })).body).toBe('{"data":{"timeline":null,"fact":null}}');
    },
  );
});

describe('a document of several operations', () => {
  it('answers the one that is named, also once it is compiled', async () => {
    const query = 'query place { head { position } } query count { sources { totalCount } }';
    const ask = async (operationName: string) => (await service.post(JSON.stringify({ query, operationName }))).data;
    for (let time = 0; time < 6; time++) {
      expect(Object.keys(await ask('place'))).toEqual(['head']);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    expect(Object.keys(await ask('count'))).toEqual(['sources']);
  });
});

describe('a query beside a mutation in one document', () => {
  it('never runs the mutation, also once that is compiled', async () => {
    const query = `query read { head { position } } ${mutation('registerActor').replace('mutation', 'mutation write')}`;
    const ask = (operationName: string) => {
      const variables = { input: { commandId: commandId(), kind: 'PERSON', names: text('Beside') } };
      const body = JSON.stringify({ query, operationName, variables });
      return service.post(body, { authorization: `Bearer ${service.token}` });
    };
    for (let time = 0; time < 4; time++) {
      expect((await ask('write')).errors).toBeUndefined();
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    const head = await service.head();
    expect((await ask('read')).data).toEqual({ head: { position: head } });
    expect(await service.head()).toBe(head);
  });
});

describe('an id in capitals or with a position', () => {
  it.each([(id: string) => id.toUpperCase(), (id: string) => `${id}@5`])('is the same id: %s', async (form) => {
    const { entityId, attestations } = await send(service, 'reportFact', factInput(form(world.source)));
    const changed = { id: form(attestations[0]!.id), stance: 'DENIES' };
    const correction = { expectedRevision: 0, kind: 'FACTUAL', notice, attestations: [changed] };
    await expect(send(service, 'correctFact', { fact: form(entityId), ...correction })).resolves.toMatchObject({
      entityId,
      revision: 1,
    });
  });
});

describe('a refusal', () => {
  it('is no error of the service, and not in its log', async () => {
    const before = service.output().length;
    await service.mutate(mutation('reportFact', 'not logged'), { input: factInput('x') });
    await service.mutate(mutation('reportFact', 'not logged'), {
      input: factInput(world.source, { attestations: [] }),
    });
    expect(service.output().slice(before)).toBe('');
  });
});

/** One request as it is, without what fetch would mend. */
function raw(
  method: string,
  path: string,
  headers: Record<string, string> = {},
  body: string | Buffer | null = '',
): Promise<{ status: number; codes: string[] }> {
  return new Promise((resolve, reject) => {
    const sent = request(`${service.url}${path}`, { method, headers, agent: false }, (response) => {
      let text = '';
      response.on('data', (chunk) => (text += chunk));
      response.on('end', () => {
        sent.destroy();
        const { errors = [] } = JSON.parse(text) as { errors?: { extensions: { code: string } }[] };
        resolve({ status: response.statusCode!, codes: errors.map(({ extensions }) => extensions.code) });
      });
    });
    sent.on('error', reject);
    // With null only the head is sent, and the answer must not wait for more.
    if (body === null) sent.flushHeaders();
    else sent.end(body);
  });
}

const json = { 'content-type': 'application/json' };
const HEAD = '{ head { position } }';
const MUTATION = encodeURIComponent(
  'mutation { createTimeline(input: { commandId: "e58ed763-928c-4155-bee9-fdbaaadc15f3", slug: "by-get", titles: [{ value: "A", language: "en" }] }) { position } }',
);
const wire: readonly [what: string, status: number, ask: () => Promise<{ status: number; codes: string[] }>][] = [
  [
    'a body over 8 MiB',
    413,
    () => raw('POST', '/graphql', { ...json, 'content-length': String(8 * 1024 * 1024 + 1) }, null),
  ],
  ['JSON that is cut', 400, () => raw('POST', '/graphql', json, '{"query":"{ head')],
  ['an empty body', 400, () => raw('POST', '/graphql', json)],
  ['a body that is no UTF-8', 400, () => raw('POST', '/graphql', json, Buffer.from([0x7b, 0xff, 0xfe, 0x7d]))],
  [
    '__proto__ among the variables',
    400,
    () => raw('POST', '/graphql', json, `{"query":"${HEAD}","variables":{"__proto__":{"x":1}}}`),
  ],
  [
    'constructor.prototype among the variables',
    400,
    () => raw('POST', '/graphql', json, `{"query":"${HEAD}","variables":{"constructor":{"prototype":{"x":1}}}}`),
  ],
  [
    'variables a million deep',
    400,
    () =>
      raw(
        'POST',
        '/graphql',
        { ...json, authorization: `Bearer ${service.token}` },
        `{"query":"query($f: FactFilter) { facts(filter: $f) { totalCount } }","variables":{"f":${'['.repeat(1e6)}${']'.repeat(1e6)}}}`,
      ),
  ],
  ['variables that are a list', 400, () => raw('POST', '/graphql', json, `{"query":"${HEAD}","variables":[]}`)],
  [
    'an operation that is not there',
    400,
    () => raw('POST', '/graphql', json, `{"query":"${HEAD.replace('{', 'query a {')}","operationName":"b"}`),
  ],
  ['a list of requests', 400, () => raw('POST', '/graphql', json, `[{"query":"${HEAD}"}]`)],
  ['no query', 400, () => raw('POST', '/graphql', json, '{}')],
  ['XML', 415, () => raw('POST', '/graphql', { 'content-type': 'application/xml' }, '<a/>')],
  ['plain text', 400, () => raw('POST', '/graphql', { 'content-type': 'text/plain' }, JSON.stringify({ query: HEAD }))],
  ['no content type', 415, () => raw('POST', '/graphql', {}, JSON.stringify({ query: HEAD }))],
  [
    'JSON sent as application/graphql',
    400,
    () => raw('POST', '/graphql', { 'content-type': 'application/graphql' }, JSON.stringify({ query: HEAD })),
  ],
  [
    'a mutation by GET',
    405,
    () => raw('GET', `/graphql?query=${MUTATION}`, { authorization: `Bearer ${service.token}` }),
  ],
  [
    'a GET of two operations',
    400,
    () => raw('GET', `/graphql?query=${encodeURIComponent(`query a ${HEAD} query b ${HEAD}`)}`),
  ],
  ['a GET of nothing', 400, () => raw('GET', '/graphql')],
  [
    'a GET whose variables are no JSON',
    400,
    () => raw('GET', `/graphql?query=${encodeURIComponent(HEAD)}&variables=%7B`),
  ],
];

describe('a request that is no GraphQL over HTTP', () => {
  it.each(wire)('is refused by its status and BAD_USER_INPUT: %s', async (_, status, ask) => {
    const head = await service.head();
    for (let time = 0; time < 3; time++) expect(await ask()).toEqual({ status, codes: ['BAD_USER_INPUT'] });
    expect(await service.head()).toBe(head);
  });
});
