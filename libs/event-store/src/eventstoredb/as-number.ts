/** Throws a RangeError for a position or revision that a number cannot hold exactly. */
export function asNumber(value: bigint | string | undefined): number {
  const number = Number(value);
  if (!Number.isSafeInteger(number)) throw new RangeError(`a position or revision cannot be held: ${String(value)}`);
  return number;
}
