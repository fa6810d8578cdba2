import { Logger } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { GraphQLError } from 'graphql';
import type { GraphQLFormattedError } from 'graphql';
import { Refusal } from '@timeline/kernel';
import { PERSISTED_QUERY_NOT_FOUND } from './http/persisted-queries.js';

const log = new Logger('graphql');

interface Execution {
  readonly data?: unknown;
  readonly errors?: readonly unknown[] | null;
  readonly statusCode?: number;
}

interface Formatted {
  readonly statusCode: number;
  readonly response: { readonly data: never; readonly errors: GraphQLFormattedError[] };
}

/** Every error that leaves over GraphQL has a stable `extensions.code`; what is no refusal is logged and shown as INTERNAL. */
export function formatErrors(execution: Execution): Formatted {
  const errors = (execution.errors ?? []).flatMap(unwrapped).map(formatted);
  const status = execution.data ? 200 : httpStatus(execution, errors);
  return { statusCode: status, response: { data: (execution.data ?? null) as never, errors } };
}

const statuses: Readonly<Record<string, number>> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  RATE_LIMITED: 429,
  INTERNAL: 500,
  UNAVAILABLE: 503,
};

/** Answers a request that is no GraphQL query with an error as GraphQL shows it, and the HTTP status that goes with its code. */
export function sendErrors(reply: FastifyReply, error: unknown): FastifyReply {
  const { statusCode, response } = formatErrors({ errors: [error] });
  const { code, retryAfterSeconds } = (response.errors[0]?.extensions ?? {}) as {
    code?: string;
    retryAfterSeconds?: number;
  };
  if (retryAfterSeconds !== undefined) void reply.header('retry-after', retryAfterSeconds);
  const status = statuses[code ?? ''] ?? (statusCode === 200 ? 400 : statusCode);
  return reply.status(status).header('cache-control', 'no-store').send({ errors: response.errors });
}

/** Mercurius puts the errors of a validation inside one of its own. */
function unwrapped(error: unknown): unknown[] {
  if (httpError(causeOf(error))?.statusCode === 405) return [error];
  const inner =
    (error as { originalError?: { errors?: unknown } }).originalError?.errors ?? (error as { errors?: unknown }).errors;
  return Array.isArray(inner) ? inner : [error];
}

function formatted(error: unknown): GraphQLFormattedError {
  const { message, locations } = error as GraphQLError;
  const path = (error as GraphQLError).path?.map(asIndex);
  const place = { ...(path ? { path } : {}), ...(locations ? { locations } : {}) };
  const cause = causeOf(error);
  if (cause instanceof Refusal)
    return { message: sentence(cause), ...place, extensions: { code: cause.code, ...cause.details } };
  const code = codeOf(error, cause);
  if (code !== 'INTERNAL') return { message, ...place, extensions: { code } };
  log.error(cause instanceof Error ? (cause.stack ?? cause.message) : String(cause));
  return { message: 'something went wrong here; it was not your request', ...place, extensions: { code } };
}

/** Compiled queries give the places in lists as text; no name of a field begins with a digit. */
const asIndex = (step: number | string): number | string =>
  typeof step === 'string' && /^\d+$/.test(step) ? Number(step) : step;

function causeOf(error: unknown): unknown {
  const { originalError } = error as { originalError?: unknown };
  return originalError ? causeOf(originalError) : error;
}

/** A field's refusal reads as a sentence about it. */
const sentence = ({ message, details }: Refusal): string =>
  details.fields?.length ? `${details.fields.join(', ')}: ${message}` : message;

/** What the caller can mend without a refusal of ours: a document or variables that do not fit the schema, a body that is no JSON. */
function codeOf(error: unknown, cause: unknown): string {
  if (isTooComplex(error, cause)) return 'QUERY_TOO_COMPLEX';
  if (cause instanceof Error && cause.message === PERSISTED_QUERY_NOT_FOUND) return 'PERSISTED_QUERY_NOT_FOUND';
  if (isOfTheRequest(cause) || (httpError(cause)?.statusCode ?? 500) < 500) return 'BAD_USER_INPUT';
  return isWithoutOperation(cause) ? 'BAD_USER_INPUT' : 'INTERNAL';
}

/** Our own rule says so, the parser gave up counting, or it ran out of stack on nesting. */
function isTooComplex(error: unknown, cause: unknown): boolean {
  const { extensions, path } = error as GraphQLError;
  if (extensions?.code === 'QUERY_TOO_COMPLEX') return true;
  if (cause instanceof GraphQLError) return cause.message.includes('Document contains more that');
  return cause instanceof RangeError && path === undefined && !httpError(cause);
}

/** graphql-js says of its own errors only where they are: one without a path, or one of a scalar's input, came with the request. */
function isOfTheRequest(cause: unknown): boolean {
  if (!(cause instanceof GraphQLError) || cause.originalError !== undefined) return false;
  return cause.path === undefined || /got invalid value|Argument ".*" has invalid value/.test(cause.message);
}

/** Mercurius looks for the operation of a GET without looking whether it found one. */
const isWithoutOperation = (cause: unknown): boolean =>
  cause instanceof TypeError && cause.message.includes("reading 'operation'");

/** An error of Fastify or Mercurius that says which HTTP status it stands for. */
function httpError(error: unknown): { readonly statusCode: number } | undefined {
  const { statusCode } = error as { statusCode?: unknown };
  return typeof statusCode === 'number' ? { statusCode } : undefined;
}

function httpStatus({ statusCode, errors }: Execution, shown: readonly GraphQLFormattedError[]): number {
  const of = errors?.[0] === undefined ? undefined : httpError(causeOf(errors[0]));
  if (of) return of.statusCode;
  if (statusCode) return statusCode;
  return shown.every(({ path }) => path === undefined) ? 400 : 200;
}
