import { once } from 'node:events';
import type { IncomingHttpHeaders, ServerHttp2Stream } from 'node:http2';
import { setImmediate as turn } from 'node:timers/promises';
import { Deframer } from './deframer.js';
import { Code, GrpcError, headerText } from './status.js';

/** As the clients': events of 16 MiB and what is around them. */
const MOST_MESSAGE_BYTES = 17 * 1024 * 1024;
const CONTENT_TYPE = 'application/grpc+proto';

export interface Message {
  serializeBinary(): Uint8Array;
}

/** One gRPC call on its HTTP/2 stream. */
export class Call {
  private readonly ending = new AbortController();
  private outgoing: Uint8Array[] = [];
  private isFinished = false;

  constructor(
    private readonly stream: ServerHttp2Stream,
    readonly headers: IncomingHttpHeaders,
  ) {
    stream.on('close', () => this.ending.abort());
    // A client that goes away resets its streams; that is no event here.
    stream.on('error', () => undefined);
  }

  /** Aborts when nothing more can be said: the call was answered, cancelled or its connection lost. */
  get signal(): AbortSignal {
    return this.ending.signal;
  }

  /** What the client sends, in order; ends with its half of the call. Throws where that was cut off. */
  async *messages(): AsyncGenerator<Buffer, void, void> {
    const deframer = new Deframer(MOST_MESSAGE_BYTES);
    // Left early, an iteration would otherwise destroy the stream, and the answer with it.
    const chunks = this.stream.iterator({ destroyOnReturn: false });
    for await (const chunk of chunks) yield* deframer.push(chunk as Buffer);
    // Who cancels a call, as grpc-js does it, ends it well and resets it in one packet: the reset is known a turn later.
    await turn();
    if (this.stream.aborted) throw new GrpcError(Code.cancelled, 'the client cancelled the call');
    deframer.end();
  }

  /** The one message of a call that has one. */
  async message(): Promise<Buffer> {
    for await (const message of this.messages()) return message;
    throw new GrpcError(Code.invalidArgument, 'the call holds no message');
  }

  reply(message: Message): void {
    const body = message.serializeBinary();
    const frame = Buffer.allocUnsafe(body.length + 5);
    frame[0] = 0;
    frame.writeUInt32BE(body.length, 1);
    frame.set(body, 5);
    this.send(frame);
  }

  /** Messages with their headers. What one turn of the event loop sends goes out as one. */
  send(frames: Uint8Array): void {
    if (frames.length === 0 || this.isOver) return;
    if (this.outgoing.length === 0) process.nextTick(() => this.flush());
    this.outgoing.push(frames);
  }

  /** Resolves when there is room for more, or the client is gone; to whether all that was sent has left this process. */
  async drained(): Promise<boolean> {
    this.flush();
    if (this.stream.writableNeedDrain && !this.isOver) {
      await once(this.stream, 'drain', { signal: this.signal }).catch(() => undefined);
    }
    return this.stream.writableLength === 0 && !this.isOver;
  }

  finish(error?: GrpcError): void {
    if (this.isOver) return;
    this.flush();
    this.isFinished = true;
    const trailers = {
      'grpc-status': String(error?.status ?? Code.ok),
      ...(error ? { 'grpc-message': headerText(error.message) } : {}),
      ...Object.fromEntries(Object.entries(error?.trailers ?? {}).map(([key, text]) => [key, headerText(text)])),
    };
    if (this.stream.headersSent) {
      this.stream.once('wantTrailers', () => this.stream.sendTrailers(trailers));
      this.stream.end();
    } else {
      this.stream.respond({ ':status': 200, 'content-type': CONTENT_TYPE, ...trailers }, { endStream: true });
    }
    // What the client may still send is of no interest, and unread it would keep the stream open.
    this.stream.resume();
  }

  private get isOver(): boolean {
    return this.isFinished || this.stream.destroyed || this.stream.closed || this.signal.aborted;
  }

  private flush(): void {
    const frames = this.outgoing;
    this.outgoing = [];
    if (frames.length === 0 || this.isOver) return;
    if (!this.stream.headersSent) {
      this.stream.respond({ ':status': 200, 'content-type': CONTENT_TYPE }, { waitForTrailers: true });
    }
    this.stream.write(frames.length === 1 ? frames[0]! : Buffer.concat(frames));
  }
}
