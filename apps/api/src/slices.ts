import { actorProjection } from '@timeline/actors';
import { factProjection } from '@timeline/facts';
import type { SliceProjection } from '@timeline/read-model';
import { sourceProjection } from '@timeline/sources';
import { placementProjection, timelineProjection } from '@timeline/timelines';

/** What the read model is made of. */
export const slices: readonly SliceProjection[] = [
  actorProjection,
  sourceProjection,
  factProjection,
  timelineProjection,
  placementProjection,
];
