/** Where an event stands and who recorded it. `recordedAt` never falls from one position to the next. */
export interface EventContext {
  /** Entity id: what follows the prefix in the stream's name. */
  readonly entityId: string;
  readonly streamId: string;
  readonly revision: number;
  readonly position: number;
  readonly recordedAt: number;
  readonly editor: { readonly id: string; readonly name: string };
  readonly commandId: string;
}

export interface CorrectionRow {
  readonly id: string;
  readonly object: number;
  readonly kind: string;
  readonly severity: string;
  /** The revision that brought in what was wrong. */
  readonly wrongSince: number;
  readonly document: unknown;
}

/** A period in instants and local days; ±Infinity where it is not bounded. */
export interface PeriodRow {
  readonly instants: readonly [startEarliest: number, startLatest: number, endEarliest: number, endLatest: number];
  readonly days: readonly [startFirst: number, startLast: number, endFirst: number, endLast: number];
}
