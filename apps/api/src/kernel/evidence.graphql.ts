import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { attestationStances, attributionRoles, divergenceAspects, speechModes } from '@timeline/kernel';
import type {
  AttestationChangeInput as AttestationChange,
  AttestationInput as NewAttestation,
  AttributionStepInput as Step,
  DivergenceInput as Divergence,
  EvidenceInput as Evidence,
  NoticeInput,
  QuoteInput as NewQuote,
} from '@timeline/kernel';
import { CorrectionSeverityEnum, ErrorOriginEnum } from './record.graphql.js';
import { LanguageTag, SHA256 } from './scalars.js';
import { enumOf, LocalizedTextInput } from './text.graphql.js';

export const AttestationStanceEnum = enumOf('AttestationStance', attestationStances);
export const AttributionRoleEnum = enumOf('AttributionRole', attributionRoles);
export const SpeechModeEnum = enumOf('SpeechMode', speechModes);
export const DivergenceAspectEnum = enumOf('DivergenceAspect', divergenceAspects);

@InputType()
export class DivergenceInput implements Divergence {
  @Field(() => DivergenceAspectEnum)
  aspect!: Divergence['aspect'];
  @Field(() => [LocalizedTextInput])
  note!: LocalizedTextInput[];
}

@InputType({
  description:
    'With a snapshot, exact must occur in its text (start, or prefix and suffix, choose among several), or the command is refused with QUOTE_NOT_FOUND.',
})
export class QuoteInput implements NewQuote {
  @Field(() => String)
  exact!: string;
  @Field(() => Int, { nullable: true })
  start?: number | null;
  @Field(() => String, { nullable: true })
  prefix?: string | null;
  @Field(() => String, { nullable: true })
  suffix?: string | null;
  @Field(() => LanguageTag)
  language!: string;
  @Field(() => SHA256, { nullable: true })
  snapshot?: string | null;
  @Field(() => SpeechModeEnum, { nullable: true })
  mode?: NewQuote['mode'];
}

@InputType({ description: 'Exactly one of actor and unnamed.' })
export class AttributionStepInput implements Step {
  @Field(() => ID, { nullable: true })
  actor?: string | null;
  @Field(() => [LocalizedTextInput], { nullable: true })
  unnamed?: LocalizedTextInput[] | null;
  @Field(() => AttributionRoleEnum)
  role!: Step['role'];
  @Field(() => SpeechModeEnum, { nullable: true })
  mode?: Step['mode'];
  @Field(() => LanguageTag, { nullable: true })
  language?: string | null;
}

@InputType({
  description:
    'snapshotText: the text of a snapshot that the service does not keep, to check quotes against its digest; it is not stored.',
})
export class AttestationInput implements NewAttestation {
  @Field(() => ID)
  source!: string;
  @Field(() => SHA256, { nullable: true })
  snapshot?: string | null;
  @Field(() => String, { nullable: true })
  snapshotText?: string | null;
  @Field(() => AttestationStanceEnum, { nullable: true, defaultValue: 'AFFIRMS' })
  stance?: NewAttestation['stance'];
  @Field(() => [QuoteInput], { nullable: true })
  quotes?: QuoteInput[] | null;
  @Field(() => [AttributionStepInput], { nullable: true })
  chain?: AttributionStepInput[] | null;
  @Field(() => [DivergenceInput], { nullable: true })
  divergences?: DivergenceInput[] | null;
}

@InputType()
export class AttestationChangeInput implements AttestationChange {
  @Field(() => ID)
  id!: string;
  @Field(() => ID, { nullable: true })
  source?: string;
  @Field(() => SHA256, { nullable: true })
  snapshot?: string | null;
  @Field(() => String, { nullable: true })
  snapshotText?: string | null;
  @Field(() => AttestationStanceEnum, { nullable: true })
  stance?: NewAttestation['stance'];
  @Field(() => [QuoteInput], { nullable: true })
  quotes?: QuoteInput[] | null;
  @Field(() => [AttributionStepInput], { nullable: true })
  chain?: AttributionStepInput[] | null;
  @Field(() => [DivergenceInput], { nullable: true })
  divergences?: DivergenceInput[] | null;
}

@InputType({ isOneOf: true, description: 'An attestation already there, or a new one.' })
export class EvidenceInput implements Evidence {
  @Field(() => ID, { nullable: true })
  attestation?: string | null;
  @Field(() => AttestationInput, { nullable: true })
  new?: AttestationInput | null;
}

@InputType({ description: 'What readers are told of a correction: the public correction notice.' })
export class CorrectionNoticeInput implements NoticeInput {
  @Field(() => CorrectionSeverityEnum)
  severity!: NoticeInput['severity'];
  @Field(() => [LocalizedTextInput])
  whatWasWrong!: LocalizedTextInput[];
  @Field(() => [LocalizedTextInput])
  whatIsRight!: LocalizedTextInput[];
  @Field(() => [LocalizedTextInput], { nullable: true })
  reason?: LocalizedTextInput[] | null;
  @Field(() => ErrorOriginEnum)
  errorOrigin!: NoticeInput['errorOrigin'];
  @Field(() => [EvidenceInput], { nullable: true })
  evidence?: EvidenceInput[] | null;
}

@InputType({ description: "expectedRevision: the duplicate's." })
export class MergeInput {
  @Field(() => ID)
  commandId!: string;
  @Field(() => ID)
  duplicate!: string;
  @Field(() => ID)
  into!: string;
  @Field(() => Int)
  expectedRevision!: number;
  @Field(() => CorrectionNoticeInput)
  notice!: CorrectionNoticeInput;
}

@InputType()
export class ReinstateInput {
  @Field(() => ID)
  commandId!: string;
  @Field(() => ID)
  target!: string;
  @Field(() => Int)
  expectedRevision!: number;
  @Field(() => CorrectionNoticeInput)
  notice!: CorrectionNoticeInput;
}

@InputType({
  description:
    "target: what has the text, or a correction; path without the language (/title); the texts are translations, each with translatedFrom. A later original leaves them outdated, so the revision seen is named (for a correction: its subject's).",
})
export class TranslateInput {
  @Field(() => ID)
  commandId!: string;
  @Field(() => ID)
  target!: string;
  @Field(() => Int)
  expectedRevision!: number;
  @Field(() => String)
  path!: string;
  @Field(() => [LocalizedTextInput])
  texts!: LocalizedTextInput[];
}
