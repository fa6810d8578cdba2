import { randomUUID } from 'node:crypto';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EmbeddedEventStore } from '@timeline/event-store';
import { happened } from '../../libs/event-store/src/contract/contract-store.js';
import { notice, send, text } from '../e2e/inputs.js';
import { Child } from '../eventstore-gateway/child.js';
import { Service } from '../service.js';
import { asMoved, copy, Copying, countIn, eventsOf, tamper } from './copied.js';

const LONG = 1_500;
const TOKEN = randomUUID();
const told: string[] = [];
let parent: string;
const folder = (name: string): string => join(parent, name);

beforeAll(() => {
  parent = mkdtempSync(join(tmpdir(), 'copy-'));
  writeFileSync(folder('token'), TOKEN);
});
afterAll(async () => {
  // Those of a test that failed.
  for (const gateway of gateways) await gateway.end('SIGKILL');
  rmSync(parent, { recursive: true, force: true });
  console.log(told.join('; '));
});

const gateways: Child[] = [];
async function gatewayOn(name: string, port = '0'): Promise<Child> {
  const gateway = await Child.start('--port', port, '--data', folder(name), '--no-system-events');
  gateways.push(gateway);
  return gateway;
}

describe('the seeds, corrected, copied from an embedded log to a gateway and back', () => {
  /** Without ids and permalinks: under a named moment they name a position, which is each store's own. */
  const FACT = `slug entityId status correctionCount firstRecordedAt title(languages: ["kk"]) { value } occurredAt { edtf earliest timeZone }
    participants { role actor { entityId } } corroboration { level originCount }
    attestations { recordedAt stance source { entityId url publishedAt { edtf } headline { value } } quotes { exact start } chain { role mode } }
    revision { number recordedAt type editor { name } }
    corrections(first: 5) { kind severity stoodForSeconds correctedAt whatWasWrong { value } whatIsRight { value } changes { path before after } }`;
  const questions = [
    `query($asOf: AsOf) { facts(asOf: $asOf, first: 10) { totalCount basis { recordedAt isHead } nodes { ${FACT} } } }`,
    `query($asOf: AsOf) { facts(asOf: $asOf, first: 10, orderBy: RECORDED_DESC, filter: { corrected: true }) { totalCount nodes { ${FACT} } } }`,
    `query($asOf: AsOf) { timeline(slug: "kazakhstan-venue-2025", asOf: $asOf) { entityId entries(first: 30) { totalCount nodes { note { value } fact { slug correctionCount occurredAt { latest } } } } } }`,
    `query($asOf: AsOf) { corrections(asOf: $asOf) { totalCount nodes { kind stoodForSeconds correctedAt revision subject { entityId } editor { name } } } }`,
    `query($asOf: AsOf) { sources(asOf: $asOf) { nodes { entityId url language snapshots { sha256 capturedAt } revision { number recordedAt } } } actors(asOf: $asOf) { totalCount nodes { entityId name { value } } } }`,
  ];
  let times: readonly string[];
  let gateway: Child;
  let stores: Record<'embedded' | 'gateway' | 'back', string>;

  /** What the application says on a log at every time, and the time for which every correction's error stood. */
  async function answersOn(options: Parameters<typeof Service.start>[0]) {
    const service = await Service.start(options);
    try {
      await service.ready();
      const answers: string[] = [];
      for (const recordedAt of times)
        for (const query of questions) {
          const { errors, body } = await service.query(query, { asOf: { recordedAt } });
          expect(errors).toBeUndefined();
          answers.push(body);
        }
      const { data } = await service.query('{ corrections { nodes { stoodForSeconds } } }');
      const stood = data.corrections.nodes.map((one: { stoodForSeconds: number }) => one.stoodForSeconds);
      return { answers, stood };
    } finally {
      await service.stop();
    }
  }

  beforeAll(async () => {
    const service = await Service.start({ dataDir: folder('embedded'), demo: true });
    const headers = { authorization: `Bearer ${service.token}`, 'content-type': 'application/json' };
    const token = '{"token":"5f0d9b0e-3c53-4f0a-9a3e-2b7f9c1d8e64"}';
    expect((await fetch(`${service.url}/tokens/revoke`, { method: 'POST', headers, body: token })).status).toBe(200);
    const { data } = await service.query(
      '{ facts(first: 3) { nodes { entityId revision { number } } } sources { nodes { entityId } } }',
    );
    for (const { entityId: fact, revision } of data.facts.nodes) {
      await send(service, 'correctFact', {
        fact,
        expectedRevision: revision.number,
        kind: 'FACTUAL',
        notice: { ...notice, evidence: [{ new: { source: data.sources.nodes[0].entityId } }] },
        content: { titles: text('Corrected “¿«Дұрыс»?” 🏛️', 'ru'), occurredAt: { edtf: '2025-10' } },
      });
      await sleep(20);
    }
    await service.stop();
    gateway = await gatewayOn('gateway');
    stores = { embedded: folder('embedded'), gateway: gateway.url, back: folder('back') };
    const recorded = (await eventsOf(stores.embedded)).map(({ recordedAt }) => recordedAt);
    const picked = recorded.filter((_, index) => index % 6 === 5 || index > recorded.length - 4);
    times = picked.map((time) => new Date(time).toISOString());
  });
  afterAll(async () => {
    await gateway.end();
  });

  it('are compared one by one by the command itself', async () => {
    const { length } = await eventsOf(stores.embedded);
    expect(length).toBeGreaterThan(50);
    expect((await eventsOf(stores.embedded)).map(({ type }) => type)).toContain('TokenRevoked');
    for (const [from, to] of [
      [stores.embedded, stores.gateway],
      [stores.gateway, stores.back],
    ] as const)
      expect(await copy(from, to)).toEqual({
        code: 0,
        output: `${length} events are in ${to} as they are in ${from}: compared one by one.\n`,
      });
  });

  it('are equal event for event, but for the time of recording that is kept in the metadata', async () => {
    const [original, over, back] = await Promise.all(Object.values(stores).map(eventsOf));
    expect(over!.map(asMoved)).toEqual(original!.map(asMoved));
    expect(back!.map(asMoved)).toEqual(original!.map(asMoved));
    expect(original!.some(({ metadata }) => 'recordedAt' in metadata)).toBe(false);
    for (const copied of [over!, back!])
      expect(copied.map(({ metadata }) => metadata.recordedAt)).toEqual(
        original!.map(({ recordedAt }) => new Date(recordedAt).toISOString()),
      );
    // The bytes too, not only what they mean.
    expect(JSON.stringify(back!.map(({ data }) => data))).toBe(JSON.stringify(original!.map(({ data }) => data)));
    told.push(`${original!.length} events to the gateway and back: equal event for event`);
  });

  it('have the application say the same as of any time, and how long every error stood', async () => {
    const shared = { connectionString: stores.gateway, keyFile: '' };
    const original = await answersOn({ dataDir: stores.embedded });
    expect(original.stood).toHaveLength(3);
    for (const seconds of original.stood) expect(seconds).toBeGreaterThan(0);
    expect(new Set(original.answers).size).toBeGreaterThan(times.length * 2);
    for (const copied of [await answersOn({ shared }), await answersOn({ dataDir: stores.back })])
      expect(copied).toEqual(original);
    told.push(`${original.answers.length} answers as of ${times.length} times: the same bytes on all three`);
  });
});

