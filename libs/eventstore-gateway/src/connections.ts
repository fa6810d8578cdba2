import { once } from 'node:events';
import type { Http2Server, ServerHttp2Session } from 'node:http2';
import type { Server, Socket } from 'node:net';

const GRACE_MS = 500;

/** What is connected, so that it can be closed. */
export class Connections {
  private readonly sessions = new Set<ServerHttp2Session>();
  private readonly sockets = new Set<Socket>();

  constructor(http2: Http2Server, server: Server) {
    http2.on('session', (session) => hold(this.sessions, session));
    server.on('connection', (socket) => hold(this.sockets, socket));
  }

  /** Lets sessions send what they have, for a moment, and then closes everything. */
  async close(): Promise<void> {
    for (const session of this.sessions) session.close();
    const inTime = AbortSignal.timeout(GRACE_MS);
    for (const session of this.sessions) await once(session, 'close', { signal: inTime }).catch(() => undefined);
    for (const socket of this.sockets) socket.destroy();
  }
}

interface Closing {
  on(event: 'close', listener: () => void): unknown;
}

function hold<T extends Closing>(held: Set<T>, one: T): void {
  held.add(one);
  one.on('close', () => held.delete(one));
}
