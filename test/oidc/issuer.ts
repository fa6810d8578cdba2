import { generateKeyPairSync, randomUUID } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { RequestListener, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SignJWT } from 'jose';
import { Provider } from 'oidc-provider';

export const AUDIENCE = 'https://timeline.example/api';
const CLIENT = { id: 'timeline-page', secret: 'the-secret-of-the-page' };

interface Key {
  readonly kid: string;
  readonly privateKey: KeyObject;
}

/** A real OpenID Connect provider, in this process, that signs in whoever comes as Ada. */
export class OidcTestIssuer {
  private handle: RequestListener = (_, response) => response.writeHead(503).end();
  private key: Key = newKey();

  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  /** Its address is known at once; it answers after `serve`. */
  static async listen(): Promise<OidcTestIssuer> {
    const server = createServer((request, response) => issuer.handle(request, response)).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const issuer = new OidcTestIssuer(server, `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    return issuer;
  }

  /** What makes a service take its tokens. */
  settings(secretFile: string): Record<string, string> {
    return {
      OIDC_ISSUER: this.url,
      OIDC_AUDIENCE: AUDIENCE,
      OIDC_CLIENT_ID: CLIENT.id,
      OIDC_CLIENT_SECRET_FILE: secretFile,
      OIDC_ROLE_CLAIM: 'access.roles',
      OIDC_ROLES: 'timeline-editor=editor, timeline-reporter=reporter',
    };
  }

  get secret(): string {
    return CLIENT.secret;
  }

  /** Answers from now on, with a new key where it answered before; `callback`: where its client takes people back. */
  serve(callback: string): void {
    this.key = newKey();
    const provider = new Provider(this.url, configuration(callback, this.key));
    const answer = provider.callback();
    this.handle = (request, response) => {
      if (!request.url?.startsWith('/interaction/')) return answer(request, response);
      const result = { login: { accountId: 'ada' } };
      void provider.interactionFinished(request, response, result);
    };
  }

  /** An access token as it makes them, with other claims, or signed by another key. */
  token(claims: object = {}, by: KeyObject | Uint8Array = this.key.privateKey, alg = 'RS256'): Promise<string> {
    const now = Math.floor(Date.now() / 1000);
    const usual = { iss: this.url, aud: AUDIENCE, sub: 'ada', jti: randomUUID(), iat: now, exp: now + 600 };
    const access = { roles: ['other', 'timeline-editor'] };
    return new SignJWT({ ...usual, name: 'Ada Lovelace', access, ...claims })
      .setProtectedHeader({ alg, kid: this.key.kid })
      .sign(by);
  }

  get privateKey(): KeyObject {
    return this.key.privateKey;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }
}

function newKey(): Key {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return { kid: randomUUID(), privateKey };
}

const configuration = (callback: string, { kid, privateKey }: Key): object => ({
  clients: [{ client_id: CLIENT.id, client_secret: CLIENT.secret, redirect_uris: [callback] }],
  jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), kid, alg: 'RS256', use: 'sig' }] },
  cookies: { keys: ['a-key-of-the-tests-alone'] },
  pkce: { required: () => true },
  features: {
    devInteractions: { enabled: false },
    resourceIndicators: {
      enabled: true,
      getResourceServerInfo: () => ({ scope: '', audience: AUDIENCE, accessTokenFormat: 'jwt', accessTokenTTL: 600 }),
      useGrantedResource: () => true,
    },
  },
  extraTokenClaims: () => ({ name: 'Ada Lovelace', access: { roles: ['timeline-reporter'] } }),
  findAccount: (_: unknown, id: string) => ({ accountId: id, claims: () => ({ sub: id }) }),
  loadExistingGrant: async ({ oidc }: ConsentContext) => {
    const grant = new oidc.provider.Grant({ clientId: oidc.client.clientId, accountId: oidc.session.accountId });
    grant.addOIDCScope('openid profile');
    grant.addResourceScope(AUDIENCE, '');
    await grant.save();
    return grant;
  },
});

interface ConsentContext {
  readonly oidc: {
    readonly provider: Provider;
    readonly client: { readonly clientId: string };
    readonly session: { readonly accountId: string };
  };
}
