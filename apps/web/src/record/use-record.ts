import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { ask } from './client.js';
import type { TypedDocumentString } from './operations.js';

interface Options {
  readonly enabled?: boolean;
  /** Show the answer to the last question until this one is answered. */
  readonly keep?: boolean;
}

/** An answer of the record, asked once for each set of variables. */
export function useRecord<T, V>(document: TypedDocumentString<T, V>, variables: V, options: Options = {}) {
  return useQuery({
    queryKey: [nameOf(document), variables],
    queryFn: ({ signal }) => ask(document, variables, signal),
    enabled: options.enabled ?? true,
    placeholderData: options.keep ? keepPreviousData : undefined,
  });
}

interface Page {
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor?: string | null };
}

/** A list of the record that is read on page by page; each page comes from the moment that the first one came from. */
export function useRecordList<T, V extends { after?: string | null }, P extends Page>(
  document: TypedDocumentString<T, V>,
  variables: V,
  page: (data: T) => P | null | undefined,
  options: Options = {},
) {
  const list = useInfiniteQuery({
    queryKey: [nameOf(document), 'list', variables],
    queryFn: ({ signal, pageParam }) => ask(document, { ...variables, after: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => {
      const info = page(last)?.pageInfo;
      return info?.hasNextPage ? (info.endCursor ?? undefined) : undefined;
    },
    enabled: options.enabled ?? true,
    placeholderData: options.keep ? keepPreviousData : undefined,
  });
  return { ...list, pages: list.data?.pages.map(page).filter((one): one is P => Boolean(one)) };
}

/** The name of an operation, `query Entries(` → Entries. */
function nameOf(document: unknown): string {
  return /(?:query|mutation) (\w+)/.exec(String(document))?.[1] ?? String(document);
}
