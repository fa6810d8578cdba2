/** Which streams are read, as the server is told. */
export type StreamFilter =
  | { readonly regex: string; readonly prefixes?: undefined }
  | { readonly prefixes: readonly string[]; readonly regex?: undefined };

const OWN_OF_THE_SERVER = '$';

/** Streams whose names start with "$" are the server's own: statistics, metadata, links. They are never handed out. */
export const isOfServer = (name: string): boolean => name.startsWith(OWN_OF_THE_SERVER);

export function streamFilter(prefixes: readonly string[] | undefined): StreamFilter {
  if (prefixes?.length === 0) return { regex: '^$' };
  return prefixes && !prefixes.includes('') ? { prefixes } : { regex: '^[^$]' };
}

export function isWanted(streamId: string, prefixes: readonly string[] | undefined): boolean {
  if (isOfServer(streamId)) return false;
  return prefixes === undefined || prefixes.some((prefix) => streamId.startsWith(prefix));
}
