/** One step of a recorded scenario, as data. `op` says which of the other fields there are. */
export interface Step {
  readonly op:
    'append' | 'readStream' | 'readAll' | 'delete' | 'tombstone' | 'setMetadata' | 'getMetadata' | 'subscribe' | 'wait';
  readonly stream: string;
  readonly expectedRevision: 'any' | 'no_stream' | 'stream_exists' | number;
  readonly events: readonly StepEvent[];
  /** Under this name the result is kept for a later step. */
  readonly as?: string;
  readonly direction: 'forwards' | 'backwards';
  readonly fromRevision: 'start' | 'end' | number;
  readonly fromPosition: 'start' | 'end' | { readonly of: string };
  readonly maxCount?: number;
  readonly sizesOnly?: boolean;
  readonly metadata: Record<string, unknown>;
  readonly ms: number;
  readonly to: { readonly stream: string; readonly all?: AllFilter };
  readonly from: 'start' | 'end' | number | { readonly of: string };
  readonly until: number;
  readonly during: readonly Step[];
  readonly waitMs?: number;
  readonly checkpoints?: boolean;
  readonly revisionsOnly?: boolean;
}

export interface StepEvent {
  readonly id: string;
  readonly type: string;
  readonly data?: unknown;
  readonly metadata?: Record<string, unknown>;
  readonly binary?: string;
}

export interface AllFilter {
  readonly filterOn: 'streamName' | 'eventType';
  readonly prefixes?: string[];
  readonly regex?: string;
  readonly checkpointInterval?: number;
  readonly maxSearchWindow?: number;
}

export interface Scenario {
  readonly name: string;
  readonly steps: readonly Step[];
  readonly outcome: readonly unknown[];
}
