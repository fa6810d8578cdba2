import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { getIntrospectionQuery } from 'graphql';
import { WebSocket } from 'ws';
import type { Bench } from './bench.js';
import { ms, percentiles, progress } from './measure.js';
import type { Measure } from './measure.js';
import { ServerProcess } from './processes.js';

/** Where those who attack come from: another address than the reader's, as on Linux all of 127.0.0.0/8 is this machine. */
const ATTACKER = '127.0.0.2';
const SECONDS = 8;
const READ_EVERY_MS = 10;
/** What another reader asks for all along, as any client does: answered from memory while nothing is recorded. */
const READ = '{ facts(first: 18) { totalCount nodes { slug title { value } occurredAt { edtf } } } }';

interface Attack {
  readonly what: string;
  /** Asks until it is over; many of it run at once. */
  readonly run: (url: string, state: State) => Promise<void>;
  readonly atOnce: number;
}
interface State {
  isOver: boolean;
  asked: number;
  readonly statuses: Map<number, number>;
}

const agent = new Agent({ keepAlive: true, maxSockets: 1_000, localAddress: ATTACKER });

function post(url: string, query: string, state: State): Promise<void> {
  return new Promise((resolve) => {
    const headers = { 'content-type': 'application/json', 'cache-control': 'no-cache' };
    const sent = request(`${url}/graphql`, { method: 'POST', agent, headers }, (response) => {
      const status = response.statusCode ?? 0;
      state.statuses.set(status, (state.statuses.get(status) ?? 0) + 1);
      response
        .resume()
        .on('end', resolve)
        .on('error', () => resolve());
    });
    sent.on('error', () => resolve());
    sent.end(JSON.stringify({ query }));
    state.asked++;
  });
}

/** One query after the other, each a text of its own. */
const asking =
  (queryOf: (n: number) => string): Attack['run'] =>
  async (url, state) => {
    while (!state.isOver) await post(url, queryOf(state.asked), state);
  };

const relations = (levels: number): string => (levels === 0 ? 'slug' : `relations { to { ${relations(levels - 1)} } }`);
const tower = (levels: number): string =>
  levels === 0
    ? 'name'
    : `name fields { name args { name type { ${tower(levels - 1)} } } type { ${tower(levels - 1)} } }`;
const times = (n: number, one: (n: number) => string): string =>
  Array.from({ length: n }, (_, at) => one(at)).join(' ');

const attacks: readonly Attack[] = [
  {
    what: 'nested relations',
    atOnce: 8,
    run: asking((n) => `{ a${n}: facts(first: 100) { nodes { ${relations(3)} } } }`),
  },
  { what: 'towers of types', atOnce: 8, run: asking((n) => `{ a${n}: __schema { types { ${tower(2)} } } }`) },
  { what: 'introspection, each anew', atOnce: 8, run: asking((n) => `# ${n}\n${getIntrospectionQuery()}`) },
  {
    what: 'texts of snapshots',
    atOnce: 8,
    run: asking((n) => `{ sources(first: 1) { nodes { snapshots { ${times(19, (t) => `t${n}_${t}: text`)} } } } }`),
  },
  { what: 'padded documents', atOnce: 8, run: asking((n) => `{ a${n}: head { position } } #${'x'.repeat(63_000)}`) },
  {
    what: 'documents that do not fit the schema',
    atOnce: 8,
    run: asking((n) => `{ ${times(900, (t) => `a${n}_${t}: nothing`)} }`),
  },
  {
    what: 'large pages',
    atOnce: 8,
    run: asking(
      (n) =>
        `{ a${n}: facts(first: 100) { nodes { id title { value } summary { value } participants { role actor { names { value } } } attestations { source { headline { value } } chain { role actor { id } } quotes { exact } } } } }`,
    ),
  },
  {
    what: 'what changed since the beginning',
    atOnce: 8,
    run: asking((n) => `{ diff(from: {position: "${1 + (n % 5_000)}"}, first: 10) { totalCount nodes { kind } } }`),
  },
  {
    what: 'sixty searches in one request',
    atOnce: 4,
    run: asking(
      (n) =>
        `{ ${times(60, (t) => `s${t}: facts(first: 1, filter: {text: "a${(n * 60 + t).toString(36)}"}) { totalCount }`)} }`,
    ),
  },
  { what: 'bodies that never end', atOnce: 250, run: unfinished },
  { what: 'large subscriptions on one socket', atOnce: 1, run: subscribing },
];

