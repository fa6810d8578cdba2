import { performance } from 'node:perf_hooks';
import { Injectable } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { createSourceEventStream } from 'graphql';
import type { GraphQLSchema } from 'graphql';
import type { MercuriusPlugin } from 'mercurius';
import { LiveReadModel } from '@timeline/read-model';
import type { ChangeRow } from '@timeline/read-model';
import { Access } from '../access/access.js';
import { networkOf } from '../access/rate.js';
import { LIMITS } from '../config.js';
import type { FollowContext } from '../feed/feed.resolver.js';
import { readOperation } from './operation.js';
import type { Operation, SubscriptionRequest } from './operation.js';
import { Places } from './places.js';
import { SharedResults } from './shared-results.js';
import { Turns } from './turns.js';

/** One answer of a subscription: the position it tells of, and the payload as JSON. */
export interface Message {
  readonly position: number;
  readonly payload: string;
}

interface Opened {
  readonly schema: GraphQLSchema;
  readonly messages: AsyncIterable<Message>;
}

/** Runs subscriptions, whatever protocol they come by. */
@Injectable()
export class Subscriptions {
  private readonly places = new Places('subscriptions', LIMITS.subscriptions);
  private readonly results: SharedResults;
  private readonly turns = new Turns();

  constructor(
    live: LiveReadModel,
    private readonly adapter: HttpAdapterHost,
    private readonly access: Access,
  ) {
    this.results = new SharedResults(live);
  }

  /**
   * Checks a subscription and starts it; it holds a place until the signal aborts, which the caller sees to. The next
   * message is made when it is asked for. Throws what `formatErrors` turns into an answer.
   */
  async open(request: SubscriptionRequest, address: string, context: FollowContext): Promise<Opened> {
    const { schema } = this.adapter.httpAdapter.getInstance<FastifyInstance & { readonly graphql: MercuriusPlugin }>()
      .graphql;
    const network = networkOf(address);
    this.access.work.check(network);
    const operation = this.timed(network, () => readOperation(schema, request));
    const leave = this.places.take(address);
    context.signal.addEventListener('abort', leave);
    if (context.signal.aborted) leave();
    const source = await createSourceEventStream({
      schema,
      document: operation.document,
      variableValues: operation.variables,
      contextValue: context,
    });
    if (!(Symbol.asyncIterator in source)) throw new AggregateError(source.errors ?? [], 'the subscription is refused');
    return { schema, messages: this.messages(schema, operation, source as AsyncIterable<ChangeRow>) };
  }

  /** Does some work for an address at once, and counts its time. */
  private timed<T>(network: string, work: () => T): T {
    const began = performance.now();
    try {
      return work();
    } finally {
      this.access.work.charge(network, performance.now() - began);
    }
  }

  private async *messages(
    schema: GraphQLSchema,
    operation: Operation,
    changes: AsyncIterable<ChangeRow>,
  ): AsyncGenerator<Message, void> {
    for await (const change of changes) {
      await this.turns.take();
      yield { position: change.position, payload: await this.results.of(schema, operation, change) };
    }
  }
}
