import { useEffect, useState } from 'react';
import type { ChangeFilter, MarkFragment } from '../record/operations.js';
import { MarksAfterDocument, MarksBeforeDocument } from '../record/operations.js';
import { useRecord } from '../record/use-record.js';
import { compare, indexAt } from './positions.js';

export interface Marks {
  readonly marks: readonly MarkFragment[];
  /** Where the reader stands among them: -1 before all of them. */
  readonly index: number;
  /** The end of the record when it was last looked at. */
  readonly head: { readonly position: string; readonly recordedAt: string } | undefined;
  /** The position a step back or on leads to; undefined where there is none, 'now' where that is the newest. */
  readonly previous: string | undefined;
  readonly next: string | undefined;
  readonly hasEarlier: boolean;
  readonly hasLater: boolean;
}

/**
 * The changes around a position, at most a hundred either way, however long the history. The window stays as long as the
 * reader moves within it, and is laid anew around where they leave it.
 */
export function useMarks(filter: ChangeFilter, at: string | undefined): Marks {
  const [anchor, lay] = useState(at);
  const before = useRecord(MarksBeforeDocument, { until: anchor, filter }, { keep: true }).data?.changes;
  const after = useRecord(MarksAfterDocument, { after: anchor, filter }, { enabled: anchor !== undefined, keep: true })
    .data?.changes;
  const marks = [...(before?.nodes ?? []), ...(anchor === undefined ? [] : (after?.nodes ?? []))];
  const hasEarlier = before?.pageInfo.hasPreviousPage ?? false;
  const hasLater = anchor !== undefined && (after?.pageInfo.hasNextPage ?? true);
  const last = marks.at(-1)?.position;
  const isOutside =
    at === undefined
      ? hasLater
      : (hasEarlier && marks[0] && compare(at, marks[0].position) < 0) || (hasLater && last && compare(at, last) > 0);
  useEffect(() => {
    if (isOutside && anchor !== at) lay(at);
  }, [isOutside, anchor, at]);

  const index = at === undefined ? marks.length - 1 : indexAt(marks, at);
  const upcoming = marks[index + 1]?.position;
  return {
    marks,
    index,
    head: (anchor === undefined ? before?.basis : after?.basis) ?? undefined,
    previous: marks[index - 1]?.position ?? (hasEarlier ? (before?.pageInfo.startCursor ?? undefined) : undefined),
    next: at === undefined ? undefined : !hasLater && (upcoming === last || upcoming === undefined) ? 'now' : upcoming,
    hasEarlier,
    hasLater,
  };
}
