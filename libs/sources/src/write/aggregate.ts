import type { Aggregate } from '@timeline/event-store';
import type { SourceCommand } from '../domain/commands.js';
import { sourceDecider } from '../domain/decider.js';
import { sourceEvents } from '../domain/events.js';
import type { SourceState } from '../domain/source.js';

export const sourceAggregate: Aggregate<SourceState, SourceCommand, typeof sourceEvents> = {
  name: 'source',
  events: sourceEvents,
  decider: sourceDecider,
};
