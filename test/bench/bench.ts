import type { Logs } from './logs.js';
import type { Sizes } from './sizes.js';

/** What each part of a run is given. */
export interface Bench {
  /** For files of the part's own. */
  readonly folder: string;
  readonly logs: Logs;
  readonly sizes: Sizes;
}
