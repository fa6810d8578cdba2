import { canonicalJson } from '../canonical-json.js';
import { checkList } from '../references.js';
import { badInput } from '../refusal.js';
import { checkLanguage, mergeTexts } from '../texts.js';
import type { TextInput, Texts } from '../texts.js';

/** Only those parts of `after` that differ, whole. */
export function changedParts<T extends object>(before: T, after: T): Partial<T> {
  const keys = (Object.keys(after) as (keyof T & string)[]).filter(
    (key) => canonicalJson(before[key]) !== canonicalJson(after[key]),
  );
  return Object.fromEntries(keys.map((key) => [key, after[key]])) as Partial<T>;
}

/** Refuses null for what cannot be taken off. `prefix` begins the fields: '' or 'content.'. */
export function refuseNulls<T extends object>(input: T, keys: readonly (keyof T & string)[], prefix = ''): void {
  for (const key of keys)
    if (input[key] === null) throw badInput(`${prefix}${key}`, 'is null: leave it out to keep it as it is');
}

/** Merges texts of a change by language and takes languages off them; a text that is neither given nor shortened stays. */
export function textMerger(withoutLanguages: readonly string[] | null | undefined, prefix = '') {
  const without = checkList(withoutLanguages, `${prefix}withoutLanguages`).map((tag, index) =>
    checkLanguage(tag, `${prefix}withoutLanguages.${index}`),
  );
  return (before: Texts, input: readonly TextInput[] | null | undefined, name: string): Texts =>
    input || without.length > 0 ? mergeTexts(before, input ?? [], without, `${prefix}${name}`) : before;
}
