// `npm run eventstore` is up at once in a built checkout, and works straight after `git clone`: builds only what is missing.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

if (!existsSync('dist/service/eventstore.js')) {
  const { status } = spawnSync('npm', ['run', '-s', 'prestart'], {
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  process.exit(status ?? 1);
}
