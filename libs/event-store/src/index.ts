export { EventStore } from './event-store.js';
export type {
  AppendResult,
  ExpectedRevision,
  Json,
  JsonObject,
  LogFilter,
  NewEvent,
  Position,
  ReadAllOptions,
  ReadStreamOptions,
  StoredEvent,
  SubscribeOptions,
  SubscriptionMessage,
} from './event-store.js';
export { StoreLocked, StoreUnavailable, UnknownEvent, WrongExpectedRevision } from './errors.js';
export { DecideAndAppend, decoded, MAX_EVENT_BYTES } from './decide-and-append.js';
export type { Aggregate, Outcome, Written } from './decide-and-append.js';
export { ProjectionRunner } from './projection-runner.js';
export type { Projection, RunnerOptions } from './projection-runner.js';
export { EmbeddedEventStore } from './embedded/embedded.event-store.js';
export { workerUrl } from './worker-url.js';
export { metadataOf } from './metadata.js';
export type { CommandContext, EventMetadata } from './metadata.js';
