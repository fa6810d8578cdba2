import { Field, ObjectType } from '@nestjs/graphql';
import { actorKinds, shownActor } from '@timeline/actors';
import type { Actor as StoredActor, ActorKind } from '@timeline/actors';
import type { Texts } from '@timeline/kernel';
import { connection } from '../kernel/connection.js';
import { Recorded, RecordedView, registerView } from '../kernel/record.graphql.js';
import { URLScalar } from '../kernel/scalars.js';
import { enumOf, LocalizedText } from '../kernel/text.graphql.js';
import { shownText, TextField } from '../kernel/text-field.js';
import { Node } from '../kernel/values.graphql.js';
import { payloadOf } from '../kernel/written.js';

export const ActorKindEnum = enumOf('ActorKind', actorKinds);

@ObjectType({ implements: () => [Node, Recorded] })
export class Actor extends Recorded {
  @Field(() => ActorKindEnum)
  kind!: ActorKind;
  @TextField()
  name!: Texts;
  @Field(() => [LocalizedText])
  names!: readonly LocalizedText[];
  @Field(() => [URLScalar])
  sameAs!: readonly string[];
}

export class ActorView extends RecordedView<StoredActor> implements Actor {
  readonly __typename = 'Actor';
  get path() {
    return `/actors/${this.entityId}`;
  }
  get kind() {
    return this.document.kind;
  }
  get name() {
    return this.document.names;
  }
  get names() {
    return shownTexts(this.document.names);
  }
  get sameAs() {
    return this.document.sameAs;
  }
  shown() {
    return shownActor(this.document);
  }
}
registerView('actor', (found, at) => new ActorView(found, at));

/** Texts in all their languages, as the schema shows them. */
export const shownTexts = (texts: Texts): LocalizedText[] => texts.map(shownText);

export const { Connection: ActorConnection } = connection(Actor);
export const ActorPayload = payloadOf(Actor, 'actor');
