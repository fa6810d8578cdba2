export { placementEvents, timelineEvents } from './domain/events.js';
export type { PlacementEvent, TimelineEvent } from './domain/events.js';
export type { Placement } from './domain/placement.decider.js';
export type { CreateTimelineInput, Timeline } from './domain/timeline.decider.js';
export { placementProjection, timelineProjection } from './read/timelines.projection.js';
export { CreateTimeline, PlaceFact, placementId, RemoveFact, ReportFactOnTimelines } from './write/handlers.js';
export type { PlaceFactInput } from './write/handlers.js';
export { TimelinesModule } from './timelines.module.js';
