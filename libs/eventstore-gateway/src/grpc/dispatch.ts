import type { Http2Server, IncomingHttpHeaders, ServerHttp2Stream } from 'node:http2';
import { Call } from './call.js';
import { Code, GrpcError } from './status.js';

/** Answers one call; what it throws is what the call ends with. Who returns has finished the call. */
export type Handler = (call: Call) => Promise<void>;

/** Sends every gRPC call to its handler, and holds those that are under way. */
export class Dispatch {
  private readonly calls = new Set<Call>();

  constructor(private readonly handlers: Readonly<Record<string, Handler>>) {}

  serve(server: Http2Server): void {
    server.on('stream', (stream, headers) => void this.take(stream, headers));
    // Broken frames end their own session, nothing else.
    server.on('sessionError', () => undefined);
  }

  /** Ends every call: the client is to try again elsewhere or later. */
  stop(): void {
    for (const call of this.calls) call.finish(new GrpcError(Code.unavailable, 'the server is shutting down'));
  }

  private async take(stream: ServerHttp2Stream, headers: IncomingHttpHeaders): Promise<void> {
    const isGrpc = headers[':method'] === 'POST' && headers['content-type']?.startsWith('application/grpc');
    if (!isGrpc) {
      stream.on('error', () => undefined);
      return stream.respond({ ':status': 415 }, { endStream: true });
    }
    const call = new Call(stream, headers);
    this.calls.add(call);
    try {
      const path = headers[':path'] ?? '';
      const handler = Object.hasOwn(this.handlers, path) ? this.handlers[path] : undefined;
      if (!handler) throw new GrpcError(Code.unimplemented, `this server has no ${path}`);
      await handler(call);
      call.finish();
    } catch (error) {
      call.finish(asStatus(error));
    } finally {
      this.calls.delete(call);
    }
  }
}

function asStatus(error: unknown): GrpcError {
  if (error instanceof GrpcError) return error;
  const { code, message } = error as { code?: unknown; message?: string };
  if (code === 'STORE_UNAVAILABLE') return new GrpcError(Code.unavailable, message ?? '');
  return new GrpcError(Code.internal, message ?? String(error));
}
