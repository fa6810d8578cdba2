export type { TokenName } from './domain/decider.js';
export { accessEvents } from './domain/events.js';
export { accessPrefix, Revocations } from './write/revocations.js';
