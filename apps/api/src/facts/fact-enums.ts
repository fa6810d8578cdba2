import { disputeOutcomes, factKinds, participantRoles, placeBases, placeRoles, relationKinds } from '@timeline/facts';
import { quoteVerifications } from '@timeline/kernel';
import { enumOf } from '../kernel/text.graphql.js';
import { quoteStandings } from './quote-standing.js';

export const FactKindEnum = enumOf('FactKind', factKinds);
export const RelationKindEnum = enumOf('RelationKind', relationKinds);
export const RelationDirectionEnum = enumOf('RelationDirection', ['OUTGOING', 'INCOMING', 'BOTH']);
export const ParticipantRoleEnum = enumOf('ParticipantRole', participantRoles);
export const PlaceRoleEnum = enumOf('PlaceRole', placeRoles);
export const PlaceBasisEnum = enumOf('PlaceBasis', placeBases);
export const FactStatusEnum = enumOf('FactStatus', ['REPORTED', 'DISPUTED', 'RETRACTED']);
export const DisputeOutcomeEnum = enumOf('DisputeOutcome', disputeOutcomes);
export const QuoteVerificationEnum = enumOf('QuoteVerification', quoteVerifications);
export const QuoteStandingEnum = enumOf(
  'QuoteStanding',
  quoteStandings,
  'Whether the newest snapshot of the source still holds the quote, checked when that snapshot was captured.',
);
export const CorroborationLevelEnum = enumOf('CorroborationLevel', [
  'UNSUPPORTED',
  'SINGLE_SOURCE',
  'SHARED_ORIGIN',
  'ORIGIN_UNKNOWN',
  'INDEPENDENT',
]);
export const EntryOrderEnum = enumOf('EntryOrder', ['OCCURRED_ASC', 'OCCURRED_DESC', 'RECORDED_ASC', 'RECORDED_DESC']);
export const DateMatchEnum = enumOf(
  'DateMatch',
  ['DEFINITELY', 'POSSIBLY'],
  "DEFINITELY: the whole of the date's bounds lies in the range. POSSIBLY: some of it does.",
);
