import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { release } from '../../apps/api/src/release.js';
import { Service } from '../service.js';
import { populate, send, text } from './inputs.js';
import type { World } from './inputs.js';

let service: Service;
let world: World;
beforeAll(async () => {
  service = await Service.start();
  world = await populate(service);
});
afterAll(() => service.stop());

const FOR_GOOD = 'public, max-age=31536000, immutable';
const register = () => send(service, 'registerActor', { kind: 'PERSON', names: text('One more') });

async function get(parameters: Record<string, string>, headers: Record<string, string> = {}) {
  const response = await fetch(`${service.url}/graphql?${new URLSearchParams(parameters).toString()}`, { headers });
  return {
    status: response.status,
    cacheControl: response.headers.get('cache-control'),
    etag: response.headers.get('etag'),
    body: await response.text(),
  };
}
const ask = (query: string, variables?: object, headers?: Record<string, string>) =>
  get({ query, ...(variables ? { variables: JSON.stringify(variables) } : {}) }, headers);

const past = (field: string): string => `{ ${field} { totalCount } }`;
const recordedAt = async (position: string): Promise<string> =>
  (await service.query(`{ actors(asOf: { position: "${position}" }) { basis { recordedAt } } }`)).data.actors.basis
    .recordedAt as string;

describe('a tag that a client worked out', () => {
  // The tag follows from the address alone: whoever made it up was told that an answer about now never changes.
  it('is held only where the answer is one about the past', async () => {
    const made = (query: string): string => {
      const url = `/graphql?${new URLSearchParams({ query }).toString()}`;
      return `"${createHash('sha256').update([release, url, 'past'].join('\n')).digest('hex').slice(0, 32)}"`;
    };
    const now = past('actors');
    const then = past('actors(asOf: { position: "3" })');
    const broken = past('nothing(asOf: { position: "3" })');
    expect((await ask(then, undefined, { 'if-none-match': made(then) })).status).toBe(304);
    expect((await ask(now, undefined, { 'if-none-match': made(now) })).status).toBe(200);
    expect((await ask(broken, undefined, { 'if-none-match': made(broken) })).status).toBe(400);
  });
});

describe('an answer about the past', () => {
  it('may be kept for good, and is the same when it is asked for after more was recorded', async () => {
    const before = await recordedAt('1');
    const queries: [string, object?][] = [
      [past('actors(asOf: { position: "3" })')],
      [past(`actors(asOf: { recordedAt: "${before}" })`)],
      ['query($p: Position!) { actors(asOf: { position: $p }) { totalCount } }', { p: '4' }],
      ['query($a: AsOf = { position: "2" }) { actors(asOf: $a) { totalCount } }'],
      ['{ one: actors(asOf: { position: "3" }) { totalCount } two: facts(asOf: { position: "5" }) { totalCount } }'],
      ['{ ...both } fragment both on Query { actors(asOf: { position: "3" }) { totalCount } }'],
      ['{ fact(slug: "not-yet", asOf: { position: "3" }) { id } }'],
    ];
    for (const [query, variables] of queries) {
      const first = await ask(query, variables);
      expect({ query, cacheControl: first.cacheControl, status: first.status }).toEqual({
        query,
        cacheControl: FOR_GOOD,
        status: 200,
      });
      await register();
      const second = await ask(query, variables);
      expect([second.body, second.etag]).toEqual([first.body, first.etag]);
      const held = await ask(query, variables, { 'if-none-match': first.etag! });
      expect(held).toEqual({ status: 304, cacheControl: FOR_GOOD, etag: first.etag, body: '' });
    }
  });
});

describe('an answer that could change', () => {
  it('is never called immutable', async () => {
    const head = await service.head();
    const headTime = await recordedAt(head);
    const id = world.fact.entityId;
    const queries: [string, object?][] = [
      ['{ head { position } }'],
      [past('actors')],
      [past('actors(asOf: null)')],
      ['query($a: AsOf) { actors(asOf: $a) { totalCount } }'],
      ['query($a: AsOf) { actors(asOf: $a) { totalCount } }', { a: null }],
      // An event may still be recorded in the head's own millisecond.
      [past(`actors(asOf: { recordedAt: "${headTime}" })`)],
      ['{ one: actors(asOf: { position: "3" }) { totalCount } two: actors { totalCount } }'],
      [
        '{ now: actors { totalCount } ...then } fragment then on Query { facts(asOf: { position: "5" }) { totalCount } }',
      ],
      ['{ actors(asOf: { position: "3" }) { totalCount } ... on Query { head { position } } }'],
      ['query a { actors(asOf: { position: "3" }) { totalCount } } query b { actors { totalCount } }'],
      [`{ node(id: "${id}") { id } }`],
      ['{ changes { basis { position } } }'],
      ['{ __typename }'],
    ];
    for (const [query, variables] of queries) {
      const parameters = { query, ...(query.includes('query b') ? { operationName: 'b' } : {}) };
      const answer = await get({ ...parameters, ...(variables ? { variables: JSON.stringify(variables) } : {}) });
      expect({ query, status: answer.status, cacheControl: answer.cacheControl }).toEqual({
        query,
        status: 200,
        cacheControl: 'no-cache',
      });
      expect(answer.etag).toMatch(/^"[0-9a-f]{32}"$/);
    }
  });

  it('is not executed again while nothing was recorded, and is as soon as something was', async () => {
    const first = await ask(past('actors'));
    const held = await ask(past('actors'), undefined, { 'if-none-match': `"other", W/${first.etag}` });
    expect(held).toEqual({ status: 304, cacheControl: 'no-cache', etag: first.etag, body: '' });
    expect((await ask(past('facts'), undefined, { 'if-none-match': first.etag! })).status).toBe(200);
    await register();
    const second = await ask(past('actors'), undefined, { 'if-none-match': first.etag! });
    expect(second.status).toBe(200);
    expect(second.etag).not.toBe(first.etag);
    expect(second.body).not.toBe(first.body);
  });
});

