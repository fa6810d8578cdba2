import 'reflect-metadata';
import { Command } from 'commander';
import { copy } from './copy.js';
import { eventstore } from './eventstore.js';
import { rebuild } from './rebuild.js';
import { seed } from './seed.js';

const program = new Command('timeline').description(
  "Looks after a data folder (DATA_DIR). Uses the running service's API when one holds it.",
);

program
  .command('seed')
  .description('records the 18 facts of the two articles; safe to repeat')
  .option('--texts <folder>', "the articles' texts, so that every quote is verified; they are not stored")
  .action(seed);

program.command('rebuild').description('builds the read model anew from the log').action(rebuild);

program
  .command('copy')
  .description('copies the record from one store to another, and compares them in the end; goes on where it stopped')
  .requiredOption('--from <store>', 'a data folder or esdb://…')
  .requiredOption('--to <store>', 'a data folder or esdb://…')
  .action(copy);

program.addCommand(eventstore);

program.parseAsync().catch((error: unknown) => {
  console.error((error as Error).message);
  process.exit(1);
});
