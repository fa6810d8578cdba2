import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { canonicalJson } from './canonical-json.js';
import { fieldChanges } from './field-changes.js';

const text = (value: string, language: string, more = {}) => ({ value, language, origin: 'ORIGINAL', ...more });

describe('given two values of an object', () => {
  it('lists a leaf with its path and its JSON before and after', () => {
    expect(fieldChanges({ kind: 'STANCE', at: { edtf: '2025' } }, { kind: 'OFFER', at: { edtf: '2025-09' } })).toEqual([
      { path: '/kind', before: '"STANCE"', after: '"OFFER"' },
      { path: '/at/edtf', before: '"2025"', after: '"2025-09"' },
    ]);
  });

  it('takes null, undefined and absent as one', () => {
    expect(fieldChanges({ a: null, b: undefined }, { c: null })).toEqual([]);
    expect(fieldChanges({ a: null }, { a: 0 })).toEqual([{ path: '/a', before: null, after: '0' }]);
  });

  it('shows an object that came or went as one value, its nulls left out', () => {
    const period = { start: { edtf: '2025', note: null }, open: true };
    expect(fieldChanges({ during: null }, { during: period })).toEqual([
      { path: '/during', before: null, after: '{"open":true,"start":{"edtf":"2025"}}' },
    ]);
    expect(fieldChanges({ during: period }, {})[0]?.after).toBeNull();
  });

  it('escapes the two signs of a JSON Pointer', () => {
    expect(fieldChanges({ 'a/b~c': 1 }, { 'a/b~c': 2 })[0]?.path).toBe('/a~1b~0c');
  });
});

describe('given texts', () => {
  it('names them by language', () => {
    const before = { title: [text('мост', 'ru'), text('көпір', 'kk')] };
    const after = { title: [text('мосты', 'ru'), text('bridge', 'en')] };
    expect(fieldChanges(before, after)).toEqual([
      { path: '/title/ru', before: '"мост"', after: '"мосты"' },
      { path: '/title/kk', before: '"көпір"', after: null },
      { path: '/title/en', before: null, after: '"bridge"' },
    ]);
  });

  it('names the first text of all in the same way', () => {
    expect(fieldChanges({ note: [] }, { note: [text('мост', 'ru')] })).toEqual([
      { path: '/note/ru', before: null, after: '"мост"' },
    ]);
    expect(fieldChanges({ note: [text('мост', 'ru')] }, {})[0]?.path).toBe('/note/ru');
  });

  it('lists a change of origin beside the value', () => {
    const after = text('мост', 'ru', { origin: 'HUMAN_TRANSLATION', translatedFrom: 'kk' });
    expect(fieldChanges({ title: [text('мост', 'ru')] }, { title: [after] })).toEqual([
      { path: '/title/ru/origin', before: '"ORIGINAL"', after: '"HUMAN_TRANSLATION"' },
      { path: '/title/ru/translatedFrom', before: null, after: '"kk"' },
    ]);
  });

  it('does not list that a translation became outdated, which follows', () => {
    const outdated = { title: [text('мост', 'ru', { outdated: true })] };
    expect(fieldChanges({ title: [text('мост', 'ru')] }, outdated)).toEqual([]);
    expect(fieldChanges({ date: null }, { date: { note: outdated.title } })[0]?.after).not.toContain('outdated');
  });

  it('lists that an outdated translation was given again with the same words, and only then', () => {
    const [outdated, fresh] = [[text('мост', 'ru', { outdated: true })], [text('мост', 'ru')]];
    expect(fieldChanges({ title: outdated }, { title: fresh })).toEqual([
      { path: '/title/ru/outdated', before: 'true', after: 'false' },
    ]);
    expect(fieldChanges({ title: outdated }, { title: [text('мосты', 'ru')] })).toEqual([
      { path: '/title/ru', before: '"мост"', after: '"мосты"' },
    ]);
  });

  it('takes their order as nothing that is said', () => {
    const [ru, kk] = [text('мост', 'ru'), text('көпір', 'kk')];
    expect(fieldChanges({ title: [ru, kk] }, { title: [kk, ru] })).toEqual([]);
  });
});

