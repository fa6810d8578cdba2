import { canonicalJson } from '../canonical-json.js';
import { notFound } from '../references.js';
import { badInput, Refusal } from '../refusal.js';
import { checkEachText, mergeTexts } from '../texts.js';
import type { StoredText, TextInput, Texts } from '../texts.js';
import { correctionTexts } from './past.js';
import type { Past } from './past.js';
import { textsAt } from './text-paths.js';
import type { TextPaths, Translation } from './text-paths.js';

/** Translations for one text of an object or, where `correction` names one, of a correction of it. */
export interface TranslateInput {
  readonly correction: string | null;
  readonly path: string;
  readonly texts: readonly TextInput[];
}

/**
 * Decides translations of any text that readers see; `paths` says which there are. Translations alone are added and
 * replaced, never the ORIGINAL. One given again with the same words is news only if it was outdated.
 */
export function decideTranslation(
  { correction, path, texts }: TranslateInput,
  { object, paths, past }: { readonly object: unknown; readonly paths: TextPaths; readonly past: Past },
): Translation {
  const subject = correction === null ? object : past.corrections.get(correction);
  if (!subject) throw notFound('correction', correction!, 'target');
  const table = correction === null ? paths : correctionTexts;
  const before = textsAt(table, subject, path);
  if (!before)
    throw badInput(
      'path',
      `"${path.slice(0, 200)}" names no text here: give one of ${Object.keys(table).join(', ')}, an id for each *, without the language`,
    );
  const given = checkTranslations(texts, before);
  const after = mergeTexts(before, given, [], 'texts');
  const news = after.filter((text) => given.some(({ language }) => language === text.language) && !isIn(before, text));
  if (news.length === 0)
    throw new Refusal('NO_CHANGE', 'these translations stand already and none is outdated', { fields: ['texts'] });
  return { target: correction, path, texts: news };
}

const isIn = (texts: Texts, text: StoredText): boolean =>
  texts.some((other) => canonicalJson(other) === canonicalJson(text));

function checkTranslations(input: readonly TextInput[], before: Texts): Texts {
  if (input.length === 0) throw badInput('texts', 'is empty: give a translation into at least one language');
  for (const [index, { origin, translatedFrom }] of input.entries()) {
    const field = `texts.${index}`;
    if ((origin ?? 'ORIGINAL') === 'ORIGINAL')
      throw badInput(`${field}.origin`, 'is ORIGINAL: name a translation HUMAN_TRANSLATION or MACHINE_TRANSLATION');
    if (typeof translatedFrom !== 'string')
      throw badInput(`${field}.translatedFrom`, 'is missing: name the language that this was translated from');
  }
  const given = checkEachText(input, 'texts');
  const languages = new Set([...before, ...given].map(({ language }) => language));
  for (const [index, { language, translatedFrom }] of given.entries()) {
    if (before.some((text) => text.origin === 'ORIGINAL' && text.language === language))
      throw badInput(`texts.${index}.language`, `the ORIGINAL is in ${language}: correct it instead`);
    if (!languages.has(translatedFrom!))
      throw badInput(`texts.${index}.translatedFrom`, `there is no text in ${translatedFrom} to translate from`);
  }
  if (languages.size > 50) throw badInput('texts', `would make ${languages.size} languages: 50 at most`);
  return given;
}
