/** What a number has to reach. */
export type Reach = { readonly atLeast: number } | { readonly atMost: number };

/** One row of the table: a figure, what it is held against, and the ratios of the rounds. */
export interface Measure {
  readonly what: string;
  readonly measured: string;
  readonly against: string;
  readonly rounds: readonly number[];
  /** None for a figure that stands beside the others. */
  readonly reach?: Reach;
  readonly details?: unknown;
}

export const ratioOf = ({ rounds }: Measure): number => median(rounds);

export function isReached(measure: Measure): boolean | undefined {
  const { reach } = measure;
  if (!reach) return undefined;
  return 'atLeast' in reach ? ratioOf(measure) >= reach.atLeast : ratioOf(measure) <= reach.atMost;
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!;
}

export const median = (values: readonly number[]): number => percentile(values, 0.5);

/** p50, p95 and p99. */
export const percentiles = (values: readonly number[]) => ({
  p50: percentile(values, 0.5),
  p95: percentile(values, 0.95),
  p99: percentile(values, 0.99),
});

/** The quotients of two lists of rounds, one by one. */
export const quotients = (over: readonly number[], under: readonly number[]): number[] =>
  over.map((value, round) => value / under[round]!);

export const rate = (perSecond: number, of: string): string => `${Math.round(perSecond).toLocaleString('en')} ${of}/s`;
export const ms = (milliseconds: number): string => `${milliseconds.toFixed(milliseconds < 1 ? 3 : 2)} ms`;

/** Says on stderr what is under way. */
export const progress = (text: string): void => void process.stderr.write(`· ${text}\n`);
