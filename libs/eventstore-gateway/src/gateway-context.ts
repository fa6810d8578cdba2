import type { ServedLog } from '@timeline/event-store';
import type { Access } from './access.js';
import type { Release } from './release.js';

/** What every call is answered from. */
export interface GatewayContext {
  readonly log: ServedLog;
  readonly access: Access;
  readonly release: Release;
  /** The largest append, in bytes of data and metadata. */
  readonly mostAppendBytes: number;
}
