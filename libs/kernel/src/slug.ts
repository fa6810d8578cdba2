import slugify from 'slugify';
import { badInput } from './refusal.js';

/** A slug as given: lower-case Latin letters, digits and single hyphens, 1 to 100 characters. */
export function checkSlug(given: string, field: string): string {
  if (given.length > 100 || !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(given))
    throw badInput(
      field,
      `"${given.slice(0, 60)}" is not a slug: lower-case a–z, 0–9 and single hyphens between them, 100 characters at most`,
    );
  return given;
}

/** A slug made of a title, in Latin letters, and eight characters of the command's id. */
export function slugOf(title: string, commandId: string): string {
  // slugify writes ъ as the Bulgarian u.
  const words = slugify(title.replace(/ъ/giu, ''), { lower: true, strict: true, locale: 'kk' })
    .slice(0, 80)
    .replace(/-+$/, '');
  return `${words || 'fact'}-${commandId.replaceAll('-', '').slice(0, 8)}`;
}
