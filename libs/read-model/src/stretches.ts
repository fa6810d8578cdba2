import type { Range } from './conditions.js';
import type { Database } from './database.js';
import { setId } from './set-ids.js';
import { DAY_MS, NO_START_DAY, UNKNOWN_DAY } from './traits.js';
import { twins } from './twins.js';

export type EntryOrder = 'OCCURRED_ASC' | 'OCCURRED_DESC' | 'RECORDED_ASC' | 'RECORDED_DESC';

/** Days of a set, or of one beside it, in which facts can lie that meet a range of dates; both ends included. */
export interface Stretch {
  readonly set: number;
  readonly low: number;
  readonly high: number;
}

export interface Walked extends Stretch {
  readonly descending: boolean;
}

interface NamedSet {
  readonly id: number;
  readonly name: string;
}

interface Course {
  readonly set: string;
  readonly position: number;
  readonly order: EntryOrder;
  readonly backwards: boolean;
  readonly beyond?: { readonly day: number };
  readonly conditions: { readonly occurred?: Range };
}

/**
 * The stretches that hold whatever may meet a range, apart from each other and in the order of days. What possibly occurred
 * after a day may have begun long before it: there it is looked for only among facts that span so long.
 */
export function stretches(db: Database, { id, name }: NamedSet, range: Range | undefined): Stretch[] {
  if (!range) return [{ set: id, low: NO_START_DAY, high: UNKNOWN_DAY }];
  // Local days differ from UTC ones by at most one.
  const day = (value: number) => (range.mode === 'days' ? value : Math.floor(value / DAY_MS));
  const from = range.from === -Infinity ? NO_START_DAY : day(range.from) - 1;
  const to = range.to === Infinity ? UNKNOWN_DAY - 1 : day(range.to) + 1;
  if (range.match === 'DEFINITELY') return filled([{ set: id, low: from, high: to }]);
  const [wide, widest] = twins.map(({ prefix, days }) => ({ set: setId(db, prefix + name), from: from - days }));
  const dated = [
    { set: widest!.set, low: NO_START_DAY + 1, high: widest!.from - 1 },
    { set: wide!.set, low: widest!.from, high: wide!.from - 1 },
    { set: id, low: wide!.from, high: to },
  ].map(({ set, low, high }) => ({ set, low: Math.max(low, NO_START_DAY + 1), high: Math.min(high, to) }));
  return filled([
    { set: id, low: NO_START_DAY, high: NO_START_DAY },
    ...dated,
    { set: id, low: UNKNOWN_DAY, high: UNKNOWN_DAY },
  ]);
}

/** The stretches from a cursor on, in the order of the walk. What has no date comes last in either order. */
export function stretchesToWalk(db: Database, set: NamedSet, course: Course): Walked[] {
  const { order, backwards, beyond, position, conditions } = course;
  const days = edge(db, set.id, position);
  const parts = filled(stretches(db, set, conditions.occurred).flatMap((stretch) => partsOf(stretch, days)));
  const descending = (order === 'OCCURRED_DESC') !== backwards;
  const place = (day: number) => (day === UNKNOWN_DAY ? Infinity : order === 'OCCURRED_DESC' ? -day : day);
  const along = (day: number) => (backwards ? -place(day) : place(day));
  return parts
    .filter(({ low, high }) => !beyond || along(descending ? low : high) >= along(beyond.day))
    .filter(({ low }) => low !== NO_START_DAY || isBorn(db, set.id, NO_START_DAY, position))
    .toSorted((a, b) => along(a.low) - along(b.low))
    .map((part) => ({ ...part, descending }));
}

/** Of a stretch, what lies before all days, within those that the set had by then, and after all. */
const partsOf = ({ set, low, high }: Stretch, days: { readonly min: number; readonly max: number }) => [
  { set, low, high: Math.min(high, NO_START_DAY) },
  { set, low: Math.max(low, days.min), high: Math.min(high, days.max) },
  { set, low: Math.max(low, UNKNOWN_DAY), high },
];

function edge(db: Database, set: number, position: number): { readonly min: number; readonly max: number } {
  const row = db.get(
    'SELECT min_day, max_day FROM edge WHERE set_id = ? AND since <= ? ORDER BY since DESC LIMIT 1',
    set,
    position,
  );
  return { min: Number(row?.min_day ?? Infinity), max: Number(row?.max_day ?? -Infinity) };
}

/** Whether the set had a fact on a day by then: asking costs a tenth of walking a stretch without facts. */
const isBorn = (db: Database, set: number, day: number, position: number): boolean =>
  db.get('SELECT 1 AS yes FROM born WHERE set_id = ? AND day = ? AND since <= ? LIMIT 1', set, day, position) !==
  undefined;

const filled = <S extends Pick<Stretch, 'low' | 'high'> & { readonly set: number | undefined }>(all: readonly S[]) =>
  all.filter((one): one is S & Stretch => one.set !== undefined && one.low <= one.high);
