import type { FactQuery } from '../record/operations.js';

/** A fact with all that its page shows. */
export type FactOfPage = NonNullable<FactQuery['fact']>;
