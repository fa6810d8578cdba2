import { setUpStore } from '@timeline/event-store';
import { InvalidArgumentError } from 'commander';
import { readSecret } from '../../api/src/secret-file.js';

export interface SetupStoreArguments {
  readonly store: string;
  readonly adminPasswordFile: string;
  readonly user: string;
  readonly passwordFile: string;
  /** Seconds. */
  readonly wait: number;
}

/** Makes an EventStoreDB ready for the service: its user, what that user may read, and nobody else. Safe to repeat. */
export async function setupStore(given: SetupStoreArguments): Promise<void> {
  const notes = await setUpStore({
    store: given.store,
    adminPassword: readSecret('--admin-password-file', given.adminPasswordFile),
    user: { user: given.user, password: readSecret('--password-file', given.passwordFile) },
    patienceMs: given.wait * 1_000,
    onWait: (reason) => console.log(`Not yet, trying for up to ${given.wait} s: ${reason}`),
  });
  for (const note of notes) console.log(`Changed: ${note}.`);
  console.log(
    `The store is ready: "${given.user}" may read the whole log and write to it, and nobody without a password.`,
  );
}

export function seconds(text: string): number {
  if (!/^\d{1,4}$/.test(text)) throw new InvalidArgumentError('not a number of seconds');
  return Number(text);
}
