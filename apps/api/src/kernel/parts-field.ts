import { Extensions, Field, ID, Int, TypeMetadataStorage } from '@nestjs/graphql';
import type { GraphQLFieldResolver } from 'graphql';
import { badInput, plainId } from '@timeline/kernel';

/** As much of a part of an object as its list needs. */
interface Part {
  readonly entityId: string;
}

/** Arguments of a list of parts, by which it can be taken a page at a time. */
export interface PartsArgs {
  readonly first?: number | null;
  readonly after?: string | null;
}

/**
 * A field that lists parts of an object, all of them unless `first` says how many; `after` is the last id of the page before.
 * Registers the arguments on a plain property, which Nest's decorators cannot (they take arguments of methods only).
 * `length`: how many there usually are.
 */
export function PartsField(type: () => [abstract new () => Part], length: number, description = ''): PropertyDecorator {
  return (target, key) => {
    Field(type as never, { description: `${description} ${PAGES}`.trim() })(target, key as string);
    Extensions({ parts: true, length })(target, key);
    const argument = { target: target.constructor, methodName: String(key), index: 0, options: { nullable: true } };
    TypeMetadataStorage.addMethodParamMetadata({ ...argument, kind: 'arg', name: 'first', typeFn: () => Int });
    TypeMetadataStorage.addMethodParamMetadata({ ...argument, kind: 'arg', name: 'after', typeFn: () => ID });
  };
}

export const PAGES = 'All of them, or by first so many; after: the entityId of the last of the page before.';

/** Resolves such a field: synchronously, because lists have hundreds of them. */
export const partsOf =
  (name: string): GraphQLFieldResolver<unknown, unknown> =>
  (source, args) =>
    pageOfParts((source as Record<string, readonly Part[]>)[name]!, args as PartsArgs);

/** Throws BAD_USER_INPUT for a size below 0 and for an id that none of them has. */
export function pageOfParts<P extends Part>(all: readonly P[], { first, after }: PartsArgs): readonly P[] {
  if ((first ?? undefined) === undefined && (after ?? undefined) === undefined) return all;
  if (typeof first === 'number' && first < 0) throw badInput('first', `is ${first}: 0 or more`);
  const id = typeof after === 'string' ? plainId(after, 'after') : undefined;
  const at = id === undefined ? 0 : all.findIndex(({ entityId }) => entityId === id) + 1;
  if (id !== undefined && at === 0)
    throw badInput('after', 'is none of this list at that moment: give the last of the page before');
  return all.slice(at, typeof first === 'number' ? at + first : undefined);
}
