import type { FieldChange } from '../field-changes.js';
import { LayeredMap } from '../layered-map.js';
import { translated } from './text-paths.js';
import type { TextPaths, Translation } from './text-paths.js';
import type { Correction } from './values.js';

/** What deciding needs of an object's past, beside how it stands. */
export interface Past {
  /** The revision that brought in the value at a path; revision 0 for every other. */
  readonly changedAt: LayeredMap<number>;
  /** The corrections made, by id. */
  readonly corrections: LayeredMap<Correction>;
  /** The revision of the last of them; −1 when there is none. */
  readonly correctedAt: number;
}
export const noPast: Past = { changedAt: LayeredMap.empty(), corrections: LayeredMap.empty(), correctedAt: -1 };

/** The past after a revision that changed these paths. */
export function changedIn(past: Past, paths: readonly string[], revision: number): Past {
  return { ...past, changedAt: past.changedAt.with(paths.map((path) => [path, revision])) };
}

/** The past after a revision that was this correction. */
export function correctedIn(past: Past, correction: Correction, revision: number): Past {
  const paths = correction.changes.map(({ path }) => path);
  const corrections = past.corrections.with([[correction.id, correction]]);
  return { ...changedIn(past, paths, revision), corrections, correctedAt: revision };
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
  const correction = past.corrections.get(target);
  if (!correction) return past;
  const corrections = past.corrections.with([[target, translated(correctionTexts, correction, path, texts)]]);
  return { ...past, corrections };
}

/** The earliest revision that brought in one of the values now changed. */
export function wrongSince(changes: readonly FieldChange[], { changedAt }: Past): number {
  return Math.min(...changes.map(({ path }) => Math.max(0, ...upwards(path).map((at) => changedAt.get(at) ?? 0))));
}

/** A path and those above it: /a/b/c, /a/b, /a. */
function upwards(path: string): string[] {
  const paths = [path];
  for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) paths.push(path.slice(0, end));
  return paths;
}
