import { once } from 'node:events';
import { request } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { getIntrospectionQuery } from 'graphql';
import { afterEach, describe, expect, it } from '@jest/globals';
import { Service } from '../service.js';
import type { Answer } from '../service.js';
import { factInput, inParallel, populate, send } from './inputs.js';
import { bearer, csrf, refusalOf, session, tokenFor, write } from './signed-in.js';

let service: Service;
const start = async (env: Record<string, string>, demo = false) => (service = await Service.start({ env, demo }));
afterEach(() => service.stop());

const GET = '/graphql?query=%7Bhead%7Bposition%7D%7D';
const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  fetch(`${service.url}${path}`, { method, headers, redirect: 'manual' });
const behind = (address: string) => ({ 'x-forwarded-for': address });

async function expectRefused(response: Response): Promise<void> {
  const after = Number(response.headers.get('retry-after'));
  expect([response.status, response.headers.get('cache-control')]).toEqual([429, 'no-store']);
  expect(after).toBeGreaterThan(0);
  expect(after).toBeLessThanOrEqual(60);
  const extensions = { code: 'RATE_LIMITED', retryAfterSeconds: after };
  expect(await response.json()).toEqual({ errors: [{ message: expect.stringMatching(/^too many/), extensions }] });
}

describe('requests from one address', () => {
  it('are so many a minute, whatever they ask and whoever they say stands behind them', async () => {
    await start({ RATE_LIMIT_READS: '4' });
    const asked = ['/session', GET, '/facts/none', '/nowhere'];
    for (const path of asked) expect((await get(path, behind(path))).status).not.toBe(429);
    for (const path of asked) await expectRefused(await get(path, behind(`10.0.0.${path.length}`)));
    for (let turn = 0; turn < 6; turn++) expect((await get('/health/live')).status).toBe(200);
  });

  it('are counted by who stands behind a proxy that is trusted', async () => {
    await start({ RATE_LIMIT_READS: '2', TRUST_PROXY: '1' });
    // What the client itself says of others before it is not believed.
    for (const said of ['', '192.0.2.1, ']) expect((await get(GET, behind(`${said}203.0.113.1`))).status).toBe(200);
    await expectRefused(await get(GET, behind('192.0.2.2, 203.0.113.1')));
    expect((await get(GET, behind('203.0.113.2'))).status).toBe(200);
    expect((await get(GET, behind('2001:db8::1'))).status).toBe(200);
    expect((await get(GET, behind('2001:db8::2'))).status).toBe(200);
    await expectRefused(await get(GET, behind('2001:db8::3')));
  });
});

describe('mutations by one editor', () => {
  it('are so many a minute, and nobody else is held up', async () => {
    await start({ RATE_LIMIT_WRITES: '2' });
    const [ada, bela] = [
      bearer(await tokenFor(service, 'editor', 'Ada')),
      bearer(await tokenFor(service, 'reporter', 'Bela')),
    ];
    for (let turn = 0; turn < 2; turn++) expect(refusalOf(await write(service, ada))).toBeUndefined();
    const head = await service.head();
    const { errors } = await write(service, ada);
    expect(errors).toEqual([
      expect.objectContaining({ extensions: { code: 'RATE_LIMITED', retryAfterSeconds: expect.any(Number) } }),
    ]);
    expect(await service.head()).toBe(head);
    expect(refusalOf(await write(service, bela))).toBeUndefined();
  });
});

