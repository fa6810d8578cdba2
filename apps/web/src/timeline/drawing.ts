import { scaleUtc } from 'd3-scale';
import { isOneDay } from '../record/dates.js';
import type { EntryFragment } from '../record/operations.js';

/** An entry as it is drawn; x and width in the drawing's own units. */
export interface Bar {
  readonly fact: EntryFragment;
  readonly lane: string;
  readonly row: number;
  readonly x: number;
  readonly width: number;
  /** The day is known: solid. Somewhere within: hatched. */
  readonly known: boolean;
  /** Not bounded on that side: dotted. */
  readonly openStart: boolean;
  readonly openEnd: boolean;
  /** Up to where it still holds; the drawing's edge where it is open. */
  readonly holdsTo: number | undefined;
  readonly holdsOn: boolean;
}

export interface Drawing {
  readonly bars: readonly Bar[];
  readonly lanes: readonly { readonly name: string; readonly row: number; readonly rows: number }[];
  readonly ticks: readonly { readonly x: number; readonly at: Date }[];
  readonly rows: number;
  readonly span: number;
  /** Entries that nothing is known of when. */
  readonly dateless: number;
}

export const DAY = 86_400_000;
/** The drawing's width, and where its lanes begin: its own units. */
export const WIDTH = 1100;
export const LABELS = 130;
const OPEN = 60;
const MIN_WIDTH = 5;

interface Bounds {
  readonly from: number | undefined;
  readonly to: number | undefined;
}

/** A day of the calendar is drawn as that day, whatever its time zone; all else by its bounds. */
function boundsOf({ occurredAt }: EntryFragment): Bounds {
  const { edtf, earliest, latest } = occurredAt;
  const day = /^\d{4}-\d{2}-\d{2}/.exec(edtf)?.[0];
  if (isOneDay(occurredAt) && day) return { from: Date.parse(day), to: Date.parse(day) + DAY };
  return { from: earliest ? Date.parse(earliest) : undefined, to: latest ? Date.parse(latest) + 1 : undefined };
}

/** Lays entries out in lanes: each beside or below what it overlaps. Pure: the same entries give the same drawing. */
export function draw(facts: readonly EntryFragment[], laneOf: (fact: EntryFragment) => string): Drawing {
  const dated = facts.map((fact) => ({ fact, ...boundsOf(fact) })).filter(({ from, to }) => from ?? to);
  const bounds = dated.flatMap(({ from, to }) => [from ?? to!, to ?? from!]);
  const [min, max] = bounds.length > 0 ? [Math.min(...bounds), Math.max(...bounds)] : [0, DAY];
  const span = max - min;
  const margin = Math.max(DAY / 2, span * 0.06);
  const scale = scaleUtc([min - margin, max + margin], [LABELS, WIDTH]);
  const bars: Bar[] = [];
  const lanes: { name: string; row: number; rows: number }[] = [];
  let row = 0;
  const names = [...new Set(dated.map(({ fact }) => laneOf(fact)))];
  for (const name of names) {
    const ends: number[] = [];
    for (const { fact, from, to } of dated.filter((one) => laneOf(one.fact) === name)) {
      const x = from === undefined ? scale(to!) - OPEN : scale(from);
      const end = to === undefined ? scale(from!) + OPEN : scale(to);
      const width = Math.max(MIN_WIDTH, end - x);
      const holdsTo = heldUntil(fact, scale);
      const free = ends.findIndex((taken) => taken <= x);
      const place = free < 0 ? ends.length : free;
      ends[place] = (holdsTo ?? x + width) + 3;
      const known = isOneDay(fact.occurredAt);
      const open = { openStart: from === undefined, openEnd: to === undefined };
      const holdsOn = fact.validDuring?.open ?? false;
      bars.push({ fact, lane: name, row: row + place, x, width, known, ...open, holdsTo, holdsOn });
    }
    lanes.push({ name, row, rows: ends.length });
    row += ends.length;
  }
  const ticks = scale
    .ticks(span <= DAY ? 7 : Math.max(2, Math.min(7, Math.round(span / DAY) + 1)))
    .map((at) => ({ x: scale(at), at }));
  return { bars, lanes, ticks, rows: row, span, dateless: facts.length - dated.length };
}

function heldUntil({ validDuring }: EntryFragment, scale: (at: number) => number): number | undefined {
  if (!validDuring) return undefined;
  if (validDuring.open) return WIDTH - 8;
  const end = validDuring.end?.latest;
  return end ? Math.min(WIDTH, scale(Date.parse(end))) : undefined;
}
