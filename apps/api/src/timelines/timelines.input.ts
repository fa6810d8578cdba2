import { Field, ID, InputType, Int } from '@nestjs/graphql';
import type { CorrectionKind } from '@timeline/kernel';
import type {
  CorrectTimelineInput as Correcting,
  CreateTimelineInput as NewTimeline,
  PlaceFactInput as Placing,
} from '@timeline/timelines';
import { CorrectionNoticeInput } from '../kernel/evidence.graphql.js';
import { CorrectionKindEnum } from '../kernel/record.graphql.js';
import { LanguageTag } from '../kernel/scalars.js';
import { LocalizedTextInput } from '../kernel/text.graphql.js';

@InputType()
export class CreateTimelineInput implements NewTimeline {
  @Field(() => ID)
  commandId!: string;
  @Field(() => String)
  slug!: string;
  @Field(() => [LocalizedTextInput])
  titles!: LocalizedTextInput[];
  @Field(() => [LocalizedTextInput], { nullable: true })
  descriptions?: LocalizedTextInput[] | null;
}

@InputType()
export class PlaceFactInput implements Placing {
  @Field(() => ID)
  commandId!: string;
  @Field(() => ID)
  timeline!: string;
  @Field(() => ID)
  fact!: string;
  @Field(() => [LocalizedTextInput], { nullable: true })
  note?: LocalizedTextInput[] | null;
}

@InputType()
export class CorrectTimelineInput implements Correcting {
  @Field(() => ID)
  commandId!: string;
  @Field(() => ID)
  timeline!: string;
  @Field(() => Int)
  expectedRevision!: number;
  @Field(() => CorrectionKindEnum)
  kind!: CorrectionKind;
  @Field(() => CorrectionNoticeInput)
  notice!: CorrectionNoticeInput;
  @Field(() => [LocalizedTextInput], { nullable: true })
  titles?: LocalizedTextInput[] | null;
  @Field(() => [LocalizedTextInput], { nullable: true })
  descriptions?: LocalizedTextInput[] | null;
  @Field(() => [LanguageTag], { nullable: true })
  withoutLanguages?: string[] | null;
}
