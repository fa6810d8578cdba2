import { readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startGateway } from '@timeline/eventstore-gateway';
import type { Gateway } from '@timeline/eventstore-gateway';
import { replay } from './replay.js';
import type { Scenario } from './scenario.js';

const recorded = (server: string): Scenario[] => {
  const file = new URL(`../fixtures/eventstore-recorded/${server}.json`, import.meta.url);
  return (JSON.parse(readFileSync(file, 'utf8')) as { scenarios: Scenario[] }).scenarios;
};
const earlier = recorded('eventstoredb-23.10.6');

describe('the gateway answers as EventStoreDB 24.10.4 answered', () => {
  let gateway: Gateway;
  beforeAll(async () => {
    gateway = await startGateway({ folder: ':memory:', port: 0 });
  });
  afterAll(() => gateway.close());

  it.each(
    recorded('eventstoredb-24.10.4').map((scenario, index) => [scenario.name, scenario, earlier[index]!] as const),
  )('%s', async (_, scenario, { outcome: asBefore }) => {
    const outcome = await replay(gateway.connectionString, scenario);
    if (!isDeepStrictEqual(outcome, asBefore)) expect(outcome).toEqual(scenario.outcome);
  });
});

describe('in its place of KurrentDB 26.1.0 it answers as that did', () => {
  let gateway: Gateway;
  beforeAll(async () => {
    gateway = await startGateway({ folder: ':memory:', port: 0, release: 'kurrentdb-26.1' });
  });
  afterAll(() => gateway.close());

  it.each(recorded('kurrentdb-26.1.0').map((scenario) => [scenario.name, scenario] as const))(
    '%s',
    async (_, scenario) => {
      expect(await replay(gateway.connectionString, scenario)).toEqual(scenario.outcome);
    },
  );
});
