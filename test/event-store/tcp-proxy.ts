import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';

/** A connection through which a network can fail: cut, or left open and dead. */
export class TcpProxy {
  connections = 0;
  private isRefusing = false;
  private readonly sockets = new Set<Socket>();
  private readonly server: Server;

  constructor(private readonly target: number) {
    this.server = createServer((incoming) => this.forward(incoming));
  }

  async start(): Promise<this> {
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
    return this;
  }

  get connectionString(): string {
    return `esdb://127.0.0.1:${(this.server.address() as AddressInfo).port}?tls=false`;
  }

  /** Ends every connection at once. */
  cut(): void {
    for (const socket of this.sockets) socket.destroy();
  }

  /** Leaves the connections that there are open, and passes nothing on any more. New ones work. */
  swallow(): void {
    for (const socket of this.sockets) socket.unpipe().pause();
  }

  /** New connections are closed at once. */
  refuse(): void {
    this.isRefusing = true;
  }

  async stop(): Promise<void> {
    this.cut();
    this.server.close();
  }

  private forward(incoming: Socket): void {
    this.connections++;
    if (this.isRefusing) return void incoming.destroy();
    const outgoing = connect(this.target, '127.0.0.1');
    for (const socket of [incoming, outgoing]) {
      this.sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        this.sockets.delete(socket);
        (socket === incoming ? outgoing : incoming).destroy();
      });
    }
    incoming.pipe(outgoing);
    outgoing.pipe(incoming);
  }
}
