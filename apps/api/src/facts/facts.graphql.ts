import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import type { FactKind, ParticipantRole, RelationKind } from '@timeline/facts';
import type { Texts } from '@timeline/kernel';
import { Actor } from '../actors/actors.graphql.js';
import { connection } from '../kernel/connection.js';
import {
  AttestationStanceEnum,
  AttributionRoleEnum,
  DivergenceAspectEnum,
  SpeechModeEnum,
} from '../kernel/evidence.graphql.js';
import { Correction, Part, Recorded } from '../kernel/record.graphql.js';
import { PartsField } from '../kernel/parts-field.js';
import { DateTime, LanguageTag, URLScalar } from '../kernel/scalars.js';
import { LocalizedText } from '../kernel/text.graphql.js';
import { TextField } from '../kernel/text-field.js';
import { Editor, Node, Period, UncertainDate } from '../kernel/values.graphql.js';
import { Withdrawal } from '../kernel/withdrawal.graphql.js';
import { payloadOf } from '../kernel/written.js';
import { Source, SourceSnapshot } from '../sources/sources.graphql.js';
import {
  CorroborationLevelEnum,
  DisputeOutcomeEnum,
  FactKindEnum,
  FactStatusEnum,
  ParticipantRoleEnum,
  PlaceBasisEnum,
  PlaceRoleEnum,
  QuoteStandingEnum,
  QuoteVerificationEnum,
  RelationKindEnum,
} from './fact-enums.js';
import type { QuoteStanding } from './quote-standing.js';

@ObjectType()
export class Place {
  @TextField()
  name!: Texts;
  @Field(() => String, { nullable: true })
  country!: string | null;
  @Field(() => Float, { nullable: true })
  latitude!: number | null;
  @Field(() => Float, { nullable: true })
  longitude!: number | null;
  @Field(() => String, { nullable: true })
  timeZone!: string | null;
  @Field(() => [URLScalar])
  sameAs!: readonly string[];
}

@ObjectType()
export class FactPlace extends Part {
  @Field(() => Place)
  place!: Place;
  @Field(() => PlaceRoleEnum)
  role!: string;
  @Field(() => PlaceBasisEnum)
  basis!: string;
}

@ObjectType()
export class Participation {
  @Field(() => Actor)
  actor!: Actor;
  @Field(() => ParticipantRoleEnum)
  role!: ParticipantRole;
}

@ObjectType({
  description:
    "An exact quotation. start and end are UTF-16 offsets [start, end) into the snapshot's text; VERIFIED means the slice equals exact.",
})
export class Quote extends Part {
  @Field(() => String)
  exact!: string;
  @Field(() => String, { nullable: true })
  prefix!: string | null;
  @Field(() => String, { nullable: true })
  suffix!: string | null;
  @Field(() => Int, { nullable: true })
  start!: number | null;
  @Field(() => Int, { nullable: true })
  end!: number | null;
  @Field(() => LanguageTag)
  language!: string;
  @Field(() => SourceSnapshot, { nullable: true })
  snapshot!: SourceSnapshot | null;
  @Field(() => QuoteVerificationEnum)
  verification!: string;
  @Field(() => SpeechModeEnum, { nullable: true })
  mode!: string | null;
  @Field(() => QuoteStandingEnum)
  standing!: QuoteStanding;
}

@ObjectType({ description: 'Where this source differs from the fact as we state it.' })
export class Divergence extends Part {
  @Field(() => DivergenceAspectEnum)
  aspect!: string;
  @TextField()
  note!: Texts;
}

@ObjectType({
  description:
    "One hop, from the speaker outwards: Tokayev (SPEAKER) → Akorda (ORIGIN_CHANNEL) → NUR.KZ (PUBLISHER). Either an actor, or, where the source names nobody, how it describes them ('a diplomat'): never a known origin.",
})
export class AttributionStep extends Part {
  @Field(() => Actor, { nullable: true })
  actor!: Actor | null;
  @TextField({ nullable: true })
  unnamed!: Texts | null;
  @Field(() => AttributionRoleEnum)
  role!: string;
  @Field(() => SpeechModeEnum, { nullable: true })
  mode!: string | null;
  @Field(() => LanguageTag, { nullable: true })
  language!: string | null;
}

