import { once } from 'node:events';
import { copyFileSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { commandId, eventsUpTo, positionOf, Service, store } from '../service.js';
import type { Answer } from '../service.js';
import { dump } from '../read-model/dump.js';
import { factInput, inParallel, mutation, notice, populate, recorded, send, text } from './inputs.js';
import type { World } from './inputs.js';

const KILLS = Number(process.env.KILLS ?? (store === 'embedded' ? 50 : 12));
/** Where the log is in a process of its own, that is killed too: alone and together with the service. */
const VICTIMS = store === 'embedded' ? ['service'] : ['service', 'gateway', 'both'];
let dataDir: string;
let services: Service[] = [];
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'crash-'));
});
afterEach(async () => {
  await Promise.all(services.map((service) => service.kill('SIGKILL')));
  services = [];
  rmSync(dataDir, { recursive: true, force: true });
});

async function start(): Promise<Service> {
  const service = await Service.start({ dataDir });
  services.push(service);
  return service;
}

interface Command {
  readonly name: string;
  readonly input: { readonly commandId: string };
}
interface Acknowledged {
  readonly command: Command;
  readonly entityId: string;
  readonly position: string;
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** A service that is killed and started again under those who write to it. */
class Unreliable {
  readonly acknowledged: Acknowledged[] = [];
  resent = 0;
  stopped = false;
  private readonly ownFact = new Map<number, Acknowledged>();

  constructor(
    public service: Promise<Service>,
    private readonly world: World,
  ) {}

  /** Sends command after command, each until it is answered. */
  async write(writer: number): Promise<void> {
    for (let turn = 0; !this.stopped; turn++) {
      const command = this.next(writer, turn);
      const done = { command, ...(await this.sendUntilAnswered(command)) };
      this.acknowledged.push(done);
      if (command.name === 'reportFact') this.ownFact.set(writer, done);
      // What was answered is answered alike when it is sent again, also by the process after.
      if (turn % 10 === 0)
        expect(await this.sendUntilAnswered(command)).toEqual({ entityId: done.entityId, position: done.position });
    }
  }

  private next(writer: number, turn: number): Command {
    const id = { commandId: commandId() };
    const fact = this.ownFact.get(writer);
    const revision = Math.floor(turn / 4);
    if (turn % 4 === 0)
      return {
        name: 'registerActor',
        input: { ...id, kind: 'PERSON', names: text(`Actor ${writer}/${turn}`) } as never,
      };
    if (turn % 4 === 1 || !fact)
      return {
        name: 'reportFact',
        input: factInput(this.world.source, {
          ...id,
          slug: `fact-${writer}-${turn}`,
          timelines: [this.world.timeline],
        }),
      };
    if (turn % 4 === 2)
      return {
        name: 'correctFact',
        input: {
          ...id,
          fact: fact.entityId,
          expectedRevision: 0,
          kind: 'FACTUAL',
          notice,
          content: { titles: text(`Title ${revision}`) },
        } as never,
      };
    return { name: 'removeFact', input: { ...id, timeline: this.world.timeline, fact: fact.entityId } as never };
  }

  private async sendUntilAnswered({ name, input }: Command): Promise<{ entityId: string; position: string }> {
    for (;;) {
      const answer = await this.send(name, input);
      if (answer && answer.errors?.[0]?.extensions.code !== 'UNAVAILABLE' && answer.status !== 503) {
        const { entityId, position } = recorded(name, answer);
        return { entityId, position };
      }
      this.resent++;
      await pause(5);
    }
  }

