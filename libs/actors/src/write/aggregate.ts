import type { Aggregate } from '@timeline/event-store';
import type { ActorState } from '../domain/actor.js';
import type { ActorCommand } from '../domain/commands.js';
import { actorDecider } from '../domain/decider.js';
import { actorEvents } from '../domain/events.js';

export const actorAggregate: Aggregate<ActorState, ActorCommand, typeof actorEvents> = {
  name: 'actor',
  events: actorEvents,
  decider: actorDecider,
};
