/** Throws a RangeError for a position or revision that a number cannot hold exactly. */
export function asNumber(value: bigint | string | undefined): number {
  const number = Number(value);
  if (!Number.isSafeInteger(number)) throw new RangeError(`a position or revision cannot be held: ${String(value)}`);
  return number;
}

/** A server's −1 on the wire, 2^64 − 1: no position, or no revision. */
export const isNone = (value: bigint | string | undefined): boolean =>
  BigInt.asUintN(64, BigInt(value ?? -1)) === 2n ** 64n - 1n;
