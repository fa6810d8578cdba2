import { z } from 'zod';
import { correction, event, storedTexts, translation } from '@timeline/kernel';
import type { EventsOf } from '@timeline/kernel';

const content = { titles: storedTexts, descriptions: storedTexts };

/** Events of the streams `timeline-{id}`. A correction holds the parts that changed, whole, as they are from then on. */
export const timelineEvents = {
  TimelineCreated: event(z.strictObject({ slug: z.string(), ...content })),
  TimelineCorrected: event(z.strictObject(content).partial().extend({ correction })),
  TextsTranslated: event(translation),
};
export type TimelineEvent = EventsOf<typeof timelineEvents>;

const placed = { timeline: z.string(), fact: z.string() };

/** Events of the streams `placement-{id}`: one small stream for each fact on each timeline. */
export const placementEvents = {
  FactPlaced: event(z.strictObject({ ...placed, note: storedTexts })),
  FactRemoved: event(z.strictObject(placed)),
};
export type PlacementEvent = EventsOf<typeof placementEvents>;
