import type { FastifyRequest } from 'fastify';
import { decodeJwt, errors } from 'jose';
import { LRUCache } from 'lru-cache';
import { Revocations } from '@timeline/access';
import type { TokenName } from '@timeline/access';
import { badInput, deriveId, isUuid, Refusal, sha256 } from '@timeline/kernel';
import { LIMITS } from '../config.js';
import type { Config } from '../config.js';
import { unauthenticated } from './identity.js';
import type { Identity, Issuer, Person } from './identity.js';
import type { OidcIssuer } from './oidc-issuer.js';
import type { OwnIssuer } from './own-issuer.js';
import { refusedToken } from './refused-token.js';
import { Rate } from './rate.js';
import { leastRole, suffices } from './roles.js';
import type { Role } from './roles.js';
import { Work } from './work.js';
import { requireOwnPage } from './same-origin.js';
import { sessionCookie } from './session-cookie.js';

const NOBODY =
  'only who is signed in may write: send Authorization: Bearer and a token, such as the one in DATA_DIR/editor.token';

const NO_ISSUER = 'this node only reads: it was started without SIGNING_KEY_FILE, and without OIDC_ISSUER';

/** A token that was checked need not be checked again for so long, in ms: as long as a look for its revocation holds. */
const HOLDS_MS = 1_000;

/** What is known of a request before anything is looked up: all that is needed of Fastify's. */
type Request = Pick<FastifyRequest, 'headers' | 'host'>;

/** Who may write: takes tokens of every issuer that it knows, unless they were revoked. */
export class Access {
  private readonly issuers: readonly Issuer[];
  private readonly cookie;
  private readonly writes: Rate;
  /** By network: requests, and the time that they took, in ms. */
  readonly reads: Rate;
  readonly work: Work;
  private readonly checked = new LRUCache<string, Identity>({ max: 10_000, ttl: HOLDS_MS });

  constructor(
    private readonly config: Config,
    private readonly revocations: Revocations,
    readonly own: OwnIssuer | undefined,
    readonly oidc: OidcIssuer | undefined,
  ) {
    this.issuers = [own, oidc].filter((issuer) => issuer !== undefined);
    this.reads = new Rate('requests from one address', config.rates.reads);
    this.work = new Work(config.rates.reads === 0 ? { ...LIMITS.work, perSecond: 0 } : LIMITS.work);
    this.writes = new Rate('mutations by one editor', config.rates.writes);
    this.cookie = sessionCookie(config.publicUrl.startsWith('https:'));
  }

  /** Why nobody may write on this node, undefined where somebody may. */
  get readOnly(): string | undefined {
    return this.issuers.length === 0 ? NO_ISSUER : undefined;
  }

  /** Who sends a mutation, by a token or by the session's cookie. Refused: UNAUTHENTICATED, FORBIDDEN, RATE_LIMITED, UNAVAILABLE. */
  async authorize(request: Request, mutation: string): Promise<Identity> {
    const least: Role = Object.hasOwn(leastRole, mutation) ? leastRole[mutation as keyof typeof leastRole] : 'editor';
    const editor = await this.require(request, least, mutation);
    this.writes.take(editor.id);
    return editor;
  }

  /** As `authorize`, for anything that changes something and asks for a role; `what` names it in a refusal. */
  async require(request: Request, least: Role, what: string): Promise<Identity> {
    if (this.readOnly) throw new Refusal('FORBIDDEN', this.readOnly);
    const { token, byCookie } = this.tokenOf(request);
    if (byCookie) requireOwnPage(request, this.config);
    const identity = await this.identify(token);
    if (suffices(identity.role, least)) return identity;
    throw new Refusal('FORBIDDEN', `${what} needs the role ${least}, and yours is ${identity.role}: ask an editor`);
  }

  /** Who a token stands for. Throws UNAUTHENTICATED saying why it is not taken, UNAVAILABLE where that cannot be known. */
  async identify(token: string | undefined): Promise<Identity> {
    if (token === undefined) throw unauthenticated(NOBODY);
    const identity = await this.verified(token);
    if (identity.token && (await this.revocations.has(identity.token)))
      throw unauthenticated('the token was revoked: ask for a new one');
    return identity;
  }

  /** Revokes a token, given whole or by the `jti` of one of our own, for good and on every node; again it changes nothing. */
  async revoke(given: string, { id, name }: Person): Promise<TokenName> {
    const token = tokenNamed(given, this.own?.name);
    const commandId = deriveId('revoke', token.issuer, token.jti);
    await this.revocations.revoke(token, { commandId, commandHash: sha256(commandId), editor: { id, name } });
    return token;
  }

  /** The token of a request, if any; an Authorization header that holds none hides the cookie. */
  tokenOf({ headers }: Request): { readonly token: string | undefined; readonly byCookie: boolean } {
    const { authorization } = headers;
    if (authorization !== undefined) return { token: /^Bearer +(\S+)$/i.exec(authorization)?.[1], byCookie: false };
    const token = this.cookie.read(headers.cookie);
    return { token, byCookie: token !== undefined };
  }

  private async verified(token: string): Promise<Identity> {
    const known = this.checked.get(token);
    if (known && known.expiresAt * 1000 > Date.now()) return known;
    try {
      const { iss } = decodeJwt(token);
      const issuer = this.issuers.find(({ name }) => name === iss);
      if (!issuer) throw unauthenticated('the token is of an issuer that is not known here');
      const identity = await issuer.verify(token);
      this.checked.set(token, identity);
      return identity;
    } catch (error) {
      throw refusedToken(error);
    }
  }
}

/** Its signature does not matter: who may revoke may revoke any. */
function tokenNamed(given: string, ownIssuer: string | undefined): TokenName {
  if (isUuid(given) && ownIssuer) return { issuer: ownIssuer, jti: given };
  try {
    const { iss, jti } = decodeJwt(given);
    if (typeof iss === 'string' && typeof jti === 'string') return { issuer: iss, jti };
  } catch (error) {
    if (!(error instanceof errors.JOSEError)) throw error;
  }
  throw badInput(
    'token',
    'is no token that names itself (jti) and its issuer (iss): it cannot be revoked, only expire',
  );
}
