import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { backUpsIn, checkSeal, LOG_FILE, verifyLogFile } from '@timeline/event-store';
import type { Verified } from '@timeline/event-store';
import { readConfig } from '../../api/src/config.js';
import { progress } from './progress.js';

export interface VerifyArguments {
  /** A data folder, or the file of a log or of a backup. */
  readonly data?: string;
}

/** Looks through an embedded log, also while a service runs on it; ends with 1 where it is damaged. */
export function verify({ data }: VerifyArguments): void {
  const { path, verified } = look(data);
  tell(path, verified);
}

/** Says what is damaged, what is whole, and what to restore. Changes nothing. */
export function repair({ data }: VerifyArguments): void {
  const { path, verified } = look(data);
  tell(path, verified);
  if (verified.damage.length === 0) return console.log('There is nothing to repair.');
  const { folder } = readConfig(process.env, { demo: false }).backup;
  const backups = backUpsIn(folder)
    .map((name) => join(folder, name))
    .map((file) => ({ file, isSealed: checkSeal(file) === 'whole', ...verifyLogFile(file) }));
  for (const { file, events, damage, isSealed } of backups) {
    const state =
      damage.length > 0 ? 'is damaged too' : isSealed ? 'is whole' : 'is whole, but was changed since it was made';
    console.log(`${file}: ${events} events, ${state}.`);
  }
  const best = backups.find(({ damage }) => damage.length === 0);
  if (!best)
    return console.log(
      `No whole backup is in ${folder}. Events 1 to ${verified.whole} of ${path} are whole: keep a copy of the file before you do anything, and look for a backup elsewhere (BACKUP_DIR).`,
    );
  const lost = verified.events - best.events;
  console.log(
    [
      `To go back to it: stop the service; keep a copy of ${path}*; delete ${path}* and read-model.db* beside it;`,
      `copy ${best.file} to ${path}; start the service.`,
      lost > 0
        ? `Events ${best.events + 1} to ${verified.events} are not in it: whoever recorded them has to send them again.`
        : 'Nothing that was recorded is missing in it.',
    ].join('\n'),
  );
}

function look(data: string | undefined): { readonly path: string; readonly verified: Verified } {
  const given = data ?? readConfig(process.env, { demo: false }).dataDir;
  const path = given.endsWith('.db') ? given : join(given, LOG_FILE);
  if (!existsSync(path)) throw new Error(`${path}: is not there; name a data folder or a file by --data`);
  const bar = progress('Verify');
  const verified = verifyLogFile(path, (position, head) => bar.update(position, head));
  bar.stop();
  return { path, verified };
}

function tell(path: string, { events, whole, damage }: Verified): void {
  if (damage.length === 0) return console.log(`${events} events in ${path} are what was recorded.`);
  process.exitCode = 1;
  console.log(`${path} is damaged after event ${whole}:`);
  for (const what of damage) console.log(`  ${what}`);
}
