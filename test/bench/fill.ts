import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { EmbeddedEventStore } from '@timeline/event-store';
import { generate, ordinary } from './generate.js';
import type { Entry } from './entry.js';
import { progress, rate } from './measure.js';

const IN_FLIGHT = 1_000;
const TOLD_EVERY = 50_000;

/** Appends the log of so many facts to a data folder's store; leaves a folder that holds one as it is. */
export async function fill(folder: string, facts: number, shape = ordinary): Promise<void> {
  if (existsSync(join(folder, FILLED))) return;
  rmSync(folder, { recursive: true, force: true });
  const store = await EmbeddedEventStore.open({ folder });
  const start = performance.now();
  let [entries, done, committed]: [Entry[], number, Promise<unknown>] = [[], 0, Promise.resolve()];
  const send = async (): Promise<void> => {
    await committed;
    committed = Promise.all(entries.map(({ streamId, event, expected }) => store.append(streamId, [event], expected)));
    [entries, done] = [[], done + entries.length];
    // The store takes them at the end of this turn, and writes while more are made.
    await nextTurn();
  };
  for (const entry of generate(facts, shape)) {
    entries.push(entry);
    if (entries.length < IN_FLIGHT) continue;
    await send();
    if (done % TOLD_EVERY === 0) progress(`  ${told(done, start)}`);
  }
  await send();
  await committed;
  await store.close();
  writeFileSync(join(folder, FILLED), `${told(done, start)}\n`);
}

/** Stands in a folder whose log is whole. */
const FILLED = 'filled.txt';

function told(events: number, start: number): string {
  const seconds = (performance.now() - start) / 1000;
  return `${events.toLocaleString('en')} events in ${seconds.toFixed(0)} s, ${rate(events / seconds, 'events')}`;
}
