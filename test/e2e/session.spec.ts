import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Service } from '../service.js';
import { mutation } from './inputs.js';
import { bearer, cookie, csrf, refusalOf, session, tokenFor, write } from './signed-in.js';

const foreign = { origin: 'https://elsewhere.example' };

/** Waits for what a service prints after it has said where it answers. */
async function told(service: Service, pattern: RegExp): Promise<RegExpExecArray> {
  for (let turn = 0; turn < 400 && !pattern.test(service.output()); turn++)
    await new Promise((resolve) => setTimeout(resolve, 25));
  expect(service.output()).toMatch(pattern);
  return pattern.exec(service.output())!;
}
const link = /^(http\S+)\/sign-in#code=([\w-]+)$/m;

let service: Service;
beforeAll(async () => {
  service = await Service.start();
});
afterAll(() => service.stop());

describe('the first start', () => {
  it('prints a link and no token, and keeps the key and a token for its owner alone', async () => {
    expect((await told(service, link))[1]).toBe(service.url);
    expect(service.output()).not.toContain(service.token);
    expect(service.token.split('.')).toHaveLength(3);
    const kept = service.gateway ? ['editor.token'] : ['editor.token', 'signing.key'];
    for (const name of kept) expect(statSync(join(service.dataDir, name)).mode & 0o777).toBe(0o600);
  });

  it('lets the link sign in once', async () => {
    const [, , code] = await told(service, link);
    const begun = await session(service, 'POST', csrf, { code });
    expect(begun.status).toBe(200);
    expect(await begun.json()).toMatchObject({ editor: { id: 'first-editor', name: 'First editor', role: 'editor' } });
    const again = await session(service, 'POST', csrf, { code });
    expect([again.status, again.headers.get('set-cookie')]).toEqual([401, null]);
    expect(await again.json()).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
    expect(service.output()).not.toContain('Error');
  });
});

describe('a session', () => {
  it('is nobody at first, and says how to sign in', async () => {
    const answer = await session(service, 'GET');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const signIn = { code: true, token: true, oidc: null };
    expect(await answer.json()).toEqual({ editor: null, expiresAt: null, readOnly: null, signIn });
  });

  it('is kept in a cookie that no script reads and no other site sends, and ends', async () => {
    const token = await tokenFor(service, 'reporter');
    const begun = await session(service, 'POST', csrf, { token });
    const set = begun.headers.get('set-cookie')!;
    expect(set).toMatch(/^timeline_session=[\w.-]+; Path=\/; HttpOnly; SameSite=Strict; Max-Age=(600|59\d)$/);
    expect(begun.headers.get('cache-control')).toBe('no-store');
    const shown = (await begun.json()) as { editor: unknown; expiresAt: string };
    expect(shown.editor).toEqual({ id: 'ada', name: 'Ada', role: 'reporter' });
    expect(Date.parse(shown.expiresAt)).toBeGreaterThan(Date.now());
    const headers = { cookie: `other=1; ${set.split(';')[0]}` };
    expect(await (await session(service, 'GET', headers)).json()).toEqual(shown);
    expect(refusalOf(await write(service, { ...headers, ...csrf }))).toBeUndefined();
    const ended = await session(service, 'DELETE', { ...headers, ...csrf });
    expect([ended.status, ended.headers.get('set-cookie')]).toEqual([
      204,
      'timeline_session=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0',
    ]);
  });

  it.each([
    ['nothing', {}, 'token'],
    ['no text', { token: 1 }, 'token'],
    ['no text as code', { code: {} }, 'code'],
  ])('is not begun by %s', async (_, body, field) => {
    const answer = await session(service, 'POST', csrf, body);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({
      errors: [{ extensions: { code: 'BAD_USER_INPUT', fields: [field] } }],
    });
  });

  it('is not begun by what is no JSON', async () => {
    const headers = { ...csrf, 'content-type': 'application/json' };
    const answer = await fetch(`${service.url}/session`, { method: 'POST', headers, body: '{' });
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] });
  });
});

