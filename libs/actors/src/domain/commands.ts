import type { CorrectionKind, Noticed, TextInput, TranslateInput } from '@timeline/kernel';
import type { ActorKind } from './events.js';

export interface RegisterActorInput {
  readonly kind: ActorKind;
  readonly names: readonly TextInput[];
  readonly sameAs?: readonly string[] | null;
}

/** What is absent stays; null is refused. A list replaces the list. */
export interface ActorChangeInput {
  readonly actorKind?: ActorKind | null;
  readonly names?: readonly TextInput[] | null;
  readonly sameAs?: readonly string[] | null;
}

/** `actor`: its id. */
export type ActorCommand = { readonly actor: string } & (
  | { readonly type: 'RegisterActor'; readonly input: RegisterActorInput }
  | (Noticed & { readonly type: 'CorrectActor'; readonly kind: CorrectionKind; readonly change: ActorChangeInput })
  | (Noticed & { readonly type: 'MergeActor'; readonly into: string })
  | (Noticed & { readonly type: 'ReinstateActor' })
  | { readonly type: 'TranslateActor'; readonly translation: TranslateInput }
);
