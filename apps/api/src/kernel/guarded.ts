import type { GraphQLFieldResolver } from 'graphql';

/**
 * A promise whose second handler also hears what the first one throws. The JIT goes on from a resolver's promise into its
 * result without a catch: what a value of the result throws would end the process, and the request would never be answered.
 */
function guarded<T>(promise: PromiseLike<T>): PromiseLike<T> {
  return {
    // oxlint-disable-next-line unicorn/no-thenable
    then: <A, B>(
      onValue?: ((value: T) => A | PromiseLike<A>) | null,
      onError?: ((error: unknown) => B | PromiseLike<B>) | null,
    ) => {
      if (!onValue || !onError) return promise.then(onValue, onError);
      return promise.then((value): A | B | PromiseLike<A | B> => {
        try {
          return onValue(value);
        } catch (error) {
          return onError(error);
        }
      }, onError);
    },
  };
}

const isPromise = (value: unknown): value is PromiseLike<unknown> =>
  typeof (value as { then?: unknown } | null | undefined)?.then === 'function';

/** A resolver whose field has the error, whatever in its answer throws; what is no promise lies within a field that is one. */
export const guardedResolver =
  (resolve: GraphQLFieldResolver<unknown, unknown>): GraphQLFieldResolver<unknown, unknown> =>
  (source, args, context, info) => {
    const result: unknown = resolve(source, args, context, info);
    return isPromise(result) ? guarded(result) : result;
  };
