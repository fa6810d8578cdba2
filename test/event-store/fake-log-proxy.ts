import type { BatchAppendReq } from '@eventstore/db-client/generated/streams_pb.js';

export interface FakeEvent {
  readonly streamId: string;
  readonly revision: number;
  readonly position: number;
  readonly id: string;
  readonly type: string;
  readonly data: Uint8Array;
  readonly metadata: Uint8Array;
  readonly recordedAt: number;
}

export type FakeOutcome = { readonly last: FakeEvent } | { readonly actual: number };

/** Positions of a real server are bytes: they leave gaps, and no event begins in most of them. */
const GAP = 137;

/** A log in memory with a real server's rules for an explicit revision, its hole at the current one (KurrentDB#1898) included. */
export class FakeLog {
  readonly events: FakeEvent[] = [];
  /** A server that has forgotten what it wrote answers every repeat as a conflict. */
  isForgetful = false;
  private readonly watchers = new Set<() => void>();

  ofStream(streamId: string): FakeEvent[] {
    return this.events.filter((event) => event.streamId === streamId);
  }

  append(streamId: string, expected: number, proposed: readonly BatchAppendReq.ProposedMessage[]): FakeOutcome {
    const standing = this.ofStream(streamId);
    const actual = standing.length - 1;
    if (expected !== actual) {
      const earlier = standing.slice(expected + 1, expected + 1 + proposed.length);
      const isSame =
        earlier.length > 0 && proposed.every((one, index) => one.getId()!.getString() === earlier[index]?.id);
      return isSame && !this.isForgetful ? { last: earlier.at(-1)! } : { actual };
    }
    for (const one of proposed) this.add(streamId, one);
    for (const watch of this.watchers) watch();
    return { last: this.events.at(-1)! };
  }

  /** Tells of every write until the returned function is called. */
  watch(watch: () => void): () => void {
    this.watchers.add(watch);
    return () => void this.watchers.delete(watch);
  }

  private add(streamId: string, proposed: BatchAppendReq.ProposedMessage): void {
    const revision = this.ofStream(streamId).length;
    this.events.push({
      streamId,
      revision,
      position: (this.events.at(-1)?.position ?? 0) + GAP,
      id: proposed.getId()!.getString(),
      type: proposed.getMetadataMap().get('type')!,
      data: proposed.getData_asU8(),
      metadata: proposed.getCustomMetadata_asU8(),
      recordedAt: Date.now(),
    });
  }
}
