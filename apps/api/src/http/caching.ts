import type { FastifyReply, FastifyRequest } from 'fastify';
import type { DocumentNode, GraphQLSchema } from 'graphql';
import { sha256 } from '@timeline/kernel';
import type { LiveReadModel } from '@timeline/read-model';
import { isPast } from './past.js';
import type { Held } from './past.js';

const FOR_GOOD = 'public, max-age=31536000, immutable';
/** Kept by who likes, and asked for anew each time: the answer is 304 while nothing was recorded. */
const CHECKED = 'no-cache';
const OWN = 'private, no-cache';

interface Executing {
  readonly reply?: FastifyReply;
  /** What was held when the execution began. */
  cached?: { readonly held: Held; readonly past: boolean };
}

/**
 * Lets HTTP keep the answers to GET: those about the past for good, those about now until the next event is recorded.
 * `release` tells answers of this release from those of others, which may word a date differently.
 */
export function httpCaching(live: LiveReadModel, release: string) {
  const held = (): Held => {
    const position = live.checkpoint();
    return { position, head: live.reader.momentAt(position) };
  };
  const tag = (request: FastifyRequest, ...of: readonly (number | string)[]): string =>
    `"${sha256([release, request.url, ...of].join('\n')).slice(0, 32)}"`;
  const pastTag = (request: FastifyRequest): string => tag(request, 'past');
  const headTag = (request: FastifyRequest, { position, head }: Held): string =>
    tag(request, position, head.position, head.recordedAt);

  return {
    /** Answers without executing anything when the client holds the answer: Fastify's `preHandler`. */
    preHandler: async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> => {
      if (request.method !== 'GET') return undefined;
      void reply.header('vary', 'authorization').header('cache-control', isOwn(request) ? OWN : CHECKED);
      const known = isOwn(request) ? [] : tagsIn(request.headers['if-none-match']);
      const [past, now] = [pastTag(request), headTag(request, held())];
      if (known.includes(past)) return reply.code(304).header('cache-control', FOR_GOOD).header('etag', past).send();
      if (known.includes(now)) return reply.code(304).header('etag', now).send();
      return undefined;
    },

    /** Notes what is held before the execution begins: Mercurius' hook. */
    preExecution: async (
      schema: GraphQLSchema,
      document: DocumentNode,
      context: Executing,
      variables: Readonly<Record<string, unknown>> | undefined,
    ): Promise<void> => {
      const { reply } = context;
      if (reply?.request.method !== 'GET' || isOwn(reply.request)) return;
      const { operationName } = reply.request.query as { operationName?: string };
      const now = held();
      context.cached = {
        held: now,
        past: isPast({ schema, document, operationName, variables: variables ?? {} }, now),
      };
    },

    /** Says how long an answer without errors may be kept: Mercurius' hook. */
    onResolution: async ({ errors }: { readonly errors?: unknown }, { reply, cached }: Executing): Promise<void> => {
      if (!reply || !cached || errors) return;
      if (cached.past) void reply.header('cache-control', FOR_GOOD).header('etag', pastTag(reply.request));
      // Where an event came in between, the parts of the answer may be of different moments.
      else if (live.checkpoint() === cached.held.position)
        void reply.header('etag', headTag(reply.request, cached.held));
    },
  };
}

/** Who says who they are gets answers for themselves alone. */
const isOwn = ({ headers }: FastifyRequest): boolean => headers.authorization !== undefined;

const tagsIn = (header: string | undefined): string[] =>
  (header ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''));
