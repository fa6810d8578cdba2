/** gRPC's own numbers, as far as they are used here. */
export const Code = {
  ok: 0,
  cancelled: 1,
  unknown: 2,
  invalidArgument: 3,
  deadlineExceeded: 4,
  notFound: 5,
  alreadyExists: 6,
  permissionDenied: 7,
  resourceExhausted: 8,
  failedPrecondition: 9,
  unimplemented: 12,
  internal: 13,
  unavailable: 14,
  unauthenticated: 16,
} as const;
export type Code = (typeof Code)[keyof typeof Code];

/** How a call ends when it does not end well. Trailers tell EventStoreDB's clients which of their errors it is. */
export class GrpcError extends Error {
  constructor(
    readonly status: Code,
    message: string,
    readonly trailers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
    this.name = 'GrpcError';
  }
}

/** Headers are ASCII: what is not, and the percent sign itself, is percent-encoded, as gRPC does with messages. */
export const headerText = (text: string): string =>
  // oxlint-disable-next-line no-control-regex
  text.toWellFormed().replaceAll(/[^\u0020-\u0024\u0026-\u007e]+/gu, encodeURIComponent);
