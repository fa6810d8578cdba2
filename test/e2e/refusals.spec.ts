import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { breakSeal } from '@timeline/event-store';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { OwnGateway } from '../own-gateway.js';
import { commandId, Service } from '../service.js';
import type { Answer } from '../service.js';
import { mutation, notice, populate, recorded, send, snapshotDigest, text } from './inputs.js';
import type { World } from './inputs.js';
import { codesOfContract, unknown } from './refusing.js';

/** Codes that it takes hundreds of connections to provoke, and the tests that do. */
const elsewhere = { RATE_LIMITED: 'test/e2e/live-limits.spec.ts' };
/** Codes that were provoked here. */
const provoked = new Set<string>();

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'refusals-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What a refusal says beside its message. */
type Extensions = { readonly code: string; readonly [more: string]: unknown };

/** Asks, and expects the one error with these extensions, no payload, and a record that did not grow. */
async function expectRefusal(service: Service, extensions: Extensions, ask: () => Promise<Answer>) {
  const head = await service.head();
  const { data, errors } = await ask();
  expect(errors?.map((error) => error.extensions)).toEqual([extensions]);
  expect(Object.values(data ?? {}).filter((payload) => payload !== null)).toEqual([]);
  expect(await service.head()).toBe(head);
  provoked.add(extensions.code);
}

describe('what an editor can mend', () => {
  let service: Service;
  let world: World;
  beforeAll(async () => {
    service = await Service.start();
    world = await populate(service);
  });
  afterAll(() => service.stop());

  const write = (name: string, input: object) =>
    service.mutate(mutation(name), { input: { commandId: commandId(), ...input } });
  const at = (code: string, field: string, more: object = {}) => ({ code, fields: [field], ...more });

  const cases: readonly [what: string, extensions: () => Extensions, ask: () => Promise<Answer>][] = [
    [
      'a notice that does not say what was wrong',
      () => at('BAD_USER_INPUT', 'notice.whatWasWrong'),
      () => {
        const silent = { ...notice, whatWasWrong: [] };
        return write('retractFact', { fact: world.fact.entityId, expectedRevision: 1, notice: silent });
      },
    ],
    [
      'a command of a stranger',
      () => ({ code: 'UNAUTHENTICATED' }),
      () => {
        const input = { commandId: commandId(), kind: 'PERSON', names: text('A') };
        return service.post(JSON.stringify({ query: mutation('registerActor'), variables: { input } }));
      },
    ],
    [
      'a fact that nobody reported',
      () => at('NOT_FOUND', 'fact'),
      () => write('placeFact', { timeline: world.timeline, fact: unknown }),
    ],
    [
      'a revision that is past',
      () => at('CONFLICT', 'expectedRevision', { currentRevision: 1 }),
      () => write('disputeFact', { fact: world.fact.entityId, expectedRevision: 0, reason: text('Denied.') }),
    ],
    [
      'bringing back what was never taken back',
      () => at('NO_CHANGE', 'target'),
      () => write('reinstate', { target: world.fact.entityId, expectedRevision: 1, notice }),
    ],
    [
      'a slug that is taken',
      () => at('ALREADY_EXISTS', 'slug', { existing: world.timeline }),
      () => write('createTimeline', { slug: 'ministers', titles: text('Others') }),
    ],
    [
      'a commandId that was used for something else',
      () => at('COMMAND_ID_REUSED', 'commandId'),
      () => write('registerActor', { commandId: world.usedCommand, kind: 'PERSON', names: text('Another') }),
    ],
    [
      'a dispute about what was retracted',
      () => at('FACT_RETRACTED', 'fact'),
      () => write('disputeFact', { fact: world.retracted.entityId, expectedRevision: 1, reason: text('Denied.') }),
    ],
    [
      'words that the snapshot does not hold',
      () => at('QUOTE_NOT_FOUND', 'attestation.quotes.0.exact'),
      () => {
        const quotes = [{ exact: 'Wednesday', language: 'en' }];
        const attestation = { source: world.source, snapshot: snapshotDigest, quotes };
        return write('attestFact', { fact: world.fact.entityId, expectedRevision: 1, attestation });
      },
    ],
    [
      'a mutation that asks for an answer of thousands of tokens',
      () => ({ code: 'QUERY_TOO_COMPLEX' }),
      () => {
        const input = { commandId: commandId(), kind: 'PERSON', names: text('A') };
        const query = mutation('registerActor').replace('position', 'position '.repeat(3_001));
        return service.mutate(query, { input });
      },
    ],
  ];

  it.each(cases)('is told by its code and field, and nothing is recorded: %s', (_, extensions, ask) =>
    expectRefusal(service, extensions(), ask),
  );
});