describe('a copy that is killed in the middle', () => {
  beforeAll(async () => {
    const log = await EmbeddedEventStore.open({ folder: folder('long') });
    for (let written = 0; written < LONG; written += 500) {
      const appending = Array.from({ length: 500 }, (_, n) =>
        log.append(`fact-${randomUUID()}`, [happened({ n: written + n, fill: 'x'.repeat(500) })], 'no_stream'),
      );
      await Promise.all(appending);
    }
    await log.close();
  });

  /** Runs the command again and again, killed each time that it got on, then to its end. */
  async function inPieces(from: string, to: string, inTarget: () => number) {
    const stops: number[] = [];
    for (const until of [0.3, 0.7].map((share) => share * LONG)) {
      const copying = new Copying(from, to);
      while (inTarget() < until && !copying.isOver) await sleep(2);
      await copying.kill();
      stops.push(inTarget());
    }
    return { stops, last: await copy(from, to) };
  }

  it.each([
    ['to the gateway', 'long', 'long-gateway'],
    ['to an embedded log', 'long-gateway', 'long-back'],
  ])('goes on where it stopped when it is run again, and ends right: %s', async (_, from, to) => {
    const gateway = await gatewayOn('long-gateway');
    const name = (store: string) => (store === 'long-gateway' ? gateway.url : folder(store));
    const { stops, last } = await inPieces(name(from), name(to), () => countIn(folder(to)));
    expect(last).toMatchObject({ code: 0, output: expect.stringMatching(`^${LONG} events are in`) });
    for (const stop of stops) expect(stop).toBeLessThan(LONG);
    expect(stops).toEqual([...new Set(stops)].sort((a, b) => a - b));
    const [source, target] = [await eventsOf(name(from)), await eventsOf(name(to))];
    expect(target.map(asMoved)).toEqual(source.map(asMoved));
    await gateway.end();
    told.push(`killed at ${stops.join(', ')} of ${LONG} ${_}: ended right`);
  });

  it('gets over a gateway that is killed under it', async () => {
    let gateway = await gatewayOn('long-killed');
    const copying = new Copying(folder('long'), gateway.url);
    for (const until of [0.4].map((share) => share * LONG)) {
      while (countIn(folder('long-killed')) < until && !copying.isOver) await sleep(2);
      await gateway.end('SIGKILL');
      gateway = await gatewayOn('long-killed', new URL(gateway.url).port);
    }
    expect(await copying.ended()).toMatchObject({ code: 0, output: expect.stringMatching(`^${LONG} events are in`) });
    await gateway.end();
  });
});

