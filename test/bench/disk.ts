import { statSync } from 'node:fs';
import { join } from 'node:path';
import { EmbeddedEventStore } from '@timeline/event-store';
import type { Bench } from './bench.js';
import { progress } from './measure.js';
import type { Measure } from './measure.js';

/** What the log and the read model of all facts take on the disk when the service is down, against the events as JSON. */
export async function sizeOnDisk({ logs, sizes }: Bench): Promise<Measure[]> {
  const log = await logs.ordinary(sizes.facts);
  await logs.built(log);
  const json = await bytesAsJson(log);
  const [events, readModel] = ['events.db', 'read-model.db'].map((file) => statSync(join(log, file)).size);
  const onDisk = { events: events!, readModel: readModel! };
  const parts = Object.entries(onDisk).map(([name, bytes]): Measure => ({
    what: `  ${name === 'events' ? 'the log' : 'the read model'} alone`,
    measured: megabytes(bytes),
    against: `${megabytes(json)} of JSON`,
    rounds: [bytes / json],
  }));
  return [
    {
      what: 'Log and read model on the disk',
      measured: megabytes(onDisk.events + onDisk.readModel),
      against: `${megabytes(json)} of JSON`,
      rounds: [(onDisk.events + onDisk.readModel) / json],
      reach: { atMost: 3 },
      details: { ...onDisk, json },
    },
    ...parts,
  ];
}

/** The bytes of all events' data and metadata, in UTF-8. */
async function bytesAsJson(log: string): Promise<number> {
  const store = await EmbeddedEventStore.open({ folder: log });
  let [bytes, events] = [0, 0];
  for await (const batch of store.readAll()) {
    for (const { data, metadata } of batch)
      bytes += Buffer.byteLength(JSON.stringify(data)) + Buffer.byteLength(JSON.stringify(metadata));
    const before = events;
    events += batch.length;
    if (Math.floor(events / 500_000) > Math.floor(before / 500_000))
      progress(`  ${events.toLocaleString('en')} events read`);
  }
  await store.close();
  return bytes;
}

const megabytes = (bytes: number): string => `${(bytes / 2 ** 20).toFixed(1)} MB`;
