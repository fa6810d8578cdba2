import { isReached, ratioOf } from './measure.js';
import type { Measure } from './measure.js';

const heads = ['what', 'measured', 'against', 'ratio', 'reach', '', 'spread'];

/** The measures as a table in plain text. */
export function table(measures: readonly Measure[]): string {
  const rows = [heads, ...measures.map(row)];
  const widths = heads.map((_, column) => Math.max(...rows.map((cells) => cells[column]!.length)));
  const lines = rows.map((cells) =>
    cells
      .map((cell, column) => cell.padEnd(widths[column]!))
      .join('  ')
      .trimEnd(),
  );
  return [lines[0], widths.map((width) => '-'.repeat(width)).join('  '), ...lines.slice(1)].join('\n');
}

function row(measure: Measure): string[] {
  const { what, measured, against, rounds, reach } = measure;
  const reached = isReached(measure);
  return [
    what,
    measured,
    against,
    short(ratioOf(measure)),
    reach ? ('atLeast' in reach ? `≥ ${reach.atLeast}` : `≤ ${reach.atMost}`) : '',
    reached === undefined ? '' : reached ? 'ok' : 'SHORT',
    rounds.length > 1 ? `${short(Math.min(...rounds))}–${short(Math.max(...rounds))}` : '',
  ];
}

const short = (ratio: number): string =>
  ratio >= 100 ? Math.round(ratio).toLocaleString('en') : ratio.toFixed(ratio < 0.1 ? 3 : 2);
