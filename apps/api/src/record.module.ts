import { mkdirSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { Global, Inject, Logger, Module } from '@nestjs/common';
import type { DynamicModule, OnApplicationShutdown } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import {
  DecideAndAppend,
  EmbeddedEventStore,
  EventStore,
  EventStoreDbStore,
  lockFolder,
  workerUrl,
} from '@timeline/event-store';
import type { FolderLock } from '@timeline/event-store';
import { Editing, LiveReadModel, ProjectionThread, ReaderThread, References } from '@timeline/read-model';
import { readModelPath } from './config.js';
import type { Config } from './config.js';
import { slices } from './slices.js';

export const CONFIG = Symbol('config');

/** A log by its name: esdb://… or esdb+discover://…, or the folder of an embedded one. The only place that picks the store. */
export const openLog = (name: string): Promise<EventStore> =>
  /^esdb(\+discover)?:/.test(name)
    ? EventStoreDbStore.open({ connectionString: name })
    : EmbeddedEventStore.open({ folder: name });

/** Kept for the life of the process: a lock that is garbage-collected is let go. */
const locks: FolderLock[] = [];

/** Opens the service's log, and makes the data folder this process's own: an embedded log does so itself. */
export async function openStore({ connectionString, dataDir }: Config): Promise<EventStore> {
  if (connectionString === undefined) return openLog(dataDir);
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  locks.push(lockFolder(dataDir));
  return openLog(connectionString);
}

/** The record: the log, the read model that follows it, and what decides and appends. */
@Global()
@Module({})
export class RecordModule implements OnApplicationShutdown {
  constructor(
    private readonly store: EventStore,
    private readonly live: LiveReadModel,
    @Inject(CONFIG) readonly config: Config,
  ) {}

  static on(config: Config, store: EventStore): DynamicModule {
    return {
      module: RecordModule,
      imports: [CqrsModule.forRoot()],
      providers: [
        { provide: CONFIG, useValue: config },
        { provide: EventStore, useValue: store },
        {
          provide: LiveReadModel,
          useFactory: (store: EventStore) => openReadModel(store, config),
          inject: [EventStore],
        },
        {
          provide: DecideAndAppend,
          useFactory: (store: EventStore, live: LiveReadModel) =>
            new DecideAndAppend(store, {
              usedIn: (commandId) => live.reader.streamOfCommand(commandId),
              failure: () => live.status().failure as Error | undefined,
              caughtUp: caughtUpOnce(live),
            }),
          inject: [EventStore, LiveReadModel],
        },
        {
          provide: References,
          useFactory: (live: LiveReadModel, store: EventStore) => new References(live, store),
          inject: [LiveReadModel, EventStore],
        },
        {
          provide: Editing,
          useFactory: (log: DecideAndAppend, references: References, live: LiveReadModel) =>
            new Editing(log, references, live),
          inject: [DecideAndAppend, References, LiveReadModel],
        },
      ],
      exports: [CONFIG, CqrsModule, EventStore, LiveReadModel, DecideAndAppend, References, Editing],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.live.close();
    await this.store.close();
  }
}

const WAIT_MS = 5_000;

/** Whether the read model has come to the log's end since this process started; once it has, for good. */
function caughtUpOnce(live: LiveReadModel): () => boolean | Promise<boolean> {
  let isCaughtUp = false;
  const wait = async (): Promise<boolean> => {
    for (const until = Date.now() + WAIT_MS; !isCaughtUp && Date.now() < until; await sleep(20))
      isCaughtUp = live.status().caughtUp;
    return isCaughtUp;
  };
  return () => isCaughtUp || wait();
}

function openReadModel(store: EventStore, config: Config): Promise<LiveReadModel> {
  const log = new Logger('read model');
  const entry = workerUrl(import.meta.url, 'projection.worker');
  return LiveReadModel.open({
    path: readModelPath(config),
    store,
    project: (path) => ProjectionThread.start(entry, path),
    read: (path) => ({ walks: new ReaderThread(path), counts: new ReaderThread(path) }),
    runner: {
      prefixes: slices.map(({ prefix }) => prefix),
      onError: (error, fatal) => {
        const message = error instanceof Error ? error.message : String(error);
        if (fatal) log.fatal(`the read model stands still: ${message}`);
        else log.warn(`the read model starts again: ${message}`);
      },
    },
  });
}
