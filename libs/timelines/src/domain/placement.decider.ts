import { canonicalJson, checkTexts, Refusal } from '@timeline/kernel';
import type { Decider, TextInput, Texts } from '@timeline/kernel';
import type { PlacementEvent } from './events.js';

interface Placing {
  readonly timeline: string;
  readonly fact: string;
}
export type PlacementCommand =
  | (Placing & { readonly type: 'PlaceFact'; readonly note?: readonly TextInput[] | null })
  | (Placing & { readonly type: 'RemoveFact' });

/** One fact on one timeline; also what the read model keeps of it. */
export interface Placement {
  readonly timeline: string;
  readonly fact: string;
  readonly placed: boolean;
  readonly note: Texts;
}

export const placementDecider: Decider<Placement | null, PlacementCommand, PlacementEvent> = {
  initialState: null,

  decide(command, state) {
    const { timeline, fact } = command;
    switch (command.type) {
      case 'PlaceFact': {
        const note = command.note && command.note.length > 0 ? [...checkTexts(command.note, 'note')] : [];
        if (state?.placed && canonicalJson(state.note) === canonicalJson(note))
          throw new Refusal('NO_CHANGE', 'this fact is on this timeline already, with this note', { fields: ['fact'] });
        return { type: 'FactPlaced', data: { timeline, fact, note } };
      }
      case 'RemoveFact':
        if (!state?.placed) throw new Refusal('NO_CHANGE', 'this fact is not on this timeline', { fields: ['fact'] });
        return { type: 'FactRemoved', data: { timeline, fact } };
    }
  },

  evolve(_state, event) {
    switch (event.type) {
      case 'FactPlaced':
        return { ...event.data, placed: true };
      case 'FactRemoved':
        return { ...event.data, placed: false, note: [] };
    }
  },
};
