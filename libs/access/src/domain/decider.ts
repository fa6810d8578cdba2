import { Refusal } from '@timeline/kernel';
import type { Decider } from '@timeline/kernel';
import type { AccessEvent } from './events.js';

/** A token by the name that its issuer gave it. */
export interface TokenName {
  readonly issuer: string;
  readonly jti: string;
}

export type AccessCommand = { readonly type: 'RevokeToken'; readonly token: TokenName };

export interface AccessState {
  readonly revoked: boolean;
}

export const accessDecider: Decider<AccessState, AccessCommand, AccessEvent> = {
  initialState: { revoked: false },

  decide({ token: { issuer, jti } }, { revoked }) {
    if (revoked) throw new Refusal('NO_CHANGE', 'this token was revoked before', { fields: ['token'] });
    return { type: 'TokenRevoked', data: { issuer, jti } };
  },

  evolve(_state, event) {
    switch (event.type) {
      case 'TokenRevoked':
        return { revoked: true };
    }
  },
};
