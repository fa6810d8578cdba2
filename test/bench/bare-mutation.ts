import fastify from 'fastify';
import mercurius from 'mercurius';

/** What mutations are held against: one of the same form that returns a constant, on Fastify and Mercurius and nothing else. */
const schema = `
  scalar Anything
  type Fact { id: ID! }
  type FactPayload { position: String!, fact: Fact! }
  type Query { nothing: Boolean }
  type Mutation { reportFact(input: Anything!): FactPayload }`;
const payload = { position: '1', fact: { id: 'constant' } };
const app = fastify();
await app.register(mercurius, { schema, resolvers: { Mutation: { reportFact: () => payload } }, jit: 1 });
console.log(`bare Mercurius answers at ${await app.listen({ host: '127.0.0.1', port: 0 })}`);
process.on('SIGTERM', () => void app.close());