describe('what a request may weigh', () => {
  const query = '{ head { position } }';
  /** A query in a body of so many bytes. */
  const padded = (bytes: number): string => JSON.stringify({ query, pad: 'x'.repeat(bytes) });
  const post = (body: string, headers: Record<string, string> = {}, path = '/graphql') =>
    fetch(`${service.url}${path}`, {
      ...{ method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } },
    });
  const chunked = (body: string): Promise<number> =>
    new Promise((resolve, reject) => {
      const sent = request(`${service.url}/graphql`, {
        ...{ method: 'POST', headers: { 'content-type': 'application/json', 'transfer-encoding': 'chunked' } },
      });
      sent.on('response', (response) => resolve(response.resume().statusCode!));
      sent.on('error', reject);
      sent.write(body);
      sent.end();
    });

  // Bodies of 8 MiB were read of anybody: 250 of them that never ended held 2 GB.
  it('is 256 KiB without a token that holds, told or in pieces, and 8 MiB with one', async () => {
    await start({});
    expect((await post(padded(200_000))).status).toBe(200);
    expect((await post(padded(300_000))).status).toBe(413);
    expect(await chunked(padded(200_000))).toBe(200);
    expect(await chunked(padded(300_000))).toBe(413);
    expect((await post(padded(300_000), bearer(service.token))).status).toBe(200);
    expect((await post(padded(300_000), bearer(`${service.token}x`))).status).toBe(401);
  });

  // Mercurius kept 2,048 parsed documents of any length: 512 padded ones ended the process.
  it('is 64 KiB of text for a query, which is not parsed beyond', async () => {
    await start({});
    const long = `${query}${' '.repeat(64 * 1024)}`;
    const answers = [
      await (await post(JSON.stringify({ query: long }), bearer(service.token))).json(),
      await (await post(JSON.stringify({ query: long }), {}, '/graphql/stream')).json(),
    ] as Answer[];
    for (const { errors } of answers)
      expect(errors?.[0]).toMatchObject({
        message: expect.stringMatching(/65\d{3} characters: 65536 at most/),
        extensions: { code: 'QUERY_TOO_COMPLEX' },
      });
  });

  it('is ten errors that are told of one document', async () => {
    await start({});
    const errorsOf = async (count: number) => {
      const body = JSON.stringify({
        query: `{ ${Array.from({ length: count }, (_, n) => `a${n}: nothing`).join(' ')} }`,
      });
      return ((await (await post(body)).json()) as Answer).errors!;
    };
    expect(await errorsOf(10)).toHaveLength(10);
    for (let turn = 0; turn < 2; turn++)
      expect(await errorsOf(500)).toEqual([
        expect.objectContaining({
          message: 'Cannot query field "nothing" on type "Query". This is the first of more than 10 errors.',
          extensions: { code: 'BAD_USER_INPUT' },
        }),
      ]);
  });

  it('has no mutation carried out by HEAD', async () => {
    await start({});
    const before = await service.head();
    const mutation =
      'mutation { registerActor(input: {commandId: "5e0c1f5e-0001-4000-8000-0000000000aa", kind: PERSON, names: [{value: "A", language: "en"}]}) { position } }';
    const path = `/graphql?query=${encodeURIComponent(mutation)}`;
    for (const method of ['GET', 'HEAD', 'HEAD', 'HEAD'])
      expect((await get(path, bearer(service.token), method)).status).toBe(405);
    expect(await service.head()).toBe(before);
    const [asked, told] = [await get(GET), await get(GET, {}, 'HEAD')];
    expect([told.status, told.headers.get('etag')]).toEqual([200, asked.headers.get('etag')]);
  });
});

describe('what an answer may be made of', () => {
  const codeOf = async (query: string) => refusalOf(await service.query(query))?.code;

  // A query of 653 bytes over 500 facts took all of the memory there was.
  it('is 10,000 objects, and 50,000 for who has sent a token, however the query was estimated', async () => {
    await start({ RATE_LIMIT_WRITES: '0' });
    const { source } = await populate(service);
    const report = (slug: string) => send(service, 'reportFact', factInput(source, { slug }));
    const facts = await Promise.all(Array.from({ length: 26 }, (_, n) => report(`ring-${n}`)));
    // One after the other of each fact's own: those of others do not stand in their way.
    const pairs = facts
      .slice(1)
      .flatMap((_, shift) => facts.map((from, n) => [from, facts[(n + shift + 1) % facts.length]!] as const));
    await inParallel(pairs, 16, ([from, to]) =>
      send(service, 'relateFacts', { fact: from.entityId, kind: 'CONTEXT_OF', to: to.entityId }),
    );
    const nested = (first: number): string =>
      `{ facts(first: ${first}, orderBy: RECORDED_DESC) { nodes { relations { to { relations { from { slug } to { slug } } } } } } }`;
    const known = async (query: string) => refusalOf(await service.mutate(query))?.code;
    expect(await codeOf(nested(1))).toBeUndefined();
    expect(await codeOf(nested(2))).toBe('QUERY_TOO_COMPLEX');
    expect(await known(nested(6))).toBeUndefined();
    expect(await known(nested(8))).toBe('QUERY_TOO_COMPLEX');
    expect(await codeOf('{ facts { totalCount } }')).toBeUndefined();
    // Those of one request count together.
    const three = ['a', 'b', 'c', 'd']
      .map((name) => nested(1).replace('{ facts', `${name}: facts`).slice(0, -2))
      .join(' ');
    expect(await codeOf(`{ ${three} }`)).toBe('QUERY_TOO_COMPLEX');
    // A list of parts can be taken in pages.
    const ids = async (page: string) => {
      const { data } = await service.query(`{ fact(slug: "ring-0") { relations${page} { entityId } } }`);
      return data.fact.relations.map(({ entityId }: { entityId: string }) => entityId) as string[];
    };
    const all = await ids('');
    expect(all).toHaveLength(50);
    expect([...(await ids('(first: 20)')), ...(await ids(`(first: 40, after: "${all[19]}")`))]).toEqual(all);
    expect(await codeOf('{ fact(slug: "ring-0") { attestations(first: -1) { id } } }')).toBe('BAD_USER_INPUT');
    expect(await codeOf(`{ fact(slug: "ring-0") { disputes(after: "${all[0]}") { id } } }`)).toBe('BAD_USER_INPUT');
  });

  it('is no tower of types, nor a text a hundred times', async () => {
    await start({});
    expect(await codeOf(getIntrospectionQuery({ inputValueDeprecation: true, specifiedByUrl: true }))).toBeUndefined();
    const tower = (levels: number): string => (levels === 0 ? 'name' : `name fields { type { ${tower(levels - 1)} } }`);
    expect(await codeOf(`{ __schema { types { ${tower(2)} } } }`)).toBeUndefined();
    expect(await codeOf(`{ __schema { types { ${tower(6)} } } }`)).toBe('QUERY_TOO_COMPLEX');
    const texts = Array.from({ length: 100 }, (_, n) => `t${n}: text`).join(' ');
    expect(await codeOf(`{ sources { nodes { snapshots { text } } } }`)).toBe('QUERY_TOO_COMPLEX');
    expect(await codeOf(`{ sources(first: 1) { nodes { snapshots { ${texts} } } } }`)).toBe('QUERY_TOO_COMPLEX');
    expect(await codeOf(`{ sources(first: 5) { nodes { snapshots { text } } } }`)).toBeUndefined();
  });
});

