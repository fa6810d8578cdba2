import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import { badInput } from './refusal.js';

export type TextOrigin = 'ORIGINAL' | 'HUMAN_TRANSLATION' | 'MACHINE_TRANSLATION';
export const textOrigins = ['ORIGINAL', 'HUMAN_TRANSLATION', 'MACHINE_TRANSLATION'] as const;

/** One text in one language. `outdated`: what it was translated from has changed since. */
export const storedText = z.strictObject({
  value: z.string(),
  language: z.string(),
  origin: z.enum(textOrigins),
  translatedFrom: z.string().optional(),
  outdated: z.literal(true).optional(),
});
export type StoredText = z.infer<typeof storedText>;

/** One text in its languages: each language once, exactly one ORIGINAL. */
export const storedTexts = z.array(storedText);
export type Texts = readonly StoredText[];

export interface TextInput {
  readonly value: string;
  readonly language: string;
  readonly origin?: TextOrigin | null;
  readonly translatedFrom?: string | null;
}

export const MAX_TEXT_LENGTH = 10_000;

/** NFC, 1 to 10,000 UTF-16 units, not blank, no control characters, no half of a surrogate pair. */
export function checkText(value: string, field: string, max = MAX_TEXT_LENGTH): string {
  const text = value.normalize('NFC');
  if (text.trim() === '') throw badInput(field, 'is empty: write some text');
  if (text.length > max) throw badInput(field, `has ${text.length} characters: ${max} at most`);
  if (/\p{Cc}/u.test(text)) throw badInput(field, 'has a control character (a line break, a tab …): take it out');
  checkCharacters(text, field);
  return text;
}

/** Half of a surrogate pair has no UTF-8; noncharacters (U+FFFE and 65 more) are for no interchange, and XML forbids some. */
function checkCharacters(text: string, field: string): void {
  if (!text.isWellFormed()) throw badInput(field, 'has half of a surrogate pair: send whole characters');
  const found = /\p{Noncharacter_Code_Point}/u.exec(text)?.[0].codePointAt(0);
  if (found !== undefined)
    throw badInput(
      field,
      `has U+${found.toString(16).toUpperCase()}, which Unicode leaves without a meaning: take it out`,
    );
}

/** The longest text of a source that is checked but not kept, in UTF-16 units. */
export const MAX_SOURCE_LENGTH = 1_000_000;

/** A source's text, or a passage of it, as it is digested and quoted: line ends as \\n, NFC; \\n and \\t are its only control characters. */
export function checkSourceText(value: string, field: string, max = MAX_SOURCE_LENGTH): string {
  if (value.trim() === '') throw badInput(field, 'is empty: give the text as published');
  return checkPassage(value, field, max);
}

/** Like `checkSourceText`, but what stands beside a quote may be white space alone. */
export function checkPassage(value: string, field: string, max: number): string {
  const text = value.replace(/\r\n?/g, '\n').normalize('NFC');
  if (text.length > max) throw badInput(field, `has ${text.length} characters: ${max} at most`);
  if (/[^\P{Cc}\n\t]/u.test(text))
    throw badInput(field, 'has a control character other than a line break or a tab: take it out');
  checkCharacters(text, field);
  return text;
}

/** The canonical form of a BCP 47 tag: KK-cyrl → kk-Cyrl. */
export function checkLanguage(tag: string, field: string): string {
  const canonical = languages.get(tag) ?? canonicalLanguage(tag);
  if (!canonical)
    throw badInput(field, `"${tag.slice(0, 40)}" is not a BCP 47 language tag: write kk, ru, en, kk-Latn …`);
  languages.set(tag, canonical);
  return canonical;
}

/** Canonical tags by tags as they were given. */
const languages = new LRUCache<string, string>({ max: 1_000 });

function canonicalLanguage(tag: string): string | undefined {
  if (tag.length > 35) return undefined;
  try {
    return Intl.getCanonicalLocales(tag)[0];
  } catch {
    return undefined;
  }
}

/** A text as it comes in, checked: each language once, exactly one ORIGINAL, translations say what they were made from. */
export function checkTexts(input: readonly TextInput[], field: string): Texts {
  if (input.length === 0) throw badInput(field, 'is empty: give the text in at least one language');
  const texts = checkEachText(input, field);
  const originals = texts.filter((text) => text.origin === 'ORIGINAL');
  if (originals.length !== 1)
    throw badInput(
      field,
      `has ${originals.length} texts with origin ORIGINAL: exactly one, and what the others were translated from`,
    );
  return texts.map((text) => withSource(text, originals[0]!.language));
}

