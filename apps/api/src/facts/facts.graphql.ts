import { Field, Float, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { disputeOutcomes, factKinds, participantRoles, placeBases, placeRoles, relationKinds } from '@timeline/facts';
import type { FactKind, ParticipantRole, RelationKind } from '@timeline/facts';
import type { Texts } from '@timeline/kernel';
import { quoteVerifications } from '@timeline/kernel';
import { Actor } from '../actors/actors.graphql.js';
import { connection } from '../kernel/connection.js';
import {
  AttestationStanceEnum,
  AttributionRoleEnum,
  DivergenceAspectEnum,
  SpeechModeEnum,
} from '../kernel/evidence.graphql.js';
import { Correction, Recorded } from '../kernel/record.graphql.js';
import { DateTime, EDTF, LanguageTag, URLScalar } from '../kernel/scalars.js';
import { enumOf, LocalizedText } from '../kernel/text.graphql.js';
import { TextField } from '../kernel/text-field.js';
import { Editor, Node, Period, UncertainDate } from '../kernel/values.graphql.js';
import { Withdrawal } from '../kernel/withdrawal.graphql.js';
import { payloadOf } from '../kernel/written.js';
import { quoteStandings } from './quote-standing.js';
import type { QuoteStanding } from './quote-standing.js';
import { Source, SourceSnapshot } from '../sources/sources.graphql.js';

export const FactKindEnum = enumOf('FactKind', factKinds);
export const RelationKindEnum = enumOf('RelationKind', relationKinds);
export const RelationDirectionEnum = enumOf('RelationDirection', ['OUTGOING', 'INCOMING', 'BOTH']);
export const ParticipantRoleEnum = enumOf('ParticipantRole', participantRoles);
export const PlaceRoleEnum = enumOf('PlaceRole', placeRoles);
export const PlaceBasisEnum = enumOf('PlaceBasis', placeBases);
const FactStatusEnum = enumOf('FactStatus', ['REPORTED', 'DISPUTED', 'RETRACTED']);
export const DisputeOutcomeEnum = enumOf('DisputeOutcome', disputeOutcomes);
const QuoteVerificationEnum = enumOf('QuoteVerification', quoteVerifications);
const QuoteStandingEnum = enumOf(
  'QuoteStanding',
  quoteStandings,
  'Whether the newest snapshot of the source still holds the quote, checked when that snapshot was captured.',
);
const CorroborationLevelEnum = enumOf('CorroborationLevel', [
  'UNSUPPORTED',
  'SINGLE_SOURCE',
  'SHARED_ORIGIN',
  'ORIGIN_UNKNOWN',
  'INDEPENDENT',
]);
const EntryOrderEnum = enumOf('EntryOrder', ['OCCURRED_ASC', 'OCCURRED_DESC', 'RECORDED_ASC', 'RECORDED_DESC']);
const DateMatchEnum = enumOf(
  'DateMatch',
  ['DEFINITELY', 'POSSIBLY'],
  "DEFINITELY: the whole of the date's bounds lies in the range. POSSIBLY: some of it does.",
);
export { EntryOrderEnum };

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
export class FactPlace {
  @Field(() => ID)
  id!: string;
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
export class Quote {
  @Field(() => ID)
  id!: string;
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
export class Divergence {
  @Field(() => ID)
  id!: string;
  @Field(() => DivergenceAspectEnum)
  aspect!: string;
  @TextField()
  note!: Texts;
}

@ObjectType({
  description:
    "One hop, from the speaker outwards: Tokayev (SPEAKER) → Akorda (ORIGIN_CHANNEL) → NUR.KZ (PUBLISHER). Either an actor, or, where the source names nobody, how it describes them ('a diplomat'): never a known origin.",
})
export class AttributionStep {
  @Field(() => ID)
  id!: string;
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
export class Attestation {
  @Field(() => ID)
  id!: string;
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
export class Dispute {
  @Field(() => ID)
  id!: string;
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
  @Field(() => [Attestation], { description: 'Withdrawn ones too, with their withdrawal.' })
  attestations!: readonly Attestation[];
  @Field(() => Corroboration)
  corroboration!: Corroboration;
  @Field(() => [Dispute])
  disputes!: readonly Dispute[];
  @Field(() => Correction, { nullable: true })
  retraction!: Correction | null;
}

@ObjectType({ description: 'What a fact is to another one. The inverse is read, not stored.' })
export class FactRelation {
  @Field(() => ID)
  id!: string;
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
