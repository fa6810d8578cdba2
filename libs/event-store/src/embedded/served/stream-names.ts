/** Where a stream's metadata lies, as events of their own. */
export const metastreamOf = (stream: string): string => `$$${stream}`;

/** The stream whose metadata lies here; undefined for any other stream. */
export const originalOf = (stream: string): string | undefined =>
  stream.startsWith('$$') ? stream.slice(2) : undefined;

export const METADATA_TYPE = '$metadata';
/** An event that leads to another one: `revision@stream`. */
export const LINK_TYPE = '$>';
export const TOMBSTONE_TYPE = '$streamDeleted';

/** The revision of a tombstone: nothing can come after it. On the wire it is 2^63 − 1. */
export const TOMBSTONE_REVISION = Number.MAX_SAFE_INTEGER;
