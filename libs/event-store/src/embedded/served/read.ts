import type { Position } from '../../event-store.js';

export type Direction = 'forwards' | 'backwards';

/** Streams or types that start with one of the prefixes, or in which the expression is found anywhere. */
export interface ServedFilter {
  readonly on: 'stream' | 'type';
  readonly by: { readonly prefixes: readonly string[] } | { readonly regex: string };
}

interface ServedPageRead {
  /** Of an earlier page of which nothing more is needed, to be used again. It is transferred. */
  readonly memory?: ArrayBuffer;
  /** Whether a link is served with the event that it leads to. */
  readonly resolveLinks?: boolean;
}

export interface ServedStreamRead extends ServedPageRead {
  readonly kind: 'servedStream';
  readonly stream: string;
  /** Inclusive. Infinity, backwards, is the end. */
  readonly from: number;
  readonly direction: Direction;
  readonly limit: number;
}

export interface ServedAllRead extends ServedPageRead {
  readonly kind: 'servedAll';
  /** Inclusive, a position of the log and not a served one. */
  readonly from: Position;
  readonly direction: Direction;
  readonly limit: number;
  readonly filter?: ServedFilter;
  /** Checkpoints after every so many positions, counted from the last one. */
  readonly checkpoints?: { readonly every: number; readonly last: Position };
}

/** Asks for a stream's metadata as it stands, JSON or not. */
export interface ServedMetadataRead {
  readonly kind: 'servedMetadata';
  readonly stream: string;
}

export type ServedRead = ServedStreamRead | ServedAllRead | ServedMetadataRead;

/** `frames` are `ReadResp` messages ready to be sent; their memory may be larger than they are. */
export interface ServedPage {
  readonly frames: Uint8Array<ArrayBuffer>;
  readonly events: number;
  /** Where to go on: a revision or a position, inclusive. */
  readonly next: number;
  readonly end: boolean;
}

export type ServedStreamPage = ServedPage & { readonly state: 'found' | 'missing' | 'tombstoned' };

export interface ServedAllPage extends ServedPage {
  /** The last checkpoint in `frames`, or the one before. */
  readonly checkpoint: Position;
}
