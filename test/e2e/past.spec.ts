import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventsUpTo, positionOf, Service, store } from '../service.js';
import type { Answer } from '../service.js';
import { FACT, PAGE, queries } from './past-queries.js';
import type { Ids } from './past-queries.js';
import { digestOf, factInput, inParallel, notice, send, text } from './inputs.js';

let dataDir: string;
let service: Service;
let positions: string[];
let before: Map<string, string>;
let ids: Ids;

/** The third is answered by the JIT, which does not know what store there is. */
const TIMES = store === 'embedded' ? 3 : 1;

/** The digest of every answer at every position, each asked until the JIT answers; pages are followed by their cursors. */
async function digests(): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  const keep = (key: string, { body, errors }: Answer) => {
    expect({ key, errors }).toEqual({ key, errors: undefined });
    const digest = digestOf(body);
    expect({ key, digest }).toEqual({ key, digest: found.get(key) ?? digest });
    found.set(key, digest);
  };
  for (const position of positions) {
    for (const [what, query, variables] of queries)
      for (let time = 0; time < TIMES; time++)
        keep(
          `${what} at ${position}`,
          await service.query(query, { asOf: { position }, ...variables?.(ids, position) }),
        );
    for (let after: string | undefined, page = 0; page < 10; page++) {
      const query = `query($asOf: AsOf, $after: String) { facts(asOf: $asOf, first: 4, after: $after) { ${PAGE} nodes { id title { value } } } }`;
      const answer = await service.query(query, after ? { after } : { asOf: { position } });
      keep(`page ${page} at ${position}`, answer);
      after = answer.data.facts.pageInfo.endCursor ?? undefined;
      if (!answer.data.facts.pageInfo.hasNextPage) break;
    }
  }
  const twoMoments = `query($a: AsOf, $b: AsOf, $id: ID!) {
    then: fact(id: $id, asOf: $a) { ${FACT} } later: fact(id: $id, asOf: $b) { ${FACT} }
    few: facts(asOf: $a) { totalCount } more: facts(asOf: $b) { totalCount } }`;
  const [a, b] = [positions[1], positions.at(-1)].map((position) => ({ position }));
  keep('two moments', await service.query(twoMoments, { a, b, id: ids.changed }));
  return found;
}

async function start(env: Record<string, string> = {}): Promise<void> {
  service = await Service.start({ dataDir, env });
  await service.ready();
}
function dropReadModel(): void {
  for (const suffix of ['', '-wal', '-shm']) rmSync(join(dataDir, `read-model.db${suffix}`), { force: true });
}

/** Turns one fact over in every way there is, so that its past has something to tell. */
async function turnOver(fact: string, round: string): Promise<void> {
  const { data } = await service.query(`{ fact(id: "${fact}") { revision { number } } }`);
  let expectedRevision: number = data.fact.revision.number;
  const next = async (name: string, input: object) => {
    const written = await send(service, name, { fact, expectedRevision, ...input });
    expectedRevision = written.revision;
    return written;
  };
  const translation = { origin: 'HUMAN_TRANSLATION', translatedFrom: 'ru' };
  const translate = (value: string) => ({
    ...{ target: fact, expectedRevision, path: '/title' },
    texts: [{ ...text(value, 'de')[0], ...translation }],
  });
  await next('correctFact', {
    kind: 'FACTUAL',
    notice: { ...notice, evidence: [{ new: { source: ids.source } }] },
    content: { titles: text(`Corrected ${round}`, 'ru'), occurredAt: { edtf: '2025-10' } },
  });
  await next('updateFact', {
    reason: text(`More is known ${round}`),
    content: { summaries: text(`Updated ${round}`, 'ru'), places: [] },
  });
  const { attestations } = await next('attestFact', { attestation: { source: ids.source, stance: 'DENIES' } });
  await next('disputeFact', { reason: text(`Denied ${round}`) });
  await next('resolveDispute', { outcome: 'FACT_STANDS', resolution: text(`It stands ${round}`) });
  await next('withdrawAttestation', { attestation: attestations.at(-1)!.id, reason: text(`No more ${round}`) });
  await next('retractFact', { notice });
  ({ revision: expectedRevision } = await send(service, 'translate', translate(`Übersetzt ${round}`)));
  await send(service, 'reinstate', { target: fact, expectedRevision, notice });
  await send(service, 'relateFacts', { fact, kind: 'CONTRADICTS', to: ids.other, note: text(`Or not ${round}`) });
  await send(service, 'removeFact', { timeline: ids.timeline, fact });
  await send(service, 'placeFact', { timeline: ids.timeline, fact, note: text(`Back ${round}`) });
}

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'past-'));
  service = await Service.start({ dataDir, demo: true });
  const { data } =
    await service.query(`{ head { position } actors(text: "tokayev") { nodes { entityId } } sources { nodes { entityId } }
    timelines { nodes { entityId } } facts(first: 3) { nodes { entityId } } }`);
  const [fact, changed, other] = data.facts.nodes;
  ids = {
    actor: data.actors.nodes[0].entityId,
    source: data.sources.nodes[0].entityId,
    timeline: data.timelines.nodes[0].entityId,
    fact: fact.entityId,
    changed: changed.entityId,
    other: other.entityId,
  };
  await turnOver(ids.changed, 'first');
  const [seeded, head] = [eventsUpTo(data.head.position), eventsUpTo(await service.head())];
  positions = [0, Math.floor(seeded / 2), seeded, seeded + 1, head - 3, head].map(positionOf);
  before = await digests();
});
afterAll(async () => {
  await service.stop();
  rmSync(dataDir, { recursive: true, force: true });
  console.log(
    `${store}: ${before.size} answers at ${positions.length} positions: all the same after 1,000 commands, a restart, two rebuilds and a clock that went back`,
  );
});

