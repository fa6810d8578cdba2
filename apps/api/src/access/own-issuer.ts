import { createPublicKey, randomUUID } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { jwtVerify, SignJWT } from 'jose';
import { shownName, textClaim } from './identity.js';
import type { Identity, Issuer, Person } from './identity.js';
import type { Role } from './roles.js';
import { ROLES } from './roles.js';
import { signingKey } from './signing-key.js';
import type { SigningKeyConfig } from './signing-key.js';

const ALGORITHM = 'ES256';
export const OWN_ISSUER = 'timeline';

/** A day, in seconds: tokens are given for days. */
export const DAY = 86_400;

/** The service as an issuer of tokens of its own: JWTs signed with its key, the same on every node that has it. */
export class OwnIssuer implements Issuer {
  readonly name = OWN_ISSUER;
  private readonly publicKey: KeyObject;

  private constructor(private readonly key: KeyObject) {
    this.publicKey = createPublicKey(key);
  }

  /** Undefined where there is no key. */
  static of(config: SigningKeyConfig): OwnIssuer | undefined {
    const key = signingKey(config);
    return key && new OwnIssuer(key);
  }

  /** What nobody knows but the nodes that share the key. */
  get secret(): string {
    return this.key.export({ type: 'pkcs8', format: 'pem' }).toString();
  }

  /** A token that lets somebody act in a role for so many seconds. */
  issue({ id, name }: Person, role: Role, seconds: number): Promise<string> {
    const now = Math.floor(Date.now() / 1000);
    return new SignJWT({ name, role })
      .setProtectedHeader({ alg: ALGORITHM, typ: 'JWT' })
      .setIssuer(this.name)
      .setAudience(this.name)
      .setSubject(id)
      .setJti(randomUUID())
      .setIssuedAt(now)
      .setExpirationTime(now + seconds)
      .sign(this.key);
  }

  async verify(token: string): Promise<Identity> {
    const { payload } = await jwtVerify<{ name: string; role: Role }>(token, this.publicKey, {
      algorithms: [ALGORITHM],
      issuer: this.name,
      audience: this.name,
      requiredClaims: ['sub', 'name', 'role', 'jti', 'iat', 'exp'],
    });
    const id = textClaim(payload, 'sub');
    return {
      id,
      name: shownName(textClaim(payload, 'name')) || id,
      role: ROLES.includes(payload.role) ? payload.role : 'reader',
      expiresAt: payload.exp!,
      token: { issuer: this.name, jti: textClaim(payload, 'jti') },
    };
  }
}
