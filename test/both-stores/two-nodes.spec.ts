import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EventStoreDbStore } from '@timeline/event-store';
import { everything } from '../../libs/event-store/src/contract/contract-store.js';
import { factInput, mutation, notice, populate, recorded, send, text } from '../e2e/inputs.js';
import type { World } from '../e2e/inputs.js';
import { bearer, refusalOf, tokenFor, write } from '../e2e/signed-in.js';
import { Child } from '../eventstore-gateway/child.js';
import { signingKeyIn } from '../own-gateway.js';
import { commandId, Service } from '../service.js';
import type { Answer } from '../service.js';

const EDITORS = 8;
const FACTS = 10;
const ROUNDS = 10;

let folder: string;
let gateway: Child;
let nodes: readonly [Service, Service];
let world: World;
let facts: readonly string[];
const told: string[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'two-nodes-'));
  gateway = await Child.start('--port', '0', '--data', join(folder, 'log'), '--no-system-events');
  const shared = { connectionString: gateway.url, keyFile: signingKeyIn(folder) };
  nodes = [await Service.start({ shared }), await Service.start({ shared })];
  world = await populate(nodes[0]);
  facts = await Promise.all(upTo(FACTS).map(async () => (await report(nodes[0])).entityId));
});
afterAll(async () => {
  for (const node of nodes) await node.stop();
  await gateway.end();
  rmSync(folder, { recursive: true, force: true });
  console.log(told.join('; '));
});

const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index);
const nodeOf = (number: number): Service => nodes[number % 2]!;
const report = (node: Service) => send(node, 'reportFact', factInput(world.source, { timelines: [world.timeline] }));

interface Correction {
  readonly command: string;
  readonly fact: string;
  readonly round: number;
  readonly answer: Answer;
}

async function correct(editor: number, fact: string, round: number): Promise<Correction> {
  const command = commandId();
  const answer = await nodeOf(editor).mutate(mutation('correctFact'), {
    input: {
      commandId: command,
      fact,
      expectedRevision: round,
      kind: 'FACTUAL',
      notice,
      content: { titles: text(`Title ${round} of editor ${editor}`) },
    },
  });
  return { command, fact, round, answer };
}

/** The corrections that lie in the log, read past both nodes. */
async function correctionsInLog(): Promise<
  { streamId: string; revision: number; command: unknown; position: number }[]
> {
  const log = await EventStoreDbStore.open({ connectionString: gateway.url });
  const events = await everything(log.readAll({ prefixes: facts.map((fact) => `fact-${fact}`) }));
  await log.close();
  return events
    .filter(({ type }) => type === 'FactCorrected')
    .map(({ streamId, revision, metadata, position }) => ({
      streamId,
      revision,
      command: metadata.commandId,
      position,
    }));
}

describe(`${EDITORS} editors who correct the same ${FACTS} facts at once through two nodes`, () => {
  it('have every accepted correction in the log once, and every other refused as a conflict', async () => {
    const all: Correction[] = [];
    for (const round of upTo(ROUNDS)) {
      const editors = upTo(EDITORS).map((editor) =>
        // Each takes the facts in an order of their own.
        Promise.all(facts.map((_, turn) => correct(editor, facts[(turn + editor) % FACTS]!, round))),
      );
      all.push(...(await Promise.all(editors)).flat());
    }
    const accepted = all.filter(({ answer }) => !answer.errors);
    const refused = all.filter(({ answer }) => answer.errors);
    for (const { answer, round } of refused)
      expect(answer.errors![0]!.extensions).toEqual({
        code: 'CONFLICT',
        fields: ['expectedRevision'],
        currentRevision: round + 1,
      });
    const inLog = await correctionsInLog();
    const expected = accepted.map(({ command, fact, round, answer }) => ({
      streamId: `fact-${fact}`,
      revision: round + 1,
      command,
      position: Number(recorded('correctFact', answer).position),
    }));
    const byPlace = (one: { position: number }, other: { position: number }) => one.position - other.position;
    expect(inLog).toEqual(expected.sort(byPlace));
    expect(inLog).toHaveLength(FACTS * ROUNDS);
    expect(refused).toHaveLength((EDITORS - 1) * FACTS * ROUNDS);
    told.push(
      `${all.length} corrections through two nodes: ${inLog.length} in the log, each once, ${refused.length} CONFLICT`,
    );
  });
});

const FACT = `id title(languages: ["en"]) { value } correctionCount firstRecordedAt revision { number position recordedAt type }
  attestations { id source { id } recordedAt } corrections(first: 3) { id stoodForSeconds correctedAt changes { path before after } }`;