@ObjectType({
  description: 'One source standing behind a fact, with the words it used and the way the words came to it.',
})
export class Attestation extends Part {
  @Field(() => Source)
  source!: Source;
  @Field(() => AttestationStanceEnum)
  stance!: string;
  @Field(() => [Quote])
  quotes!: readonly Quote[];
  @Field(() => [AttributionStep])
  chain!: readonly AttributionStep[];
  @Field(() => SourceSnapshot, { nullable: true })
  snapshot!: SourceSnapshot | null;
  @Field(() => [Divergence])
  divergences!: readonly Divergence[];
  @Field(() => Withdrawal, { nullable: true })
  withdrawal!: Withdrawal | null;
  @Field(() => DateTime)
  recordedAt!: string;
  @Field(() => Editor)
  editor!: Editor;
}

@ObjectType({ description: 'One may be open at a time. A retraction closes it with RETRACTED.' })
export class Dispute extends Part {
  @Field(() => DateTime)
  openedAt!: string;
  @Field(() => DateTime, { nullable: true })
  closedAt!: string | null;
  @Field(() => DisputeOutcomeEnum, { nullable: true })
  outcome!: string | null;
  @TextField({ nullable: true })
  resolution!: Texts | null;
  @TextField()
  reason!: Texts;
  @Field(() => Editor)
  editor!: Editor;
  @Field(() => [Attestation])
  evidence!: readonly Attestation[];
}

@ObjectType({
  description:
    'Derived, never typed in. Two outlets quoting one press service are two sources and one origin. contested: a source that stands denies it.',
})
export class Corroboration {
  @Field(() => CorroborationLevelEnum)
  level!: string;
  @Field(() => Boolean)
  contested!: boolean;
  @Field(() => Int)
  sourceCount!: number;
  @Field(() => Int)
  originCount!: number;
  @Field(() => Int)
  denyingSourceCount!: number;
  @Field(() => Int)
  denyingOriginCount!: number;
  @Field(() => [Actor])
  origins!: readonly Actor[];
}

@ObjectType({
  implements: () => [Node, Recorded],
  description: 'One atomic reported fact. A STATEMENT says that someone said it, never that it is so.',
})
export class Fact extends Recorded {
  @Field(() => String)
  slug!: string;
  @Field(() => FactKindEnum)
  kind!: FactKind;
  @Field(() => FactStatusEnum)
  status!: string;
  @TextField()
  title!: Texts;
  @Field(() => [LocalizedText])
  titles!: readonly LocalizedText[];
  @TextField({ nullable: true })
  summary!: Texts | null;
  @Field(() => UncertainDate)
  occurredAt!: UncertainDate;
  @Field(() => Period, {
    nullable: true,
    description: 'For a stance, offer or proposal: how long it holds, as far as known.',
  })
  validDuring!: Period | null;
  @Field(() => [FactPlace], {
    description: 'Where it happened, was proposed, or what it is about; a place that no source names is INFERRED.',
  })
  places!: readonly FactPlace[];
  @Field(() => [Participation], {
    description: 'Those on whom the sources agree; one on whom they differ is named in a divergence.',
  })
  participants!: readonly Participation[];
  @PartsField(() => [Attestation], 3, 'Withdrawn ones too, with their withdrawal.')
  attestations!: readonly Attestation[];
  @Field(() => Corroboration)
  corroboration!: Corroboration;
  @PartsField(() => [Dispute], 1)
  disputes!: readonly Dispute[];
  @Field(() => Correction, { nullable: true })
  retraction!: Correction | null;
}

@ObjectType({ description: 'What a fact is to another one. The inverse is read, not stored.' })
export class FactRelation extends Part {
  @Field(() => RelationKindEnum)
  kind!: RelationKind;
  @Field(() => Fact)
  from!: Fact;
  @Field(() => Fact)
  to!: Fact;
  @TextField({ nullable: true })
  note!: Texts | null;
  @Field(() => DateTime)
  recordedAt!: string;
  @Field(() => Editor)
  editor!: Editor;
}

export const { Connection: FactConnection } = connection(Fact);
export const FactPayload = payloadOf(Fact, 'fact');
