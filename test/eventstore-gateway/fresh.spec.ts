import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from '@jest/globals';
import { EventStoreDBClient, jsonEvent, START, streamNameFilter } from '@eventstore/db-client';
import { EventStoreDbStore, ProjectionRunner } from '@timeline/event-store';
import type { StoredEvent } from '@timeline/event-store';
import { startGateway } from '@timeline/eventstore-gateway';
import type { Gateway } from '@timeline/eventstore-gateway';
import { many } from '../../libs/event-store/src/contract/contract-store.js';
import { FakeServer } from '../event-store/fake-server-proxy.js';

interface Recorded {
  readonly runs: readonly { readonly name: string; readonly messages: readonly Message[] }[];
}
type Message =
  | { readonly checkpoint: { readonly commit: string; readonly prepare: string } }
  | { readonly caughtUp: true }
  | { readonly event: string };

const recorded = (server: string): Recorded =>
  JSON.parse(
    readFileSync(new URL(`../fixtures/eventstore-recorded/fresh-${server}.json`, import.meta.url), 'utf8'),
  ) as Recorded;

const servers = [
  ['EventStoreDB 24.10.4', 'eventstoredb-24.10', recorded('eventstoredb-24.10.4')],
  ['KurrentDB 26.1.0', 'kurrentdb-26.1', recorded('kurrentdb-26.1.0')],
] as const;

let ends: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const end of ends.toReversed()) await end();
  ends = [];
});

async function gatewayOf(release: (typeof servers)[number][1]): Promise<Gateway> {
  const gateway = await startGateway({ folder: ':memory:', port: 0, release });
  ends.push(() => gateway.close());
  return gateway;
}

/** What a filtered subscription says of a log, as it was recorded of real servers; then so many events are appended. */
async function heard(connectionString: string, name: string, others: number, ours: number): Promise<unknown[]> {
  const client = EventStoreDBClient.connectionString(connectionString);
  const messages: unknown[] = [];
  const checkpointReached = async (_: unknown, { commit, prepare }: { commit: bigint; prepare: bigint }) =>
    void messages.push({ checkpoint: { commit: String(commit), prepare: String(prepare) } });
  const filter = streamNameFilter({ prefixes: ['fact-', 'actor-'], checkpointInterval: 1, checkpointReached });
  const subscription = client.subscribeToAll({ fromPosition: START, filter });
  subscription.on('data', ({ event }) => messages.push({ event: event!.streamId }));
  subscription.on('caughtUp', () => messages.push({ caughtUp: true }));
  while (messages.length < 2) await sleep(5);
  const append = (stream: string) => client.appendToStream(stream, jsonEvent({ type: 'Happened', data: {} }));
  for (let n = 0; n < others; n++) await append(`other-${name}-${n}`);
  for (let n = 0; n < ours; n++) await append(`fact-${name}-${n}`);
  while (messages.length < 2 + ours) await sleep(5);
  await subscription.unsubscribe();
  await client.dispose();
  return messages;
}

describe.each(servers)('a store that was just created, as %s', (_server, release, { runs }) => {
  it('is told of by the gateway as the real one tells of it', async () => {
    const { connectionString } = await gatewayOf(release);
    const [others, ours] = [
      [0, 5, 0],
      [0, 0, 1],
    ];
    for (const [index, { name, messages }] of runs.entries()) {
      const plain = messages.map((message) => ('event' in message ? { event: message.event } : message));
      expect(await heard(connectionString, name, others[index]!, ours[index]!)).toEqual(plain);
    }
  });

  // The service ended at once: the position in the checkpoint was thrown out of the client's own callback.
  it.each(['gateway', 'fake server'])('is followed to its end, and on from there (%s)', async (kind) => {
    const fake = new FakeServer();
    if (kind === 'fake server') {
      await fake.start();
      ends.push(() => fake.stop());
      const first = runs[0]!.messages.find((message) => 'checkpoint' in message)!;
      fake.reads.fresh = 'checkpoint' in first ? first.checkpoint.commit : undefined;
    }
    const { connectionString } = kind === 'gateway' ? await gatewayOf(release) : fake;
    const store = await EventStoreDbStore.open({ connectionString });
    ends.push(() => store.close());
    const applied: string[] = [];
    let checkpoint = 0;
    const projection = {
      checkpoint: () => checkpoint,
      apply: async (events: readonly StoredEvent[], position: number) => {
        applied.push(...events.map(({ streamId }) => streamId));
        checkpoint = position;
      },
    };
    const runner = new ProjectionRunner(store, projection, { prefixes: ['fact-'] });
    runner.start();
    ends.push(() => runner.stop());
    while (!runner.status().caughtUp) await sleep(5);
    await store.append('other', many(3), 'no_stream');
    const { position } = await store.append('fact-1', many(1), 'no_stream');
    expect(await runner.waitFor(position, 5_000)).toBe(true);
    expect([applied, runner.status().failure]).toEqual([['fact-1'], undefined]);
  });
});
