import { setTimeout as later } from 'node:timers/promises';
import { binaryEvent, EventStoreDBClient, jsonEvent } from '@eventstore/db-client';
import type { EventData, JSONType, Position } from '@eventstore/db-client';
import { Names, ranked } from './names.js';
import { positionOf, revision } from './run.js';
import type { Run } from './run.js';
import type { Scenario, Step, StepEvent } from './scenario.js';
import { followed } from './replay-subscription.js';

/** Runs a scenario with a client of its own and gives the outcomes as they were recorded of a real server. */
export async function replay(connectionString: string, { steps }: Scenario): Promise<unknown> {
  const client = EventStoreDBClient.connectionString(connectionString);
  const run = { client, names: new Names(), saved: new Map() };
  const outcome: unknown[] = [];
  for (const step of steps) outcome.push(await perform(step, run));
  await client.dispose();
  return ranked(outcome);
}

/** One step: what it gave under `ok`, or what it failed with under `error`. */
async function perform(step: Step, run: Run): Promise<unknown> {
  try {
    return { ok: await steps[step.op](step, run) };
  } catch (error) {
    return run.names.error(error);
  }
}

const steps: Record<Step['op'], (step: Step, run: Run) => Promise<unknown>> = {
  // A real server rewrites a revived stream's truncation after it has answered; this one before.
  wait: async ({ ms }) => later(Math.min(ms, 10)).then(() => ({})),
  append: async ({ stream, events, as, ...step }, { client, names, saved }) => {
    const expectedRevision = revision(step.expectedRevision);
    const result = await client.appendToStream(names.fill(stream), eventsOf(events, names), { expectedRevision });
    if (as) saved.set(as, result.position!);
    return { nextExpectedRevision: String(result.nextExpectedRevision), position: place(result.position) };
  },
  readStream: async ({ stream, direction, maxCount, sizesOnly, ...step }, { client, names }) => {
    const fromRevision = revision(step.fromRevision);
    const events = [];
    const options = { direction, fromRevision, ...(maxCount ? { maxCount } : {}) };
    for await (const event of client.readStream(names.fill(stream), options))
      events.push(names.event(event, sizesOnly));
    return { events };
  },
  readAll: async ({ direction, fromPosition }, { client, names, saved }) => {
    const events = [];
    for await (const event of client.readAll({ direction, fromPosition: positionOf(fromPosition, saved) })) {
      if (names.isOurs(event.event?.streamId)) events.push(names.event(event));
    }
    return { events };
  },
  delete: async ({ stream, expectedRevision }, { client, names }) => {
    const options = { expectedRevision: revision(expectedRevision) as 'any' };
    return { position: place((await client.deleteStream(names.fill(stream), options)).position) };
  },
  tombstone: async ({ stream, expectedRevision }, { client, names }) => {
    const options = { expectedRevision: revision(expectedRevision) as 'any' };
    return { position: place((await client.tombstoneStream(names.fill(stream), options)).position) };
  },
  setMetadata: async ({ stream, metadata }, { client, names }) => {
    const result = await client.setStreamMetadata(names.fill(stream), metadata);
    return { nextExpectedRevision: String(result.nextExpectedRevision) };
  },
  getMetadata: async ({ stream }, { client, names }) => {
    const { streamName, metadata } = await client.getStreamMetadata(names.fill(stream));
    return { stream: names.hide(streamName), exists: metadata !== undefined, metadata: metadata ?? null };
  },
  subscribe: (step, run) => followed(step, run, perform),
};

const place = (position: Position | undefined) => (position ? { at: position.commit } : null);

function eventsOf(events: readonly StepEvent[], names: Names): EventData[] {
  return events.map(({ id, type, binary, data, metadata }) => {
    const named = { id: names.fill(id), type: names.fill(type) };
    if (binary) return binaryEvent({ ...named, data: Buffer.from(binary, 'base64') });
    return jsonEvent({ ...named, data: filled(data) as JSONType, ...(metadata ? { metadata } : {}) });
  });
}

/** `{ repeat, times }` is a long text. */
function filled(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  if ('repeat' in value) return String(value.repeat).repeat((value as unknown as { times: number }).times);
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, filled(inner)]));
}
