import { Code, GrpcError } from './status.js';

const HEADER = 5;

/** Cuts what arrives into gRPC messages. Throws a `GrpcError` for what is none, or is larger than `mostBytes`. */
export class Deframer {
  private chunks: Buffer[] = [];
  private held = 0;

  constructor(private readonly mostBytes: number) {}

  /** The messages that are whole now. They are views on what arrived. */
  *push(chunk: Buffer): Generator<Buffer, void, void> {
    this.chunks.push(chunk);
    this.held += chunk.length;
    for (let size = this.nextSize(); size !== undefined && this.held >= size + HEADER; size = this.nextSize()) {
      yield this.take(size + HEADER).subarray(HEADER);
    }
  }

  /** Throws when the stream ended within a message. */
  end(): void {
    if (this.held > 0) throw new GrpcError(Code.invalidArgument, 'the call ended within a message');
  }

  private nextSize(): number | undefined {
    if (this.held < HEADER) return undefined;
    if (this.chunks[0]!.length < HEADER) this.chunks = [Buffer.concat(this.chunks)];
    const [header] = this.chunks as [Buffer];
    if (header[0] !== 0) throw new GrpcError(Code.unimplemented, 'compressed messages are not supported');
    const size = header.readUInt32BE(1);
    if (size > this.mostBytes) {
      throw new GrpcError(Code.resourceExhausted, `a message of ${size} bytes is larger than ${this.mostBytes}`);
    }
    return size;
  }

  private take(size: number): Buffer {
    const whole = this.chunks[0]!.length >= size ? this.chunks[0]! : Buffer.concat(this.chunks);
    if (whole !== this.chunks[0]) this.chunks = [];
    else this.chunks.shift();
    if (whole.length > size) this.chunks.unshift(whole.subarray(size));
    this.held -= size;
    return whole.subarray(0, size);
  }
}
