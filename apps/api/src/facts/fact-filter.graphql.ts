import { Field, ID, InputType, Int } from '@nestjs/graphql';
import type { FactKind, ParticipantRole } from '@timeline/facts';
import { EDTF, LanguageTag } from '../kernel/scalars.js';
import {
  CorroborationLevelEnum,
  DateMatchEnum,
  FactKindEnum,
  FactStatusEnum,
  ParticipantRoleEnum,
} from './fact-enums.js';

@InputType({ description: "Days without timeZone are compared with each fact's own calendar days." })
export class DateRange {
  @Field(() => EDTF, { nullable: true })
  from?: string | null;
  @Field(() => EDTF, { nullable: true })
  to?: string | null;
  @Field(() => String, { nullable: true })
  timeZone?: string | null;
  @Field(() => DateMatchEnum, { nullable: true, defaultValue: 'POSSIBLY' })
  match?: 'DEFINITELY' | 'POSSIBLY' | null;
}

@InputType({
  description: 'All fields must hold; within a field any of its values will do. An empty list narrows nothing.',
})
export class FactFilter {
  @Field(() => String, {
    nullable: true,
    description:
      'Words that a title or summary has in any language, each at least as the beginning of a word; 200 characters and 10 words at most. Kazakh letters and the Russian ones typed for them are the same, an actor is found by any of its names, and a word that no fact has is looked for without its endings.',
  })
  text?: string | null;
  @Field(() => DateRange, { nullable: true })
  occurred?: DateRange | null;
  @Field(() => DateRange, {
    nullable: true,
    description: 'Facts with a period that held in this range; an open end is never over.',
  })
  valid?: DateRange | null;
  @Field(() => [FactKindEnum], { nullable: true })
  kinds?: FactKind[] | null;
  @Field(() => [FactStatusEnum], { nullable: true })
  statuses?: string[] | null;
  @Field(() => [ID], { nullable: true, description: 'Participants.' })
  actors?: string[] | null;
  @Field(() => [ParticipantRoleEnum], { nullable: true })
  roles?: ParticipantRole[] | null;
  @Field(() => [ID], {
    nullable: true,
    description: 'Of sources that stand behind the fact; languages, too, are theirs.',
  })
  publishers?: string[] | null;
  @Field(() => [ID], { nullable: true })
  sources?: string[] | null;
  @Field(() => [LanguageTag], { nullable: true })
  languages?: string[] | null;
  @Field(() => [CorroborationLevelEnum], { nullable: true })
  corroboration?: string[] | null;
  @Field(() => Int, { nullable: true })
  minOrigins?: number | null;
  @Field(() => Boolean, { nullable: true })
  contested?: boolean | null;
  @Field(() => Boolean, { nullable: true })
  corrected?: boolean | null;
  @Field(() => ID, { nullable: true })
  relatedTo?: string | null;
}
