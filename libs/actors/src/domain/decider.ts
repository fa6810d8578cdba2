import { checkList, checkTexts, checkUrl, Refusal } from '@timeline/kernel';
import type { Decider, EventPlace, TextInput, Texts } from '@timeline/kernel';
import type { ActorEvent, ActorKind } from './events.js';

export interface RegisterActorInput {
  readonly kind: ActorKind;
  readonly names: readonly TextInput[];
  readonly sameAs?: readonly string[] | null;
}

export type ActorCommand = { readonly type: 'RegisterActor'; readonly id: string; readonly input: RegisterActorInput };

/** An actor as it stands; also what the read model keeps of it. */
export interface Actor {
  readonly kind: ActorKind;
  readonly names: Texts;
  readonly sameAs: readonly string[];
  readonly revision: number;
}

export const actorDecider: Decider<Actor | null, ActorCommand, ActorEvent> = {
  initialState: null,

  decide(command, state) {
    switch (command.type) {
      case 'RegisterActor':
        if (state)
          throw new Refusal('ALREADY_EXISTS', `actor ${command.id} is there already`, { existing: command.id });
        return registered(command.input);
    }
  },

  evolve(_state, event, { revision }: EventPlace) {
    switch (event.type) {
      case 'ActorRegistered':
        return { ...event.data, revision };
    }
  },
};

function registered({ kind, names, sameAs }: RegisterActorInput): ActorEvent {
  const urls = checkList(sameAs, 'sameAs').map((url, index) => checkUrl(url, `sameAs.${index}`));
  return {
    type: 'ActorRegistered',
    data: { kind, names: [...checkTexts(names, 'names')], sameAs: [...new Set(urls)] },
  };
}
