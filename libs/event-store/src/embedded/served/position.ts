import type { Position } from '../../event-store.js';

/**
 * A position as a server tells it: twice the log's own. An append of no events is answered with a position of its own
 * that rises and holds no event; the odd ones are for that, and resuming after one skips nothing.
 */
export const servedPosition = (position: Position): number => position * 2;

export const positionOfNothing = (head: Position): number => head * 2 + 1;

/** The first position that lies at or beyond a served one. */
export const atOrBeyond = (served: number): Position => Math.ceil(served / 2);

/** The first position that lies beyond a served one. */
export const beyond = (served: number): Position => Math.floor(served / 2) + 1;
