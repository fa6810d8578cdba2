import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { commandId, Service } from '../service.js';
import { factInput, inParallel, notice, populate, send, text } from './inputs.js';
import type { Recorded, World } from './inputs.js';
import { Reader } from './live-reader.js';

const READERS = 200;
const COMMANDS = 2_000;
const CUTS = 20;
const dataDir = mkdtempSync(join(tmpdir(), 'live-'));
let service: Service;
let world: World;
beforeAll(async () => {
  service = await Service.start({ dataDir });
  world = await populate(service);
});
afterAll(async () => {
  await service.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index);

const selections = [
  'type',
  'recordedAt type subject { id entityId }',
  'streamId fact { id title { value } } timeline { id }',
  'editor { name } correction { kind whatWasWrong { value } } revision { number changes { path } }',
];

/** Sends a command until it is answered, also by the process after this one: the same id is never recorded twice. */
async function command(name: string, input: object): Promise<Recorded> {
  const whole = { commandId: commandId(), ...input };
  for (;;) {
    try {
      return await send(service, name, whole);
    } catch (error) {
      if (!/fetch failed|UNAVAILABLE|Unavailable/.test((error as Error).message)) throw error;
      await pause(20);
    }
  }
}

/** Editors who each report facts, correct them, and put them on timelines and take them off. */
class Editors {
  private sent = 0;
  private restarted: Promise<void> | undefined;

  constructor(
    private readonly timelines: readonly string[],
    readonly facts: readonly string[],
  ) {}

  async work(): Promise<void> {
    await inParallel(upTo(16), 16, (editor) => this.one(editor));
  }

  private async one(editor: number): Promise<void> {
    const fact = this.facts[editor % this.facts.length]!;
    let [mine, revision, turn] = [fact, 0, editor];
    for (let next = ++this.sent; next <= COMMANDS; next = ++this.sent) {
      if (next === COMMANDS / 2) this.restarted = restart();
      await this.restarted;
      const timeline = this.timelines[turn % this.timelines.length]!;
      const step = turn++ % 4;
      if (step === 0) [mine, revision] = [(await this.report()).entityId, 0];
      else if (step === 1) await command('placeFact', { timeline, fact: mine, note: text(`${turn}`) });
      else if (step === 2) await this.correct(mine, revision++, turn);
      else await command('updateFact', { ...this.change(mine, revision++, turn), reason: text('More is known.') });
    }
  }

  private report() {
    return command('reportFact', factInput(world.source));
  }

  private change(fact: string, expectedRevision: number, turn: number) {
    return { fact, expectedRevision, content: { titles: text(`Title ${turn}`) } };
  }

  private correct(fact: string, revision: number, turn: number) {
    return command('correctFact', { ...this.change(fact, revision, turn), kind: 'FACTUAL', notice });
  }
}

async function restart(): Promise<void> {
  await service.stop();
  service = await Service.start({ dataDir });
}

/** Every position that fits, as pages of `changes` give them. */
async function positions(filter: object, after: string): Promise<string[]> {
  const found: string[] = [];
  for (;;) {
    const { data } = await service.query(
      `query($after: Position, $filter: ChangeFilter) { changes(after: $after, filter: $filter, first: 100) {
         nodes { position } pageInfo { hasNextPage endCursor } } }`,
      { filter, after: found.at(-1) ?? after },
    );
    found.push(...data.changes.nodes.map(({ position }: { position: string }) => position));
    if (!data.changes.pageInfo.hasNextPage) return found;
  }
}

describe(`${READERS} readers who are cut off ${CUTS} times each, while editors send ${COMMANDS} commands and the service starts anew`, () => {
  it('get every change that fits, in order and once', async () => {
    const timelines = [world.timeline];
    for (const slug of ['first', 'second'])
      timelines.push((await send(service, 'createTimeline', { slug, titles: text(slug) })).entityId);
    const facts = await Promise.all(
      upTo(16).map(async () => (await send(service, 'reportFact', factInput(world.source))).entityId),
    );
    const filters = [
      ...[{}, { correctionsOnly: true }, { types: ['FactReported'] }, { types: ['FactPlaced', 'FactUpdated'] }],
      ...timelines.map((timeline) => ({ timeline })),
      ...[{ timeline: timelines[1], types: ['FactCorrected'] }, { fact: facts[3] }, { fact: world.fact.entityId }],
    ];
    const head = await service.head();
    const readers = upTo(READERS).map(
      (n) =>
        new Reader({
          protocol: n % 4 === 0 ? 'sse' : 'ws',
          selection: selections[n % selections.length]!,
          filter: filters[n % filters.length]!,
          after: n % 3 === 0 ? '0' : head,
        }),
    );
    const state = { over: false };
    const reading = readers.map(async (reader) => {
      while (!state.over) {
        const connected = reader.connect(service.url);
        const wait = pause(100 + Math.random() * 700);
        if (reader.cuts < CUTS) void wait.then(() => reader.cut());
        await connected;
        await pause(Math.random() * 50);
      }
    });
    const editors = new Editors(timelines, facts);
    await editors.work();

    const expected = new Map<Reader, string[]>();
    const known = new Map<string, string[]>();
    for (const reader of readers) {
      const { filter, after } = reader.subscription;
      const key = JSON.stringify([filter, after]);
      if (!known.has(key)) known.set(key, await positions(filter, after));
      expected.set(reader, known.get(key)!);
    }
    const isDone = (reader: Reader) => reader.cuts >= CUTS && reader.received.length >= expected.get(reader)!.length;
    for (let turn = 0; turn < 300 && !readers.every(isDone); turn++) await pause(100);
    // Time for what should not come.
    await pause(300);
    state.over = true;
    for (const reader of readers) reader.cut();
    await Promise.all(reading);

    let delivered = 0;
    for (const reader of readers) {
      const { filter, protocol } = reader.subscription;
      const got = reader.received.map(({ position }) => position);
      expect({ filter, protocol, problems: reader.problems }).toEqual({ filter, protocol, problems: [] });
      expect({ filter, protocol, got }).toEqual({ filter, protocol, got: expected.get(reader) });
      expect(reader.cuts).toBeGreaterThanOrEqual(CUTS);
      for (const { change, position } of reader.received)
        if (change.subject)
          expect([change.subject.entityId, `${change.subject.entityId}@${position}`]).toContain(change.subject.id);
      delivered += got.length;
    }
    expect(known.get(JSON.stringify([{}, '0']))!.length).toBeGreaterThan(COMMANDS);
    const cuts = readers.reduce((sum, reader) => sum + reader.cuts, 0);
    console.log(
      `${READERS} readers (${readers.filter(({ subscription }) => subscription.protocol === 'sse').length} on SSE), ${COMMANDS} commands, ` +
        `${cuts} cuts, 1 restart: ${delivered} changes delivered, 0 missed, 0 twice, 0 out of order`,
    );
  }, 180_000);
});
