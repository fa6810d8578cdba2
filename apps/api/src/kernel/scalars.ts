import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';

/** A scalar that is a string on the wire; what it may say is checked where it is used, so that a refusal names its field. */
function stringScalar(name: string, description: string): GraphQLScalarType {
  const parse = (value: unknown): string => {
    if (typeof value === 'string') return value;
    throw new GraphQLError(`${name} is written as a string`);
  };
  return new GraphQLScalarType({
    name,
    description,
    serialize: (value) => value,
    parseValue: parse,
    parseLiteral: (node) => parse(node.kind === Kind.STRING ? node.value : undefined),
  });
}

export const EDTF = stringScalar(
  'EDTF',
  'An EDTF (ISO 8601-2) expression: 2025-09-23, 2025-09-23?, 2025-09~, [2025-09-22..2025-09-24] (one of these days), [..2025-09-24] (by then), 2025-09-23/2025-09-24 (lasted from, to).',
);
export const DateTime = stringScalar('DateTime', 'RFC 3339 instant.');
export const LanguageTag = stringScalar('LanguageTag', 'BCP 47 language tag: kk, ru, en, kk-Latn.');
export const Position = stringScalar(
  'Position',
  'A place in the log of one store, as an opaque decimal string that orders like the log; "0" lies before the first event. Bigger than a JavaScript number. A node that has not come so far yet waits for it up to 5 s, then answers UNAVAILABLE; beyond the store\'s head it is BAD_USER_INPUT.',
);
export const SHA256 = stringScalar('SHA256', 'Lower-case hex SHA-256.');
export const URLScalar = stringScalar('URL', 'A web address.');

export const iso = (ms: number): string => new Date(ms).toISOString();
