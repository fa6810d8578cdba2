import { createServer as createHttpServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Http2Server } from 'node:http2';
import { createServer as createNetServer } from 'node:net';
import type { Server, Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import type { TLSSocket } from 'node:tls';
import type { Access } from './access.js';
import { answerUsers } from './users.js';

export interface Certificate {
  readonly cert: string | Buffer;
  readonly key: string | Buffer;
}

/** The first bytes of HTTP/2: no request of HTTP/1.1 begins so. */
const PREFACE = Buffer.from('PRI');
const SILENCE_MS = 10_000;

/** One port for gRPC and for HTTP/1.1, which is for a health check and for users, told apart by ALPN or by the first bytes. */
export function front(http2: Http2Server, access: Access, tls?: Certificate): Server {
  const http1 = createHttpServer((request, response) => void answer(access, request, response));
  const handOver = (isHttp2: boolean, socket: Socket): boolean => (isHttp2 ? http2 : http1).emit('connection', socket);
  if (!tls) return createNetServer((socket) => sniff(socket, handOver));
  const server = createTlsServer({ ...tls, ALPNProtocols: ['h2', 'http/1.1'] }, (socket: TLSSocket) =>
    handOver(socket.alpnProtocol === 'h2', socket),
  );
  return server.on('tlsClientError', (_, socket) => void socket.destroy());
}

function sniff(socket: Socket, handOver: (isHttp2: boolean, socket: Socket) => void): void {
  const giveUp = (): void => void socket.destroy();
  socket.setTimeout(SILENCE_MS, giveUp);
  socket.on('error', giveUp);
  socket.setNoDelay(true);
  const look = (): void => {
    const first = socket.read() as Buffer | null;
    if (!first) return;
    socket.unshift(first);
    if (first.length < PREFACE.length && PREFACE.subarray(0, first.length).equals(first)) return;
    socket.off('readable', look);
    socket.off('error', giveUp);
    socket.setTimeout(0);
    socket.removeListener('timeout', giveUp);
    handOver(first.subarray(0, PREFACE.length).equals(PREFACE), socket);
  };
  socket.on('readable', look);
}

async function answer(access: Access, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { method, url } = request;
  const isHealth = url === '/health/live' && (method === 'GET' || method === 'HEAD');
  const isOfUsers = access.hasUsers && method === 'POST' && /^\/users(\/|$)/.test(url ?? '');
  const status = isOfUsers ? await answerUsers(access, request).catch(() => 400) : isHealth ? 200 : 404;
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(isHealth ? '{"status":"ok"}' : `{"status":${status}}`);
}