describe('a service that knows its address', () => {
  it('takes no cookie by a page of another, whatever host the request names', async () => {
    await start({ PUBLIC_URL: 'https://facts.example' });
    const { host } = new URL(service.url);
    const of = (origin: string) => session(service, 'POST', { ...csrf, origin }, { token: service.token });
    expect((await of(`http://${host}`)).status).toBe(403);
    expect((await of('https://facts.example')).status).toBe(200);
  });
});

describe('attempts to sign in from one address', () => {
  it('are 30 a minute, right or wrong', async () => {
    await start({});
    const attempt = (token: string) => session(service, 'POST', csrf, { token });
    for (let turn = 0; turn < 30; turn++) expect((await attempt('x')).status).toBe(401);
    await expectRefused(await attempt(service.token));
    expect((await session(service, 'GET')).status).toBe(200);
  });
});

describe("another site's page", () => {
  const ours = 'https://desk.example';

  it('reads nothing unless its origin is listed', async () => {
    await start({});
    const response = await get(GET, { origin: ours });
    expect([response.status, response.headers.get('access-control-allow-origin')]).toEqual([200, null]);
  });

  it('reads, and writes with a token, where its origin is listed, and never by a cookie', async () => {
    await start({ CORS_ORIGINS: `https://other.example, ${ours}` });
    const read = await get(GET, { origin: ours });
    expect(read.headers.get('access-control-allow-origin')).toBe(ours);
    expect(read.headers.get('vary')).toMatch(/authorization.*origin/i);
    const asking = {
      origin: ours,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'authorization',
    };
    const allowed = await get('/graphql', asking, 'OPTIONS');
    expect(allowed.headers.get('access-control-allow-headers')).toMatch(/authorization/);
    for (const { headers } of [read, allowed]) expect(headers.get('access-control-allow-credentials')).toBeNull();
    const stranger = await get(GET, { origin: 'https://desk.example.evil.example' });
    expect(stranger.headers.get('access-control-allow-origin')).toBeNull();
    expect(refusalOf(await write(service, { ...bearer(service.token), origin: ours }))).toBeUndefined();
  });
});

describe('every answer', () => {
  const paths = [GET, '/session', '/facts/none', '/nowhere', '/health/live', '/graphql?query=%7Bx', '/%zz'];

  /** What an event stream begins with. */
  async function streamed(): Promise<{ url: string; headers: Headers }> {
    const query = encodeURIComponent('subscription { changes { position } }');
    const url = `${service.url}/graphql/stream?query=${query}`;
    const sent = request(url).end();
    const [response] = (await once(sent, 'response')) as [IncomingMessage];
    sent.destroy();
    return { url, headers: new Headers(response.headers as Record<string, string>) };
  }

  it('keeps browsers from running what is not ours', async () => {
    await start({});
    const answers = await Promise.all([...paths.map((path) => get(path)), streamed()]);
    for (const { url, headers } of answers) {
      const policy = headers.get('content-security-policy') ?? `none at ${url}`;
      expect(policy).toMatch(/^default-src 'none'; script-src 'self'; .*frame-ancestors 'none'; base-uri 'none'/);
      expect(policy).not.toMatch(/unsafe|https?:|\*/);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('strict-transport-security')).toBeNull();
    }
    expect((await get('/graphiql')).status).toBe(404);
  });

  it('asks for https where that is how readers come, and lets GraphiQL alone bring its parts', async () => {
    await start({ PUBLIC_URL: 'https://facts.example' }, true);
    const [graphiql, other] = [await get('/graphiql'), await get(GET)];
    expect(other.headers.get('strict-transport-security')).toMatch(/^max-age=\d+$/);
    expect(graphiql.headers.get('content-security-policy')).toMatch(/script-src 'self' https:\/\/unpkg\.com;/);
    expect(graphiql.headers.get('content-security-policy')).not.toMatch(/script-src[^;]*unsafe/);
    expect(other.headers.get('content-security-policy')).not.toContain('unpkg');
  });
});
