import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { UnsecuredJWT } from 'jose';
import { bearer, cookie, csrf, refusalOf, session, write } from '../e2e/signed-in.js';
import { OwnGateway } from '../own-gateway.js';
import { Service } from '../service.js';
import { Browser } from './browser.js';
import { OidcTestIssuer } from './issuer.js';

const CALLBACK = '/session/oidc/callback';

let folder: string;
let issuer: OidcTestIssuer;
let service: Service;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'oidc-'));
  issuer = await OidcTestIssuer.listen();
  const secretFile = join(folder, 'secret');
  writeFileSync(secretFile, `${issuer.secret}\n`);
  service = await Service.start({ env: issuer.settings(secretFile) });
});
afterAll(async () => {
  await service.stop();
  await issuer.close();
  rmSync(folder, { recursive: true, force: true });
});

const begin = (returnTo = '/') => `${service.url}/session/oidc?returnTo=${encodeURIComponent(returnTo)}`;
const atCallback = ({ pathname }: URL): boolean => pathname === CALLBACK;
const atSignIn = ({ pathname }: URL): boolean => pathname === '/sign-in';
const whoIs = async (headers: Record<string, string>) =>
  (await (await session(service, 'GET', headers)).json()) as { editor: unknown; signIn: unknown; readOnly: unknown };

describe('an issuer that is away', () => {
  it('keeps nobody from starting the service, or from writing by a token of its own', async () => {
    const answer = await write(service, bearer(await issuer.token()));
    expect(refusalOf(answer)).toMatchObject({ code: 'UNAVAILABLE', message: expect.stringMatching(/issuer/) });
    expect(refusalOf(await write(service, bearer(service.token)))).toBeUndefined();
    expect(await whoIs(cookie(await issuer.token()))).toMatchObject({
      editor: null,
      readOnly: expect.stringMatching(/issuer of tokens is out of reach/),
    });
    const { url } = await new Browser().open(begin(), atSignIn);
    expect(url.searchParams.get('error')).toMatch(/out of reach/);
  });
});

describe('signing in at an issuer', () => {
  beforeAll(() => issuer.serve(`${service.url}${CALLBACK}`));

  it('leads there, back, and on to where one was, signed in', async () => {
    expect((await whoIs({})).signIn).toEqual({ code: true, token: true, oidc: '/session/oidc' });
    const browser = new Browser();
    const page = await browser.open(begin('/facts/a?x="1"&y=2'));
    expect([page.status, page.url.pathname]).toEqual([200, CALLBACK]);
    expect(page.body).toContain('http-equiv="refresh" content="0; url=/facts/a?x=%221%22&amp;y=2"');
    expect(page.body).not.toContain('<script');
    const [asked] = browser.visited.filter(({ pathname }) => pathname === '/auth');
    expect(Object.fromEntries(asked!.searchParams)).toMatchObject({
      code_challenge_method: 'S256',
      response_type: 'code',
    });
    expect(page.set).toContainEqual(expect.stringMatching(/^timeline_sign_in=; .*Max-Age=0$/));
    expect(page.set).toContainEqual(
      expect.stringMatching(/^timeline_session=\S+; Path=\/; HttpOnly; SameSite=Strict; Max-Age=\d+$/),
    );

    const headers = { cookie: browser.cookiesFor(service.url) };
    const editor = { id: `${issuer.url}#ada`, name: 'Ada Lovelace', role: 'reporter' };
    expect((await whoIs(headers)).editor).toEqual(editor);
    expect(refusalOf(await write(service, { ...headers, ...csrf }))).toBeUndefined();
    const { data } = await service.query('{ actors(first: 100) { nodes { revision { editor { id name } } } } }');
    expect(data.actors.nodes.at(-1).revision.editor).toEqual({ id: editor.id, name: editor.name });
    for (const secret of [
      /timeline_session=(\S+)/.exec(headers.cookie)![1]!,
      page.url.searchParams.get('code')!,
      issuer.secret,
    ])
      expect(service.output()).not.toContain(secret);
  });

  it.each(['https://evil.example/', '//evil.example', '/\\evil.example'])(
    'leads nowhere else: %s',
    async (returnTo) => {
      const page = await new Browser().open(begin(returnTo));
      expect(page.body).toContain('content="0; url=/"');
    },
  );

  it('is not ended in another browser, or with another state, or twice', async () => {
    const browser = new Browser();
    const { url } = await browser.open(begin(), atCallback);
    const stranger = await new Browser().open(url.href, atSignIn);
    expect(stranger.url.searchParams.get('error')).toMatch(/not begun in this browser/);
    const other = new URL(url);
    other.searchParams.set('state', 'x');
    const second = new Browser();
    await second.open(begin(), atCallback);
    const wrong = await second.open(other.href, atSignIn);
    expect(wrong.url.searchParams.get('error')).toBe('signing in did not succeed: begin again');
    expect((await browser.open(url.href)).status).toBe(200);
    for (const { set } of [stranger, wrong, await browser.open(url.href, atSignIn)])
      expect(set.filter((one) => one.startsWith('timeline_session'))).toEqual([]);
  });

  it('that was given up there says so, and shows no words of others', async () => {
    const browser = new Browser();
    const { url } = await browser.open(begin(), atCallback);
    url.searchParams.delete('code');
    url.searchParams.set('error', 'access_denied');
    url.searchParams.set('error_description', 'call this number');
    const page = await browser.open(url.href, atSignIn);
    expect(page.url.searchParams.get('error')).toBe('signing in was given up at the issuer');
  });
});

