import { DIGESTS } from '../digests.js';
import type { StoredRow } from '../digests.js';
import { FrameBuffer, varint, varintSize } from './frame-buffer.js';
import { servedPosition } from './position.js';
import { TOMBSTONE_REVISION } from './stream-names.js';

/** In the order of `ROW`. */
export type ServedRow = StoredRow<Uint8Array>;

/** Payloads as bytes, for they are sent as they are: as text they would be decoded and encoded again, at twice the cost. */
export const ROW = `
  e.position, e.revision, s.name, e.id, e.type, e.recorded_at,
  CAST(coalesce(e.data_bytes, e.data) AS BLOB), CAST(coalesce(e.metadata_bytes, e.metadata) AS BLOB), e.is_json, ${DIGESTS}`;
/** What `ROW` needs beside `event e`. A look-up of the name by itself costs twenty times what the join does. */
export const NAMED = 'CROSS JOIN stream s ON s.id = e.stream';

const UUID_LENGTH = 36;
const MOST_TYPES = 10_000;

/** A message within another one: its tag, its size and itself; nothing where there is none. */
const framed = (size: number | undefined): number => (size === undefined ? 0 : 1 + varintSize(size) + size);

const field = (tag: number, content: Uint8Array): Buffer =>
  Buffer.concat([Buffer.of(tag, ...varint(content.length)), content]);
/** An entry of the map `metadata`. */
const entry = (key: string, value: string): Buffer =>
  field(0x32, Buffer.concat([field(0x0a, Buffer.from(key)), field(0x12, Buffer.from(value))]));

const JSON_CONTENT = entry('content-type', 'application/json');
const BINARY_CONTENT = entry('content-type', 'application/octet-stream');
const TICKS_PER_MILLISECOND = 10_000;
const TICKS_LENGTH = 17;
/** An entry of the map `metadata` whose value, the time in ticks of 100 ns, always has as many digits. */
const CREATED = entry('created', '0'.repeat(TICKS_LENGTH)).subarray(0, -TICKS_LENGTH);
/** 2^63 − 1 as a varint. */
const LAST_REVISION = Buffer.from('ffffffffffffffff7f', 'hex');

/**
 * Writes `ReadResp` messages, each with its gRPC header, in the fewest steps: this is what a server that is read from does
 * most. Field numbers are those of EventStoreDB's streams.proto and shared.proto; the suite reads all of it with the
 * client's own classes.
 */
export class ReadResponses {
  private readonly out = new FrameBuffer();
  private readonly types = new Map<string, Buffer>();

  get length(): number {
    return this.out.length;
  }

  begin(memory?: ArrayBuffer): void {
    this.out.begin(memory);
  }

  take(): Uint8Array<ArrayBuffer> {
    return this.out.take();
  }

  event(row: ServedRow): void {
    this.resolved(row, undefined);
  }

  /** A link with the event that it leads to, or with none where that is not there any more. */
  link(target: ServedRow | undefined, link: ServedRow): void {
    this.resolved(target, link);
  }

  private resolved(event: ServedRow | undefined, link: ServedRow | undefined): void {
    const position = servedPosition((link ?? event!)[0]);
    const [size, linkSize] = [event && this.sizeOf(event), link && this.sizeOf(link)];
    const eventSize = framed(size) + framed(linkSize) + 1 + varintSize(position);
    this.out.message(1 + varintSize(eventSize) + eventSize);
    this.tagged(0x0a, eventSize);
    if (event) this.recorded(0x0a, event, size!);
    if (link) this.recorded(0x12, link, linkSize!);
    this.tagged(0x18, position);
  }

  private sizeOf([at, revision, stream, , type, , data, metadata, isJson]: ServedRow): number {
    const nameSize = Buffer.byteLength(stream);
    const identifierSize = 1 + varintSize(nameSize) + nameSize;
    const revisionSize = revision === TOMBSTONE_REVISION ? LAST_REVISION.length : varintSize(revision);
    const positionSize = varintSize(servedPosition(at));
    const content = isJson ? JSON_CONTENT : BINARY_CONTENT;
    return (
      UUID_LENGTH +
      4 +
      (1 + varintSize(identifierSize) + identifierSize) +
      1 +
      revisionSize +
      2 * (1 + positionSize) +
      (this.typeField(type).length + content.length + CREATED.length + TICKS_LENGTH) +
      (1 + varintSize(metadata.length) + metadata.length + 1 + varintSize(data.length) + data.length)
    );
  }

  private recorded(tag: number, row: ServedRow, recordedSize: number): void {
    const [at, revision, stream, id, type, recordedAt, data, metadata, isJson] = row;
    const position = servedPosition(at);
    const nameSize = Buffer.byteLength(stream);
    const created = String(recordedAt * TICKS_PER_MILLISECOND).padStart(TICKS_LENGTH, '0');
    const { out } = this;
    this.tagged(tag, recordedSize);
    this.tagged(0x0a, UUID_LENGTH + 2);
    this.tagged(0x12, UUID_LENGTH);
    out.text(id, UUID_LENGTH);
    this.tagged(0x12, 1 + varintSize(nameSize) + nameSize);
    this.tagged(0x1a, nameSize);
    out.text(stream, nameSize);
    if (revision === TOMBSTONE_REVISION) {
      out.byte(0x18);
      out.raw(LAST_REVISION);
    } else this.tagged(0x18, revision);
    this.tagged(0x20, position);
    this.tagged(0x28, position);
    out.raw(this.typeField(type));
    out.raw(isJson ? JSON_CONTENT : BINARY_CONTENT);
    out.raw(CREATED);
    out.text(created, TICKS_LENGTH);
    this.tagged(0x3a, metadata.length);
    out.raw(metadata);
    this.tagged(0x42, data.length);
    out.raw(data);
  }

  /** Everything up to and including this position of the log was sent, or did not match. */
  checkpoint(at: number): void {
    const position = servedPosition(at);
    const size = 2 * (1 + varintSize(position));
    this.out.message(2 + size);
    this.tagged(0x1a, size);
    this.tagged(0x08, position);
    this.tagged(0x10, position);
  }

  private tagged(tag: number, value: number): void {
    this.out.byte(tag);
    this.out.varint(value);
  }

  private typeField(type: string): Buffer {
    const known = this.types.get(type);
    if (known) return known;
    if (this.types.size >= MOST_TYPES) this.types.clear();
    const made = entry('type', type);
    this.types.set(type, made);
    return made;
  }
}
