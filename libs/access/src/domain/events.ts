import { z } from 'zod';
import { event } from '@timeline/kernel';
import type { EventsOf } from '@timeline/kernel';

/** Events of the streams `access-{id}`, one a token. `jti` is the token's own name for itself, told apart by its issuer. */
export const accessEvents = {
  TokenRevoked: event(z.strictObject({ issuer: z.string(), jti: z.string() })),
};
export type AccessEvent = EventsOf<typeof accessEvents>;
