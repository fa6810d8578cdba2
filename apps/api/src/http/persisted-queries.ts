import { sha256 } from '@timeline/kernel';
import { LRUCache } from 'lru-cache';
import type { PersistedQueryProvider } from 'mercurius';

/** The message by which clients of automatic persisted queries know that they have to send the text. */
export const PERSISTED_QUERY_NOT_FOUND = 'PersistedQueryNotFound';

type Request = Parameters<NonNullable<PersistedQueryProvider['isPersistedQuery']>>[0];

const given = (request: Request): unknown =>
  (request as { extensions?: { persistedQuery?: unknown } | null }).extensions?.persistedQuery;

/** The empty string where it is not one. */
function hashOf(request: Request): string {
  const { version, sha256Hash } = given(request) as { version?: unknown; sha256Hash?: unknown };
  const isHash = version === 1 && typeof sha256Hash === 'string' && /^[0-9a-f]{64}$/.test(sha256Hash);
  return isHash ? sha256Hash : '';
}

/**
 * Automatic persisted queries: a text that was sent once together with its SHA-256, and was executed, can then be asked for
 * by the hash alone. What has not been asked for in a long time is forgotten, and asked for again.
 */
export function persistedQueries(): PersistedQueryProvider {
  const texts = new LRUCache<string, string>({
    max: 1_000,
    maxSize: 4_000_000,
    sizeCalculation: (text) => text.length + 1,
  });
  return {
    isPersistedQuery: (request) => !request.query && Boolean(given(request)),
    isPersistedQueryRetry: (request) => Boolean(request.query) && Boolean(given(request)),
    getHash: hashOf,
    getQueryFromHash: async (hash) => texts.get(hash),
    getHashForQuery: sha256,
    saveQuery: async (hash, text) => void texts.set(hash, text),
    notFoundError: PERSISTED_QUERY_NOT_FOUND,
    notSupportedError:
      'extensions.persistedQuery: give version 1 and sha256Hash, the lower-case hex SHA-256 of the query',
    mismatchError: 'extensions.persistedQuery.sha256Hash: is not the SHA-256 of the query',
  };
}
