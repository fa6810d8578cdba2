import { spawn } from 'node:child_process';
import type { ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { expect, it } from '@jest/globals';
import { everything } from '../../libs/event-store/src/contract/contract-store.js';
import { EmbeddedEventStore } from '../../libs/event-store/src/embedded/embedded.event-store.js';

const RESTARTS = 20;
const built = (lib: string): string =>
  JSON.stringify(pathToFileURL(join(process.cwd(), `dist/libs/${lib}/src/index.js`)).href);

type Child = ChildProcessByStdio<Writable, Readable, null>;
const children = new Set<Child>();

function run(program: string): Child {
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], { stdio: ['pipe', 'pipe', 'inherit'] });
  children.add(child);
  child.on('exit', () => children.delete(child));
  return child;
}

const gatewayProgram = (folder: string, port: number): string => `
  import { startGateway } from ${built('eventstore-gateway')};
  console.log((await startGateway({ folder: ${JSON.stringify(folder)}, port: ${port} })).port);`;

/** Eight writers, and a projection that keeps what it was given; both go on through every failure until told to stop. */
const clientProgram = (port: number): string => `
  import { randomUUID } from 'node:crypto';
  import { EventStoreDbStore, ProjectionRunner } from ${built('event-store')};
  const store = await EventStoreDbStore.open({ connectionString: 'esdb://127.0.0.1:${port}?tls=false', patienceMs: 1500 });
  const told = { acknowledged: [], applied: [], appendFailures: 0, resumed: 0, fatal: 0 };
  let position = 0, isOver = false;
  const projection = {
    checkpoint: () => position,
    apply: async (events, upTo) => {
      for (const { id, position, streamId, revision } of events) told.applied.push([position, streamId, revision, id]);
      position = upTo;
    },
  };
  const onError = (error, isFatal) => { told.resumed++; if (isFatal) { told.fatal++; console.error(error); } };
  const runner = new ProjectionRunner(store, projection, { prefixes: ['writer-'], onError, backOff: { first: 20, most: 200 } });
  runner.start();
  process.stdin.on('data', () => (isOver = true));
  const progress = setInterval(() => console.log(told.acknowledged.length, told.applied.length, runner.status().caughtUp), 20);
  const write = async (streamId) => {
    for (let next = 0; !isOver; next++) {
      const events = [1, 2].map(() => ({ id: randomUUID(), type: 'Happened', data: { fill: 'x'.repeat(300) }, metadata: {} }));
      for (let result; !result; ) {
        result = await store.append(streamId, events, next === 0 ? 'no_stream' : next * 2 - 1).catch((error) => {
          if (error.code !== 'STORE_UNAVAILABLE') throw error;
          told.appendFailures++;
        });
        if (result) told.acknowledged.push([result.position, streamId, result.revision, events[1].id]);
      }
    }
  };
  await Promise.all(Array.from({ length: 8 }, (_, n) => write('writer-' + n)));
  const isDone = await runner.waitFor(Math.max(...told.acknowledged.map(([position]) => position)), 10_000);
  clearInterval(progress);
  await runner.stop();
  await store.close();
  console.log(JSON.stringify({ ...told, isDone }));`;

type Place = [position: number, streamId: string, revision: number, id: string];
interface Told {
  readonly acknowledged: Place[];
  readonly applied: Place[];
  readonly appendFailures: number;
  readonly resumed: number;
  readonly fatal: number;
  readonly isDone: boolean;
}

async function startGateway(folder: string, port: number): Promise<{ child: Child; port: number }> {
  const child = run(gatewayProgram(folder, port));
  for await (const line of createInterface({ input: child.stdout })) return { child, port: Number(line) };
  throw new Error('the gateway did not start');
}

async function kill(child: Child): Promise<void> {
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}

/** Restarts the gateway each time that appends and projection have got on since the last time; gives what the client tells. */
async function restartAgainAndAgain(folder: string): Promise<Told> {
  let { child, port } = await startGateway(folder, 0);
  const client = run(clientProgram(port));
  let restarts = 0;
  let before = { acknowledged: 0, applied: 0 };
  let told: Told | undefined;
  for await (const line of createInterface({ input: client.stdout })) {
    if (line.startsWith('{')) told = JSON.parse(line) as Told;
    const [acknowledged = 0, applied = 0] = line.split(' ').map(Number);
    const hasGotOn = acknowledged > before.acknowledged + 20 && applied > before.applied + 20;
    if (told || !hasGotOn || restarts > RESTARTS) continue;
    before = { acknowledged, applied };
    if (restarts++ === RESTARTS) {
      client.stdin.end('stop');
      continue;
    }
    await kill(child);
    ({ child } = await startGateway(folder, port));
  }
  await kill(child);
  return told!;
}

it(`loses and doubles nothing, and keeps the order, while the gateway is killed ${RESTARTS} times`, async () => {
  const parent = await mkdtemp(join(tmpdir(), 'event-store-'));
  const folder = join(parent, 'data');
  try {
    const told = await restartAgainAndAgain(folder);
    const log = await EmbeddedEventStore.open({ folder });
    const stored = await everything(log.readAll());
    await log.close();
    const places = stored.map(({ position, streamId, revision, id }): Place => [position, streamId, revision, id]);
    const byId = new Map(places.map((place) => [place[3], place]));
    console.log(
      `${RESTARTS} kills: ${told.acknowledged.length} appends acknowledged, ${stored.length} events in the log, ` +
        `${told.applied.length} applied, ${told.resumed} resumptions, ${told.appendFailures} appends sent again by the caller`,
    );
    expect(told).toMatchObject({ isDone: true, fatal: 0 });
    expect(byId.size).toBe(stored.length);
    expect(stored.length).toBe(told.acknowledged.length * 2);
    for (const [, streamId, revision, id] of told.acknowledged)
      expect(byId.get(id)).toMatchObject([expect.any(Number), streamId, revision, id]);
    expect(told.applied.map((place) => place.slice(1))).toEqual(places.map((place) => place.slice(1)));
    expect(told.resumed).toBeGreaterThanOrEqual(RESTARTS);
  } finally {
    for (const child of children) child.kill('SIGKILL');
    await rm(parent, { recursive: true, force: true });
  }
}, 180_000);
