import { createRemoteJWKSet, errors, jwtVerify } from 'jose';
import type { JWTPayload, JWTVerifyGetKey } from 'jose';
import { allowInsecureRequests, ClientSecretBasic, discovery, None } from 'openid-client';
import type { Configuration } from 'openid-client';
import { Refusal } from '@timeline/kernel';
import { shownName, textClaim } from './identity.js';
import type { Identity, Issuer } from './identity.js';
import type { OidcConfig } from './oidc-config.js';
import { ROLES } from './roles.js';
import type { Role } from './roles.js';

/** What only the issuer can sign: with a shared secret anyone who checks could. */
const ALGORITHMS = 'RS256 RS384 RS512 PS256 PS384 PS512 ES256 ES384 ES512 EdDSA Ed25519'.split(' ');
/** By how much the issuer's clock may differ from ours, in seconds. */
const TOLERANCE = 30;
/** An unknown key is looked for at the issuer, but not more often, in ms. */
const COOLDOWN_MS = 5_000;

/** An OpenID Connect issuer. It is asked for its addresses and keys when they are needed, so that we start without it. */
export class OidcIssuer implements Issuer {
  readonly name: string;
  private discovered: Promise<Configuration> | undefined;
  private keys: JWTVerifyGetKey | undefined;

  constructor(readonly config: OidcConfig) {
    this.name = config.issuer;
  }

  /** What the issuer tells of itself. Throws UNAVAILABLE while it is out of reach. */
  async metadata(): Promise<Configuration> {
    this.discovered ??= this.discover();
    try {
      return await this.discovered;
    } catch (error) {
      this.discovered = undefined;
      throw outOfReach(error);
    }
  }

  async verify(token: string): Promise<Identity> {
    const { payload } = await jwtVerify(token, await this.keySet(), {
      algorithms: ALGORITHMS,
      issuer: this.name,
      audience: this.config.audience,
      requiredClaims: ['sub', 'exp'],
      clockTolerance: TOLERANCE,
    });
    const { exp, jti } = payload;
    return {
      // Two issuers may give the same subject.
      id: `${this.name}#${encodeURIComponent(textClaim(payload, 'sub'))}`,
      name: nameOf(payload),
      role: roleOf(payload, this.config),
      expiresAt: exp!,
      token: jti === undefined ? undefined : { issuer: this.name, jti: textClaim(payload, 'jti') },
    };
  }

  private async keySet(): Promise<JWTVerifyGetKey> {
    if (this.keys) return this.keys;
    const { jwks_uri } = (await this.metadata()).serverMetadata();
    if (!jwks_uri) throw outOfReach(new Error('it names no jwks_uri'));
    const remote = createRemoteJWKSet(new URL(jwks_uri), { cooldownDuration: COOLDOWN_MS });
    this.keys = async (header, jws) => {
      try {
        return await remote(header, jws);
      } catch (error) {
        if (error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JOSENotSupported) throw error;
        throw outOfReach(error);
      }
    };
    return this.keys;
  }

  private discover(): Promise<Configuration> {
    const { issuer, clientId, clientSecret } = this.config;
    const authentication = clientSecret ? ClientSecretBasic(clientSecret) : None();
    const execute = issuer.startsWith('http:') ? [allowInsecureRequests] : [];
    return discovery(new URL(issuer), clientId ?? 'timeline', undefined, authentication, { execute });
  }
}

function outOfReach(cause: unknown): Refusal {
  const refusal = new Refusal('UNAVAILABLE', 'the issuer of tokens is out of reach: try again later', {
    retryAfterSeconds: 5,
  });
  refusal.cause = cause;
  return refusal;
}

function nameOf({ name, preferred_username: username, sub }: JWTPayload): string {
  const given = [name, username, sub].map((one) => (typeof one === 'string' ? shownName(one) : ''));
  return given.find((one) => one !== '') ?? 'nameless';
}

/** The highest of the roles that a token names; whoever has none of them only reads. */
function roleOf(payload: JWTPayload, { roleClaim, roles }: OidcConfig): Role {
  const value = claimAt(payload, roleClaim);
  const theirs = typeof value === 'string' ? value.split(' ') : Array.isArray(value) ? value : [];
  const ours = theirs.map((one) => (typeof one === 'string' ? roles.get(one) : undefined));
  return ROLES.findLast((role) => ours.includes(role)) ?? 'reader';
}

/** By its whole name, which may hold dots, or else along a path of names. */
function claimAt(payload: JWTPayload, path: string): unknown {
  if (Object.hasOwn(payload, path)) return payload[path];
  return path
    .split('.')
    .reduce<unknown>(
      (value, name) =>
        typeof value === 'object' && value !== null && Object.hasOwn(value, name)
          ? (value as Record<string, unknown>)[name]
          : undefined,
      payload,
    );
}