describe('an answer with an error', () => {
  it.each([
    [
      'of one field',
      '{ actors(asOf: { position: "3" }) { totalCount } facts(asOf: { position: "99999" }) { totalCount } }',
    ],
    ['of a moment', '{ actors(asOf: { position: "x" }) { totalCount } }'],
    ['of the document', '{ nothing }'],
    ['of its syntax', '{'],
    ['of a mutation by GET', 'mutation { createTimeline(input: {}) { position } }'],
  ])('%s is not kept', async (_, query) => {
    const { cacheControl, etag } = await ask(query);
    expect({ cacheControl, etag }).toEqual({ cacheControl: 'no-cache', etag: null });
  });
});

describe('an answer to an editor, or to a POST', () => {
  it('is for them alone, or says nothing of being kept', async () => {
    const query = past('actors(asOf: { position: "3" })');
    const own = await ask(query, undefined, { authorization: `Bearer ${service.token}` });
    expect([own.cacheControl, own.etag]).toEqual(['private, no-cache', null]);
    const posted = await fetch(`${service.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
    });
    expect([posted.headers.get('cache-control'), posted.headers.get('etag')]).toEqual([null, null]);
  });
});

describe('a persisted query', () => {
  const query = 'query Count($p: Position!) { actors(asOf: { position: $p }) { totalCount } }';
  const hash = (of: string) => createHash('sha256').update(of).digest('hex');
  const extensions = (sha256Hash: unknown, version: unknown = 1) =>
    JSON.stringify({ persistedQuery: { version, sha256Hash } });
  const codeOf = ({ body }: { body: string }) => JSON.parse(body).errors?.[0];

  it('is asked for once with its text, and from then on by its hash', async () => {
    const byHash = { operationName: 'Count', variables: '{"p":"3"}', extensions: extensions(hash(query)) };
    expect(codeOf(await get(byHash))).toEqual({
      message: 'PersistedQueryNotFound',
      extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' },
    });
    const registered = await get({ ...byHash, query });
    expect(JSON.parse(registered.body)).toEqual({ data: { actors: { totalCount: 1 } } });
    const asked = await get(byHash);
    expect([asked.body, asked.cacheControl]).toEqual([registered.body, FOR_GOOD]);
    expect((await get(byHash, { 'if-none-match': asked.etag! })).status).toBe(304);
  });

  it('is kept under its own hash only, and only when it could be executed', async () => {
    const other = '{ head { position } }';
    expect(codeOf(await get({ query: other, extensions: extensions(hash(query)) })).extensions.code).toBe(
      'BAD_USER_INPUT',
    );
    const wrong = '{ nothing }';
    expect(codeOf(await get({ query: wrong, extensions: extensions(hash(wrong)) })).extensions.code).toBe(
      'BAD_USER_INPUT',
    );
    expect(codeOf(await get({ extensions: extensions(hash(wrong)) })).extensions.code).toBe(
      'PERSISTED_QUERY_NOT_FOUND',
    );
  });

  it('that is a mutation is not executed by GET', async () => {
    const mutation = 'mutation($input: RegisterActorInput!) { registerActor(input: $input) { position } }';
    const posted = await service.post(
      JSON.stringify({
        query: mutation,
        variables: { input: {} },
        extensions: { persistedQuery: { version: 1, sha256Hash: hash(mutation) } },
      }),
    );
    expect(posted.errors).toBeDefined();
    const input = { commandId: '0b0f3c5e-5a53-4c42-9d55-f70d8e2f8a11', kind: 'PERSON', names: text('By POST') };
    const written = await service.post(
      JSON.stringify({
        query: mutation,
        variables: { input },
        extensions: { persistedQuery: { version: 1, sha256Hash: hash(mutation) } },
      }),
      { authorization: `Bearer ${service.token}` },
    );
    expect(written.data.registerActor.position).toBe(await service.head());
    const head = await service.head();
    const byGet = await get(
      {
        variables: JSON.stringify({ input: { ...input, commandId: '0b0f3c5e-5a53-4c42-9d55-f70d8e2f8a12' } }),
        extensions: extensions(hash(mutation)),
      },
      { authorization: `Bearer ${service.token}` },
    );
    expect([byGet.status, await service.head()]).toEqual([405, head]);
  });

  it.each([
    'null',
    '1',
    '[]',
    '{}',
    '{"version":2,"sha256Hash":"x"}',
    '{"version":1}',
    '{"version":1,"sha256Hash":{}}',
    '"x"',
    'true',
  ])('that is %s is refused, as a query that is missing is', async (persistedQuery) => {
    const answer = await get({ extensions: `{"persistedQuery":${persistedQuery}}` });
    expect([answer.status, codeOf(answer).extensions.code]).toEqual([400, 'BAD_USER_INPUT']);
  });
});
