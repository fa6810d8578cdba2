import '../../api/src/production.js';
import 'reflect-metadata';
import { Command } from 'commander';
import { backup } from './backup.js';
import { copy } from './copy.js';
import { eventstore } from './eventstore.js';
import { rebuild } from './rebuild.js';
import { seed } from './seed.js';
import { seconds, setupStore } from './setup-store.js';
import { repair, verify } from './verify.js';
import { days, idGiven, nameOf, revoke, roleOf, token } from './token.js';

const program = new Command('timeline').description(
  "Looks after a data folder (DATA_DIR). Uses the running service's API when one holds it.",
);

program
  .command('seed')
  .description('records the 18 seeded facts and their relations; safe to repeat')
  .option('--texts <folder>', "the articles' texts, so that every quote is verified; they are not stored")
  .action(seed);

program.command('rebuild').description('builds the read model anew from the log').action(rebuild);

program
  .command('backup')
  .description('copies the embedded log into BACKUP_DIR, also while the service runs, and looks through the copy')
  .action(backup);

program
  .command('verify')
  .description('looks through an embedded log, also while a service runs on it; ends with 1 where it is damaged')
  .option('--data <folder>', 'a data folder, or the file of a log or a backup; DATA_DIR unless given')
  .action(verify);

program
  .command('repair')
  .description('says what of a log is damaged, which backups are whole, and what to restore; changes nothing')
  .option('--data <folder>', 'a data folder, or the file of a log; DATA_DIR unless given')
  .action(repair);

program
  .command('copy')
  .description('copies the record from one store to another, and compares them in the end; goes on where it stopped')
  .requiredOption('--from <store>', 'a data folder or esdb://…')
  .requiredOption('--to <store>', 'a data folder or esdb://…')
  .option('--password-file <file>', 'the password of the user that esdb://user@… names')
  .action(copy);

program
  .command('setup-store')
  .description("makes an EventStoreDB ready: the service's user, and what it may read; safe to repeat")
  .requiredOption('--store <store>', 'esdb://host:2113?tlsCAFile=…, without a user')
  .requiredOption('--admin-password-file <file>', 'what the administrator has, or is to have on a new store')
  .requiredOption('--password-file <file>', "what the service's user is to have")
  .option('--user <name>', "the service's user", 'timeline')
  .option('--wait <seconds>', 'how long to try again while the store is starting', seconds, 60)
  .action(setupStore);

program
  .command('token')
  .description('prints a token that lets somebody write; whoever has it may')
  .option('--name <name>', 'who it is for, as readers see it beside what they record', nameOf)
  .option('--role <role>', 'editor, or reporter: who adds to the record but does not correct', roleOf)
  .option('--days <number>', 'how long it holds', days, 30)
  .option('--id <id>', "the editor's id, if it is not to be made of the name", idGiven)
  .action(token)
  .command('revoke')
  .description('takes a token back, on every node and for good')
  .argument('<token>', 'the token, or its jti')
  .action(revoke);

program.addCommand(eventstore);

program.parseAsync().catch((error: unknown) => {
  console.error((error as Error).message);
  process.exit(1);
});
