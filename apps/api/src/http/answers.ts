import { LRUCache } from 'lru-cache';
import type { FastifyRequest } from 'fastify';

/** A whole answer without errors as it is sent, and the position up to which the record was held when it was made. */
export interface Answer {
  readonly bytes: Buffer;
  readonly position: number;
  /** The same for good; otherwise until the next event. */
  readonly past: boolean;
}

/** Answers are kept under what was asked, word for word: another spelling of the same is another question. */
export class Answers {
  private readonly past: LRUCache<string, Answer>;
  private readonly now: LRUCache<string, Answer>;
  private nowAt = -1;

  /** `maxBytes` for those of the past, and as many for those of now. */
  constructor(maxBytes: number) {
    const options = {
      maxSize: maxBytes,
      // One answer does not drive out all others.
      maxEntrySize: maxBytes / 16,
      sizeCalculation: ({ bytes }: Answer, question: string) => bytes.length + 2 * question.length + OVERHEAD,
    };
    this.past = new LRUCache(options);
    this.now = new LRUCache(options);
  }

  /** The answer to a question where the record is held up to a position. */
  find(question: string, position: number): Answer | undefined {
    return this.past.get(question) ?? this.nowAs(position).get(question);
  }

  keep(question: string, answer: Answer): void {
    (answer.past ? this.past : this.nowAs(answer.position)).set(question, answer);
  }

  /** Any event ends all answers about now. */
  private nowAs(position: number): LRUCache<string, Answer> {
    if (position !== this.nowAt) this.now.clear();
    this.nowAt = position;
    return this.now;
  }
}

const OVERHEAD = 300;

interface Asked {
  readonly query?: unknown;
  readonly operationName?: unknown;
  /** JSON, or by GET its text. */
  readonly variables?: unknown;
}

/** Whether a request asks by its address; HEAD is answered as GET is, without the body. */
export const isRead = ({ method }: Pick<FastifyRequest, 'method'>): boolean => method === 'GET' || method === 'HEAD';

/** Bytes of a body that is worth remembering. */
const MAX_QUESTION = 64 * 1024;
const parts = new Set(['query', 'operationName', 'variables']);

/**
 * What a request to /graphql asks, on which alone its answer depends: document, operation and variables. Undefined for one
 * that asks in another way or is not in order; executing it says so.
 */
export function questionOf(request: FastifyRequest): string | undefined {
  const { body, query, headers, validationError } = request;
  if (!isRead(request) && !(Number(headers['content-length']) <= MAX_QUESTION)) return undefined;
  const asked = (isRead(request) ? query : body) as Asked | null;
  if (validationError || typeof asked !== 'object' || asked === null) return undefined;
  if (typeof asked.query !== 'string' || !Object.keys(asked).every((key) => parts.has(key))) return undefined;
  const operation = asked.operationName ?? null;
  if (operation !== null && typeof operation !== 'string') return undefined;
  const variables = textOf(asked.variables);
  // JSON tells where it ends, so that no two questions run together into one.
  return variables && `${JSON.stringify(operation)}${variables.length}:${variables}${asked.query}`;
}

/** Variables by GET word for word. Those by POST have been parsed: a number too large for JSON would be written as null. */
function textOf(variables: unknown): string | undefined {
  if (typeof variables === 'string') return `text ${variables}`;
  try {
    const text = JSON.stringify(variables ?? null);
    return text.includes('null') && hasInfinity(variables) ? undefined : text;
  } catch {
    // Deeper than can be written.
    return undefined;
  }
}

const hasInfinity = (value: unknown): boolean =>
  typeof value === 'object' && value !== null
    ? Object.values(value).some(hasInfinity)
    : value === Infinity || value === -Infinity;
