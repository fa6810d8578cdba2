import 'reflect-metadata';
import { loadSeedsIfEmpty } from './demo.js';
import { readConfig } from './config.js';
import { createApp } from './create-app.js';
import { EditorToken } from './editor-token.js';
import { ServiceFile } from './service-file.js';

const config = readConfig(process.env, { demo: process.argv.includes('--demo') });
const app = await createApp(config);
const token = app.get(EditorToken);
if (config.seed) await loadSeedsIfEmpty(app);
await app.listen(config.port, config.host);
const url = (await app.getUrl()).replace('[::1]', 'localhost');
const service = ServiceFile.write(config.dataDir, url);

console.log(`Timeline answers at ${url}/graphql${config.graphiql ? `, and ${url}/graphiql lets you try it` : ''}`);
if (token.isNew)
  console.log(`The first editor's token, shown once and kept in ${EditorToken.path(config.dataDir)}:\n${token.token}`);

let closing: Promise<void> | undefined;
const close = (): Promise<void> => (closing ??= app.close().finally(() => service.remove()));
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void close());
