/**
 * A getter that is asked once for each object, and then remembered: what a query reads of a value, GraphQL's JIT reads
 * several times, and once more for each value within it. For what looks something up or builds a list; the rest is cheaper anew.
 */
export const Once: MethodDecorator = (_target, key, descriptor) => {
  const get = descriptor.get!;
  descriptor.get = function (this: object) {
    const value: unknown = get.call(this);
    Object.defineProperty(this, key, { value });
    return value as never;
  };
};
