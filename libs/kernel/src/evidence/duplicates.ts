import type { FieldChange } from '../field-changes.js';
import { badInput, Refusal } from '../refusal.js';
import { newCorrection } from './correction.js';
import type { Noticed, OwnAttestations } from './correction.js';
import { wrongSince } from './past.js';
import type { Past } from './past.js';
import type { Correction } from './values.js';

const json = (value: string | null): string | null => (value === null ? null : JSON.stringify(value));

const mergeChange = (before: string | null, after: string | null): FieldChange[] => [
  { path: '/mergedInto', before: json(before), after: json(after) },
];

/** The one change of a status. */
export const statusChange = (before: string, after: string): FieldChange[] => [
  { path: '/status', before: json(before), after: json(after) },
];

/** Why a duplicate is refused, as what is changed or as what is referred to; `existing` is the one that stands. */
export const isDuplicate = (what: string, existing: string, field: string): Refusal =>
  new Refusal(
    'BAD_USER_INPUT',
    `this ${what} turned out to be a duplicate: take the one that stands, ${existing}, or reinstate this one first`,
    { fields: [field], existing },
  );

/** Refuses every command on a duplicate but its reinstatement. */
export function checkStands({ mergedInto }: { readonly mergedInto: string | null }, what: string, field: string): void {
  if (mergedInto !== null) throw isDuplicate(what, mergedInto, field);
}

/** What says that an object is a duplicate of another one; whether that one is there and stands has been looked up. */
export function decideMerge(
  command: Noticed & { readonly into: string },
  duplicate: string,
  own: OwnAttestations,
  past: Past,
): { into: string; correction: Correction } {
  const { into } = command;
  if (duplicate === into) throw badInput('into', 'is the duplicate itself: name the one that stands');
  const changes = mergeChange(null, into);
  return { into, correction: newCorrection('DUPLICATE', command, own, changes, wrongSince(changes, past)) };
}

/** The correction that takes changes back: wrong since they were made. */
export function takenBack(command: Noticed, own: OwnAttestations, changes: FieldChange[], past: Past): Correction {
  return newCorrection('REINSTATEMENT', command, own, changes, wrongSince(changes, past));
}

/** Whether a reinstatement took a merge back, and nothing else. */
export const tookBackMerge = ({ changes }: Pick<Correction, 'changes'>): boolean =>
  changes.some(({ path }) => path === '/mergedInto');

/** The correction that takes a merge back. */
export const mergeTakenBack = (command: Noticed, own: OwnAttestations, mergedInto: string, past: Past): Correction =>
  takenBack(command, own, mergeChange(mergedInto, null), past);
