import type { Past, TextPaths } from '@timeline/kernel';
import type { ActorContent } from './events.js';

/** An actor as it stands; also what the read model keeps of it. */
export interface Actor extends ActorContent {
  /** The one that stands, where this turned out to be a duplicate. */
  readonly mergedInto: string | null;
  readonly correctionCount: number;
  readonly revision: number;
}

export interface ActorState {
  readonly actor: Actor | null;
  readonly past: Past;
}

/** An actor as readers see it, for telling what changed. */
export function shownActor({ kind, names, sameAs, mergedInto }: Omit<Actor, 'correctionCount' | 'revision'>) {
  return { kind, name: names, sameAs, mergedInto };
}

/** The texts that readers see, by their paths. */
export const actorTexts: TextPaths = { '/name': '/names' };
