import { Field, ID, InputType, Int } from '@nestjs/graphql';
import type { CorrectionKind } from '@timeline/kernel';
import type { CorrectSourceInput as Correcting, RegisterSourceInput as NewSource } from '@timeline/sources';
import { CorrectionNoticeInput } from '../kernel/evidence.graphql.js';
import { CorrectionKindEnum } from '../kernel/record.graphql.js';
import { LanguageTag, SHA256, URLScalar } from '../kernel/scalars.js';
import { LocalizedTextInput } from '../kernel/text.graphql.js';
import { UncertainDateInput } from '../kernel/values.graphql.js';

@InputType()
export class RegisterSourceInput implements NewSource {
  @Field(() => ID)
  commandId!: string;
  @Field(() => ID, { nullable: true })
  publisher?: string | null;
  @Field(() => [LocalizedTextInput], { nullable: true })
  headlines?: LocalizedTextInput[] | null;
  @Field(() => LanguageTag)
  language!: string;
  @Field(() => URLScalar, { nullable: true })
  url?: string | null;
  @Field(() => UncertainDateInput)
  publishedAt!: UncertainDateInput;
  @Field(() => [ID], { nullable: true })
  cites?: string[] | null;
}

@InputType({
  description:
    'Either text, or sha256 with length (UTF-16 units) for a text that the service is not given. keepText false: only digest and length are stored.',
})
export class CaptureSnapshotInput {
  @Field(() => ID)
  commandId!: string;
  @Field(() => ID)
  source!: string;
  @Field(() => String, { nullable: true })
  text?: string | null;
  @Field(() => SHA256, { nullable: true })
  sha256?: string | null;
  @Field(() => Int, { nullable: true })
  length?: number | null;
  @Field(() => String, { nullable: true, defaultValue: 'text/plain' })
  mediaType?: string | null;
  @Field(() => Boolean, { nullable: true, defaultValue: true })
  keepText?: boolean | null;
}

@InputType()
export class CorrectSourceInput implements Correcting {
  @Field(() => ID)
  commandId!: string;
  @Field(() => ID)
  source!: string;
  @Field(() => Int)
  expectedRevision!: number;
  @Field(() => CorrectionKindEnum)
  kind!: CorrectionKind;
  @Field(() => CorrectionNoticeInput)
  notice!: CorrectionNoticeInput;
  @Field(() => ID, { nullable: true })
  publisher?: string | null;
  @Field(() => [LocalizedTextInput], { nullable: true })
  headlines?: LocalizedTextInput[] | null;
  @Field(() => LanguageTag, { nullable: true })
  language?: string | null;
  @Field(() => URLScalar, { nullable: true })
  url?: string | null;
  @Field(() => UncertainDateInput, { nullable: true })
  publishedAt?: UncertainDateInput | null;
  @Field(() => [ID], { nullable: true })
  cites?: string[] | null;
  @Field(() => [LanguageTag], { nullable: true })
  withoutLanguages?: string[] | null;
}

@InputType()
export class WithdrawSourceInput {
  @Field(() => ID)
  commandId!: string;
  @Field(() => ID)
  source!: string;
  @Field(() => Int)
  expectedRevision!: number;
  @Field(() => [LocalizedTextInput])
  reason!: LocalizedTextInput[];
}
