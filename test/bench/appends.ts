import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { EmbeddedEventStore } from '@timeline/event-store';
import type { EventStore, NewEvent } from '@timeline/event-store';
import type { Bench } from './bench.js';
import { generate } from './generate.js';
import { median, quotients, rate } from './measure.js';
import type { Measure } from './measure.js';

/** A reported fact, each to a stream of its own: one append after the other, each its own transaction, against 64 in flight. */
export async function appends({ folder, sizes }: Bench): Promise<Measure[]> {
  const { rounds, seconds } = sizes.appends;
  const store = await EmbeddedEventStore.open({ folder: join(folder, 'appends') });
  const event = reported();
  await appendsPerSecond(store, event, 64, 0.5);
  const [alone, together]: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round++) {
    alone.push(await appendsPerSecond(store, event, 1, seconds));
    together.push(await appendsPerSecond(store, event, 64, seconds));
  }
  await store.close();
  return [
    {
      what: 'Appends, 64 in flight',
      measured: rate(median(together), 'appends'),
      against: `${rate(median(alone), 'appends')}, one per transaction`,
      rounds: quotients(together, alone),
      reach: { atLeast: 4 },
      details: { eventBytes: JSON.stringify(event).length, alone, together },
    },
  ];
}

/** How many appends are acknowledged, each to a stream of its own. */
export async function appendsPerSecond(
  store: EventStore,
  event: NewEvent,
  inFlight: number,
  seconds: number,
): Promise<number> {
  const start = performance.now();
  let written = 0;
  const writer = async () => {
    while (performance.now() - start < seconds * 1000) {
      const id = randomUUID();
      await store.append(`fact-${id}`, [{ ...event, id }], 'no_stream');
      written++;
    }
  };
  await Promise.all(Array.from({ length: inFlight }, writer));
  return (written * 1000) / (performance.now() - start);
}

/** A reported fact as the service would append it. */
export function reported(): NewEvent {
  for (const { event } of generate(1)) if (event.type === 'FactReported') return event;
  throw new Error('the log of one fact has none');
}
