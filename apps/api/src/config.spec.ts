import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readConfig } from './config.js';

let folder: string;
let passwordFile: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'config-'));
  passwordFile = join(folder, 'password');
  writeFileSync(passwordFile, 'p@ss:w/rd%\n');
});
afterAll(() => rmSync(folder, { recursive: true }));

const stringOf = (connection: string, file = passwordFile) =>
  readConfig({ EVENTSTORE_CONNECTION_STRING: connection, EVENTSTORE_PASSWORD_FILE: file }, { demo: false })
    .connectionString;

describe("the password of the store's user, from a file", () => {
  it.each([
    ['esdb://timeline@a:2113', 'esdb://timeline:p%40ss%3Aw%2Frd%25@a:2113'],
    ['esdb+discover://timeline@a,b:1?tlsCAFile=x', 'esdb+discover://timeline:p%40ss%3Aw%2Frd%25@a,b:1?tlsCAFile=x'],
  ])('goes into %s', (given, made) => {
    expect(stringOf(given)).toBe(made);
  });

  it.each(['esdb://a:2113', 'esdb://timeline:known@a:2113'])('is refused for %s', (given) => {
    expect(() => stringOf(given)).toThrow(/^EVENTSTORE_PASSWORD_FILE: .* with a user and no password/);
  });

  it('names a file that cannot be read, or holds nothing', () => {
    const [missing, empty] = [join(folder, 'missing'), join(folder, 'empty')];
    writeFileSync(empty, '\n');
    expect(() => stringOf('esdb://t@a', missing)).toThrow(
      `EVENTSTORE_PASSWORD_FILE: the file ${missing} cannot be read`,
    );
    expect(() => stringOf('esdb://t@a', empty)).toThrow(`the file ${empty} is empty`);
  });
});

const configOf = (env: Record<string, string>) => readConfig(env, { demo: false });
const issuer = { OIDC_ISSUER: 'https://id.example/realm', OIDC_AUDIENCE: 'timeline' };

describe('another issuer of tokens', () => {
  it('is named by its address and audience, and by what its roles are here', () => {
    expect(configOf({}).oidc).toBeUndefined();
    expect(configOf(issuer).oidc).toMatchObject({
      issuer: 'https://id.example/realm',
      audience: 'timeline',
      clientId: undefined,
      clientSecret: undefined,
      roleClaim: 'roles',
      roles: new Map([
        ['editor', 'editor'],
        ['reporter', 'reporter'],
      ]),
    });
    const more = { OIDC_CLIENT_SECRET_FILE: passwordFile, OIDC_ROLES: 'Chief desk = editor', OIDC_ROLE_CLAIM: 'a.b' };
    const { clientSecret, roles, roleClaim } = configOf({ ...issuer, ...more }).oidc!;
    expect([clientSecret, roleClaim, [...roles]]).toEqual(['p@ss:w/rd%', 'a.b', [['Chief desk', 'editor']]]);
  });

  it.each([
    [{ OIDC_AUDIENCE: '' }, /^OIDC_AUDIENCE: /],
    [{ OIDC_ISSUER: 'http://id.example' }, /^OIDC_ISSUER: .* https/],
    [{ OIDC_ISSUER: 'id.example' }, /^OIDC_ISSUER: /],
    [{ OIDC_ROLES: 'editor' }, /^OIDC_ROLES: "editor" is not of the form/],
    [{ OIDC_ROLES: 'a=editor,b=admin' }, /^OIDC_ROLES: "b=admin"/],
    [{ OIDC_CLIENT_SECRET_FILE: '/missing' }, /^OIDC_CLIENT_SECRET_FILE: the file \/missing cannot be read/],
  ])('is refused where it cannot be told: %j', (more, message) => {
    expect(() => configOf({ ...issuer, ...more })).toThrow(message);
  });
});

describe('who is let in, and how often', () => {
  it.each([
    [{ RATE_LIMIT_READS: '-1' }, /^RATE_LIMIT_READS: "-1" is not a number a minute/],
    [{ RATE_LIMIT_WRITES: 'many' }, /^RATE_LIMIT_WRITES: /],
    [{ TRUST_PROXY: 'proxy.example' }, /^TRUST_PROXY: "proxy.example" is neither/],
    [{ CORS_ORIGINS: 'https://a.example,*' }, /^CORS_ORIGINS: "\*" is not an origin/],
    [{ EDITOR_TOKEN_FILE: 'editor.token' }, /^EDITOR_TOKEN_FILE: is gone; .* SIGNING_KEY_FILE/],
    [{ CORS_ORIGINS: 'desk.example' }, /^CORS_ORIGINS: "desk.example" is not an origin/],
    [{ CORS_ORIGINS: 'https://desk.example/' }, /^CORS_ORIGINS: ".*" is not an origin/],
    [{ CORS_ORIGINS: 'https://a.example b' }, /^CORS_ORIGINS: ".*" is not an origin/],
  ])('is refused by its name where it makes no sense: %j', (env, message) => {
    expect(() => configOf(env)).toThrow(message);
  });

  it('believes so many proxies, or those of these networks', () => {
    const trusted = (text: string, address: string, hop: number) =>
      configOf({ TRUST_PROXY: text }).trustProxy!(address, hop);
    expect(configOf({}).trustProxy).toBeUndefined();
    expect([trusted('1', '203.0.113.1', 0), trusted('1', '203.0.113.1', 1)]).toEqual([true, false]);
    const networks = '10.0.0.0/8, 127.0.0.1';
    expect(['10.1.2.3', '127.0.0.1', '203.0.113.1'].map((address) => trusted(networks, address, 3))).toEqual([
      ...[true, true, false],
    ]);
  });
});
