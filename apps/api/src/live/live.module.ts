import { Module } from '@nestjs/common';
import { Connections } from './connections.js';
import { EventStreams } from './event-streams.js';
import { Subscriptions } from './subscriptions.js';
import { WebSockets } from './web-sockets.js';

/** Subscriptions and the protocols by which they come. */
@Module({ providers: [Connections, Subscriptions, WebSockets, EventStreams] })
export class LiveModule {}
