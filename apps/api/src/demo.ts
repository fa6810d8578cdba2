import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { EventStore } from '@timeline/event-store';
import { Access } from './access/access.js';
import { firstEditor } from './access/identity.js';
import { loadSeeds } from '../../../seeds/load.js';
import type { Send } from '../../../seeds/load.js';

/** Sends a mutation to a service that does not listen (yet), as its first editor. */
export function sendWithin(app: NestFastifyApplication): Send {
  const token = app.get(Access).own?.issue(firstEditor, 'editor', 3_600);
  return async (query, variables) => {
    const response = await app.inject({
      method: 'POST',
      url: '/graphql',
      headers: { authorization: `Bearer ${await token}` },
      payload: { query, variables },
    });
    return response.json();
  };
}

/** What the demo starts with, unless something else has been recorded; a loading that was cut short is completed. */
export async function loadSeedsIfEmpty(app: NestFastifyApplication, dataDir: string): Promise<void> {
  const unfinished = join(dataDir, 'seeding');
  if ((await app.get(EventStore).head()) > 0 && !existsSync(unfinished)) return;
  writeFileSync(unfinished, '');
  await loadSeeds(sendWithin(app));
  rmSync(unfinished);
}
