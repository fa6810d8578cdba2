import { Command, CommandBus, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { DecideAndAppend } from '@timeline/event-store';
import type { Aggregate, CommandContext, Written } from '@timeline/event-store';
import { factAggregate, ReportFact } from '@timeline/facts';
import type { ReportFactInput } from '@timeline/facts';
import { checkList, deriveId, plainId, Refusal } from '@timeline/kernel';
import type { TextInput } from '@timeline/kernel';
import { Editing, References } from '@timeline/read-model';
import { placementEvents } from '../domain/events.js';
import { placementDecider } from '../domain/placement.decider.js';
import type { Placement, PlacementCommand } from '../domain/placement.decider.js';

const placementAggregate: Aggregate<Placement | null, PlacementCommand, typeof placementEvents> = {
  name: 'placement',
  events: placementEvents,
  decider: placementDecider,
};

/** The id of one fact's place on one timeline. */
export const placementId = (timeline: string, fact: string): string => deriveId('placement', timeline, fact);

export interface PlaceFactInput {
  readonly timeline: string;
  readonly fact: string;
  readonly note?: readonly TextInput[] | null;
}

export class PlaceFact extends Command<Written> {
  constructor(
    readonly input: PlaceFactInput,
    readonly context: CommandContext,
  ) {
    super();
  }
}

export class RemoveFact extends Command<Written> {
  constructor(
    readonly input: PlaceFactInput,
    readonly context: CommandContext,
  ) {
    super();
  }
}

/** Reports a fact and places it. Not atomic: the same command again completes what was left. */
export class ReportFactOnTimelines extends Command<Written> {
  constructor(
    readonly input: ReportFactInput & { readonly timelines?: readonly string[] | null },
    readonly context: CommandContext,
  ) {
    super();
  }
}

@CommandHandler(PlaceFact)
export class PlaceFactHandler implements ICommandHandler<PlaceFact> {
  constructor(
    private readonly editing: Editing,
    private readonly references: References,
    private readonly log: DecideAndAppend,
  ) {}

  async execute({ input, context }: PlaceFact): Promise<Written> {
    const [timeline, fact] = [plainId(input.timeline, 'timeline'), plainId(input.fact, 'fact')];
    const id = placementId(timeline, fact);
    const { position } = await this.editing.of(placementAggregate).run(id, context, async () => {
      await this.references.require('timeline', [{ id: timeline, field: 'timeline' }]);
      await this.references.require('fact', [{ id: fact, field: 'fact' }]);
      const { state } = await this.log.load(factAggregate, `fact-${fact}`);
      if (state.fact?.status === 'RETRACTED')
        throw new Refusal('FACT_RETRACTED', 'this fact is retracted: reinstate it before placing it', {
          fields: ['fact'],
        });
      return { type: 'PlaceFact', timeline, fact, note: input.note };
    });
    return { entityId: timeline, position };
  }
}

/** Also a duplicate is taken off: it may have been placed before it turned out to be one. */
@CommandHandler(RemoveFact)
export class RemoveFactHandler implements ICommandHandler<RemoveFact> {
  constructor(
    private readonly editing: Editing,
    private readonly references: References,
  ) {}

  async execute({ input, context }: RemoveFact): Promise<Written> {
    const [timeline, fact] = [plainId(input.timeline, 'timeline'), plainId(input.fact, 'fact')];
    const id = placementId(timeline, fact);
    const { position } = await this.editing.of(placementAggregate).run(id, context, async () => {
      await this.references.require('timeline', [{ id: timeline, field: 'timeline' }]);
      await this.references.requireKnown('fact', [{ id: fact, field: 'fact' }]);
      return { type: 'RemoveFact', timeline, fact };
    });
    return { entityId: timeline, position };
  }
}

@CommandHandler(ReportFactOnTimelines)
export class ReportFactOnTimelinesHandler implements ICommandHandler<ReportFactOnTimelines> {
  constructor(
    private readonly bus: CommandBus,
    private readonly references: References,
  ) {}

  async execute({ input: { timelines, ...input }, context }: ReportFactOnTimelines): Promise<Written> {
    const ids = checkList(timelines, 'timelines').map((id, index) => plainId(id, `timelines.${index}`));
    await this.references.require(
      'timeline',
      ids.map((id, index) => ({ id, field: `timelines.${index}` })),
    );
    const reported = await this.bus.execute(new ReportFact(input, context));
    let { position } = reported;
    for (const timeline of new Set(ids)) {
      const placing = {
        ...context,
        commandId: deriveId('command', context.commandId, timeline),
        correlationId: context.commandId,
      };
      position = Math.max(position, await this.place({ timeline, fact: reported.entityId }, placing));
    }
    return { ...reported, position };
  }

  /** Somebody may have placed it between two tries of this command: that is as good. */
  private async place(input: PlaceFactInput, context: CommandContext): Promise<number> {
    try {
      return (await this.bus.execute(new PlaceFact(input, context))).position;
    } catch (refusal) {
      if (refusal instanceof Refusal && refusal.code === 'NO_CHANGE') return 0;
      throw refusal;
    }
  }
}
