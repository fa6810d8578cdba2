import { DIGESTS } from '../digests.js';
import { FrameBuffer, varint, varintSize } from './frame-buffer.js';
import { servedPosition } from './position.js';
import { TOMBSTONE_REVISION } from './stream-names.js';

/** An event as it lies in the file, in the order of `ROW`. */
export type ServedRow = readonly [
  position: number,
  revision: number,
  stream: string,
  id: string,
  type: string,
  recordedAt: number,
  data: Uint8Array,
  metadata: Uint8Array,
  isJson: number,
  before: Uint8Array | null,
  own: Uint8Array | null,
];

/** Payloads as bytes, for they are sent as they are: as text they would be decoded and encoded again, at twice the cost. */
export const ROW = `
  e.position, e.revision, s.name, e.id, e.type, e.recorded_at,
  CAST(coalesce(e.data_bytes, e.data) AS BLOB), CAST(coalesce(e.metadata_bytes, e.metadata) AS BLOB), e.is_json, ${DIGESTS}`;
/** What `ROW` needs beside `event e`. A look-up of the name by itself costs twenty times what the join does. */
export const NAMED = 'CROSS JOIN stream s ON s.id = e.stream';

const UUID_LENGTH = 36;
const MOST_TYPES = 10_000;

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

  event([at, revision, stream, id, type, recordedAt, data, metadata, isJson]: ServedRow): void {
    const position = servedPosition(at);
    const [dataSize, metadataSize] = [data.length, metadata.length];
    const nameSize = Buffer.byteLength(stream);
    const identifierSize = 1 + varintSize(nameSize) + nameSize;
    const typeField = this.typeField(type);
    const content = isJson ? JSON_CONTENT : BINARY_CONTENT;
    const created = String(recordedAt * TICKS_PER_MILLISECOND).padStart(TICKS_LENGTH, '0');
    const revisionSize = revision === TOMBSTONE_REVISION ? LAST_REVISION.length : varintSize(revision);
    const positionSize = varintSize(position);
    const recordedSize =
      UUID_LENGTH +
      4 +
      (1 + varintSize(identifierSize) + identifierSize) +
      1 +
      revisionSize +
      2 * (1 + positionSize) +
      (typeField.length + content.length + CREATED.length + TICKS_LENGTH) +
      (1 + varintSize(metadataSize) + metadataSize + 1 + varintSize(dataSize) + dataSize);
    const eventSize = 1 + varintSize(recordedSize) + recordedSize + 1 + positionSize;
    const { out } = this;
    out.message(1 + varintSize(eventSize) + eventSize);
    this.tagged(0x0a, eventSize);
    this.tagged(0x0a, recordedSize);
    this.tagged(0x0a, UUID_LENGTH + 2);
    this.tagged(0x12, UUID_LENGTH);
    out.text(id, UUID_LENGTH);
    this.tagged(0x12, identifierSize);
    this.tagged(0x1a, nameSize);
    out.text(stream, nameSize);
    if (revision === TOMBSTONE_REVISION) {
      out.byte(0x18);
      out.raw(LAST_REVISION);
    } else this.tagged(0x18, revision);
    this.tagged(0x20, position);
    this.tagged(0x28, position);
    out.raw(typeField);
    out.raw(content);
    out.raw(CREATED);
    out.text(created, TICKS_LENGTH);
    this.tagged(0x3a, metadataSize);
    out.raw(metadata);
    this.tagged(0x42, dataSize);
    out.raw(data);
    this.tagged(0x18, position);
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
