/** Places in the log are decimal strings beyond what a number holds: they are compared by length, then as text. */
export function compare(a: string, b: string): number {
  return a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);
}

interface Mark {
  readonly position: string;
}

/** The index of the last mark at or before a position; -1 before the first. */
export function indexAt(marks: readonly Mark[], position: string): number {
  return marks.findLastIndex((mark) => compare(mark.position, position) <= 0);
}
