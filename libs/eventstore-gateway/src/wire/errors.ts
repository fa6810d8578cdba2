import type { ServedExpectation } from '@timeline/event-store';
import { Code, GrpcError } from '../grpc/status.js';

/** As EventStoreDB's servers number what a revision cannot say. */
const EXPECTED_NUMBER = { any: -2, no_stream: -1, stream_exists: -4 } as const;

export const invalidArgument = (message: string): GrpcError => new GrpcError(Code.invalidArgument, message);

export const streamDeleted = (stream: string): GrpcError =>
  new GrpcError(Code.failedPrecondition, `Event stream '${stream}' is deleted.`, {
    exception: 'stream-deleted',
    'stream-name': stream,
  });

export const accessDenied = (): GrpcError =>
  new GrpcError(Code.permissionDenied, 'Access Denied', { exception: 'access-denied' });

export const tooLarge = (mostBytes: number): GrpcError =>
  new GrpcError(Code.invalidArgument, `Maximum Append Size of ${mostBytes} Exceeded.`, {
    exception: 'maximum-append-size-exceeded',
    'maximum-append-size': String(mostBytes),
  });

export const missingProperties = (names: readonly string[]): GrpcError =>
  new GrpcError(Code.invalidArgument, `Required Metadata Property missing: ${names.join(', ')}`, {
    exception: 'missing-required-metadata-property',
    'required-metadata-properties': names.join(','),
  });

export function wrongExpectedVersion(
  stream: string,
  expected: ServedExpectation,
  actual: number | 'no_stream',
): GrpcError {
  const number = typeof expected === 'number' ? expected : EXPECTED_NUMBER[expected];
  const standing = actual === 'no_stream' ? -1 : actual;
  return new GrpcError(
    Code.failedPrecondition,
    `Append failed due to WrongExpectedVersion. Stream: ${stream}, Expected version: ${number}, Actual version: ${standing}`,
    {
      exception: 'wrong-expected-version',
      'stream-name': stream,
      'expected-version': String(number),
      'actual-version': String(standing),
    },
  );
}
