import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { accessEvents } from '@timeline/access';
import { actorEvents } from '@timeline/actors';
import { factEvents } from '@timeline/facts';
import { decodeEvent, encodeEvent } from '@timeline/kernel';
import type { EventDefinition, EventRegistry } from '@timeline/kernel';
import { sourceEvents } from '@timeline/sources';
import { placementEvents, timelineEvents } from './events.js';

const folder = new URL('../../../../test/fixtures/stored-events/', import.meta.url);
const registry: EventRegistry = {
  ...actorEvents,
  ...sourceEvents,
  ...factEvents,
  ...timelineEvents,
  ...placementEvents,
  ...accessEvents,
};

const released = Object.entries(registry).flatMap(([type, { version }]: [string, EventDefinition]) =>
  Array.from({ length: version }, (_, older) => `${type}.v${older + 1}.json`),
);
const files = readdirSync(folder);
const fixtures = files.map((file) => {
  const [, type = '', version] = /^(\w+)\.v(\d+)\.json$/.exec(file) ?? [];
  return {
    file,
    type,
    version: Number(version),
    data: JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as unknown,
  };
});

describe('given the events that were ever stored', () => {
  it('has one of every type and version, and none that this release does not know', () => {
    expect(files.toSorted()).toEqual(released.toSorted());
  });

  it.each(fixtures)('reads $file as the event of today', ({ type, version, data }) => {
    const event = decodeEvent(registry, { type, version, data });
    expect(event?.type).toBe(type);
    expect(encodeEvent(registry, event!)).toEqual({ data: event!.data, version: registry[type]!.version });
  });

  it.each(fixtures.filter(({ type, version }) => registry[type]?.version === version))(
    'loses nothing of $file, which is of the version of today',
    ({ type, version, data }) => {
      expect(decodeEvent(registry, { type, version, data })?.data).toEqual(data);
    },
  );
});
