import { Inject, Injectable } from '@nestjs/common';
import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { GraphQLError, parse } from 'graphql';
import type { ExecutionArgs } from 'graphql';
import { handleProtocols, makeServer } from 'graphql-ws';
import type { Context } from 'graphql-ws';
import type { IncomingMessage, Server } from 'node:http';
import { WebSocketServer } from 'ws';
import type { WebSocket } from 'ws';
import { Access } from '../access/access.js';
import { clientAddress } from '../access/client-address.js';
import { networkOf } from '../access/rate.js';
import { LIMITS } from '../config.js';
import type { Config } from '../config.js';
import { formatErrors } from '../graphql-errors.js';
import { CONFIG } from '../record.module.js';
import { Connections } from './connections.js';
import { allClosed, GOING_AWAY, SHUTDOWN_MS } from './hand-over.js';
import type { SubscriptionRequest } from './operation.js';
import { tooMany } from './places.js';
import { Subscriptions } from './subscriptions.js';
import { deliver, farewell, flooded, GOING_AWAY_CODE, send, TRY_AGAIN_CODE } from './web-socket-frames.js';

interface Extra {
  readonly socket: WebSocket;
  readonly address: string;
  /** What ends the subscriptions of this connection. */
  readonly stops: Set<AbortController>;
}

/** All that the protocol has to know of an operation that was checked: that it is a subscription. */
const document = parse('subscription { changes { position } }');

/** Subscriptions over WebSocket at /graphql, by the protocol graphql-transport-ws. */
@Injectable()
export class WebSockets implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private server: WebSocketServer | undefined;
  private readonly silent = new WeakSet<WebSocket>();
  private pinging: NodeJS.Timeout | undefined;
  private readonly protocol = makeServer<Record<string, unknown>, Extra>({
    connectionInitWaitTimeout: LIMITS.connectionInitMs,
    onSubscribe: (context, id, payload) => this.open(context, id, payload),
    // `onSubscribe` has put what is to be sent in the place of what is to be executed.
    subscribe: ({ contextValue }) => contextValue as ReturnType<typeof deliver>,
    onError: (_context, _id, _payload, errors) =>
      formatErrors({ errors: errors.map((error) => error.originalError ?? error) }).response.errors,
  });

  constructor(
    private readonly adapter: HttpAdapterHost,
    private readonly connections: Connections,
    private readonly subscriptions: Subscriptions,
    private readonly access: Access,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  onApplicationBootstrap(): void {
    const server = this.adapter.httpAdapter.getHttpServer() as Server;
    this.server = new WebSocketServer({
      ...{ server, path: '/graphql', maxPayload: LIMITS.message, perMessageDeflate: false },
      handleProtocols: (protocols) => handleProtocols(protocols),
    });
    this.server.on('connection', (socket, request) => this.connected(socket, request));
    this.pinging = setInterval(() => this.ping(), LIMITS.pingMs).unref();
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.pinging);
    this.connections.close();
    const { server } = this;
    if (!server) return;
    const ending = [...server.clients];
    for (const socket of ending) farewell(socket, GOING_AWAY_CODE, GOING_AWAY, SHUTDOWN_MS);
    await allClosed(ending, 2 * SHUTDOWN_MS);
    server.close();
  }

  private connected(socket: WebSocket, request: IncomingMessage): void {
    // What is wrong with a frame closes the socket with a code that says so; there is no more to do.
    socket.on('error', () => undefined);
    const address = clientAddress(request, this.config.trustProxy);
    const stops = new Set<AbortController>();
    let leave: () => void;
    try {
      leave = this.connections.take(address);
    } catch (refusal) {
      return farewell(socket, TRY_AGAIN_CODE, (refusal as Error).message);
    }
    socket.on('pong', () => this.silent.delete(socket));
    socket.on('ping', () => flooded(socket));
    const closed = this.protocol.opened(
      {
        protocol: socket.protocol,
        send: (text) => send(socket, text),
        close: (code, reason) => socket.close(code, reason),
        onMessage: (take) =>
          socket.on('message', (data: Buffer) => void take(data.toString()).catch(() => socket.terminate())),
      },
      { socket, address, stops },
    );
    socket.once('close', (code, reason) => {
      leave();
      for (const stop of stops) stop.abort();
      void closed(code, String(reason));
    });
  }

  /** Who has not answered the last ping is gone without a word. */
  private ping(): void {
    for (const socket of this.server?.clients ?? []) {
      if (this.silent.has(socket)) socket.terminate();
      this.silent.add(socket);
      socket.ping();
    }
  }

  private async open(
    { extra, subscriptions }: Context<Record<string, unknown>, Extra>,
    id: string,
    request: SubscriptionRequest,
  ): Promise<ExecutionArgs | readonly GraphQLError[]> {
    const stop = new AbortController();
    extra.stops.add(stop);
    stop.signal.addEventListener('abort', () => extra.stops.delete(stop));
    const network = networkOf(extra.address);
    try {
      this.access.reads.take(network);
      this.access.work.check(network);
    } catch (refusal) {
      // Who goes on asking is not worth an answer each.
      if (extra.socket.readyState === extra.socket.OPEN)
        farewell(extra.socket, TRY_AGAIN_CODE, (refusal as Error).message);
      return [new GraphQLError('refused', { originalError: refusal as Error })];
    }
    try {
      if (Object.keys(subscriptions).length > LIMITS.subscriptionsPerConnection)
        throw tooMany(`${LIMITS.subscriptionsPerConnection} subscriptions on one connection`);
      const { schema, messages } = await this.subscriptions.open(request, extra.address, stop);
      return { schema, document, contextValue: deliver(extra.socket, id, messages, stop) };
    } catch (error) {
      stop.abort();
      return [new GraphQLError('refused', { originalError: error as Error })];
    }
  }
}