describe("an issuer's token", () => {
  const secretOf = () => createPublicKey(issuer.privateKey).export({ type: 'spki', format: 'pem' }).toString();
  const now = () => Math.floor(Date.now() / 1000);
  const bad: readonly [what: string, make: () => string | Promise<string>, why: RegExp][] = [
    ['for another audience', () => issuer.token({ aud: 'https://other.example' }), /another service/],
    ['that has expired', () => issuer.token({ exp: now() - 120 }), /has expired/],
    ['that does not hold yet', () => issuer.token({ nbf: now() + 600 }), /not hold yet/],
    ['that never expires', () => issuer.token({ exp: undefined }), /does not say what it has to: exp/],
    ['in the name of our own issuer', () => issuer.token({ iss: 'timeline', aud: 'timeline' }), /not signed, or/],
    ['of another issuer', () => issuer.token({ iss: 'https://other.example' }), /not known here/],
    [
      'signed by another key',
      () => issuer.token({}, generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey),
      /not signed by/,
    ],
    [
      'signed with the public key as a secret',
      () => issuer.token({}, new TextEncoder().encode(secretOf()), 'HS256'),
      /not signed, or/,
    ],
    ['without a signature', () => new UnsecuredJWT({ iss: issuer.url, sub: 'ada' }).encode(), /not signed, or/],
  ];

  it.each(bad)('%s is refused, and told why', async (_, make, why) => {
    const token = await make();
    const refused = { code: 'UNAUTHENTICATED', message: expect.stringMatching(why) };
    for (const headers of [bearer(token), { ...cookie(token), ...csrf }])
      expect(refusalOf(await write(service, headers))).toEqual(refused);
    expect((await session(service, 'POST', csrf, { token })).status).toBe(401);
  });

  it.each([
    ['editor', { roles: ['timeline-reporter', 'timeline-editor'] }],
    ['reporter', { roles: 'openid timeline-reporter' }],
    ['reader', { roles: ['editor', 'admin', 1] }],
    ['reader', {}],
    ['reader', null],
  ])('gives the role %s for %j', async (role, access) => {
    expect((await whoIs(bearer(await issuer.token({ access })))).editor).toMatchObject({ role });
  });

  it.each([
    [{ name: undefined, preferred_username: 'ada' }, 'ada'],
    [{ name: '\u202eroot\n', preferred_username: 'ada' }, 'root'],
    [{ name: { a: 1 } }, 'a|da'],
  ])('gives the name in %j', async (claims, name) => {
    const { editor } = await whoIs(bearer(await issuer.token({ sub: 'a|da', ...claims })));
    expect(editor).toMatchObject({ id: `${issuer.url}#a%7Cda`, name });
  });

  it('is revoked as our own are', async () => {
    const [token, other] = [await issuer.token(), await issuer.token({ jti: undefined })];
    const revoke = (given: string) =>
      fetch(`${service.url}/tokens/revoke`, {
        method: 'POST',
        headers: { ...bearer(service.token), 'content-type': 'application/json' },
        body: JSON.stringify({ token: given }),
      });
    expect((await revoke(token)).status).toBe(200);
    expect((await revoke(other)).status).toBe(400);
    expect(refusalOf(await write(service, bearer(token)))).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(refusalOf(await write(service, bearer(other)))).toBeUndefined();
  });

  it('is taken once it is signed with a new key of the issuer, and the old one no longer', async () => {
    const old = await issuer.token();
    expect(refusalOf(await write(service, bearer(old)))).toBeUndefined();
    issuer.serve(`${service.url}${CALLBACK}`);
    const fresh = bearer(await issuer.token());
    let refusal = refusalOf(await write(service, fresh));
    for (let turn = 0; turn < 60 && refusal; turn++) {
      await new Promise((resolve) => setTimeout(resolve, 500));
      refusal = refusalOf(await write(service, fresh));
    }
    expect(refusal).toBeUndefined();
    expect(refusalOf(await write(service, bearer(old)))).toMatchObject({ code: 'UNAUTHENTICATED' });
  });
});

describe('a node on EventStoreDB without a signing key', () => {
  it('takes tokens of the issuer alone, and signs people in there', async () => {
    mkdirSync(join(folder, 'gateway'));
    const gateway = await OwnGateway.of(join(folder, 'gateway'), {});
    const { EVENTSTORE_CONNECTION_STRING } = gateway.settings;
    const shared = { connectionString: EVENTSTORE_CONNECTION_STRING!, keyFile: '' };
    const node = await Service.start({ shared, env: issuer.settings(join(folder, 'secret')) });
    try {
      issuer.serve(`${node.url}${CALLBACK}`);
      const shown = (await (await session(node, 'GET')).json()) as object;
      expect(shown).toMatchObject({ readOnly: null, signIn: { code: false, token: true, oidc: '/session/oidc' } });
      expect(refusalOf(await write(node, bearer(await issuer.token())))).toBeUndefined();
      expect(refusalOf(await write(node, bearer(service.token)))).toMatchObject({ code: 'UNAUTHENTICATED' });
      const browser = new Browser();
      expect((await browser.open(`${node.url}/session/oidc`)).status).toBe(200);
      const headers = { cookie: browser.cookiesFor(node.url), ...csrf };
      expect(refusalOf(await write(node, headers))).toBeUndefined();
      expect(node.output()).not.toMatch(/sign-in/);
    } finally {
      await node.stop();
      await gateway.end('SIGTERM');
    }
  });
});
