import { Field, TypeMetadataStorage } from '@nestjs/graphql';
import type { FieldOptions } from '@nestjs/graphql';
import { isIntrospectionType, isObjectType } from 'graphql';
import type { GraphQLField, GraphQLSchema } from 'graphql';
import { badInput, checkLanguage, pickText } from '@timeline/kernel';
import type { StoredText, Texts } from '@timeline/kernel';
import type { Budget } from './budget.js';
import { spend } from './budget.js';
import { guardedResolver } from './guarded.js';
import { partsOf } from './parts-field.js';
import { LanguageTag } from './scalars.js';
import { LocalizedText } from './text.graphql.js';

/**
 * A field whose value is a text in all its languages and whose answer is the best of those asked for. Registers the
 * argument `languages` on a plain property, which Nest's decorators cannot (they take arguments of methods only).
 */
export function TextField(options: FieldOptions = {}): PropertyDecorator {
  return (target, key) => {
    Field(() => LocalizedText, options)(target, key as string);
    languagesArgument(target.constructor, String(key));
  };
}

function languagesArgument(target: Function, methodName: string): void {
  TypeMetadataStorage.addMethodParamMetadata({
    kind: 'arg',
    name: 'languages',
    target,
    methodName,
    index: 0,
    typeFn: () => LanguageTag,
    options: { nullable: true, isArray: true, arrayDepth: 1 },
  });
}

/**
 * Gives every text field of the schema its resolver, and guards the others: synchronous, because lists have hundreds of them. Nest's own resolver
 * of a plain property does no more than graphql's default one, which the JIT compiles to a property access: it goes.
 */
export function resolveTexts(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type)) continue;
    if (isIntrospectionType(type)) {
      for (const field of Object.values(type.getFields())) countList(field);
      continue;
    }
    for (const field of Object.values(type.getFields())) {
      const isText =
        String(field.type).replace('!', '') === 'LocalizedText' && field.args.some(({ name }) => name === 'languages');
      if (isText) field.resolve = textOf(field.name);
      else if (field.extensions.parts) field.resolve = partsOf(field.name);
      else if (field.resolve?.name === 'rootFieldResolver') field.resolve = undefined;
      else if (field.resolve) field.resolve = guardedResolver(field.resolve);
    }
  }
  return schema;
}

const counted = new WeakSet<object>();

/** Has the lists that introspection gives counted in the request's budget. Its types are graphql-js' own, one for all schemas. */
function countList(field: GraphQLField<unknown, unknown>): void {
  const { resolve } = field;
  if (!resolve || counted.has(field)) return;
  counted.add(field);
  field.resolve = (source, args, context, info) => {
    const found: unknown = resolve(source, args, context, info);
    if (Array.isArray(found)) (context as { readonly budget?: Budget } | undefined)?.budget?.spend(found.length);
    return found;
  };
}

const textOf =
  (name: string) =>
  (
    source: Record<string, Texts | null>,
    { languages }: { languages?: readonly string[] | null },
  ): LocalizedText | null => {
    const texts = source[name];
    const text = texts ? best(texts, languages) : null;
    if (text && text.value.length >= LONG) spend(Math.floor(text.value.length / LONG));
    return text;
  };

/** What was picked last from a text, for whom: readers of one page ask for the same languages. */
const picked = new WeakMap<Texts, { readonly wanted: readonly string[]; readonly shown: LocalizedText | null }>();

function best(texts: Texts, languages: readonly string[] | null | undefined): LocalizedText | null {
  const wanted = languages ?? NONE;
  const last = picked.get(texts);
  if (last && areSame(last.wanted, wanted)) return last.shown;
  const text = pickText(texts, checked(wanted));
  const shown = text ? shownText(text) : null;
  picked.set(texts, { wanted, shown });
  return shown;
}

/** Characters of a text that count as one object. */
const LONG = 100;
const NONE: readonly string[] = [];
const areSame = (some: readonly string[], others: readonly string[]): boolean =>
  some.length === others.length && some.every((tag, index) => tag === others[index]);

/** A text as the schema shows it. */
export const shownText = ({ value, language, origin, translatedFrom, outdated }: StoredText): LocalizedText => ({
  value,
  language,
  origin,
  translatedFrom,
  outdated: outdated ?? false,
});

const known = new Set<string>();

/** Language tags of an argument, checked once each. */
export function checked(languages: readonly string[] | null | undefined): readonly string[] {
  if (!languages) return [];
  if (languages.length > 20) throw badInput('languages', `has ${languages.length} tags: 20 at most`);
  for (const tag of languages) {
    if (known.has(tag)) continue;
    checkLanguage(tag, 'languages');
    if (known.size < 10_000) known.add(tag);
  }
  return languages;
}
