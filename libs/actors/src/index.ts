export { actorEvents, actorKinds } from './domain/events.js';
export type { ActorEvent, ActorKind } from './domain/events.js';
export type { Actor, RegisterActorInput } from './domain/decider.js';
export { actorProjection } from './read/actors.projection.js';
export { RegisterActor } from './write/register-actor.js';
export { ActorsModule } from './actors.module.js';