describe('a page of another site', () => {
  const attempts: readonly (readonly [string, Record<string, string>])[] = [
    ['without the header', {}],
    ['without the header, from our own origin', { origin: 'OURS' }],
    ['with the header, from another origin', { ...csrf, ...foreign }],
    ['with the header, from a page without an origin', { ...csrf, origin: 'null' }],
  ];

  it.each(attempts)('cannot write by a cookie: %s', async (_, given) => {
    const headers = given.origin === 'OURS' ? { ...given, origin: service.url } : given;
    const signedIn = cookie(await tokenFor(service, 'editor'));
    const head = await service.head();
    expect(refusalOf(await write(service, { ...signedIn, ...headers }))).toMatchObject({ code: 'FORBIDDEN' });
    for (const [method, body] of [
      ['POST', { token: service.token }],
      ['DELETE', undefined],
    ] as const) {
      const answer = await session(service, method, { ...signedIn, ...headers }, body);
      expect([answer.status, answer.headers.get('set-cookie')]).toEqual([403, null]);
    }
    expect(await service.head()).toBe(head);
  });

  it('cannot write by a form, whatever it calls its content', async () => {
    const query = mutation('registerActor');
    const signedIn = cookie(await tokenFor(service, 'editor'));
    const head = await service.head();
    const types = ['application/x-www-form-urlencoded', 'multipart/form-data', 'text/plain', 'application/graphql'];
    for (const type of types) {
      const answer = await service.post(query, { ...signedIn, ...foreign, 'content-type': type });
      expect(answer.data ?? null).toBeNull();
      expect(answer.status).toBeGreaterThanOrEqual(400);
    }
    expect(await service.head()).toBe(head);
  });

  it('hinders nobody who sends a token, or comes from our own page', async () => {
    const token = await tokenFor(service, 'reporter');
    expect(refusalOf(await write(service, { ...bearer(token), ...foreign }))).toBeUndefined();
    expect(refusalOf(await write(service, { ...cookie(token), ...csrf, origin: service.url }))).toBeUndefined();
  });
});

describe('a service that readers reach by https', () => {
  it('keeps the session in a cookie for that host and secure connections alone', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'https-'));
    const behind = await Service.start({ dataDir, env: { PUBLIC_URL: 'https://facts.example' } });
    try {
      expect((await told(behind, link))[1]).toBe('https://facts.example');
      const begun = await session(
        behind,
        'POST',
        { ...csrf, origin: 'https://facts.example' },
        { token: behind.token },
      );
      const set = begun.headers.get('set-cookie')!;
      expect(set).toMatch(/^__Host-timeline_session=\S+; Path=\/; HttpOnly; SameSite=Strict; Max-Age=\d+; Secure$/);
      expect(refusalOf(await write(behind, { ...csrf, ...cookie(behind.token) }))).toMatchObject({
        code: 'UNAUTHENTICATED',
      });
      const own = { ...csrf, ...cookie(behind.token, '__Host-timeline_session') };
      expect(refusalOf(await write(behind, own))).toBeUndefined();
    } finally {
      await behind.stop();
      rmSync(dataDir, { recursive: true, force: true });
    }
  });
});

describe('a token of an earlier release in the data folder', () => {
  it('is replaced, and said to be; one that holds stays', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'earlier-'));
    const path = join(dataDir, 'editor.token');
    writeFileSync(path, `${'o'.repeat(43)}\n`, { mode: 0o600 });
    try {
      const first = await Service.start({ dataDir });
      await told(first, /editor\.token holds a new token: the one before was of an earlier release/);
      expect(refusalOf(await write(first, bearer(first.token)))).toBeUndefined();
      await first.killAlone('SIGTERM');
      const token = readFileSync(path, 'utf8');
      const second = await Service.start({ dataDir });
      expect(second.output()).not.toMatch(/new token|sign-in/);
      expect(readFileSync(path, 'utf8')).toBe(token);
      await second.stop();
    } finally {
      rmSync(dataDir, { recursive: true, force: true });
    }
  });
});
