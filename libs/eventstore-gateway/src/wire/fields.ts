import type { ServedExpectation } from '@timeline/event-store';
import type { StreamIdentifier, UUID } from '@eventstore/db-client/generated/shared_pb.js';
import { invalidArgument } from './errors.js';

const utf8 = new TextDecoder('utf-8', { fatal: true });
const UUID_TEXT = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const NIL = '00000000-0000-0000-0000-000000000000';

/** A stream's name. SQLite's text ends at U+0000, so no name may hold it. */
export function streamName(identifier: StreamIdentifier | undefined): string {
  if (!identifier) throw invalidArgument('the stream identifier is missing');
  const name = decodeName(identifier.getStreamName_asU8());
  if (name === '' || name === '$$') throw invalidArgument(`'${name}' is no name of a stream`);
  if (name.includes('\0')) throw invalidArgument('a stream name holds U+0000');
  return name;
}

function decodeName(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch {
    throw invalidArgument('a stream name is not UTF-8');
  }
}

/** As text, in small letters; the structured form is two signed numbers of 64 bits. */
export function uuidText(uuid: UUID | undefined): string {
  const text = uuid?.hasStructured() ? structured(uuid) : uuid?.getString().toLowerCase();
  if (!text || !UUID_TEXT.test(text) || text === NIL) throw invalidArgument('an event id is missing or no UUID');
  return text;
}

function structured(uuid: UUID): string {
  const half = (bits: string): string => BigInt.asUintN(64, BigInt(bits)).toString(16).padStart(16, '0');
  const parts = uuid.getStructured()!;
  const digits = half(parts.getMostSignificantBits()) + half(parts.getLeastSignificantBits());
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

interface ExpectationOptions {
  hasNoStream(): boolean;
  hasAny(): boolean;
  hasStreamExists(): boolean;
}

/** What a write expects, in any of the four messages that say it; `revision` only where it was given. */
export function expectationOf(options: ExpectationOptions, revision: string | undefined): ServedExpectation {
  if (options.hasAny()) return 'any';
  if (options.hasNoStream()) return 'no_stream';
  if (options.hasStreamExists()) return 'stream_exists';
  if (revision === undefined) throw invalidArgument('the expected revision is missing');
  return clamped(revision);
}

/** A number of 64 bits; what is beyond 2^53 is beyond every revision and position here. */
export const clamped = (text: string): number => Math.min(Number(text), Number.MAX_SAFE_INTEGER - 1);
