import { join } from 'node:path';
import { DecideAndAppend } from '@timeline/event-store';
import type { CommandContext } from '@timeline/event-store';
import { sha256 } from '@timeline/kernel';
import { Editing, LiveReadModel, Projector, References } from '@timeline/read-model';
import { slices } from '../../apps/api/src/slices.js';
import {
  CorrectActorHandler,
  MergeActorHandler,
  ReinstateActorHandler,
} from '../../libs/actors/src/write/edit-actors.js';
import { RegisterActorHandler } from '../../libs/actors/src/write/register-actor.js';
import { Addresses } from '../../libs/sources/src/write/addresses.js';
import { CorrectSourceHandler } from '../../libs/sources/src/write/edit-sources.js';
import { EvidenceInStore } from '../../libs/sources/src/write/evidence-in-store.js';
import { RegisterSourceHandler } from '../../libs/sources/src/write/register-source.js';
import type { MemoryEventStore } from '../read-model/memory-event-store.js';
import { temporaryFolder } from '../read-model/record.js';

/** A node without its wire: handlers over a log that nodes share, and a read model of its own. */
export class Node {
  readonly references: References;
  readonly registerActor: RegisterActorHandler;
  readonly correctActor: CorrectActorHandler;
  readonly mergeActor: MergeActorHandler;
  readonly reinstateActor: ReinstateActorHandler;
  readonly registerSource: RegisterSourceHandler;
  readonly correctSource: CorrectSourceHandler;

  private constructor(
    readonly store: MemoryEventStore,
    readonly live: LiveReadModel,
    private readonly folder: ReturnType<typeof temporaryFolder>,
    private readonly gate: { passed: Promise<void> },
  ) {
    const log = new DecideAndAppend(store, {
      usedIn: (id) => live.reader.streamOfCommand(id),
      failure: () => live.status().failure as Error | undefined,
      caughtUp: () => true,
    });
    const references = (this.references = new References(live, store));
    const editing = new Editing(log, references, live);
    const evidence = new EvidenceInStore(log, references, live, store);
    const addresses = new Addresses(log, live);
    this.registerActor = new RegisterActorHandler(editing);
    this.correctActor = new CorrectActorHandler(editing, evidence);
    this.mergeActor = new MergeActorHandler(editing, references, evidence);
    this.reinstateActor = new ReinstateActorHandler(editing, evidence);
    this.registerSource = new RegisterSourceHandler(editing, references, addresses);
    this.correctSource = new CorrectSourceHandler(editing, references, evidence, addresses);
  }

  static async on(store: MemoryEventStore): Promise<Node> {
    const folder = temporaryFolder();
    const gate = { passed: Promise.resolve() };
    const live = await LiveReadModel.open({
      path: join(folder.path, 'read-model.db'),
      store,
      project: async (path) => {
        const projector = new Projector(path, slices);
        return {
          checkpoint: () => projector.checkpoint(),
          apply: async (events, position) => {
            await gate.passed;
            projector.apply(events, position);
          },
          close: async () => projector.close(),
        };
      },
      runner: {
        prefixes: slices.map(({ prefix }) => prefix),
        onError: (error) => console.error(error),
      },
    });
    return new Node(store, live, folder, gate);
  }

  /** Waits until this node has come to the end of the log. */
  async caughtUp(): Promise<void> {
    if (!(await this.live.waitFor(await this.store.head(), 20_000))) throw new Error('did not catch up');
  }

  /** Keeps this node from coming any further until what it returns is called. */
  hold(): () => void {
    let letGo = (): void => undefined;
    this.gate.passed = new Promise((resolve) => (letGo = resolve));
    return () => letGo();
  }

  async close(): Promise<void> {
    await this.live.close();
    this.folder[Symbol.dispose]();
  }
}

/** Who sends a command: `input` tells commands of one id apart. */
export const as = (commandId: string, input: unknown, expectedRevision?: number): CommandContext => ({
  ...{ commandId, commandHash: sha256(JSON.stringify(input)), editor: { id: 'ed', name: 'Editor' } },
  ...(expectedRevision === undefined ? {} : { expectedRevision }),
});
