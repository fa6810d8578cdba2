import type { DatabaseSyncInstance, StatementSyncInstance } from '@photostructure/sqlite';
import { LAST_ONLY, retentionOf } from './retention.js';
import type { Retention } from './retention.js';
import { metastreamOf, originalOf, TOMBSTONE_REVISION } from './stream-names.js';

export interface StandingStream {
  readonly id: number;
  /** Of the last event. */
  readonly revision: number;
}

/** What is known of a stream beside its events. */
export class Streams {
  private readonly byName: StatementSyncInstance;
  private readonly lastData: StatementSyncInstance;

  constructor(db: DatabaseSyncInstance) {
    this.byName = db.prepare(`
      SELECT id, (SELECT max(revision) FROM event WHERE stream = stream.id) AS revision FROM stream WHERE name = ?`);
    this.lastData = db.prepare(`
      SELECT data FROM event WHERE stream = (SELECT id FROM stream WHERE name = ?) ORDER BY revision DESC LIMIT 1`);
  }

  find(name: string): StandingStream | undefined {
    return this.byName.get(name) as StandingStream | undefined;
  }

  /** A tombstone is for good, and for the stream's metadata too. */
  isTombstoned(name: string, standing = this.find(name)): boolean {
    if (standing?.revision === TOMBSTONE_REVISION) return true;
    const original = originalOf(name);
    return original !== undefined && this.find(original)?.revision === TOMBSTONE_REVISION;
  }

  metadata(name: string): string | undefined {
    return (this.lastData.get(metastreamOf(name)) as { data: string } | undefined)?.data;
  }

  retention(name: string): Retention {
    return originalOf(name) === undefined ? retentionOf(this.metadata(name)) : LAST_ONLY;
  }
}