describe('a log out of reach', () => {
  let gateway: OwnGateway;
  let service: Service;
  beforeAll(async () => {
    gateway = await OwnGateway.of(folder, {});
    const { EVENTSTORE_CONNECTION_STRING, SIGNING_KEY_FILE } = gateway.settings;
    const shared = { connectionString: EVENTSTORE_CONNECTION_STRING!, keyFile: SIGNING_KEY_FILE! };
    service = await Service.start({ shared });
    await send(service, 'registerActor', { kind: 'PERSON', names: text('Asel Nurbekova') });
  });
  afterAll(async () => {
    await service.stop();
    await gateway.end('SIGTERM');
  });

  it('is UNAVAILABLE to who writes, and the same command is recorded once it is back', async () => {
    const name = 'registerActor';
    const write = () => service.mutate(mutation(name), { input });
    const input = { commandId: commandId(), kind: 'PERSON', names: text('Dana Omarova') };
    await gateway.kill();
    await expectRefusal(service, { code: 'UNAVAILABLE', retryAfterSeconds: 2 }, write);
    await gateway.restart();
    let answer = await write();
    while (answer.errors?.[0]?.extensions.code === 'UNAVAILABLE') {
      await new Promise((resolve) => setTimeout(resolve, 100));
      answer = await write();
    }
    const { position } = recorded(name, answer);
    expect(recorded(name, await write()).position).toBe(position);
    expect((await service.query('{ actors { totalCount } }')).data).toEqual({ actors: { totalCount: 2 } });
  });

  it('is FORBIDDEN to write to from a node that only reads', async () => {
    const reading = await Service.start({
      shared: { connectionString: gateway.settings.EVENTSTORE_CONNECTION_STRING!, keyFile: '' },
    });
    const input = { commandId: commandId(), kind: 'PERSON', names: text('Nobody') };
    const body = JSON.stringify({ query: mutation('registerActor'), variables: { input } });
    const headers = { authorization: `Bearer ${service.token}` };
    try {
      await reading.ready();
      await expectRefusal(reading, { code: 'FORBIDDEN' }, () => reading.post(body, headers));
    } finally {
      await reading.stop();
    }
  });
});

describe('a read model that was damaged', () => {
  let service: Service;
  const dataDir = () => join(folder, 'damaged');
  const start = async () => {
    service = await Service.start({ dataDir: dataDir() });
    await service.ready();
  };
  afterAll(() => service.stop());

  it('is INTERNAL and tells nothing of itself, until it is built anew from the log', async () => {
    await start();
    const world = await populate(service);
    await service.kill('SIGTERM');
    const db = new DatabaseSync(join(dataDir(), 'read-model.db'));
    db.exec(
      `UPDATE version SET document = x'9201' WHERE object = (SELECT key FROM object WHERE slug = 'ministers-quarrelled')`,
    );
    db.close();
    // As after a crash: then nothing tells, before it is read, that it is not what it was.
    breakSeal(join(dataDir(), 'read-model.db'));
    await start();

    const input = {
      commandId: commandId(),
      duplicate: world.fact.entityId,
      into: world.disputed.entityId,
      expectedRevision: 1,
      notice,
    };
    const write = () => service.mutate(mutation('merge'), { input: input });
    await expectRefusal(service, { code: 'INTERNAL' }, write);
    expect((await write()).body).not.toMatch(/JSON|cut|read-model/);
    await expectRefusal(service, { code: 'INTERNAL' }, () =>
      service.query('{ fact(slug: "ministers-quarrelled") { status } }'),
    );

    const headers = { authorization: `Bearer ${service.token}` };
    expect((await fetch(`${service.url}/rebuild`, { method: 'POST', headers })).status).toBe(200);
    expect(recorded('merge', await write())).toMatchObject({ entityId: world.fact.entityId, revision: 2 });
  });
});

describe("the contract's list of codes", () => {
  it('is the list of those that tests provoke', () => {
    expect([...provoked, ...Object.keys(elsewhere)].toSorted()).toEqual(codesOfContract().toSorted());
  });

  it.each(Object.entries(elsewhere))('has tests elsewhere for %s', (code, file) => {
    expect(readFileSync(file, 'utf8')).toContain(`code: '${code}'`);
  });
});
