/** Stable codes of what a caller can cause; each reaches GraphQL as `extensions.code`. */
export type RefusalCode =
  | 'BAD_USER_INPUT'
  | 'UNAUTHENTICATED'
  | 'FORBIDDEN'
  | 'NOT_FOUND'
  | 'CONFLICT'
  | 'NO_CHANGE'
  | 'ALREADY_EXISTS'
  | 'COMMAND_ID_REUSED'
  | 'FACT_RETRACTED'
  | 'QUOTE_NOT_FOUND'
  | 'QUERY_TOO_COMPLEX'
  | 'RATE_LIMITED'
  | 'UNAVAILABLE';

export interface RefusalDetails {
  /** Input fields at fault, as paths into the input: `content.occurredAt.edtf`, `attestations.0.quotes.1.exact`. */
  readonly fields?: readonly string[];
  /** With CONFLICT: where the object stands now. */
  readonly currentRevision?: number;
  /** The entityId of what is there already. */
  readonly existing?: string;
  readonly retryAfterSeconds?: number;
}

/** A command or query that is refused: the caller's to mend, nothing was recorded. Anything else that is thrown is a fault. */
export class Refusal extends Error {
  constructor(
    readonly code: RefusalCode,
    message: string,
    readonly details: RefusalDetails = {},
  ) {
    super(message);
    this.name = 'Refusal';
  }
}

/** BAD_USER_INPUT naming the one field at fault; the message says what to write instead. */
export function badInput(field: string, message: string): Refusal {
  return new Refusal('BAD_USER_INPUT', message, { fields: [field] });
}
