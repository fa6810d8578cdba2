import './production.js';
import 'reflect-metadata';
import { loadSeedsIfEmpty } from './demo.js';
import { readConfig } from './config.js';
import { createApp } from './create-app.js';
import { ConfigError } from './secret-file.js';
import { Access } from './access/access.js';
import { FirstToken } from './access/first-token.js';
import { OneTimeCodes } from './access/one-time-codes.js';
import { ServiceFile } from './service-file.js';
import { whyNotStarted } from './why-not-started.js';
import { silentSockets } from './silent-sockets.js';

/** What is wrong from outside is said in a sentence; anything else with its stack. */
function giveUp(error: unknown): never {
  console.error(whyNotStarted(error, process.env.DATA_DIR || 'data'));
  process.exit(1);
}

const demo = process.argv.includes('--demo');

async function start() {
  const config = readConfig(process.env, { demo });
  return { config, app: await createApp(config) };
}

const { config, app } = await start().catch(giveUp);
const endSilent = silentSockets(app.getHttpServer());
const [access, token] = [app.get(Access), app.get(FirstToken)];
if (config.seed)
  await loadSeedsIfEmpty(app, config.dataDir).catch((error: unknown) => {
    giveUp(new ConfigError(`the seeds could not be recorded: ${(error as Error).message}`));
  });
await app.listen(config.port, config.host);
const url = (await app.getUrl()).replace('[::1]', 'localhost');
const service = ServiceFile.write(config.dataDir, url);

console.log(
  `Timeline is at ${url}/ and answers at ${url}/graphql${config.graphiql ? `; ${url}/graphiql lets you try it` : ''}`,
);
if (access.readOnly) console.log(`Nobody may write here: ${access.readOnly}`);
if (token.note) console.log(token.note);
if (access.own && (demo || token.isNew)) {
  const link = `${config.publicUrl || url}/sign-in#code=${app.get(OneTimeCodes).make()}`;
  console.log(`Sign in as the first editor, once and within 15 minutes:\n${link}`);
}

let closing: Promise<void> | undefined;

/** No new work, what is in flight is answered, files are closed. */
async function close(): Promise<void> {
  // A connection that was busy when closing began would stay open until its client lets go.
  const idle = setInterval(() => {
    app.getHttpServer().closeIdleConnections();
    endSilent();
  }, 25);
  await app.close().finally(() => {
    clearInterval(idle);
    service.remove();
  });
}
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void (closing ??= close()));