/** Sends until the service ends the connection, and then again. */
async function unfinished(url: string, state: State): Promise<void> {
  const { hostname, port } = new URL(url);
  while (!state.isOver) {
    const socket = connect({ host: hostname, port: Number(port), localAddress: ATTACKER });
    socket.on('error', () => undefined);
    socket.write(
      'POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n',
    );
    const piece = 'x'.repeat(16 * 1024);
    while (!state.isOver && !socket.destroyed) {
      socket.write(`4000\r\n${piece}\r\n`);
      state.asked++;
      await sleep(20);
    }
    socket.destroy();
  }
}

async function subscribing(url: string, state: State): Promise<void> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', {
    localAddress: ATTACKER,
  });
  socket.on('error', () => undefined);
  await once(socket, 'open');
  socket.send('{"type":"connection_init"}');
  await sleep(100);
  while (!state.isOver && socket.readyState === WebSocket.OPEN) {
    const query = `subscription { changes { ${times(900, (t) => `a${state.asked}_${t}: nothing`)} } }`;
    socket.send(JSON.stringify({ id: String(state.asked++), type: 'subscribe', payload: { query } }));
    if (state.asked % 20 === 0) await sleep(5);
  }
  socket.terminate();
}

/** How long a reader waits, who asks every 10 ms whatever the last one took, while something else goes on. */
async function reading(
  server: ServerProcess,
  meanwhile: Promise<unknown>,
): Promise<{ waits: number[]; megabytes: number }> {
  const [waits, pending]: [number[], Promise<void>[]] = [[], []];
  const own = new Agent({ keepAlive: true });
  const state = { isOver: false };
  void meanwhile.finally(() => (state.isOver = true));
  let megabytes = 0;
  for (let turn = 0; !state.isOver; turn++) {
    const began = performance.now();
    pending.push(
      new Promise((resolve) => {
        const address = `${server.url}/graphql?query=${encodeURIComponent(READ)}`;
        const sent = request(address, { agent: own }, (response) => {
          if (response.statusCode !== 200) throw new Error(`the reader was answered ${response.statusCode}`);
          response.resume().on('end', () => resolve(void waits.push(performance.now() - began)));
        });
        sent.on('error', () => resolve(void waits.push(Infinity)));
        sent.end();
      }),
    );
    if (turn % 10 === 0) megabytes = Math.max(megabytes, server.memory().resident);
    await sleep(READ_EVERY_MS);
  }
  await Promise.all(pending);
  own.destroy();
  return { waits, megabytes };
}

/** Attacks of a reader that nobody knows, with the limits that everybody has: what another reader waits, and what the service holds. */
export async function attacked({ logs, sizes }: Bench): Promise<Measure[]> {
  const log = await logs.ordinary(sizes.some);
  await logs.built(log);
  const measures: Measure[] = [];
  for (const attack of attacks) {
    // Of the rates, each attack has a minute of its own.
    const server = await ServerProcess.start(['--max-semi-space-size=32', 'dist/service/main.js'], {
      DATA_DIR: log,
      PORT: '0',
    });
    try {
      await server.ready();
      await reading(server, sleep(1_000));
      const idle = percentiles((await reading(server, sleep(3_000))).waits);
      const state: State = { isOver: false, asked: 0, statuses: new Map() };
      const attacking = Promise.all(Array.from({ length: attack.atOnce }, () => attack.run(server.url, state)));
      const found = await reading(server, sleep(SECONDS * 1_000));
      state.isOver = true;
      await attacking;
      const waits = percentiles(found.waits);
      progress(
        `  ${attack.what}: ${state.asked} asked, ${JSON.stringify(Object.fromEntries(state.statuses))}, ${Math.round(found.megabytes)} MB`,
      );
      measures.push({
        what: `p99 of a reader during an attack: ${attack.what}`,
        measured: `${ms(waits.p99)} (p50 ${ms(waits.p50)}), ${Math.round(found.megabytes)} MB`,
        against: `${ms(idle.p99)} without`,
        rounds: [waits.p99 / idle.p99],
        reach: { atMost: 3 },
        details: { idle, waits, asked: state.asked, megabytes: found.megabytes },
      });
    } finally {
      await server.stop();
    }
  }
  return measures;
}
