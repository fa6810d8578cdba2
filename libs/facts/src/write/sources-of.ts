import { Injectable } from '@nestjs/common';
import { DecideAndAppend, EventStore } from '@timeline/event-store';
import { LiveReadModel } from '@timeline/read-model';
import { sourceAggregate } from '@timeline/sources';
import type { Snapshot } from '@timeline/sources';
import { plainId } from '@timeline/kernel';
import type { AttestationInput, SourceEvidence, Sources } from '../domain/commands.js';

/** Fetches what a decision has to know of the sources that a command names. */
@Injectable()
export class SourcesOf {
  constructor(
    private readonly log: DecideAndAppend,
    private readonly live: LiveReadModel,
    private readonly store: EventStore,
  ) {}

  /**
   * Sources by id, as the store has them; one that does not exist is missing. The texts of snapshots come along where
   * quotes may have to be looked up in them: those that the attestations name, given or standing.
   */
  async these(
    given: readonly { readonly source: string; readonly field: string }[],
    attestations: readonly Partial<Pick<AttestationInput, 'snapshot' | 'quotes'>>[],
  ): Promise<Sources> {
    const digests = new Set(
      attestations.flatMap((attestation) => [
        attestation.snapshot,
        ...(attestation.quotes ?? []).map(({ snapshot }) => snapshot),
      ]),
    );
    const found = new Map<string, SourceEvidence>();
    for (const { source, field } of given) {
      const id = plainId(source, field);
      if (found.has(id)) continue;
      const { state } = await this.log.load(sourceAggregate, `source-${id}`);
      if (!state) continue;
      const snapshots = await Promise.all(
        state.snapshots.map((snapshot) => this.withText(id, snapshot, digests.has(snapshot.sha256))),
      );
      found.set(id, { snapshots });
    }
    return found;
  }

  private async withText(source: string, { sha256, length, kept, revision }: Snapshot, wanted: boolean) {
    return { sha256, length, text: kept && wanted ? await this.text(source, sha256, revision) : null };
  }

  private async text(source: string, sha256: string, revision: number): Promise<string | null> {
    const object = this.live.reader.objectById(source, this.live.checkpoint());
    const known = object && this.live.reader.snapshotText(object.key, sha256);
    if (known !== undefined) return known;
    const [event] = await this.store.readStream(`source-${source}`, { from: revision, limit: 1 });
    return typeof event?.data.text === 'string' ? event.data.text : null;
  }
}
