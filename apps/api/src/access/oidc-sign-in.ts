import { hkdfSync, randomBytes } from 'node:crypto';
import { EncryptJWT, errors, jwtDecrypt } from 'jose';
import {
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client';
import { unauthenticated } from './identity.js';
import type { OidcIssuer } from './oidc-issuer.js';

/** How long a person may take at the issuer, in seconds. */
export const SIGN_IN_SECONDS = 600;
export const BEGINNING = '/session/oidc';
export const CALLBACK = `${BEGINNING}/callback`;

/** What we have to know again when a person comes back from the issuer. */
interface Begun {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  readonly returnTo: string;
}

/** Signing in at an issuer by authorization code with PKCE: tokens go from it to us, and no page sees them. */
export class OidcSignIn {
  private readonly key: Uint8Array;

  /** `secret`: what all nodes know and nobody else, so that one may end what another began; made up where there is none. */
  constructor(
    private readonly issuer: OidcIssuer,
    secret: string | undefined,
  ) {
    this.key = new Uint8Array(hkdfSync('sha256', secret ?? randomBytes(32), '', 'sign-in at an issuer', 32));
  }

  /** Where to send a person, and what to keep in their browser, sealed; `base` is where they see this service. */
  async begin(base: string, returnTo: string | undefined): Promise<{ location: string; sealed: string }> {
    const metadata = await this.issuer.metadata();
    const begun = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier() };
    const location = buildAuthorizationUrl(metadata, {
      redirect_uri: `${base}${CALLBACK}`,
      scope: this.issuer.config.scope,
      code_challenge: await calculatePKCECodeChallenge(begun.verifier),
      code_challenge_method: 'S256',
      state: begun.state,
      nonce: begun.nonce,
      ...this.forUs(),
    });
    const sealed = await new EncryptJWT({ ...begun, returnTo: localPath(returnTo) })
      .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
      .setExpirationTime(`${SIGN_IN_SECONDS}s`)
      .encrypt(this.key);
    return { location: location.href, sealed };
  }

  /** The access token of who comes back, and where they were. `url` is the path they came back to, with its query. */
  async end(base: string, url: string, sealed: string | undefined): Promise<{ token: string; returnTo: string }> {
    const { state, nonce, verifier, returnTo } = await this.opened(sealed);
    const given = await authorizationCodeGrant(
      await this.issuer.metadata(),
      new URL(`${base}${url}`),
      { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true },
      this.forUs(),
    );
    return { token: given.access_token, returnTo };
  }

  /** An audience that is an address is asked for by the parameters of RFC 8707 and of Auth0; others come with the client or a scope. */
  private forUs(): Record<string, string> {
    const { audience } = this.issuer.config;
    return /^https?:\/\//.test(audience) ? { resource: audience, audience } : {};
  }

  private async opened(sealed: string | undefined): Promise<Begun> {
    try {
      const { payload } = await jwtDecrypt<Begun>(sealed ?? '', this.key);
      return payload;
    } catch (error) {
      if (!(error instanceof errors.JOSEError)) throw error;
      throw unauthenticated('signing in was not begun in this browser, or more than 10 minutes ago: begin again');
    }
  }
}

/** A path of this site, whatever was given: nobody is led to another one. */
export function localPath(given: string | undefined): string {
  const here = 'http://here.invalid';
  if (!given?.startsWith('/') || !URL.canParse(given, here)) return '/';
  const { origin, pathname, search, hash } = new URL(given, here);
  return origin === here && !pathname.startsWith('//') ? `${pathname}${search}${hash}` : '/';
}
