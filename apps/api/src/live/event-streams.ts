import { Injectable } from '@nestjs/common';
import type { BeforeApplicationShutdown, OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { badInput } from '@timeline/kernel';
import { LIMITS } from '../config.js';
import { formatErrors, sendErrors } from '../graphql-errors.js';
import { Connections } from './connections.js';
import { allClosed, FAREWELL_MS, GOING_AWAY, handOver, SHUTDOWN_MS, STALLED } from './hand-over.js';
import type { SubscriptionRequest } from './operation.js';
import { Subscriptions } from './subscriptions.js';
import type { Message } from './subscriptions.js';

const HEADERS = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store',
  // For a proxy that would wait for more before it passes anything on.
  'x-accel-buffering': 'no',
};

/**
 * Subscriptions as server-sent events at /graphql/stream, one a request: events `next` with the payload as data and the
 * position as id, which a browser's EventSource sends back as Last-Event-ID when it connects again.
 */
@Injectable()
export class EventStreams implements OnModuleInit, BeforeApplicationShutdown {
  private readonly open = new Set<ServerResponse>();

  constructor(
    private readonly adapter: HttpAdapterHost,
    private readonly connections: Connections,
    private readonly subscriptions: Subscriptions,
  ) {}

  async onModuleInit(): Promise<void> {
    await this.adapter.httpAdapter.getInstance<FastifyInstance>().register(async (scope) => {
      scope.setErrorHandler((error, _request, reply) => sendErrors(reply, error));
      const handler = (request: FastifyRequest, reply: FastifyReply) => this.answer(request, reply);
      scope.get('/graphql/stream', { exposeHeadRoute: false }, handler);
      scope.post('/graphql/stream', handler);
    });
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.connections.close();
    const ending = [...this.open];
    for (const raw of ending) farewell(raw, GOING_AWAY, SHUTDOWN_MS);
    await allClosed(ending, 2 * SHUTDOWN_MS);
  }

  private async answer(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const subscription = request.method === 'GET' ? fromQuery(request.query) : fromBody(request.body);
    const { raw } = reply;
    const stop = new AbortController();
    raw.once('close', () => stop.abort());
    const leave = this.connections.take(request.ip);
    stop.signal.addEventListener('abort', leave);
    const lastSeen = request.headers['last-event-id'];
    const context = { signal: stop.signal, ...(typeof lastSeen === 'string' ? { lastSeen } : {}) };
    try {
      const { messages } = await this.subscriptions.open(subscription, request.ip, context);
      reply.hijack();
      raw.writeHead(200, { ...(reply.getHeaders() as OutgoingHttpHeaders), ...HEADERS });
      await this.stream(raw, messages, stop.signal);
    } finally {
      stop.abort();
    }
  }

  private async stream(raw: ServerResponse, messages: AsyncIterable<Message>, signal: AbortSignal): Promise<void> {
    raw.write(':\n\n');
    this.open.add(raw);
    const ping = setInterval(() => raw.writableLength === 0 && raw.write(':\n\n'), LIMITS.pingMs);
    try {
      for await (const { position, payload } of messages) {
        const outcome = await handOver(
          (done) => raw.write(`id: ${position}\nevent: next\ndata: ${payload}\n\n`, done),
          signal,
        );
        if (outcome === 'stalled') farewell(raw, STALLED, FAREWELL_MS);
        if (outcome !== 'taken') return;
      }
    } catch (error) {
      raw.end(`event: next\ndata: ${JSON.stringify(formatErrors({ errors: [error] }).response)}\n\n`);
    } finally {
      clearInterval(ping);
      this.open.delete(raw);
    }
  }
}

/** Says why a stream ends, and ends it whether that is heard or not. Not as `complete`: the client shall come again. */
function farewell(raw: ServerResponse, message: string, graceMs: number): void {
  const errors = [{ message, extensions: { code: 'UNAVAILABLE', retryAfterSeconds: 1 } }];
  raw.end(`event: next\ndata: ${JSON.stringify({ errors })}\n\n`);
  const timer = setTimeout(() => raw.destroy(), graceMs);
  raw.once('close', () => clearTimeout(timer));
}

function fromBody(body: unknown): SubscriptionRequest {
  const { query, operationName, variables } = (body ?? {}) as Record<string, unknown>;
  if (typeof query !== 'string') throw badInput('query', 'is missing: send the text of a subscription');
  if (variables !== undefined && (typeof variables !== 'object' || Array.isArray(variables)))
    throw badInput('variables', 'is no object of variables by their names');
  if (operationName !== undefined && operationName !== null && typeof operationName !== 'string')
    throw badInput('operationName', 'is no text');
  return { query, operationName, variables: variables as SubscriptionRequest['variables'] };
}

function fromQuery(query: unknown): SubscriptionRequest {
  const { variables, ...rest } = query as Record<string, unknown>;
  if (variables === undefined || variables === '') return fromBody(rest);
  if (typeof variables !== 'string') throw badInput('variables', 'is given more than once');
  try {
    return fromBody({ ...rest, variables: JSON.parse(variables) as unknown });
  } catch (error) {
    throw error instanceof SyntaxError ? badInput('variables', 'is not JSON') : error;
  }
}
