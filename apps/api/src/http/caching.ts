import type { FastifyReply, FastifyRequest } from 'fastify';
import { getOperationAST, OperationTypeNode, parse, validate } from 'graphql';
import type { DocumentNode, GraphQLSchema } from 'graphql';
import { sha256 } from '@timeline/kernel';
import type { LiveReadModel } from '@timeline/read-model';
import { LRUCache } from 'lru-cache';
import { LIMITS } from '../config.js';
import { operationNameOf } from '../graphql-guards.js';
import { Answers, isRead, questionOf } from './answers.js';
import type { Answer } from './answers.js';
import { isPast } from './past.js';
import type { Held } from './past.js';

const FOR_GOOD = 'public, max-age=31536000, immutable';
/** Kept by who likes, and asked for anew each time: the answer is 304 while nothing was recorded. */
const CHECKED = 'no-cache';
const OWN = 'private, no-cache';

const JSON_TYPE = 'application/json; charset=utf-8';

interface Executing {
  readonly reply?: FastifyReply;
  /** What was held when the execution began. */
  cached?: { readonly held: Held; readonly past: boolean };
}

/** A question that is being answered; `answer` is there once it has turned out that it may be kept. */
interface Open {
  readonly question: string;
  answer?: Omit<Answer, 'bytes'>;
}

/**
 * Keeps answers, and lets HTTP keep those to GET: those about the past for good, those about now until the next event is
 * recorded. Only answers to readers that nobody knows are kept here; whoever says who they are is answered anew.
 * `release` tells answers of this release from those of others, which may word a date differently.
 */
export function httpCaching(live: LiveReadModel, release: string) {
  const answers = new Answers(LIMITS.answers);
  const open = new WeakMap<FastifyRequest, Open>();
  /** Tags of answers about the past that were given out lately. */
  const given = new LRUCache<string, true>({ max: 20_000 });
  const held = (): Held => {
    const position = live.checkpoint();
    return { position, head: live.reader.momentAt(position) };
  };
  const tag = (request: FastifyRequest, ...of: readonly (number | string)[]): string =>
    `"${sha256([release, request.url, ...of].join('\n')).slice(0, 32)}"`;
  const pastTag = (request: FastifyRequest): string => tag(request, 'past');
  const headTag = (request: FastifyRequest, { position, head }: Held): string =>
    tag(request, position, head.position, head.recordedAt);
  const keepFor = (request: FastifyRequest, reply: FastifyReply, past: boolean): void => {
    const etag = pastTag(request);
    if (past) {
      given.set(etag, true);
      void reply.header('cache-control', FOR_GOOD).header('etag', etag);
    } else void reply.header('etag', headTag(request, held()));
  };
  /** True where the client holds the answer, and has been told so. */
  const isHeld = (request: FastifyRequest, reply: FastifyReply): boolean => {
    const known = isOwn(request) ? [] : tagsIn(request.headers['if-none-match']);
    if (known.length === 0) return false;
    // Anybody can work the tag out: the answer is held only if it is one about the past.
    const tag = pastTag(request);
    const past = known.includes(tag) && (given.has(tag) || isPastQuestion(request, held()));
    if (!past && !known.includes(headTag(request, held()))) return false;
    keepFor(request, reply, past);
    void reply.code(304).send();
    return true;
  };

  return {
    /** Answers without executing anything when the client holds the answer, or this service does: Fastify's `preHandler`. */
    preHandler: (request: FastifyRequest, reply: FastifyReply, next: () => void): void => {
      const isGet = isRead(request);
      if (isGet) {
        void reply.header('vary', 'authorization, cookie').header('cache-control', isOwn(request) ? OWN : CHECKED);
        if (isHeld(request, reply)) return;
      }
      // What is kept is never out of date: an answer that is wanted anew need not take its place.
      const question = isOwn(request) || isAskedAnew(request) ? undefined : questionOf(request);
      if (question === undefined) return next();
      const kept = answers.find(question, live.checkpoint());
      if (!kept) {
        open.set(request, { question });
        return next();
      }
      if (isGet) keepFor(request, reply, kept.past);
      void reply.type(JSON_TYPE).send(kept.bytes);
    },

    /** Notes what is held before the execution begins: Mercurius' hook. */
    preExecution: async (
      schema: GraphQLSchema,
      document: DocumentNode,
      context: Executing,
      variables: Readonly<Record<string, unknown>> | undefined,
    ): Promise<void> => {
      const request = context.reply?.request;
      if (!request || isOwn(request) || !(open.has(request) || isRead(request))) return;
      const operationName = operationNameOf(request);
      if (getOperationAST(document, operationName)?.operation !== OperationTypeNode.QUERY) return;
      const now = held();
      context.cached = {
        held: now,
        past: isPast({ schema, document, operationName, variables: variables ?? {} }, now),
      };
    },

    /** Says how long an answer without errors may be kept: Mercurius' hook. */
    onResolution: async ({ errors }: { readonly errors?: unknown }, { reply, cached }: Executing): Promise<void> => {
      // Where an event came in between, the parts of an answer about now may be of different moments.
      if (!reply || !cached || errors || !(cached.past || live.checkpoint() === cached.held.position)) return;
      const { request } = reply;
      if (isRead(request)) keepFor(request, reply, cached.past);
      const asked = open.get(request);
      // What an older release has left behind does not hold everything yet.
      if (asked && !live.isStale()) asked.answer = { position: cached.held.position, past: cached.past };
    },

    /** Keeps what is sent: Fastify's `onSend`. */
    onSend: (
      request: FastifyRequest,
      reply: FastifyReply,
      payload: unknown,
      done: (error: null, payload: unknown) => void,
    ): void => {
      const asked = open.get(request);
      if (!asked?.answer || reply.statusCode !== 200 || typeof payload !== 'string') return done(null, payload);
      const bytes = Buffer.from(payload);
      answers.keep(asked.question, { ...asked.answer, bytes });
      done(null, bytes);
    },
  };
}

/** Whether a GET asks, by a valid document, about the past alone. */
function isPastQuestion(request: FastifyRequest, held: Held): boolean {
  const { query, variables } = request.query as { readonly query?: unknown; readonly variables?: unknown };
  if (typeof query !== 'string' || query.length > LIMITS.query) return false;
  const { schema } = (request.server as typeof request.server & { readonly graphql: { schema: GraphQLSchema } })
    .graphql;
  try {
    const document = parse(query, { maxTokens: LIMITS.tokens });
    const given = typeof variables === 'string' ? (JSON.parse(variables) as Record<string, unknown>) : {};
    const operationName = operationNameOf({ query: request.query });
    return (
      validate(schema, document).length === 0 && isPast({ schema, document, operationName, variables: given }, held)
    );
  } catch {
    // What cannot be read is answered like any other question, and that says so.
    return false;
  }
}

/** Who says who they are gets answers for themselves alone. */
const isOwn = ({ headers }: FastifyRequest): boolean =>
  headers.authorization !== undefined || headers.cookie !== undefined;

/** The client wants no answer that was kept, by whomever. */
const isAskedAnew = ({ headers }: FastifyRequest): boolean => headers['cache-control']?.includes('no-cache') ?? false;

const tagsIn = (header: string | undefined): string[] =>
  header === undefined ? [] : header.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
