import type { Aggregate } from '@timeline/event-store';
import { deriveId } from '@timeline/kernel';
import type { FactCommand } from '../domain/commands.js';
import { factDecider } from '../domain/decider.js';
import { factEvents } from '../domain/events.js';
import type { FactState } from '../domain/fact.js';

export const factAggregate: Aggregate<FactState, FactCommand, typeof factEvents> = {
  name: 'fact',
  events: factEvents,
  decider: factDecider,
};

/** A fact's id follows from its slug, so that the store itself keeps slugs apart. */
export const factId = (slug: string): string => deriveId('fact', slug);
