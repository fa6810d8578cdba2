import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { StoreLocked } from '@timeline/event-store';
import { readConfig } from '../../api/src/config.js';
import { firstEditor } from '../../api/src/access/identity.js';
import { OwnIssuer } from '../../api/src/access/own-issuer.js';
import { createApp } from '../../api/src/create-app.js';
import { ServiceFile } from '../../api/src/service-file.js';

export interface RunningService {
  readonly url: string;
  readonly token: string;
}

/** Does a piece of work inside a service of our own, or, when the data folder is held by a running one, through its API. */
export async function withService<T>(work: {
  inside: (app: NestFastifyApplication) => Promise<T>;
  outside: (service: RunningService) => Promise<T>;
}): Promise<T> {
  const config = readConfig(process.env, { demo: false });
  const app = await createApp(config).catch((error: unknown) => {
    if (error instanceof StoreLocked) return error;
    throw error;
  });
  if (app instanceof StoreLocked) {
    const url = ServiceFile.read(config.dataDir);
    if (!url) throw app;
    const token = await OwnIssuer.of(config)?.issue(firstEditor, 'editor', 3_600);
    return work.outside({ url, token: token ?? '' });
  }
  try {
    return await work.inside(app);
  } finally {
    await app.close();
  }
}

export function postTo({ url, token }: RunningService, path: string, body: object): Promise<Response> {
  return fetch(`${url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify(body),
  });
}
