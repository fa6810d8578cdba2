import { accessPrefix } from '@timeline/access';
import { copyLog } from '@timeline/event-store';
import { openLog } from '../../api/src/record.module.js';
import { withPassword } from '../../api/src/secret-file.js';
import { slices } from '../../api/src/slices.js';
import { progress } from './progress.js';

export interface CopyArguments {
  readonly from: string;
  readonly to: string;
  readonly passwordFile?: string;
}

/** Copies the record from one store to another: a data folder or esdb://…; goes on where an earlier run stopped. */
export async function copy({ from, to, passwordFile }: CopyArguments): Promise<void> {
  const source = await openLog(complete(from, passwordFile));
  try {
    const target = await openLog(complete(to, passwordFile));
    const bar = progress('Copy');
    try {
      const head = await source.head();
      const prefixes = [...slices.map(({ prefix }) => prefix), accessPrefix];
      const copied = await copyLog(source, target, {
        prefixes,
        onProgress: (_, position) => bar.update(position, head),
      });
      bar.stop();
      console.log(`${copied} events are in ${shown(to)} as they are in ${shown(from)}: compared one by one.`);
    } finally {
      bar.stop();
      await target.close();
    }
  } finally {
    await source.close();
  }
}

const complete = (store: string, passwordFile: string | undefined): string =>
  passwordFile && /^esdb(\+discover)?:/.test(store) ? withPassword(store, '--password-file', passwordFile) : store;

/** A store's name without its password. */
const shown = (store: string): string => store.replace(/\/\/[^@/]*@/, '//');