describe('a copy that was tampered with', () => {
  let found = 0;
  beforeAll(async () => {
    expect(await copy(folder('embedded'), folder('whole'))).toMatchObject({ code: 0 });
  });
  const LAST = 'position = (SELECT max(position) FROM event)';
  it.each([
    ['another word', `UPDATE event SET data = replace(data, 'Corrected', 'Correctex') WHERE ${LAST}`],
    [
      'another time of recording',
      `UPDATE event SET metadata = json_set(metadata, '$.recordedAt', '2020-01-01T00:00:00.000Z') WHERE position = 3`,
    ],
    ['another editor', `UPDATE event SET metadata = json_set(metadata, '$.editor.name', 'Nobody') WHERE position = 5`],
    ['another type', `UPDATE event SET type = 'FactUpdated' WHERE ${LAST}`],
    ['another id', `UPDATE event SET id = '${randomUUID()}' WHERE position = 7`],
    [
      'an event more',
      `INSERT INTO event SELECT position + 1, stream, revision + 1, '${randomUUID()}', type, recorded_at, data, metadata, is_json, data_bytes, metadata_bytes FROM event WHERE ${LAST}`,
    ],
  ])('is found out, and nothing is written over it: %s', async (_, sql) => {
    const tampered = mkdtempSync(join(parent, 'tampered-'));
    cpSync(folder('whole'), tampered, { recursive: true });
    tamper(tampered, sql);
    const before = await eventsOf(tampered);
    expect(await copy(folder('embedded'), tampered)).toEqual({
      code: 1,
      output: expect.stringContaining('the target is not a copy of the source'),
    });
    expect(await eventsOf(tampered)).toEqual(before);
    found++;
  });

  it('is not even opened: an event less in the middle', async () => {
    const tampered = mkdtempSync(join(parent, 'tampered-'));
    cpSync(folder('whole'), tampered, { recursive: true });
    tamper(tampered, 'DELETE FROM event WHERE position = 20');
    expect(await copy(folder('embedded'), tampered)).toEqual({
      code: 1,
      output: expect.stringContaining('events.db is damaged: events 20 to 20 are missing'),
    });
  });

  it('is found out over a gateway too', async () => {
    tamper(folder('gateway'), `UPDATE event SET data = replace(data, 'Corrected', 'Correctex') WHERE ${LAST}`);
    const gateway = await gatewayOn('gateway');
    const { code, output } = await copy(folder('embedded'), gateway.url);
    await gateway.end();
    expect([code, output]).toEqual([1, expect.stringContaining('the target is not a copy of the source')]);
    told.push(`${found + 1} tampered copies: all found out`);
  });
});
