import { DecideAndAppend } from '@timeline/event-store';
import type { Aggregate, CommandContext } from '@timeline/event-store';
import { deriveId } from '@timeline/kernel';
import { LRUCache } from 'lru-cache';
import { accessDecider } from '../domain/decider.js';
import type { AccessCommand, AccessState, TokenName } from '../domain/decider.js';
import { accessEvents } from '../domain/events.js';

const accessAggregate: Aggregate<AccessState, AccessCommand, typeof accessEvents> = {
  name: 'access',
  events: accessEvents,
  decider: accessDecider,
};

/** What the names of these streams begin with. */
export const accessPrefix = `${accessAggregate.name}-`;

/** How long another node may go on taking a token that was revoked: a look at the log holds for so long, in ms. */
const HOLDS_MS = 1_000;

/**
 * Which tokens were revoked. The log itself is asked, by the stream of the token, so that every node knows within a moment,
 * and nothing needs to be kept, rebuilt or caught up with.
 */
export class Revocations {
  private readonly looked = new LRUCache<string, Promise<boolean>>({ max: 10_000, ttl: HOLDS_MS });

  constructor(private readonly log: DecideAndAppend) {}

  /** Throws UNAVAILABLE where the log is out of reach, NO_CHANGE for a token that was revoked before. */
  async revoke(token: TokenName, context: CommandContext): Promise<void> {
    await this.log.execute(accessAggregate, streamOf(token), () => ({ type: 'RevokeToken', token }), context);
    this.looked.delete(nameOf(token));
  }

  /** Throws UNAVAILABLE where the log is out of reach. */
  async has(token: TokenName): Promise<boolean> {
    const name = nameOf(token);
    const known = this.looked.get(name);
    if (known !== undefined) return known;
    const looking = this.log.load(accessAggregate, streamOf(token)).then(({ state }) => state.revoked);
    this.looked.set(name, looking);
    looking.catch(() => this.looked.delete(name));
    return looking;
  }
}

const nameOf = ({ issuer, jti }: TokenName): string => JSON.stringify([issuer, jti]);

/** Two issuers may give the same name; and a name may be anything, which a stream's may not. */
const streamOf = ({ issuer, jti }: TokenName): string => `${accessPrefix}${deriveId('token', issuer, jti)}`;
