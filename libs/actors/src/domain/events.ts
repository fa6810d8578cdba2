import { z } from 'zod';
import { correction, event, storedTexts, translation } from '@timeline/kernel';
import type { EventsOf } from '@timeline/kernel';

export const actorKinds = ['PERSON', 'ORGANISATION', 'OFFICE', 'STATE', 'GROUP'] as const;
export type ActorKind = (typeof actorKinds)[number];

const content = z.strictObject({ kind: z.enum(actorKinds), names: storedTexts, sameAs: z.array(z.string()) });
export type ActorContent = z.infer<typeof content>;

/** Events of the streams `actor-{id}`. A correction holds the parts that changed, whole, as they are from then on. */
export const actorEvents = {
  ActorRegistered: event(content),
  ActorCorrected: event(content.partial().extend({ correction })),
  ActorMerged: event(z.strictObject({ into: z.string(), correction })),
  ActorReinstated: event(z.strictObject({ correction })),
  TextsTranslated: event(translation),
};
export type ActorEvent = EventsOf<typeof actorEvents>;
