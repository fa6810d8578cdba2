import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import * as fc from 'fast-check';
import { execute, parse, specifiedRules, validate } from 'graphql';
import type { GraphQLFormattedError, GraphQLSchema } from 'graphql';
import { complexityRule } from '../../apps/api/src/complexity.js';
import { readConfig } from '../../apps/api/src/config.js';
import { isCompilable } from '../../apps/api/src/compiling.js';
import { createApp } from '../../apps/api/src/create-app.js';
import { formatErrors } from '../../apps/api/src/graphql-errors.js';
import { populate } from '../e2e/inputs.js';
import { Service } from '../service.js';
import { RandomDocument } from './documents.js';

const dataDir = mkdtempSync(join(tmpdir(), 'compiled-'));
let app: NestFastifyApplication;
let schema: GraphQLSchema;
let ids: string[];

beforeAll(async () => {
  const env = { DATA_DIR: dataDir, PORT: '0', RATE_LIMIT_READS: '0', RATE_LIMIT_WRITES: '0' };
  app = await createApp(readConfig(env, { demo: false }));
  await app.listen(0, '127.0.0.1');
  const service = Object.assign(Object.create(Service.prototype) as object, {
    url: await app.getUrl(),
    dataDir,
  }) as Service;
  const world = await populate(service);
  ids = [world.actor, world.source, world.timeline, world.fact.entityId, world.disputed.entityId, 'no-id'];
  ({ schema } = (app.getHttpAdapter().getInstance() as unknown as { graphql: { schema: GraphQLSchema } }).graphql);
});
afterAll(async () => {
  await app.close();
  rmSync(dataDir, { recursive: true, force: true });
});

interface Answer {
  readonly data?: unknown;
  readonly errors?: readonly GraphQLFormattedError[];
}
type Asked = ReturnType<RandomDocument['make']>;

/** Word for word, keys in their order; GraphQL says nothing of the order of errors and of their parts. */
const written = ({ data, errors = [] }: Answer): string => JSON.stringify([data, errors.map(partsOf).toSorted()]);

const partsOf = ({ message, path, locations, extensions }: GraphQLFormattedError): string =>
  JSON.stringify([path?.join(), message, locations, extensions]);

async function interpreted({ query, variables }: Asked): Promise<string> {
  const result = await execute({
    schema,
    document: parse(query),
    variableValues: variables,
    contextValue: {},
    rootValue: {},
  });
  return written(result.errors ? formatErrors(result).response : result);
}

async function served(asked: Asked): Promise<string[]> {
  const answers: string[] = [];
  for (let run = 0; run < 4; run++) {
    const headers = { 'cache-control': 'no-cache' };
    const { body } = await app.inject({ method: 'POST', url: '/graphql', headers, payload: asked });
    answers.push(written(JSON.parse(body) as Answer));
    // Documents are compiled when the thread is at leisure.
    if (run === 1) await sleep(2);
  }
  return answers;
}

const numRuns = Number(process.env.DOCUMENTS ?? 300);

it('answers a document at each run as GraphQL does, whether it is compiled or not', async () => {
  let [compared, compilable] = [0, 0];
  const dice = fc.array(fc.integer({ min: 0, max: 2 ** 30 }), { minLength: 20, maxLength: 20 });
  const property = fc.asyncProperty(dice, async (thrown) => {
    const asked = new RandomDocument(schema, ids, thrown).make();
    fc.pre(validate(schema, parse(asked.query), [...specifiedRules, complexityRule]).length === 0);
    const expected = await interpreted(asked);
    expect({ ...asked, answers: await served(asked) }).toEqual({ ...asked, answers: Array(4).fill(expected) });
    compared++;
    compilable += Number(isCompilable(parse(asked.query)));
  });
  await fc.assert(property, { numRuns, maxSkipsPerRun: 1_000, endOnFailure: true });
  expect(compared).toBe(numRuns);
  expect(compilable).toBeGreaterThan(numRuns / 20);
}, 600_000);

it.each([
  '{ head @skip(if: true) { ...F } head { isHead } } fragment F on Basis { position }',
  '{ facts { nodes { a: corrections(first: 500) { id } b: corrections(first: -1) { id } } } }',
  '{ facts { nodes { __proto__: slug constructor: kind } } }',
  '{ facts { totalCount nodes { slug } ...F } } fragment F on FactConnection { nodes { kind slug } totalCount }',
])('answers %s likewise', async (query) => {
  const asked = { query, variables: {} as Asked['variables'] };
  expect(await served(asked)).toEqual(Array(4).fill(await interpreted(asked)));
});
