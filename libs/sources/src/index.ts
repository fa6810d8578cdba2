export { sourceEvents } from './domain/events.js';
export type { SourceEvent } from './domain/events.js';
export type { CaptureSnapshotInput, KnownQuote, RegisterSourceInput, Snapshot, Source } from './domain/decider.js';
export { sourceProjection } from './read/sources.projection.js';
export { CaptureSnapshot, KnownQuotes, RegisterSource, sourceAggregate } from './write/handlers.js';
export { SourcesModule } from './sources.module.js';
