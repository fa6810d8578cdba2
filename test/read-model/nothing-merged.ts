import type { FilterMoment } from '@timeline/facts';

/** A moment at which there are neither duplicates nor relations. */
export const nothingMerged: FilterMoment = { standing: (id) => id, relatedTo: () => [] };
