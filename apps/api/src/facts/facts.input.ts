import { Field, Float, ID, InputType, Int } from '@nestjs/graphql';
import type {
  ContentChangeInput,
  ContentInput,
  FactKind,
  FactPlaceInput as NewFactPlace,
  ParticipantRole,
  ParticipationInput as NewParticipation,
  PlaceInput as NewPlace,
  DisputeFactInput as Disputing,
  RelateFactsInput as Relating,
  RelationKind,
  ResolveDisputeInput as Resolving,
  WithdrawAttestationInput as Withdrawing,
} from '@timeline/facts';
import type { CorrectionKind } from '@timeline/kernel';
import {
  AttestationChangeInput,
  AttestationInput,
  CorrectionNoticeInput,
  EvidenceInput,
} from '../kernel/evidence.graphql.js';
import { CorrectionKindEnum } from '../kernel/record.graphql.js';
import { LanguageTag, URLScalar } from '../kernel/scalars.js';
import { LocalizedTextInput } from '../kernel/text.graphql.js';
import { PeriodInput, UncertainDateInput } from '../kernel/values.graphql.js';
import {
  DisputeOutcomeEnum,
  FactKindEnum,
  ParticipantRoleEnum,
  PlaceBasisEnum,
  PlaceRoleEnum,
  RelationKindEnum,
} from './fact-enums.js';

@InputType()
export class PlaceInput implements NewPlace {
  @Field(() => [LocalizedTextInput])
  names!: LocalizedTextInput[];
  @Field(() => String, { nullable: true })
  country?: string | null;
  @Field(() => Float, { nullable: true })
  latitude?: number | null;
  @Field(() => Float, { nullable: true })
  longitude?: number | null;
  @Field(() => String, { nullable: true })
  timeZone?: string | null;
  @Field(() => [URLScalar], { nullable: true })
  sameAs?: string[] | null;
}

@InputType()
export class FactPlaceInput implements NewFactPlace {
  @Field(() => PlaceInput)
  place!: PlaceInput;
  @Field(() => PlaceRoleEnum)
  role!: NewFactPlace['role'];
  @Field(() => PlaceBasisEnum)
  basis!: NewFactPlace['basis'];
}

@InputType()
export class ParticipationInput implements NewParticipation {
  @Field(() => ID)
  actor!: string;
  @Field(() => ParticipantRoleEnum)
  role!: ParticipantRole;
}

@InputType()
export class FactInput implements ContentInput {
  @Field(() => FactKindEnum)
  kind!: FactKind;
  @Field(() => [LocalizedTextInput])
  titles!: LocalizedTextInput[];
  @Field(() => [LocalizedTextInput], { nullable: true })
  summaries?: LocalizedTextInput[] | null;
  @Field(() => UncertainDateInput)
  occurredAt!: UncertainDateInput;
  @Field(() => PeriodInput, { nullable: true })
  validDuring?: PeriodInput | null;
  @Field(() => [FactPlaceInput], { nullable: true })
  places?: FactPlaceInput[] | null;
  @Field(() => [ParticipationInput], { nullable: true })
  participants?: ParticipationInput[] | null;
}

@InputType()
export class FactChangeInput implements ContentChangeInput {
  @Field(() => FactKindEnum, { nullable: true })
  kind?: FactKind | null;
  @Field(() => [LocalizedTextInput], { nullable: true })
  titles?: LocalizedTextInput[] | null;
  @Field(() => [LocalizedTextInput], { nullable: true })
  summaries?: LocalizedTextInput[] | null;
  @Field(() => [LanguageTag], { nullable: true })
  withoutLanguages?: string[] | null;
  @Field(() => UncertainDateInput, { nullable: true })
  occurredAt?: UncertainDateInput | null;
  @Field(() => PeriodInput, { nullable: true })
  validDuring?: PeriodInput | null;
  @Field(() => [FactPlaceInput], { nullable: true })
  places?: FactPlaceInput[] | null;
  @Field(() => [ParticipationInput], { nullable: true })
  participants?: ParticipationInput[] | null;
}

@InputType()
export class ReportFactInput {
  @Field(() => ID)
  commandId!: string;
  @Field(() => String, { nullable: true })
  slug?: string | null;
  @Field(() => FactInput)
  content!: FactInput;
  @Field(() => [AttestationInput])
  attestations!: AttestationInput[];
  @Field(() => [ID], { nullable: true })
  timelines?: string[] | null;
}

/** What every command on a fact that exists carries. */
@InputType({ isAbstract: true })
abstract class CommandOnFact {
  @Field(() => ID)
  commandId!: string;
  @Field(() => ID)
  fact!: string;
  @Field(() => Int)
  expectedRevision!: number;
}

@InputType()
export class AttestFactInput extends CommandOnFact {
  @Field(() => AttestationInput)
  attestation!: AttestationInput;
}

@InputType()
export class CorrectFactInput extends CommandOnFact {
  @Field(() => CorrectionKindEnum)
  kind!: CorrectionKind;
  @Field(() => CorrectionNoticeInput)
  notice!: CorrectionNoticeInput;
  @Field(() => FactChangeInput, { nullable: true })
  content?: FactChangeInput | null;
  @Field(() => [AttestationChangeInput], { nullable: true })
  attestations?: AttestationChangeInput[] | null;
}

@InputType()
export class UpdateFactInput extends CommandOnFact {
  @Field(() => [LocalizedTextInput])
  reason!: LocalizedTextInput[];
  @Field(() => FactChangeInput)
  content!: FactChangeInput;
  @Field(() => [EvidenceInput], { nullable: true })
  evidence?: EvidenceInput[] | null;
}

@InputType()
export class RetractFactInput extends CommandOnFact {
  @Field(() => CorrectionNoticeInput)
  notice!: CorrectionNoticeInput;
}

@InputType()
export class WithdrawAttestationInput extends CommandOnFact implements Withdrawing {
  @Field(() => ID)
  attestation!: string;
  @Field(() => [LocalizedTextInput])
  reason!: LocalizedTextInput[];
}

@InputType()
export class DisputeFactInput extends CommandOnFact implements Disputing {
  @Field(() => [LocalizedTextInput])
  reason!: LocalizedTextInput[];
  @Field(() => [EvidenceInput], { nullable: true })
  evidence?: EvidenceInput[] | null;
}

@InputType()
export class ResolveDisputeInput extends CommandOnFact implements Resolving {
  @Field(() => DisputeOutcomeEnum)
  outcome!: Resolving['outcome'];
  @Field(() => [LocalizedTextInput])
  resolution!: LocalizedTextInput[];
}

@InputType()
export class RelateFactsInput implements Relating {
  @Field(() => ID)
  commandId!: string;
  @Field(() => ID)
  fact!: string;
  @Field(() => Int, { nullable: true })
  expectedRevision?: number | null;
  @Field(() => RelationKindEnum)
  kind!: RelationKind;
  @Field(() => ID)
  to!: string;
  @Field(() => [LocalizedTextInput], { nullable: true })
  note?: LocalizedTextInput[] | null;
}