const isUnchanged = async () => expect(Object.fromEntries(await digests())).toEqual(Object.fromEntries(before));

describe('what the record said at a position', () => {
  it('differs from one position to the next', () => {
    // The first two are before the fact.
    const ofFact = positions.slice(1).map((position) => before.get(`a fact that changed at ${position}`));
    expect(new Set(ofFact).size).toBe(positions.length - 1);
  });

  it('is the same bytes after 1,000 more commands', async () => {
    const placed: string[] = [];
    await inParallel(
      Array.from({ length: 450 }, (_, index) => index),
      12,
      async (index) => {
        const made = factInput(ids.source, index % 2 ? { timelines: [ids.timeline] } : {}, {
          kind: 'STATEMENT',
          titles: text(`Later ${index}`, 'ru'),
          participants: [{ actor: ids.actor, role: 'SPEAKER' }],
        });
        const { entityId } = await send(service, 'reportFact', made);
        if (index % 2) placed.push(entityId);
      },
    );
    await inParallel(placed.slice(0, 70), 12, (fact) => turnOver(fact, 'later'));
    await turnOver(ids.fact, 'again');
    await turnOver(ids.changed, 'again');
    await inParallel(
      Array.from({ length: 120 }, (_, index) => index),
      12,
      async (index) => {
        await send(service, 'registerActor', { kind: 'PERSON', names: text(`Toktar ${index}`) });
        if (index % 4 === 0)
          await send(service, 'registerSource', { language: 'ru', publishedAt: { edtf: '2025-09-24' } });
      },
    );
    await send(service, 'captureSnapshot', { source: ids.source, text: 'Another text.' });
    await send(service, 'createTimeline', { slug: 'later', titles: text('Later') });
    expect(eventsUpTo(await service.head())).toBeGreaterThan(eventsUpTo(positions.at(-1)!) + 1_000);
    await isUnchanged();
  });

  it('is the same after a restart', async () => {
    await service.kill('SIGTERM');
    await start();
    await isUnchanged();
  });

  it('is the same after a rebuild while it answers', async () => {
    const { token, url } = service;
    expect((await fetch(`${url}/rebuild`, { method: 'POST' })).status).toBe(401);
    const rebuilt = fetch(`${url}/rebuild`, { method: 'POST', headers: { authorization: `Bearer ${token}` } });
    await isUnchanged();
    expect((await rebuilt).status).toBe(200);
    await isUnchanged();
  });

  it('is the same after the read model was deleted', async () => {
    await service.kill('SIGTERM');
    dropReadModel();
    await start();
    await isUnchanged();
  });
});

describe('a clock that goes back an hour', () => {
  const back = 'const now = Date.now; Date.now = () => now() - 3_600_000;';
  const NODE_OPTIONS = `--import data:text/javascript,${encodeURIComponent(back)}`;
  const times = async (first: number, count: number): Promise<string[]> => {
    const found: string[] = [];
    for (let nth = first; nth < first + count; nth++) {
      const position = positionOf(nth);
      const query = 'query($asOf: AsOf) { facts(asOf: $asOf, first: 0) { basis { position recordedAt } } }';
      const { data } = await service.query(query, { asOf: { position } });
      expect(data.facts.basis.position).toBe(position);
      found.push(data.facts.basis.recordedAt);
    }
    return found;
  };

  it('leaves all times in order and the past as it was, also in a read model built anew', async () => {
    const last = eventsUpTo(await service.head());
    await service.kill('SIGTERM');
    await start({ NODE_OPTIONS });
    for (let turn = 0; turn < 3; turn++) await send(service, 'reportFact', factInput(ids.source));
    const recorded = await times(last, 4);
    expect(recorded).toEqual([...recorded].sort());
    const { data } = await service.query('query($asOf: AsOf) { facts(asOf: $asOf, first: 0) { basis { position } } }', {
      asOf: { recordedAt: recorded[3] },
    });
    expect(data.facts.basis.position).toBe(positionOf(last + 3));
    await isUnchanged();
    await service.kill('SIGTERM');
    dropReadModel();
    await start();
    expect(await times(last, 4)).toEqual(recorded);
    await isUnchanged();
  });
});
