import { z } from 'zod';
import { event, storedTexts } from '@timeline/kernel';
import type { EventsOf } from '@timeline/kernel';

/** Events of the streams `timeline-{id}`. */
export const timelineEvents = {
  TimelineCreated: event(z.strictObject({ slug: z.string(), titles: storedTexts, descriptions: storedTexts })),
};
export type TimelineEvent = EventsOf<typeof timelineEvents>;

const placed = { timeline: z.string(), fact: z.string() };

/** Events of the streams `placement-{id}`: one small stream for each fact on each timeline. */
export const placementEvents = {
  FactPlaced: event(z.strictObject({ ...placed, note: storedTexts })),
  FactRemoved: event(z.strictObject(placed)),
};
export type PlacementEvent = EventsOf<typeof placementEvents>;
