import type { Fact } from '@timeline/facts';
import { Refusal } from '@timeline/kernel';
import type { Decider, DomainEvent } from '@timeline/kernel';
import { actorDecider } from '../../libs/actors/src/domain/decider.js';
import { factDecider } from '../../libs/facts/src/domain/decider.js';
import { sourceDecider } from '../../libs/sources/src/domain/decider.js';

// What one kind of object takes is nothing to the others.
// oxlint-disable-next-line typescript/no-explicit-any
type AnyDecider = Decider<any, any, DomainEvent>;
const deciders: Readonly<Record<string, AnyDecider>> = {
  ...{ actor: actorDecider as AnyDecider, source: sourceDecider as AnyDecider, fact: factDecider as AnyDecider },
};

const kindOf = (streamId: string): string => streamId.slice(0, streamId.indexOf('-'));

/** Actors, sources and facts as their own streams have them, which is all that a command on them is decided by. */
export class Streams {
  private readonly states = new Map<string, unknown>();

  add(streamId: string, event: DomainEvent, revision: number): void {
    const decider = deciders[kindOf(streamId)];
    if (!decider) return;
    const before = this.states.get(streamId) ?? decider.initialState;
    this.states.set(streamId, decider.evolve(before, event, { revision }));
  }

  /** The event that a command gives; undefined where it is refused. */
  decide(streamId: string, type: string, command: object): DomainEvent | undefined {
    const kind = kindOf(streamId);
    const whole = type === 'Merge' || type === 'Reinstate' ? type + kind[0]!.toUpperCase() + kind.slice(1) : type;
    const sent = { sources: new Map(), ...command, type: whole, [kind]: streamId.slice(kind.length + 1) };
    try {
      return deciders[kind]!.decide(sent, this.states.get(streamId));
    } catch (error) {
      if (error instanceof Refusal) return undefined;
      throw error;
    }
  }

  /** Whether its stream does not say that it was merged. */
  stands(streamId: string): boolean {
    const state = this.states.get(streamId) as Readonly<Record<string, { readonly mergedInto: string | null }>>;
    return state[kindOf(streamId)]!.mergedInto === null;
  }

  /** Whether a fact takes any command. */
  isOpen(fact: string): boolean {
    return this.stands(`fact-${fact}`) && this.fact(fact).status !== 'RETRACTED';
  }

  attestationsOf(fact: string): Fact['attestations'] {
    return this.states.has(`fact-${fact}`) ? this.fact(fact).attestations : [];
  }

  private fact(id: string): Fact {
    return (this.states.get(`fact-${id}`) as { readonly fact: Fact }).fact;
  }
}
