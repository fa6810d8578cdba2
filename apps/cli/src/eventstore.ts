import { once } from 'node:events';
import { startGateway } from '@timeline/eventstore-gateway';
import { Command, InvalidArgumentError } from 'commander';

/** Serves a data folder over EventStoreDB's protocol until it is told to end. Whoever reaches the port may do everything. */
export const eventstore = new Command('eventstore')
  .description('serves an event log over the protocol of EventStoreDB, to whoever can reach the port')
  .option('--port <port>', 'port; 0 for any that is free', portNumber, 2113)
  .option('--host <host>', 'address to listen on', '127.0.0.1')
  .option('--data <folder>', 'where the log is kept, or :memory:', ':memory:')
  .option('--no-system-events', 'begin a new log with the first event of a client, which no real server does')
  .action(serve);

interface Arguments {
  readonly port: number;
  readonly host: string;
  readonly data: string;
  readonly systemEvents: boolean;
}

async function serve({ port, host, data, systemEvents }: Arguments): Promise<void> {
  try {
    const gateway = await startGateway({ folder: data, host, port, systemEvents });
    console.log(gateway.connectionString);
    if (host === '0.0.0.0' || host === '::')
      console.error(
        `It listens on every address of this machine: others reach it by the machine's name, at port ${gateway.port}.`,
      );
    await Promise.race([once(process, 'SIGTERM'), once(process, 'SIGINT')]);
    await gateway.close();
  } catch (error) {
    console.error((error as Error).message);
    process.exitCode = 1;
  }
}

function portNumber(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) throw new InvalidArgumentError('not a port number');
  return port;
}
