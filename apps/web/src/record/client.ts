import type { TypedDocumentString } from './operations.js';

/** What the service refuses, in its own words; `code` is stable (UNAVAILABLE also where it cannot be reached). */
export class RecordError extends Error {
  constructor(
    message: string,
    readonly code: string,
    /** Paths of the input at fault, such as `content.occurredAt.edtf`. */
    readonly fields: readonly string[] = [],
    readonly currentRevision?: number,
    readonly existing?: string,
  ) {
    super(message);
  }

  /** Whether the service was not reached: nothing is known of what it would say. */
  get isOffline(): boolean {
    return this.code === 'OFFLINE';
  }
}

interface Answer<T> {
  readonly data?: T | null;
  readonly errors?: readonly {
    readonly message: string;
    readonly extensions?: { code?: string; fields?: string[]; currentRevision?: number; existing?: string };
  }[];
}

/** Asks the record; by GET, so that what does not change is kept by the browser. Throws RecordError. */
export function ask<T, V>(document: TypedDocumentString<T, V>, variables: V, signal?: AbortSignal): Promise<T> {
  const address = new URLSearchParams({ query: compact(String(document)), variables: JSON.stringify(variables) });
  return answerOf<T>(fetch(`/graphql?${address}`, { headers: { accept: 'application/json' }, signal }));
}

/** The position just after the revision that a permanent address names. Throws RecordError, NOT_FOUND where there is none. */
export async function positionAt(address: string): Promise<string> {
  const response = await fetch(address, { headers: { accept: 'application/json' } }).catch(() => {
    throw new RecordError('the service cannot be reached', 'OFFLINE');
  });
  const page = (await response.json()) as { basis?: { position: string }; code?: string; message?: string };
  if (page.basis) return page.basis.position;
  throw new RecordError(page.message ?? `the service answered ${response.status}`, page.code ?? 'UNAVAILABLE');
}

/** Sends a command as who is signed in. Throws RecordError. */
export function send<T, V>(document: TypedDocumentString<T, V>, variables: V): Promise<T> {
  return answerOf<T>(
    fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json', 'x-timeline-csrf': '1' },
      body: JSON.stringify({ query: compact(String(document)), variables }),
    }),
  );
}

/** The address of a subscription as server-sent events. */
export function streamOf<T, V>(document: TypedDocumentString<T, V>, variables: V): string {
  const address = new URLSearchParams({ query: compact(String(document)), variables: JSON.stringify(variables) });
  return `/graphql/stream?${address}`;
}

/** White space says nothing in our operations, which hold no strings, and makes addresses long. */
const compact = (document: string): string => document.replace(/\s+/g, ' ').trim();

async function answerOf<T>(sent: Promise<Response>): Promise<T> {
  const response = await sent.catch((error: unknown) => {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new RecordError('the service cannot be reached', 'OFFLINE');
  });
  const answer = (await response.json().catch(() => ({}))) as Answer<T>;
  const [first] = answer.errors ?? [];
  if (first) {
    const { code = 'INTERNAL', fields, currentRevision, existing } = first.extensions ?? {};
    throw new RecordError(first.message, code, fields, currentRevision, existing);
  }
  if (!answer.data) throw new RecordError(`the service answered ${response.status}`, 'UNAVAILABLE');
  return answer.data;
}
