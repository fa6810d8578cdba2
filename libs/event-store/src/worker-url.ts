import { existsSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/**
 * Where the compiled worker `name` (such as `log.worker`) that stands beside the calling module is. Node cannot start a
 * worker from TypeScript: called from a source, as under Jest, it answers with the file that the build made of it, and
 * throws when there is none.
 */
export function workerUrl(importMetaUrl: string, name: string): URL {
  const caller = fileURLToPath(importMetaUrl);
  if (!caller.endsWith('.ts')) return pathToFileURL(join(dirname(caller), `${name}.js`));
  const root = projectRoot(dirname(caller));
  const built = join(root, 'dist', relative(root, dirname(caller)), `${name}.js`);
  if (!existsSync(built)) throw new Error(`${built} is missing: run npm run build first`);
  return pathToFileURL(built);
}

function projectRoot(folder: string): string {
  if (existsSync(join(folder, 'package.json'))) return folder;
  const parent = dirname(folder);
  if (parent === folder) throw new Error('no package.json above the worker');
  return projectRoot(parent);
}
