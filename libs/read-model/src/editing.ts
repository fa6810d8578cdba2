import { DecideAndAppend } from '@timeline/event-store';
import type { Aggregate, CommandContext, Written } from '@timeline/event-store';
import { Refusal } from '@timeline/kernel';
import type { EventRegistry } from '@timeline/kernel';
import type { LiveReadModel } from './live-read-model.js';
import type { References } from './references.js';

const WAIT_MS = 5_000;

/** Makes a command once everything that it refers to has been found; not asked for one that was recorded before. */
type Prepare<Command> = () => Command | Promise<Command>;

/** Runs commands on the objects of one kind. */
export interface Editor<Command> {
  /** Decides and appends to the object's stream. A refusal that names a duplicate's other names the one that stands. */
  run(id: string, context: CommandContext, prepare: Prepare<Command>): Promise<Written>;
  /**
   * Like `run`, for a merge: whether it took effect is known once it is projected, for another one, recorded a moment
   * before, may have crossed it. CONFLICT then, also for the same command again.
   */
  merge(id: string, context: CommandContext, prepare: Prepare<Command>): Promise<Written>;
}

/** What the handlers of all slices have in common: commands are run on objects of the record. */
export class Editing {
  constructor(
    private readonly log: DecideAndAppend,
    private readonly references: References,
    private readonly live: LiveReadModel,
  ) {}

  of<State, Command, R extends EventRegistry>(aggregate: Aggregate<State, Command, R>): Editor<Command> {
    const run: Editor<Command>['run'] = async (id, context, prepare) => {
      const stream = `${aggregate.name}-${id}`;
      const outcome = await this.log.execute(aggregate, stream, prepare, context).catch((error: unknown) => {
        throw this.namingWhatStands(error);
      });
      const { correction } = outcome.event.data as { readonly correction?: { readonly id: string } };
      return { entityId: id, position: outcome.position, ...(correction ? { correctionId: correction.id } : {}) };
    };
    return { run, merge: async (...merge) => this.thatTookEffect(await run(...merge)) };
  }

  private namingWhatStands(error: unknown): unknown {
    if (!(error instanceof Refusal) || error.details.existing === undefined) return error;
    const existing = this.references.standing(error.details.existing);
    return new Refusal(error.code, error.message, { ...error.details, existing });
  }

  private async thatTookEffect(written: Written): Promise<Written> {
    const { entityId, position } = written;
    if (!(await this.live.waitFor(position, WAIT_MS)))
      throw new Refusal(
        'UNAVAILABLE',
        `recorded at position ${position}, but this node cannot tell yet whether it took effect: send the same command again`,
        { retryAfterSeconds: 1 },
      );
    const { reader } = this.live;
    const { key } = reader.objectById(entityId, position)!;
    if (reader.document<{ readonly mergedInto: string | null }>(key, position)!.mergedInto !== null) return written;
    throw new Refusal(
      'CONFLICT',
      'the other was merged into this one at the same time, so that this merge has no effect: reinstate this one to go on with it',
      { fields: ['into'] },
    );
  }
}
