import { z } from 'zod';
import { event, storedTexts } from '@timeline/kernel';
import type { EventsOf } from '@timeline/kernel';

export const actorKinds = ['PERSON', 'ORGANISATION', 'OFFICE', 'STATE', 'GROUP'] as const;
export type ActorKind = (typeof actorKinds)[number];

/** Events of the streams `actor-{id}`. */
export const actorEvents = {
  ActorRegistered: event(z.strictObject({ kind: z.enum(actorKinds), names: storedTexts, sameAs: z.array(z.string()) })),
};
export type ActorEvent = EventsOf<typeof actorEvents>;
