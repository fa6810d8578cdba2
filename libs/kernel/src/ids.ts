import { parse, v5, validate } from 'uuid';

const NAMESPACE = parse('6f1d7c2e-94a5-5b0c-8d3b-2f6a7e51c0d9');

/**
 * A UUIDv5 (RFC 9562) made of what identifies a thing: the same parts give the same id on every node and for good, so the
 * store itself guards uniqueness. `kind` keeps ids of different kinds apart.
 */
export function deriveId(kind: string, ...parts: readonly string[]): string {
  // As bytes, which the library would make letter by letter.
  return v5(Buffer.from(JSON.stringify([kind, ...parts])), NAMESPACE);
}

/** Whether this is a UUID of any version, in any case. */
export const isUuid = (text: string): boolean => validate(text);
