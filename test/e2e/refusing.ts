import { readFileSync } from 'node:fs';
import { commandId } from '../service.js';
import { mutation } from './inputs.js';
import type { World } from './inputs.js';

/** One request that must be refused, whoever sends it. */
export interface BadRequest {
  readonly what: string;
  readonly query: string;
  readonly variables?: (world: World & Cursors) => object;
  readonly code: string;
  /** `extensions.fields`; left out where the schema itself refuses, which names none. */
  readonly fields?: readonly string[];
  /** What else extensions must hold. */
  readonly also?: (world: World) => object;
  /** Instead of the first editor's token. */
  readonly authorization?: string;
}

/** Cursors of the populated record, as the service gave them. */
export interface Cursors {
  readonly cursors: Readonly<Record<'sources' | 'facts' | 'factsByRecord' | 'actorsNamed', string>>;
}

/** An id that nothing has. */
export const unknown = '00000000-0000-4000-8000-000000000000';
export const long = (length: number, letter = 'a') => letter.repeat(length);

export type Input = (world: World) => object;
export const refused = (
  what: string,
  name: string,
  input: Input,
  code: string,
  field?: string,
  also?: BadRequest['also'],
) => ({
  what: `${name}: ${what}`,
  query: mutation(name),
  variables: (world: World) => ({ input: { commandId: commandId(), ...input(world) } }),
  code,
  fields: field === undefined ? undefined : [field],
  also,
});
export const bad = (what: string, name: string, input: Input, field?: string): BadRequest =>
  refused(what, name, input, 'BAD_USER_INPUT', field);
/** Of each text that may not be: what it is and how. */
export const badTexts: readonly [what: string, value: string][] = [
  ['an empty text', ''],
  ['a blank text', ' \u00a0\u2003 '],
  ['a text of 10,001', long(10_001)],
  ['a line break', 'a\nb'],
  ['a NUL', 'a\u0000b'],
  ['an escape', 'a\u001b[31m'],
  ['a C1 control', 'a\u0085b'],
  ['half a surrogate', 'a\ud800b'],
];
export const badTags = ['', 'not a tag', 'en_US!', '__proto__', 'constructor', 'en\u0000', "en'--", long(100)];
const manyLanguages = [
  'en',
  'ru',
  'kk',
  'de',
  'fr',
  'es',
  'it',
  'pl',
  'uk',
  'cs',
  'sk',
  'hu',
  'ro',
  'bg',
  'sr',
  'hr',
  'sl',
  'mk',
  'el',
  'tr',
  'az',
  'ka',
  'hy',
  'fa',
  'ar',
  'he',
  'hi',
  'bn',
  'ta',
  'te',
  'ur',
  'zh',
  'ja',
  'ko',
  'vi',
  'th',
  'id',
  'ms',
  'fi',
  'sv',
  'no',
  'da',
  'is',
  'et',
  'lv',
  'lt',
  'ga',
  'cy',
  'eu',
  'ca',
];
/** As large as one text may be: 1,000,000 bytes of UTF-8. */
export const largeText = manyLanguages.map((language, index) => ({
  value: long(10_000, 'ж'),
  language,
  origin: index === 0 ? 'ORIGINAL' : 'HUMAN_TRANSLATION',
}));

/** The codes that the contract names where it tells of refusals. */
export function codesOfContract(): string[] {
  const [told] = /^# Refusals are [\s\S]*?(?=^type )/m.exec(readFileSync('test/fixtures/contract.graphql', 'utf8'))!;
  return told.match(/\b[A-Z]{2,}[A-Z_]*\b/g)!;
}
