/** Which of a stream's events are still shown, from its metadata. */
export interface Retention {
  /** `$tb` says that the stream is deleted, until it is written again. */
  readonly isDeleted: boolean;
  readonly truncateBefore: number;
  readonly maxCount: number;
  /** In seconds. */
  readonly maxAge: number;
}

const EVERYTHING: Retention = { isDeleted: false, truncateBefore: 0, maxCount: Infinity, maxAge: Infinity };

/** Of a stream that holds metadata only the last event counts. */
export const LAST_ONLY: Retention = { ...EVERYTHING, maxCount: 1 };

/** `$tb` of a deleted stream, 2^63 − 1; as a number it reads as 2^63. */
export const DELETED_METADATA = '{"$tb":9223372036854775807}';
const DELETED = 2 ** 63;

/** Values that are not above zero, and metadata that is no JSON object, count for nothing. */
export function retentionOf(metadata: string | undefined): Retention {
  const fields = fieldsOf(metadata);
  const above0 = (value: unknown, otherwise: number): number =>
    typeof value === 'number' && value > 0 ? value : otherwise;
  const truncateBefore = above0(fields.$tb, 0);
  return {
    isDeleted: truncateBefore >= DELETED,
    truncateBefore,
    maxCount: above0(fields.$maxCount, Infinity),
    maxAge: above0(fields.$maxAge, Infinity),
  };
}

/** The metadata of a stream that was deleted and is written again from `revision` on; its other keys stay. */
export const revivedMetadata = (metadata: string | undefined, revision: number): string =>
  JSON.stringify({ ...fieldsOf(metadata), $tb: revision });

function fieldsOf(metadata: string | undefined): Record<string, unknown> {
  if (!metadata) return {};
  try {
    const fields: unknown = JSON.parse(metadata);
    return typeof fields === 'object' && fields !== null && !Array.isArray(fields)
      ? (fields as Record<string, unknown>)
      : {};
  } catch {
    return {};
  }
}