describe('given a list', () => {
  it('names members by id, never by index, and one that came or went as one value', () => {
    const before = {
      quotes: [
        { id: 'q1', exact: 'a', mode: null },
        { id: 'q2', exact: 'b' },
      ],
    };
    const after = {
      quotes: [
        { id: 'q2', exact: 'c' },
        { id: 'q3', exact: 'd' },
      ],
    };
    expect(fieldChanges(before, after)).toEqual([
      { path: '/quotes/q1', before: '{"exact":"a"}', after: null },
      { path: '/quotes/q2/exact', before: '"b"', after: '"c"' },
      { path: '/quotes/q3', before: null, after: '{"exact":"d"}' },
    ]);
  });

  it('names the members of a list that was empty or becomes empty by id too', () => {
    const one = { quotes: [{ id: 'q1', exact: 'a' }] };
    expect(fieldChanges({ quotes: [] }, one)[0]?.path).toBe('/quotes/q1');
    expect(fieldChanges(one, { quotes: [] })[0]?.path).toBe('/quotes/q1');
  });

  it('goes on inside members', () => {
    const place = (name: string) => ({ places: [{ id: 'p', place: { name: [text(name, 'ru')] } }] });
    expect(fieldChanges(place('Мост'), place('Площадь'))[0]?.path).toBe('/places/p/place/name/ru');
  });

  it('is one value when its members have no ids', () => {
    const [a, b] = [
      { actor: 'a', role: 'HOST' },
      { actor: 'b', role: 'HOST' },
    ];
    expect(fieldChanges({ participants: [a] }, { participants: [a, b] })).toEqual([
      { path: '/participants', before: canonicalJson([a]), after: canonicalJson([a, b]) },
    ]);
    expect(fieldChanges({ basis: ['X', 'Y'] }, { basis: ['Y', 'X'] })).toHaveLength(1);
  });
});

describe('given any two values', () => {
  const word = fc
    .string({ minLength: 1, maxLength: 8 })
    .filter((key) => !(key in Object.prototype) && !key.startsWith('['));
  const scalar = fc.oneof(fc.string(), fc.integer(), fc.boolean());
  /** A field is a list in both or in neither: no event schema lets an object take the place of a list. */
  const withListsApart = (value: Record<string, unknown>) =>
    Object.fromEntries(Object.entries(value).map(([key, inner]) => [Array.isArray(inner) ? `[]${key}` : key, inner]));
  const fields = fc.letrec((tie) => ({
    value: fc.oneof({ depthSize: 'small' }, scalar, fc.array(scalar, { minLength: 1 }), tie('fields')),
    fields: fc.dictionary(word, tie('value'), { maxKeys: 4, minKeys: 1 }).map(withListsApart),
  })).fields as fc.Arbitrary<Record<string, unknown>>;

  type Leaves = Map<string, string>;
  /** Every leaf by its path; an empty object has none, and is never generated. */
  const leaves = (value: unknown, path: string, into: Leaves = new Map()): Leaves => {
    if (value === null || typeof value !== 'object' || Array.isArray(value))
      return into.set(path, canonicalJson(value));
    for (const [key, inner] of Object.entries(value))
      leaves(inner, `${path}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`, into);
    return into;
  };

  it('finds no change of a value from itself', () => {
    fc.assert(fc.property(fields, (value) => expect(fieldChanges(value, structuredClone(value))).toEqual([])));
  });

  it('lists every leaf that differs once, itself or within one value that came, went or changed its kind', () => {
    fc.assert(
      fc.property(fields, fields, (before, after) => {
        const paths = fieldChanges(before, after).map(({ path }) => path);
        const [old, now] = [leaves(before, ''), leaves(after, '')];
        const differing = [...new Set([...old.keys(), ...now.keys()])].filter((at) => old.get(at) !== now.get(at));
        const listing = (leaf: string) => paths.filter((path) => leaf === path || leaf.startsWith(`${path}/`));
        expect(differing.filter((leaf) => listing(leaf).length !== 1)).toEqual([]);
        const idle = paths.filter((path) => !differing.some((leaf) => leaf === path || leaf.startsWith(`${path}/`)));
        expect(idle).toEqual([]);
      }),
    );
  });

  it('gives the same with before and after the other way round', () => {
    fc.assert(
      fc.property(fields, fields, (before, after) => {
        const byPath = (changes: ReturnType<typeof fieldChanges>) =>
          Object.fromEntries(changes.map(({ path, before, after }) => [path, [before, after]]));
        const turned = fieldChanges(after, before).map(({ path, before, after }) => ({
          path,
          before: after,
          after: before,
        }));
        expect(byPath(turned)).toEqual(byPath(fieldChanges(before, after)));
      }),
    );
  });
});
