import { z } from 'zod';
import { mergeTexts, storedTexts } from '../texts.js';
import type { Texts } from '../texts.js';

/**
 * Where the texts that readers see stand in an object: the path by which readers name a text → its path in the object as it
 * is kept. `*` stands for a member of a list, by its id.
 */
export type TextPaths = Readonly<Record<string, string>>;

/**
 * What `TextsTranslated` holds: translations that came or changed. `target` is the correction whose text it is, null for a
 * text of the object itself; `path` leaves the language out.
 */
export const translation = z.strictObject({ target: z.string().nullable(), path: z.string(), texts: storedTexts });
export type Translation = z.infer<typeof translation>;

type Place = readonly (string | number)[];

/** The text at a path as readers name it; undefined where there is none. */
export function textsAt(paths: TextPaths, object: unknown, path: string): Texts | undefined {
  const place = placeOf(paths, object, path);
  const texts = place?.reduce<unknown>((value, key) => (value as Record<string | number, unknown>)[key], object);
  return Array.isArray(texts) && texts.length > 0 ? texts : undefined;
}

/** The object with translations put into the text at a path, which must be there. */
export function translated<T>(paths: TextPaths, object: T, path: string, texts: Texts): T {
  const before = textsAt(paths, object, path);
  const place = placeOf(paths, object, path);
  if (!before || !place) throw new Error(`there is no text at ${path} to translate`);
  return put(object, place, mergeTexts(before, texts, [], 'texts'));
}

function placeOf(paths: TextPaths, object: unknown, path: string): Place | undefined {
  const given = path.split('/');
  const matching = Object.entries(paths).find(([template]) => {
    const parts = template.split('/');
    return parts.length === given.length && parts.every((part, index) => part === '*' || part === given[index]);
  });
  if (!matching) return undefined;
  const [template, kept] = matching;
  const ids = given.filter((_, index) => template.split('/')[index] === '*').map((id) => id.toLowerCase());
  const place: (string | number)[] = [];
  let value = object;
  for (const part of kept.split('/').slice(1)) {
    const key = part === '*' ? memberIndex(value, ids.shift()!) : part;
    if (key === undefined || value === null || typeof value !== 'object') return undefined;
    place.push(key);
    value = (value as Record<string | number, unknown>)[key];
  }
  return place;
}

/** Evidence that brings its attestation along is named by that. */
function memberIndex(list: unknown, id: string): number | undefined {
  const members = Array.isArray(list) ? (list as { id?: string; new?: { id: string } }[]) : [];
  const index = members.findIndex((member) => (member.id ?? member.new?.id) === id);
  return index < 0 ? undefined : index;
}

function put<T>(value: T, [key, ...rest]: Place, texts: Texts): T {
  if (key === undefined) return texts as T;
  const inner = put((value as Record<string | number, unknown>)[key], rest, texts);
  if (Array.isArray(value)) return value.with(Number(key), inner) as T;
  return { ...value, [key]: inner };
}
