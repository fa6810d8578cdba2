import { DecideAndAppend } from '@timeline/event-store';
import type { Aggregate, CommandContext, Written } from '@timeline/event-store';
import { Refusal } from '@timeline/kernel';
import type { EventRegistry } from '@timeline/kernel';
import type { LiveReadModel } from './live-read-model.js';
import type { References } from './references.js';

const WAIT_MS = 5_000;
/** Its stream says that it was merged; the record, in which the other merge came first, says that it stands. */
const CROSSED =
  'the other one was merged into this one at the same time, so that the merge of this one has no effect: reinstate it to go on with it';

/** Makes a command once everything that it refers to has been found; not asked for one that was recorded before. */
type Prepare<Command> = () => Command | Promise<Command>;

/** Runs commands on the objects of one kind. */
export interface CommandRunner<Command> {
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

  of<State, Command, R extends EventRegistry>(aggregate: Aggregate<State, Command, R>): CommandRunner<Command> {
    const run: CommandRunner<Command>['run'] = async (id, context, prepare) => {
      const stream = `${aggregate.name}-${id}`;
      const outcome = await this.log.execute(aggregate, stream, prepare, context).catch((error: unknown) => {
        throw this.namingWhatStands(error, id);
      });
      const { correction } = outcome.event.data as { readonly correction?: { readonly id: string } };
      return { entityId: id, position: outcome.position, ...(correction ? { correctionId: correction.id } : {}) };
    };
    return { run, merge: async (...merge) => this.thatTookEffect(await run(...merge)) };
  }

  private namingWhatStands(error: unknown, id: string): unknown {
    if (!(error instanceof Refusal) || error.details.existing === undefined) return error;
    const existing = this.references.standing(error.details.existing);
    const crossed = error.code === 'BAD_USER_INPUT' && existing === id;
    return new Refusal(error.code, crossed ? CROSSED : error.message, { ...error.details, existing });
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
    throw new Refusal('CONFLICT', CROSSED, { fields: ['into'] });
  }
}
