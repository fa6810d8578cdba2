import { Injectable } from '@nestjs/common';
import { DecideAndAppend, EventStore } from '@timeline/event-store';
import { plainId } from '@timeline/kernel';
import type { Attestation, GivenAttestation, SourceEvidence, Sources } from '@timeline/kernel';
import { EvidenceFinder, LiveReadModel, References } from '@timeline/read-model';
import type { Reference } from '@timeline/read-model';
import type { Snapshot } from '../domain/source.js';
import { sourceAggregate } from './aggregate.js';

/** Sources as the store has them, with the texts of the snapshots that attestations name. */
@Injectable()
export class EvidenceInStore extends EvidenceFinder {
  constructor(
    private readonly log: DecideAndAppend,
    private readonly references: References,
    private readonly live: LiveReadModel,
    private readonly store: EventStore,
  ) {
    super();
  }

  async find(
    given: readonly GivenAttestation[],
    standing: readonly Pick<Attestation, 'source' | 'snapshot'>[] = [],
  ): Promise<Sources> {
    const named = sourcesIn(given);
    await this.references.require('actor', actorsIn(given));
    await this.references.require('source', named);
    const ids = [...named.map(({ id, field }) => plainId(id, field)), ...standing.map(({ source }) => source)];
    const digests = digestsIn(given, standing);
    const found = [...new Set(ids)].map(async (id) => [id, await this.evidence(id, digests)] as const);
    return new Map(await Promise.all(found));
  }

  /** The snapshots of a source and of those that are one with it; of the same digest, one with its text comes last. */
  private async evidence(id: string, digests: ReadonlySet<string>): Promise<SourceEvidence> {
    const captured = await Promise.all(this.oneWith(id).map((one) => this.snapshots(one, digests)));
    return { snapshots: captured.flat().toSorted((a, b) => Number(a.text !== null) - Number(b.text !== null)) };
  }

  /** The source that stands for this one, and its duplicates, as far as this node knows. */
  private oneWith(id: string): string[] {
    const { reader } = this.live;
    const position = this.live.checkpoint();
    const object = reader.objectById(id, position);
    if (!object) return [id];
    const standing = reader.standing(object.key, position);
    return [standing, ...reader.duplicatesOf(standing, position)].map((key) => reader.objectByKey(key)!.entityId);
  }

  private async snapshots(id: string, digests: ReadonlySet<string>): Promise<SourceEvidence['snapshots']> {
    const { state } = await this.log.load(sourceAggregate, `source-${id}`);
    const withText = async ({ sha256, length, kept, revision }: Snapshot) => ({
      sha256,
      length,
      text: kept && digests.has(sha256) ? await this.text(id, sha256, revision) : null,
    });
    return Promise.all((state.source?.snapshots ?? []).map(withText));
  }

  private async text(source: string, sha256: string, revision: number): Promise<string | null> {
    const object = this.live.reader.objectById(source, this.live.checkpoint());
    const known = object && this.live.reader.snapshotText(object.key, sha256);
    if (known !== undefined) return known;
    const [event] = await this.store.readStream(`source-${source}`, { from: revision, limit: 1 });
    return typeof event?.data.text === 'string' ? event.data.text : null;
  }
}

function sourcesIn(given: readonly GivenAttestation[]): Reference[] {
  return given.flatMap(({ input, field }) =>
    typeof input.source === 'string' ? [{ id: input.source, field: `${field}.source` }] : [],
  );
}

function actorsIn(given: readonly GivenAttestation[]): Reference[] {
  return given.flatMap(({ input, field }) =>
    (input.chain ?? []).flatMap(({ actor }, index) =>
      typeof actor === 'string' ? [{ id: actor, field: `${field}.chain.${index}.actor` }] : [],
    ),
  );
}

/** Digests of the snapshots in which a quote may have to be looked up. */
function digestsIn(
  given: readonly GivenAttestation[],
  standing: readonly Pick<Attestation, 'snapshot'>[],
): ReadonlySet<string> {
  const named = given.flatMap(({ input }) => [
    input.snapshot,
    ...(input.quotes ?? []).map(({ snapshot }) => snapshot),
    ...standing.map(({ snapshot }) => snapshot),
  ]);
  return new Set(named.filter((digest) => typeof digest === 'string'));
}
