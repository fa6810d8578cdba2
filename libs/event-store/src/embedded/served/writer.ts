import { randomUUID } from 'node:crypto';
import type { DatabaseSyncInstance, StatementSyncInstance } from '@photostructure/sqlite';
import type { Position } from '../../event-store.js';
import type { Digested } from '../digests.js';
import type { LogOutcome } from '../log-append.js';
import { decide } from './decide.js';
import { positionOfNothing, servedPosition } from './position.js';
import { DELETED_METADATA, revivedMetadata } from './retention.js';
import { METADATA_TYPE, metastreamOf, originalOf, TOMBSTONE_REVISION, TOMBSTONE_TYPE } from './stream-names.js';
import { Streams } from './streams.js';
import type { Payload, ServedEvent, ServedWrite } from './write.js';

/** What the log keeps to itself: its positions and its streams' numbers. */
export interface LogEnd {
  readonly last: () => Position;
  readonly next: () => Position;
  readonly createStream: (name: string) => number;
  /** Told of each event in the order of writing. */
  readonly written: (event: Digested) => void;
}

/** Writes by the rules of EventStoreDB, inside a transaction of the log. Positions in outcomes are served ones. */
export class ServedWriter {
  private readonly streams: Streams;
  private readonly insert: StatementSyncInstance;
  private readonly placesOfId: StatementSyncInstance;
  private readonly idAt: StatementSyncInstance;

  constructor(
    db: DatabaseSyncInstance,
    private readonly end: LogEnd,
  ) {
    this.streams = new Streams(db);
    this.insert = db.prepare('INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
    this.placesOfId = db.prepare(
      'SELECT revision, position FROM event WHERE stream = ? AND id = ? ORDER BY revision LIMIT 1',
    );
    this.idAt = db.prepare('SELECT id, position FROM event WHERE stream = ? AND revision = ?');
  }

  write(write: ServedWrite, recordedAt: number): LogOutcome {
    const { stream, expected } = write;
    const standing = this.streams.find(stream);
    if (this.streams.isTombstoned(stream, standing)) return { kind: 'deleted' };
    const ids = write.op === 'append' ? write.events.map(([id]) => id) : [randomUUID()];
    const isDeleted = standing !== undefined && this.streams.retention(stream).isDeleted;
    const decided = decide(expected, ids, {
      last: standing?.revision ?? -1,
      isDeleted,
      hasMetadata: () => this.streams.find(metastreamOf(stream)) !== undefined,
      placeOf: (id) => standing && (this.placesOfId.get(standing.id, id) as { revision: number; position: number }),
      at: (revision) => standing && (this.idAt.get(standing.id, revision) as { id: string; position: number }),
    });
    if (decided.kind === 'repeated') return { ...decided, position: servedPosition(decided.position) };
    if (decided.kind !== 'free') return decided;
    switch (write.op) {
      case 'append':
        return this.append(write.stream, write.events, { last: standing?.revision ?? -1, isDeleted }, recordedAt);
      case 'delete':
        return this.softDelete(stream, standing?.revision ?? -1, recordedAt);
      case 'tombstone':
        return this.tombstone(stream, recordedAt);
    }
  }

  private append(
    stream: string,
    events: readonly ServedEvent[],
    { last, isDeleted }: { last: number; isDeleted: boolean },
    recordedAt: number,
  ): LogOutcome {
    if (events.length === 0) return { kind: 'written', revision: last, position: positionOfNothing(this.end.last()) };
    const original = originalOf(stream);
    const isOfDeleted = original !== undefined && this.streams.retention(original).isDeleted;
    const id = this.idOf(stream);
    let revision = last;
    for (const event of events) this.add({ name: stream, id }, ++revision, event, recordedAt);
    const position = servedPosition(this.end.last());
    if (isDeleted) this.revive(stream, last + 1, recordedAt);
    // A deleted stream whose metadata is written anew is deleted no longer; its old events stay hidden.
    if (isOfDeleted && !this.streams.retention(original).isDeleted) {
      this.revive(original, (this.streams.find(original)?.revision ?? -1) + 1, recordedAt);
    }
    return { kind: 'written', revision, position };
  }

  private revive(stream: string, from: number, recordedAt: number): void {
    this.setMetadata(stream, revivedMetadata(this.streams.metadata(stream), from), recordedAt);
  }

  private softDelete(stream: string, last: number, recordedAt: number): LogOutcome {
    const hasMetadata = this.streams.find(metastreamOf(stream)) !== undefined;
    if (last < 0 && !hasMetadata) return { kind: 'conflict', actual: 'no_stream' };
    this.setMetadata(stream, DELETED_METADATA, recordedAt);
    return { kind: 'written', revision: last, position: servedPosition(this.end.last()) };
  }

  private tombstone(stream: string, recordedAt: number): LogOutcome {
    this.add(
      { name: stream, id: this.idOf(stream) },
      TOMBSTONE_REVISION,
      [randomUUID(), TOMBSTONE_TYPE, false, '', ''],
      recordedAt,
    );
    return { kind: 'written', revision: TOMBSTONE_REVISION, position: servedPosition(this.end.last()) };
  }

  private setMetadata(stream: string, metadata: string, recordedAt: number): void {
    const metastream = metastreamOf(stream);
    const last = this.streams.find(metastream)?.revision ?? -1;
    this.add(
      { name: metastream, id: this.idOf(metastream) },
      last + 1,
      [randomUUID(), METADATA_TYPE, true, metadata, ''],
      recordedAt,
    );
  }

  private idOf(stream: string): number {
    return this.streams.find(stream)?.id ?? this.end.createStream(stream);
  }

  private add(
    stream: { readonly name: string; readonly id: number },
    revision: number,
    event: ServedEvent,
    recordedAt: number,
  ): void {
    const [id, type, isJson, data, metadata] = event;
    const position = this.end.next();
    this.end.written([position, revision, stream.name, id, type, recordedAt, data, metadata, Number(isJson)]);
    this.insert.run(
      position,
      stream.id,
      revision,
      id,
      type,
      recordedAt,
      ...[textOf(data), textOf(metadata), Number(isJson), bytesOf(data), bytesOf(metadata)],
    );
  }
}

const textOf = (payload: Payload): string => (typeof payload === 'string' ? payload : '');
const bytesOf = (payload: Payload): Uint8Array | null => (typeof payload === 'string' ? null : payload);
