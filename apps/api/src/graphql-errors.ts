import { Logger } from '@nestjs/common';
import { GraphQLError } from 'graphql';
import type { GraphQLFormattedError } from 'graphql';
import { Refusal } from '@timeline/kernel';

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

/** Mercurius puts the errors of a validation inside one of its own. */
function unwrapped(error: unknown): unknown[] {
  const inner =
    (error as { originalError?: { errors?: unknown } }).originalError?.errors ?? (error as { errors?: unknown }).errors;
  return Array.isArray(inner) ? inner : [error];
}

function formatted(error: unknown): GraphQLFormattedError {
  const { message, path, locations } = error as GraphQLError;
  const place = { ...(path ? { path } : {}), ...(locations ? { locations } : {}) };
  const cause = causeOf(error);
  if (cause instanceof Refusal)
    return { message: sentence(cause), ...place, extensions: { code: cause.code, ...cause.details } };
  const code = codeOf(error, cause);
  if (code !== 'INTERNAL') return { message, ...place, extensions: { code } };
  log.error(cause instanceof Error ? (cause.stack ?? cause.message) : String(cause));
  return { message: 'something went wrong here; it was not your request', ...place, extensions: { code } };
}

function causeOf(error: unknown): unknown {
  const { originalError } = error as { originalError?: unknown };
  return originalError ? causeOf(originalError) : error;
}

/** A field's refusal reads as a sentence about it. */
const sentence = ({ message, details }: Refusal): string =>
  details.fields?.length ? `${details.fields.join(', ')}: ${message}` : message;

/** What the caller can mend without a refusal of ours: a document or variables that do not fit the schema, a body that is no JSON. */
function codeOf(error: unknown, cause: unknown): string {
  const own = (error as GraphQLError).extensions?.code;
  if (own === 'QUERY_TOO_COMPLEX') return own;
  const { code, statusCode } = cause as { code?: unknown; statusCode?: unknown };
  if (cause instanceof GraphQLError && cause.originalError === undefined && isOfTheRequest(cause))
    return 'BAD_USER_INPUT';
  if (typeof statusCode === 'number' && statusCode >= 400 && statusCode < 500) return 'BAD_USER_INPUT';
  return typeof code === 'string' &&
    /^MER_ERR_(GQL_VALIDATION|INVALID_OPTS|GQL_PERSISTED|GQL_GATEWAY_INVALID)/.test(code)
    ? 'BAD_USER_INPUT'
    : 'INTERNAL';
}

/** graphql-js says of its own errors only where they are: one without a path, or one of a scalar's input, came with the request. */
const isOfTheRequest = ({ path, message }: GraphQLError): boolean =>
  path === undefined || /got invalid value|Argument ".*" has invalid value/.test(message);

function httpStatus({ statusCode, errors }: Execution, shown: readonly GraphQLFormattedError[]): number {
  const given = statusCode ?? (errors?.[0] as { statusCode?: number } | undefined)?.statusCode;
  if (given) return given;
  return shown.every(({ path }) => path === undefined) ? 400 : 200;
}
