import { useLocation, useSearch } from 'wouter';

/** What of an address belongs to every page: the moment of the record that is shown, and the page's language. */
const EVERYWHERE = ['at', 'lang'];

/** An address within the page, which keeps the moment and the language unless told otherwise. */
export function addressOf(path: string, search: string, changes: Readonly<Record<string, string | null>> = {}): string {
  const now = new URLSearchParams(search);
  const next = new URLSearchParams();
  for (const name of EVERYWHERE) if (now.get(name)) next.set(name, now.get(name)!);
  apply(next, changes);
  return withSearch(path, next);
}

/** The same place with some of its search changed; null takes a name away. */
export function changed(path: string, search: string, changes: Readonly<Record<string, string | null>>): string {
  const next = new URLSearchParams(search);
  apply(next, changes);
  return withSearch(path, next);
}

function apply(search: URLSearchParams, changes: Readonly<Record<string, string | null>>): void {
  for (const [name, value] of Object.entries(changes)) {
    if (value === null || value === '') search.delete(name);
    else search.set(name, value);
  }
}

const withSearch = (path: string, search: URLSearchParams): string =>
  search.size === 0 ? path : `${path}?${search.toString().replaceAll('%2C', ',')}`;

/** Where the reader is, and the ways on from here. All of the page's state that is worth a link is in its address. */
export function usePlace() {
  const [path, navigate] = useLocation();
  const search = useSearch();
  const values = new URLSearchParams(search);
  const at = values.get('at') ?? undefined;
  return {
    path,
    search,
    get: (name: string): string | undefined => values.get(name) ?? undefined,
    list: (name: string): string[] => values.get(name)?.split(',').filter(Boolean) ?? [],
    /** The position that the page is read at; undefined for now. */
    at,
    asOf: at === undefined ? undefined : { position: at },
    to: (next: string, changes?: Readonly<Record<string, string | null>>): string => addressOf(next, search, changes),
    set: (changes: Readonly<Record<string, string | null>>, { replace = false } = {}): void =>
      navigate(changed(path, search, changes), { replace }),
    go: (address: string): void => navigate(address),
  };
}
