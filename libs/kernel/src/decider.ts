import type { Refusal } from './refusal.js';

/** An event as decided: its type and what it says. `Events` unions of these are what `evolve` must exhaust. */
export interface DomainEvent {
  readonly type: string;
  readonly data: unknown;
}

/** Where in its stream an event stands; revision counts from 0. */
export interface EventPlace {
  readonly revision: number;
}

/**
 * The domain as two pure functions. One command gives one event or throws a `Refusal`; a state is what all events so far
 * make of `initialState`. Nothing here reads a clock, a store or chance.
 */
export interface Decider<State, Command, Event extends DomainEvent> {
  readonly initialState: State;
  /** @throws {Refusal} when the command does not stand in this state */
  decide(command: Command, state: State): Event;
  evolve(state: State, event: Event, place: EventPlace): State;
}

/** What a test says: given these events, when this command, then this event or that refusal. */
export function given<State, Command, Event extends DomainEvent>(
  decider: Decider<State, Command, Event>,
  ...events: Event[]
) {
  const state = events.reduce(
    (state, event, revision) => decider.evolve(state, event, { revision }),
    decider.initialState,
  );
  return {
    state,
    when: (command: Command): Event => decider.decide(command, state),
    refuses: (command: Command): Refusal | undefined => {
      try {
        decider.decide(command, state);
        return undefined;
      } catch (refusal) {
        return refusal as Refusal;
      }
    },
  };
}
