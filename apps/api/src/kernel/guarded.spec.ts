import { describe, expect, it } from '@jest/globals';
import fastify from 'fastify';
import { buildSchema } from 'graphql';
import { mercurius } from 'mercurius';
import { guardedResolver } from './guarded.js';

/** A field whose value turns out to be faulty only when it is looked into, after its resolver has answered. */
function faulty() {
  const schema = buildSchema('type Query { thing: Thing, list: [Thing!], other: Int } type Thing { name: String! }');
  const thing = {
    get name(): string {
      throw new Error('broken');
    },
  };
  const fields = schema.getQueryType()!.getFields();
  fields.thing!.resolve = guardedResolver(async () => thing);
  fields.list!.resolve = guardedResolver(async () => [{ name: 'a' }, thing]);
  fields.other!.resolve = guardedResolver(async () => 1);
  return schema;
}

describe('a value that throws when it is read', () => {
  it.each(['{ thing { name } other }', '{ list { name } other }'])(
    'is an error of its field, also once the query is compiled: %s',
    async (query) => {
      const app = fastify();
      await app.register(mercurius, { schema: faulty(), jit: 1 });
      for (let time = 0; time < 4; time++) {
        const { data, errors } = await app.graphql(query);
        expect(errors).toHaveLength(1);
        expect(errors![0]).toMatchObject({ message: 'broken' });
        expect(data!.other).toBe(1);
      }
      await app.close();
    },
  );
});
