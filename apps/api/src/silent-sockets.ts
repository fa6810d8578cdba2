import type { Server } from 'node:http';
import type { Socket } from 'node:net';

/**
 * Ends the sockets over which nothing was ever sent, when it is called. Browsers open some ahead of what they may ask, and
 * Node's closeIdleConnections passes over them: the service would wait for their browser to let go.
 */
export function silentSockets(server: Server): () => void {
  const open = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
  });
  return () => {
    for (const socket of open) if (socket.bytesRead === 0) socket.destroy();
  };
}