  private async send(name: string, input: object): Promise<Answer | undefined> {
    const service = await this.service;
    // Nothing, or half an answer, is what a killed process leaves.
    return service.mutate(mutation(name), { input }).catch(() => undefined);
  }
}

/** Every row of every table, in order. */
function rowsOf(path: string): Record<string, string[]> {
  const tables = Object.entries(dump(path));
  return Object.fromEntries(tables.map(([name, rows]) => [name, rows.map((row) => JSON.stringify(row)).sort()]));
}

async function factsOf(service: Service): Promise<Map<string, { correctionCount: number }>> {
  const found = new Map<string, { correctionCount: number }>();
  for (let after: string | null = null; ;) {
    const { data }: Answer = await service.query(
      'query($after: String) { facts(first: 100, after: $after, orderBy: RECORDED_ASC) { pageInfo { hasNextPage endCursor } nodes { entityId: slug correctionCount } } }',
      { after },
    );
    for (const { entityId, correctionCount } of data.facts.nodes) {
      expect(found.has(entityId)).toBe(false);
      found.set(entityId, { correctionCount });
    }
    if (!data.facts.pageInfo.hasNextPage) return found;
    after = data.facts.pageInfo.endCursor;
  }
}

describe(`a service that is killed ${KILLS} times while 8 editors write`, () => {
  it(
    'loses no command that it answered and records none twice; its read model equals one built anew',
    async () => {
      let service = await start();
      const world = await populate(service);
      const before = eventsUpTo(await service.head());
      const unreliable = new Unreliable(Promise.resolve(service), world);
      const writers = Promise.all(Array.from({ length: 8 }, (_, writer) => unreliable.write(writer)));
      for (let kill = 0; kill < KILLS; kill++) {
        await pause(30 + Math.random() * 250);
        // Two processes take longer to be up again: half of the kills wait until something was written.
        const enough = unreliable.acknowledged.length + (store === 'embedded' ? 0 : (kill % 2) * 16);
        while (unreliable.acknowledged.length < enough) await pause(5);
        const victim = VICTIMS[kill % VICTIMS.length];
        if (victim === 'gateway') {
          await service.gateway!.restart();
          continue;
        }
        let started: (service: Service) => void;
        unreliable.service = new Promise((resolve) => (started = resolve));
        await (victim === 'both' ? service.kill('SIGKILL') : service.killAlone('SIGKILL'));
        service = await start();
        started!(service);
      }
      await pause(300);
      unreliable.stopped = true;
      await writers;

      const { acknowledged, resent } = unreliable;
      const of = (name: string) => acknowledged.filter(({ command }) => command.name === name);
      const head = await service.head();
      await inParallel(acknowledged, 8, async ({ command, entityId, position }) =>
        expect(await send(service, command.name, command.input)).toMatchObject({ entityId, position }),
      );
      expect(await service.head()).toBe(head);
      expect(eventsUpTo(head)).toBe(before + acknowledged.length + of('reportFact').length);

      const { data } = await service.query(
        '{ facts { totalCount } actors { totalCount } timeline(slug: "ministers") { entries { totalCount } } corrections { totalCount } }',
      );
      expect(data).toEqual({
        facts: { totalCount: 3 + of('reportFact').length },
        actors: { totalCount: 2 + of('registerActor').length },
        timeline: { entries: { totalCount: 1 + of('reportFact').length - of('removeFact').length } },
        corrections: { totalCount: 5 + of('correctFact').length },
      });
      const facts = await factsOf(service);
      for (const { command } of of('reportFact'))
        expect(facts.has((command.input as unknown as { slug: string }).slug)).toBe(true);
      await inParallel(of('registerActor'), 8, async ({ entityId, position }) => {
        const { data } = await service.query('query($id: ID!) { actor(id: $id) { revision { number position } } }', {
          id: entityId,
        });
        expect(data.actor.revision).toEqual({ number: 0, position });
      });

      await service.stop();
      const live = join(dataDir, 'read-model.db');
      const kept = join(dataDir, 'kept.db');
      copyFileSync(live, kept);
      for (const suffix of ['', '-wal', '-shm']) rmSync(`${live}${suffix}`, { force: true });
      const again = await start();
      await again.ready();
      await again.stop();
      const [was, is] = [rowsOf(kept), rowsOf(live)];
      const count = Object.values(was).reduce((sum, rows) => sum + rows.length, 0);
      expect(count).toBeGreaterThan(acknowledged.length);
      expect(is).toEqual(was);
      console.log(
        `${store}: ${KILLS} kills (${VICTIMS.join(', ')} in turn), ${acknowledged.length} acknowledged, ${resent} sent again, 0 lost, 0 twice; ${count} rows equal`,
      );
    },
    60_000 + KILLS * 7_000,
  );
});

interface Half {
  readonly finish: () => void;
  readonly answer: Promise<{ status: number; position: unknown }>;
}

/** A mutation of which the service has the head and half the body: in flight, whatever happens next. */
function half(service: Service, agent: Agent): Half {
  const input = { commandId: commandId(), kind: 'PERSON', names: text('In flight') };
  const body = JSON.stringify({ query: mutation('registerActor'), variables: { input } });
  const headers = {
    'content-type': 'application/json',
    'content-length': String(Buffer.byteLength(body)),
    authorization: `Bearer ${service.token}`,
  };
  const sent = request(`${service.url}/graphql`, { method: 'POST', headers, agent });
  const answer = new Promise<{ status: number; position: unknown }>((resolve, reject) => {
    sent.on('error', reject);
    sent.on('response', (response) => {
      let answered = '';
      response.on('data', (chunk) => (answered += chunk));
      response.on('end', () => {
        const { data } = JSON.parse(answered) as Pick<Answer, 'data'>;
        resolve({ status: response.statusCode!, position: data?.registerActor?.position });
      });
    });
  });
  sent.write(body.slice(0, 100));
  return { finish: () => sent.end(body.slice(100)), answer };
}

describe('a service that is told to end while requests are in flight', () => {
  it('answers them all and exits with 0 soon', async () => {
    const service = await start();
    // As clients do: their connections stay open after the answer.
    const agent = new Agent({ keepAlive: true });
    const requests = Array.from({ length: 32 }, () => half(service, agent));
    await pause(300);
    const ended = service.kill('SIGTERM');
    await pause(50);
    for (const { finish } of requests) finish();
    const answers = await Promise.allSettled(requests.map(({ answer }) => answer));
    const code = await Promise.race([ended, pause(5_000).then(() => 'still running after 5 s')]);
    agent.destroy();
    const positions = Array.from({ length: 32 }, (_, index) => positionOf(index + 1));
    expect(answers.map((answer) => (answer.status === 'fulfilled' ? answer.value.status : answer.reason))).toEqual(
      positions.map(() => 200),
    );
    expect(code).toBe(0);
    const again = await start();
    expect(await again.head()).toBe(positionOf(32));
    await again.stop();
    console.log(`${store}: SIGTERM with 32 requests in flight: ${answers.length} answered, 0 lost`);
  });
});

describe('a service that is told to end while browsers hold connections that they never used', () => {
  it('does not wait for them', async () => {
    const service = await start();
    const silent = connect(Number(new URL(service.url).port), '127.0.0.1').on('error', () => undefined);
    await once(silent, 'connect');
    await service.head();
    const code = await Promise.race([service.kill('SIGTERM'), pause(10_000).then(() => 'still running after 10 s')]);
    silent.destroy();
    expect(code).toBe(0);
  });
});

describe('a service that ended', () => {
  it('leaves no write-ahead log behind', async () => {
    const service = await start();
    await populate(service);
    expect((await service.query('{ facts { totalCount } }')).data.facts.totalCount).toBe(3);
    expect(await service.kill('SIGTERM')).toBe(0);
    expect(
      readdirSync(dataDir, { recursive: true, encoding: 'utf8' }).filter((name) => /-(wal|shm|journal)$/.test(name)),
    ).toEqual([]);
  });
});

describe('a second process on the same folder', () => {
  it('is refused in one plain line with exit code 1, and the first goes on', async () => {
    const service = await start();
    const refusal = await Service.start({ dataDir }).then(
      () => 'started',
      (error: Error) => error.message,
    );
    expect(refusal).toMatch(/^the service ended with 1:\n[^\n]+\n?$/);
    expect(refusal).toContain(`${dataDir} is in use by another process`);
    expect(await service.head()).toBe('0');
    await service.stop();
  });
});