/** Like `checkTexts`, but none, or an empty list, is no text. */
export const optionalTexts = (input: readonly TextInput[] | null | undefined, field: string): StoredText[] =>
  input && input.length > 0 ? [...checkTexts(input, field)] : [];

/** Each text by itself, and each language once; which of them is the ORIGINAL is left open. */
export function checkEachText(input: readonly TextInput[], field: string): StoredText[] {
  if (input.length > 50) throw badInput(field, `has ${input.length} languages: 50 at most`);
  const seen = new Set<string>();
  return input.map((text, index) => {
    const at = `${field}.${index}`;
    const language = checkLanguage(text.language, `${at}.language`);
    if (seen.has(language)) throw badInput(`${at}.language`, `${language} is given twice: each language once`);
    seen.add(language);
    const origin = text.origin ?? 'ORIGINAL';
    if (origin === 'ORIGINAL' && typeof text.translatedFrom === 'string')
      throw badInput(
        `${at}.translatedFrom`,
        'an ORIGINAL was not translated: leave this out, or name the origin HUMAN_TRANSLATION or MACHINE_TRANSLATION',
      );
    const translatedFrom =
      typeof text.translatedFrom === 'string' ? checkLanguage(text.translatedFrom, `${at}.translatedFrom`) : undefined;
    if (translatedFrom === language)
      throw badInput(`${at}.translatedFrom`, 'a text is not translated from its own language');
    return {
      value: checkText(text.value, `${at}.value`),
      language,
      origin,
      ...(translatedFrom ? { translatedFrom } : {}),
    };
  });
}

function withSource(text: StoredText, originalLanguage: string): StoredText {
  return text.origin === 'ORIGINAL' || text.translatedFrom ? text : { ...text, translatedFrom: originalLanguage };
}

/**
 * A text after a change by language: what is absent stays, `without` goes. A translation whose source text changed and
 * that is not given anew is outdated. The result keeps exactly one ORIGINAL.
 */
export function mergeTexts(
  before: Texts,
  input: readonly TextInput[],
  without: readonly string[],
  field: string,
): Texts {
  const given = checkEachText(input, field);
  const gone = new Set(without.map((tag) => checkLanguage(tag, field)));
  const changed = new Set(
    given
      .filter((text) => before.find((old) => old.language === text.language)?.value !== text.value)
      .map((text) => text.language),
  );
  const kept = before.filter((old) => !gone.has(old.language) && !given.some((text) => text.language === old.language));
  const all = [...kept, ...given];
  const originals = all.filter((text) => text.origin === 'ORIGINAL');
  if (all.length > 0 && originals.length !== 1)
    throw badInput(field, `would leave ${originals.length} texts with origin ORIGINAL: exactly one`);
  const merged = all.map((text) => {
    const whole = withSource(text, originals[0]!.language);
    const stale = kept.includes(text) && whole.translatedFrom !== undefined && changed.has(whole.translatedFrom);
    return stale ? { ...whole, outdated: true as const } : whole;
  });
  const place = (text: StoredText) => before.findIndex((old) => old.language === text.language);
  return merged.sort((a, b) => (place(a) + 1 || Infinity) - (place(b) + 1 || Infinity));
}

/**
 * The best of the languages asked for: the tag itself, then a shorter tag (kk-Latn → kk), then a longer one (kk → kk-Latn);
 * else the ORIGINAL. Undefined only for a text that is not there. RFC 4647 lookup, plus the last step.
 */
export function pickText(texts: Texts, languages: readonly string[] | null | undefined): StoredText | undefined {
  for (const wanted of languages ?? []) {
    for (let range = wanted.toLowerCase(); range; range = range.slice(0, Math.max(0, range.lastIndexOf('-')))) {
      const exact = texts.find((text) => text.language.toLowerCase() === range);
      if (exact) return exact;
    }
    const longer = texts.find((text) => text.language.toLowerCase().startsWith(`${wanted.toLowerCase()}-`));
    if (longer) return longer;
  }
  return texts.find((text) => text.origin === 'ORIGINAL') ?? texts[0];
}
