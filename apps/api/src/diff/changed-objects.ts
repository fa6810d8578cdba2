import { timelineSet } from '@timeline/facts';
import type { RecordAt } from '../kernel/record-at.js';
import { hasView } from '../kernel/record.graphql.js';
import type { Placement } from '@timeline/timelines';

export type DiffKind = 'ADDED' | 'REMOVED' | 'CHANGED';

/** An object, by its key, that is not at one moment what it was at the other. */
export interface ChangedObject {
  readonly key: number;
  readonly kind: DiffKind;
}

/** All objects that changed between two moments, in the order of recording. Costs what was recorded between them. */
export function changedObjects(from: RecordAt, to: RecordAt): ChangedObject[] {
  return to.reader
    .objectsChanged(from.position, to.position)
    .filter(({ kind }) => hasView(kind))
    .map(({ key, turned }) => ({
      key,
      was: turned ? isThere(from, key) : key <= from.position,
      is: turned ? isThere(to, key) : true,
    }))
    .filter(({ was, is }) => was || is)
    .map(({ key, was, is }) => ({ key, kind: kindOf(was, is) }));
}

/** Those of a timeline: itself, the facts on it, those put on it and those taken off. */
export function changedOnTimeline(timeline: string, from: RecordAt, to: RecordAt): ChangedObject[] {
  const changed = to.reader.objectsChanged(from.position, to.position);
  const keysOf = (kind: string) => changed.filter((object) => object.kind === kind).map(({ key }) => key);
  const placements = to.byKey<Placement>(keysOf('placement')).map(({ document }) => document);
  const moved = placements.filter((placement) => placement.timeline === timeline).map(({ fact }) => fact);
  to.announce(() => moved);
  const revised = new Set(keysOf('fact'));
  const touched = [...revised, ...moved.map((id) => to.require(id).key)];
  // A merge also puts the one that stands where its duplicate was.
  const facts = new Set([from, to].flatMap((at) => touched.map((key) => at.reader.standing(key, at.position))));
  for (const key of touched) facts.add(key);
  const set = timelineSet(timeline);
  const found = [...facts].flatMap((key): ChangedObject[] => {
    const [was, is] = [from, to].map((at) => isThere(at, key) && at.reader.isPlaced(set, key, at.position)) as [
      boolean,
      boolean,
    ];
    if (was !== is) return [{ key, kind: kindOf(was, is) }];
    return is && revised.has(key) ? [{ key, kind: 'CHANGED' }] : [];
  });
  const own = keysOf('timeline').filter((key) => key === to.get(timeline)?.key);
  return [...found, ...own.map((key) => ({ key, kind: kindOf(key <= from.position, true) }))].toSorted(
    (a, b) => a.key - b.key,
  );
}

const kindOf = (was: boolean, is: boolean): DiffKind => (was === is ? 'CHANGED' : is ? 'ADDED' : 'REMOVED');

/** Whether an object had been recorded, and was not merged away. */
function isThere(at: RecordAt, key: number): boolean {
  if (key > at.position) return false;
  const document = at.reader.document<{ readonly mergedInto?: string | null }>(key, at.position);
  return document !== undefined && (document.mergedInto ?? null) === null;
}