const PAGE = 'totalCount basis { position recordedAt isHead } pageInfo { startCursor endCursor hasNextPage }';
const questions: readonly [string, string][] = [
  ['facts', `query($asOf: AsOf) { facts(asOf: $asOf, first: 20) { ${PAGE} nodes { ${FACT} } } }`],
  [
    'the last facts',
    `query($asOf: AsOf) { facts(asOf: $asOf, last: 5, orderBy: RECORDED_ASC) { ${PAGE} nodes { ${FACT} } } }`,
  ],
  [
    'corrections',
    `query($asOf: AsOf) { corrections(asOf: $asOf) { ${PAGE} nodes { id kind stoodForSeconds correctedAt } } }`,
  ],
  [
    'the timeline',
    `query($asOf: AsOf) { timeline(slug: "ministers", asOf: $asOf) { id entries(first: 20) { ${PAGE} nodes { fact { ${FACT} } } } } }`,
  ],
  [
    'actors and sources',
    `query($asOf: AsOf) { actors(asOf: $asOf) { ${PAGE} nodes { id } } sources(asOf: $asOf) { ${PAGE} nodes { id } } }`,
  ],
];

/** An answer that is none of the errors. */
async function ask(node: Service, query: string, variables: object): Promise<Answer> {
  const answer = await node.query(query, variables);
  expect(answer.errors).toBeUndefined();
  return answer;
}

describe('two nodes on one log', () => {
  it('answer the same bytes at the same position, and at the same time', async () => {
    const { data } = await nodes[0].query('{ head { position recordedAt } }');
    const head = Number(data.head.position);
    const moments = upTo(21).map((step) => ({ position: String(Math.round((head * step) / 20)) }));
    let answers = 0;
    for (const asOf of [...moments, { recordedAt: data.head.recordedAt }])
      for (const [what, query] of questions) {
        const [one, other] = await Promise.all(nodes.map((node) => ask(node, query, { asOf })));
        expect([what, asOf, other!.body]).toEqual([what, asOf, one!.body]);
        answers++;
      }
    told.push(`${answers} questions at ${moments.length + 1} moments: the same bytes of both`);
  });

  it("go on with each other's cursors", async () => {
    const query = `query($after: String) { facts(first: 2, after: $after) { ${PAGE} nodes { id } } }`;
    const walk = async (nodeAt: (page: number) => Service, after: string) => {
      const pages: string[] = [];
      for (let page = 1, cursor: string | null = after; cursor; page++) {
        const answer: Answer = await ask(nodeAt(page), query, { after: cursor });
        pages.push(answer.body);
        const { pageInfo } = answer.data.facts;
        cursor = pageInfo.hasNextPage ? pageInfo.endCursor : null;
      }
      return pages;
    };
    const first = (await ask(nodes[0], query, {})).data.facts.pageInfo.endCursor as string;
    const alone = await walk(() => nodes[0], first);
    // What is written meanwhile is not in the pages of a cursor from before.
    await report(nodes[1]);
    expect(await walk(nodeOf, first)).toEqual(alone);
    expect(await walk((page) => nodeOf(page + 1), first)).toEqual(alone);
    expect(alone.length).toBeGreaterThan(3);
    told.push(`${alone.length} pages by cursors of one node on the other: the same`);
  });

  it('read what was written on the other at once, at the position that it answered', async () => {
    const query = 'query($id: ID!, $asOf: AsOf) { fact(id: $id, asOf: $asOf) { entityId basis { position } } }';
    let turns = 0;
    for (; turns < 100; turns++) {
      const { entityId, position } = await report(nodeOf(turns));
      const { data } = await ask(nodeOf(turns + 1), query, { id: entityId, asOf: { position } });
      expect(data.fact).toEqual({ entityId, basis: { position } });
    }
    told.push(`${turns} writes on one node read on the other at once, at their positions`);
  });

  it('record a command once that is sent through both', async () => {
    const sent = 20;
    for (let turn = 0; turn < sent; turn++) {
      const input = { commandId: commandId(), kind: 'PERSON', names: text(`Once ${turn}`) };
      const [one, other] = await Promise.all(nodes.map((node) => send(node, 'registerActor', input)));
      expect(other).toEqual(one);
    }
    told.push(`${sent} commands sent through both at once: each once`);
  });

  it("take each other's tokens, and none that was revoked on one of them", async () => {
    const [token, other] = [await tokenFor(nodes[0], 'editor'), await tokenFor(nodes[1], 'editor')];
    const lets = async (node: Service, given: string) =>
      refusalOf(await write(node, bearer(given)))?.code ?? 'recorded';
    for (const node of nodes)
      expect([await lets(node, token), await lets(node, other)]).toEqual(['recorded', 'recorded']);
    const revoked = await fetch(`${nodes[0].url}/tokens/revoke`, {
      method: 'POST',
      headers: { ...bearer(nodes[0].token), 'content-type': 'application/json' },
      body: JSON.stringify({ token }),
    });
    const from = performance.now();
    expect([revoked.status, await lets(nodes[0], token)]).toEqual([200, 'UNAUTHENTICATED']);
    while ((await lets(nodes[1], token)) === 'recorded' && performance.now() - from < 10_000);
    const within = performance.now() - from;
    expect(await lets(nodes[1], token)).toBe('UNAUTHENTICATED');
    expect(await lets(nodes[1], other)).toBe('recorded');
    told.push(`a token revoked on one node refused on the other ${Math.round(within)} ms later`);
  });
});
