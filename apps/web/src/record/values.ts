/**
 * A value of a FieldChange in words: a text as it is, of texts the one in the reader's language or else the original, a
 * list or an object as its values one after the other, nothing as the empty string. Ids, and what is false or absent, say
 * nothing to a reader; `label` words what is a name of the schema (INFERRED).
 */
export function inWords(
  json: string | null | undefined,
  language = '',
  label = (name: string): string => name,
): string {
  if (json == null) return '';
  try {
    return words(JSON.parse(json), language, label).join(', ');
  } catch {
    return json;
  }
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-/;
/** What of a value tells a reader nothing that the rest does not. */
export const SILENT = new Set([
  'id',
  'origin',
  'language',
  'translatedFrom',
  'latitude',
  'longitude',
  'country',
  'sameAs',
]);

interface Text {
  readonly value: string;
  readonly language: string;
  readonly origin: string;
}

const areTexts = (list: readonly unknown[]): list is readonly Text[] =>
  list.length > 0 &&
  list.every((one) => typeof one === 'object' && one !== null && 'value' in one && 'language' in one);

function words(value: unknown, language: string, label: (name: string) => string): string[] {
  if (value === null || value === undefined || value === false) return [];
  if (Array.isArray(value)) {
    const list: readonly unknown[] = value;
    if (!areTexts(list)) return list.flatMap((one) => words(one, language, label));
    const text =
      list.find((one) => one.language === language) ?? list.find(({ origin }) => origin === 'ORIGINAL') ?? list[0];
    return text ? [text.value] : [];
  }
  if (typeof value === 'object')
    return Object.entries(value).flatMap(([name, inner]) => (SILENT.has(name) ? [] : words(inner, language, label)));
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  if (UUID.test(text)) return [];
  return [/^[A-Z][A-Z_]+$/.test(text) ? label(text) : text];
}
