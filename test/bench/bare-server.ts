import { readFileSync } from 'node:fs';
import fastify from 'fastify';

/** What the service's answers are held against: the same answer, made beforehand, on Fastify and nothing else. */
const bytes = readFileSync(process.argv[2]!, 'utf8');
const app = fastify();
app.post('/graphql', (_request, reply) => reply.type('application/json; charset=utf-8').send(bytes));
console.log(`bare Fastify answers at ${await app.listen({ host: '127.0.0.1', port: 0 })}`);
process.on('SIGTERM', () => void app.close());
