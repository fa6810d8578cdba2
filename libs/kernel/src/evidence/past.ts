import type { FieldChange } from '../field-changes.js';
import { translated } from './text-paths.js';
import type { TextPaths, Translation } from './text-paths.js';
import type { Correction } from './values.js';

/** What deciding needs of an object's past, beside how it stands. */
export interface Past {
  /** The revision that brought in the value at a path; revision 0 for every other. */
  readonly changedAt: Readonly<Record<string, number>>;
  /** The corrections made, by id, with the revision of each. */
  readonly corrections: Readonly<Record<string, Correction & { readonly revision: number }>>;
}
export const noPast: Past = { changedAt: {}, corrections: {} };

/** The past after a revision that changed these paths. */
export function changedIn(past: Past, paths: readonly string[], revision: number): Past {
  return { ...past, changedAt: { ...past.changedAt, ...Object.fromEntries(paths.map((path) => [path, revision])) } };
}

/** The past after a revision that was this correction. */
export function correctedIn(past: Past, correction: Correction, revision: number): Past {
  const paths = correction.changes.map(({ path }) => path);
  return {
    ...changedIn(past, paths, revision),
    corrections: { ...past.corrections, [correction.id]: { ...correction, revision } },
  };
}

/** The texts of a correction that readers see, by their paths. */
export const correctionTexts: TextPaths = {
  '/whatWasWrong': '/whatWasWrong',
  '/whatIsRight': '/whatIsRight',
  '/reason': '/reason',
  '/evidence/*/divergences/*/note': '/evidence/*/new/divergences/*/note',
  '/evidence/*/chain/*/unnamed': '/evidence/*/new/chain/*/unnamed',
};

/** The past after texts were translated, the object's own or those of one of its corrections. */
export function translatedIn(past: Past, { target, path, texts }: Translation, revision: number): Past {
  if (target === null)
    return changedIn(
      past,
      texts.map(({ language }) => `${path}/${language}`),
      revision,
    );
  const correction = past.corrections[target];
  if (!correction) return past;
  return {
    ...past,
    corrections: { ...past.corrections, [target]: translated(correctionTexts, correction, path, texts) },
  };
}

/** The earliest revision that brought in one of the values now changed. */
export function wrongSince(changes: readonly FieldChange[], { changedAt }: Past): number {
  const since = ({ path }: FieldChange) =>
    Object.entries(changedAt).reduce(
      (latest, [at, revision]) => (path === at || path.startsWith(`${at}/`) ? Math.max(latest, revision) : latest),
      0,
    );
  return Math.min(...changes.map(since));
}
