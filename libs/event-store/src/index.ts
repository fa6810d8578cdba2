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
export { OtherLog, StoreLocked, StoreUnavailable, UnknownEvent, WrongExpectedRevision } from './errors.js';
export { DecideAndAppend, decoded, MAX_EVENT_BYTES } from './decide-and-append.js';
export type { Aggregate, Following, Outcome, Written } from './decide-and-append.js';
export { ProjectionRunner } from './projection-runner.js';
export type { Projection, RunnerOptions } from './projection-runner.js';
export { EmbeddedEventStore } from './embedded/embedded.event-store.js';
export { EventStoreDbStore } from './eventstoredb/eventstoredb.event-store.js';
export { OpenStore, setUpStore } from './eventstoredb/set-up-store.js';
export type { SetUpOptions } from './eventstoredb/set-up-store.js';
export { workerUrl } from './worker-url.js';
export { handedOver, toHandOver } from './embedded/log-page.js';
export { metadataOf, recordedAtOf } from './metadata.js';
export { payloadOf, ServedLog } from './embedded/served/served-log.js';
export type { ServedLogOptions } from './embedded/served/served-log.js';
export { atOrBeyond, beyond, servedPosition } from './embedded/served/position.js';
export type { Direction, ServedFilter, ServedPage } from './embedded/served/read.js';
export type { ServedEvent, ServedExpectation, ServedWrite } from './embedded/served/write.js';
export type { CommandContext, EventMetadata } from './metadata.js';
export { copyLog, DifferentLog } from './copy-log.js';
export type { CopyOptions } from './copy-log.js';
export { LOG_FILE, verifyLogFile } from './embedded/open-log.js';
export type { Verified } from './embedded/open-log.js';
export { backUp, backUpsIn } from './back-up.js';
export type { BackUp, BackUpOptions } from './back-up.js';
export { breakSeal, checkSeal, seal } from './seal.js';
export { lockFolder } from './embedded/lock.js';
export type { FolderLock } from './embedded/lock.js';
