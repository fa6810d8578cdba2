import { StoreUnavailable } from '../errors.js';

/** An answer that did not come in time. */
export class Silence extends Error {
  constructor(what: string, afterMs: number) {
    super(`${what} was not answered within ${afterMs} ms`);
    this.name = 'Silence';
  }
}

/** An append that the server answered with an error, by the name that the protocol has for it, such as `AccessDenied`. */
export class Refused extends Error {
  readonly type: string;
  constructor(name: string, message: string) {
    super(message);
    this.name = 'Refused';
    this.type = name.replace(/(?<=.)[A-Z]/g, '-$&').toLowerCase();
  }
}

interface ClientFailure {
  readonly type?: unknown;
  readonly code?: unknown;
  readonly message?: unknown;
}

/** gRPC's INVALID_ARGUMENT, PERMISSION_DENIED, UNIMPLEMENTED and UNAUTHENTICATED: the same call would be answered the same. */
const REFUSING_CODES: readonly unknown[] = [3, 7, 12, 16];
const REFUSING_TYPES: readonly unknown[] = [
  'access-denied',
  'bad-request',
  'invalid-argument',
  'maximum-append-event-size-exceeded',
  'maximum-append-size-exceeded',
  'missing-required-metadata-property',
  'stream-deleted',
  'unsupported',
];
const ABORTED = 10;

/** By the client's own name for it, such as "stream-not-found". */
export const isOfType = (error: unknown, type: string): boolean => fieldsOf(error).type === type;

/**
 * Whether the outcome is unknown or nobody answered, so that the same may be sent again. Everything but what is known to
 * be a refusal: a server that is away shows as a plain error with gRPC's code 14, and others as "unknown".
 */
export function isOutOfReach(error: unknown): boolean {
  if (error instanceof TypeError || error instanceof RangeError || error instanceof StoreUnavailable) return false;
  const { type, code } = fieldsOf(error);
  return !REFUSING_TYPES.includes(type) && !REFUSING_CODES.includes(code) && !isInvalidPosition(error);
}

/** The server dropped a live subscription that could not keep up; nothing is wrong with the connection. */
export const isTooSlow = (error: unknown): boolean => fieldsOf(error).code === ABORTED;

/** A real server refuses a position at which no event begins, in two wordings. */
export const isInvalidPosition = (error: unknown): boolean =>
  /invalid ?position/i.test(String(fieldsOf(error).message));

/** What the port throws in place of the client's error. */
export function unavailable(what: string, error: unknown): Error {
  if (error instanceof TypeError || error instanceof RangeError || error instanceof StoreUnavailable) return error;
  const { type, message } = fieldsOf(error);
  const reason = [type, message].filter((part) => typeof part === 'string' && part !== '').join(': ');
  return new StoreUnavailable(`${what}: ${reason || String(error)}`, { cause: error });
}

const fieldsOf = (error: unknown): ClientFailure =>
  typeof error === 'object' && error !== null ? error : { message: error };
