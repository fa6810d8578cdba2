import type { GraphQLFieldResolver } from 'graphql';
import { during } from './budget.js';
import type { Budget, Budgeted } from './budget.js';

/**
 * A promise whose second handler also hears what the first one throws. The JIT goes on from a resolver's promise into its
 * result without a catch: what a value of the result throws would end the process, and the request would never be answered.
 * What is made of the result is counted in the request's budget.
 */
function guarded<T>(promise: PromiseLike<T>, budget: Budget | undefined): PromiseLike<T> {
  return {
    // oxlint-disable-next-line unicorn/no-thenable
    then: <A = T, B = never>(
      onValue?: ((value: T) => A | PromiseLike<A>) | null,
      onError?: ((error: unknown) => B | PromiseLike<B>) | null,
    ): PromiseLike<A | B> => {
      if (!onValue) return promise.then(onValue, onError);
      const make = budget ? (value: T) => counted(value, onValue, budget) : onValue;
      if (!onError) return promise.then(make);
      return promise.then((value): A | B | PromiseLike<A | B> => {
        try {
          return make(value);
        } catch (error) {
          return onError(error);
        }
      }, onError);
    },
  };
}

/** Makes an answer of a value; the members of a list were made by its resolver, and are counted here. */
const counted = <T, A>(value: T, make: (value: T) => A, budget: Budget): A =>
  during(budget, () => {
    if (Array.isArray(value)) budget.spend(value.length);
    return make(value);
  });

const isPromise = (value: unknown): value is PromiseLike<unknown> =>
  typeof (value as { then?: unknown } | null | undefined)?.then === 'function';

/** A resolver whose field has the error, whatever in its answer throws; what is no promise lies within a field that is one. */
export const guardedResolver =
  (resolve: GraphQLFieldResolver<unknown, unknown>): GraphQLFieldResolver<unknown, unknown> =>
  (source, args, context, info) => {
    const result: unknown = resolve(source, args, context, info);
    return isPromise(result) ? guarded(result, (context as Budgeted | undefined)?.budget) : result;
  };
