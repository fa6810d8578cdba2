import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { decodeJwt, SignJWT, UnsecuredJWT } from 'jose';
import { createPrivateKey } from 'node:crypto';
import { Service } from '../service.js';
import { bearer, cookie, csrf, refusalOf, session, tokenFor, write } from './signed-in.js';

const dataDir = mkdtempSync(join(tmpdir(), 'tokens-'));
let service: Service;
let key: KeyObject;
const now = Math.floor(Date.now() / 1000);
const claims = { name: 'Ada', role: 'editor', sub: 'ada', jti: 'x', iat: now, exp: now + 600 };
const own = { ...claims, iss: 'timeline', aud: 'timeline' };

beforeAll(async () => {
  service = await Service.start({ dataDir });
  const path = service.keyFile ?? join(dataDir, 'signing.key');
  key = createPrivateKey(readFileSync(path, 'utf8'));
});
afterAll(async () => {
  await service.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

const signed = (payload: object, by: KeyObject | Uint8Array = key, alg = 'ES256') =>
  new SignJWT({ ...payload }).setProtectedHeader({ alg }).sign(by);
const otherKey = () => generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
/** The mistake of old: the public key, which anyone may know, taken for a secret. */
const publicAsSecret = () =>
  new TextEncoder().encode(createPublicKey(key).export({ type: 'spki', format: 'pem' }).toString());
const tampered = async () => {
  const [head, , signature] = (await tokenFor(service, 'reporter')).split('.');
  return [head, Buffer.from(JSON.stringify(own)).toString('base64url'), signature].join('.');
};
const revoked = async () => {
  const token = await tokenFor(service, 'editor');
  expect((await revoke(token)).status).toBe(200);
  return token;
};
const revoke = (token: string) =>
  fetch(`${service.url}/tokens/revoke`, {
    method: 'POST',
    headers: { ...bearer(service.token), 'content-type': 'application/json' },
    body: JSON.stringify({ token }),
  });

/** Every token that was sent. */
const sent: string[] = [];

const bad: readonly [what: string, make: () => string | Promise<string>, why: RegExp][] = [
  ['signed with another key', () => signed(own, otherKey()), /not signed by the issuer/],
  ['whose claims were changed', tampered, /not signed by the issuer/],
  ['that has expired', () => signed({ ...own, exp: now - 60 }), /has expired/],
  ['made for another service', () => signed({ ...own, aud: 'other' }), /another service/],
  ['of another issuer', () => signed({ ...own, iss: 'https://other.example' }), /issuer that is not known/],
  ['without an issuer', () => signed({ ...claims, aud: 'timeline' }), /issuer that is not known/],
  ['without a signature', () => new UnsecuredJWT({ ...own }).encode(), /not signed, or/],
  ['signed with the public key as a secret', () => signed(own, publicAsSecret(), 'HS256'), /not signed, or/],
  ['that never expires', () => signed({ ...own, exp: undefined }), /does not say what it has to: exp/],
  ['without a name for itself', () => signed({ ...own, jti: undefined }), /does not say what it has to: jti/],
  // A number for a subject was recorded, and stopped the read model for good.
  ['whose subject is a number', () => signed({ ...own, sub: 7 }), /does not say what it has to: sub/],
  ['whose name is a list', () => signed({ ...own, name: ['Ada'] }), /does not say what it has to: name/],
  ['that was revoked', revoked, /was revoked/],
  ['that is none', () => 'first-editor', /no token that can be read/],
  ['of an earlier release', () => 'x'.repeat(43), /no token that can be read/],
];

describe('a token', () => {
  it('that holds lets its editor write, who then stands in the record', async () => {
    const token = await tokenFor(service, 'reporter', 'Ася Құлманова');
    expect(refusalOf(await write(service, bearer(token)))).toBeUndefined();
    expect(refusalOf(await write(service, { ...cookie(token), ...csrf }))).toBeUndefined();
    const { data } = await service.query('{ actors(first: 100) { nodes { revision { editor { id name } } } } }');
    expect(data.actors.nodes.at(-1).revision.editor).toEqual({ id: 'ася құлманова', name: 'Ася Құлманова' });
  });

  it.each(bad)('%s is refused, and told why', async (_, make, why) => {
    const token = await make();
    sent.push(token);
    const head = await service.head();
    for (const headers of [bearer(token), { ...cookie(token), ...csrf }]) {
      const answer = await write(service, headers);
      expect(refusalOf(answer)).toEqual({ code: 'UNAUTHENTICATED', message: expect.stringMatching(why) });
      expect(answer.body).not.toContain(token);
    }
    const begun = await session(service, 'POST', csrf, { token });
    expect([begun.status, begun.headers.get('set-cookie')]).toEqual([401, null]);
    const shown = await session(service, 'GET', cookie(token));
    expect(await shown.json()).toMatchObject({ editor: null, expiresAt: null });
    expect(shown.headers.get('set-cookie')).toMatch(/^timeline_session=; .*Max-Age=0/);
    expect(await service.head()).toBe(head);
  });

  it('is refused from the moment that it expires, though it was taken just before', async () => {
    const exp = Math.ceil(Date.now() / 1000) + 1;
    const token = await signed({ ...own, jti: 'brief', exp });
    const sentAt = async (time: number) => {
      await sleep(time - Date.now());
      return refusalOf(await write(service, bearer(token)));
    };
    expect(await sentAt(exp * 1000 - 900)).toBeUndefined();
    expect(await sentAt(exp * 1000 + 10)).toMatchObject({
      code: 'UNAUTHENTICATED',
      message: expect.stringMatching(/has expired/),
    });
  });

  it('stands in nothing that the service says of itself, whether it is taken or not', () => {
    expect(sent).toHaveLength(bad.length);
    for (const token of [...sent, service.token]) expect(service.output()).not.toContain(token);
  });

  it('with a name that would write over what stands beside it has it on one line', async () => {
    const token = await signed({ ...own, name: ' Ada\u0000\n\u202e\u001b[31m Root ' });
    expect(refusalOf(await write(service, bearer(token)))).toBeUndefined();
    const { data } = await service.query('{ actors(first: 100) { nodes { revision { editor { name } } } } }');
    expect(data.actors.nodes.at(-1).revision.editor.name).toBe('Ada [31m Root');
  });
});

describe('a token that is revoked', () => {
  it('stays so after a restart and a rebuild, and is shown to no reader', async () => {
    const token = await tokenFor(service, 'editor');
    const before = await service.head();
    const { jti } = decodeJwt(token);
    expect(await (await revoke(jti!)).json()).toEqual({ issuer: 'timeline', jti });
    expect((await revoke(token)).status).toBe(200);
    await write(service, bearer(service.token));
    const { data } = await service.query(
      `{ changes(after: "${before}") { nodes { revision { type } } pageInfo { hasNextPage } } }`,
    );
    expect(data.changes.nodes).toEqual([{ revision: { type: 'ActorRegistered' } }]);
    expect(data.changes.pageInfo.hasNextPage).toBe(false);
    const editor = service.token;
    await service.killAlone('SIGTERM');
    const again = await Service.start({ dataDir });
    await again.ready();
    expect((await fetch(`${again.url}/rebuild`, { method: 'POST', headers: bearer(editor) })).status).toBe(200);
    expect(refusalOf(await write(again, bearer(token)))).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(refusalOf(await write(again, bearer(editor)))).toBeUndefined();
    service = again;
  });

  it.each(['', 'not-a-token', 'a.b.c'])('has to be named: %j', async (given) => {
    const answer = await revoke(given);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({
      errors: [{ extensions: { code: 'BAD_USER_INPUT', fields: ['token'] } }],
    });
  });

  it.each(['reader', 'reporter'] as const)('needs an editor: not a %s', async (role) => {
    const headers = { ...bearer(await tokenFor(service, role)), 'content-type': 'application/json' };
    const answer = await fetch(`${service.url}/tokens/revoke`, { method: 'POST', headers, body: '{"token":"x"}' });
    expect(answer.status).toBe(403);
    expect(
      (await fetch(`${service.url}/rebuild`, { method: 'POST', headers: bearer(await tokenFor(service, role)) }))
        .status,
    ).toBe(403);
  });
});
