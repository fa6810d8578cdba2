import { Field, ID, InputType, Int } from '@nestjs/graphql';
import type { ActorKind, CorrectActorInput as Correcting, RegisterActorInput as NewActor } from '@timeline/actors';
import type { CorrectionKind } from '@timeline/kernel';
import { CorrectionNoticeInput } from '../kernel/evidence.graphql.js';
import { CorrectionKindEnum } from '../kernel/record.graphql.js';
import { URLScalar } from '../kernel/scalars.js';
import { LocalizedTextInput } from '../kernel/text.graphql.js';
import { ActorKindEnum } from './actors.graphql.js';

@InputType()
export class RegisterActorInput implements NewActor {
  @Field(() => ID)
  commandId!: string;
  @Field(() => ActorKindEnum)
  kind!: ActorKind;
  @Field(() => [LocalizedTextInput])
  names!: LocalizedTextInput[];
  @Field(() => [URLScalar], { nullable: true })
  sameAs?: string[] | null;
}

@InputType()
export class CorrectActorInput implements Correcting {
  @Field(() => ID)
  commandId!: string;
  @Field(() => ID)
  actor!: string;
  @Field(() => Int)
  expectedRevision!: number;
  @Field(() => CorrectionKindEnum)
  kind!: CorrectionKind;
  @Field(() => CorrectionNoticeInput)
  notice!: CorrectionNoticeInput;
  @Field(() => ActorKindEnum, { nullable: true })
  actorKind?: ActorKind | null;
  @Field(() => [LocalizedTextInput], { nullable: true })
  names?: LocalizedTextInput[] | null;
  @Field(() => [URLScalar], { nullable: true })
  sameAs?: string[] | null;
}
