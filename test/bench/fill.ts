import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { EmbeddedEventStore } from '@timeline/event-store';
import { generate } from './generate.js';
import { progress } from './measure.js';

const IN_FLIGHT = 500;

/** Appends the log of so many facts to a data folder's store; leaves a folder that holds one as it is. */
export async function fill(folder: string, facts: number): Promise<void> {
  if (existsSync(join(folder, 'events.db'))) return;
  const store = await EmbeddedEventStore.open({ folder });
  let [waiting, done]: [Promise<unknown>[], number] = [[], 0];
  for (const { streamId, event, expected } of generate(facts)) {
    waiting.push(store.append(streamId, [event], expected));
    if (waiting.length < IN_FLIGHT) continue;
    await Promise.all(waiting);
    waiting = [];
    done += IN_FLIGHT;
    if (done % 50_000 === 0) progress(`  ${done.toLocaleString('en')} events`);
  }
  await Promise.all(waiting);
  await store.close();
}
