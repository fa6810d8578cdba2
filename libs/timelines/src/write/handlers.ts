import { Command, CommandBus, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { DecideAndAppend } from '@timeline/event-store';
import type { Aggregate, CommandContext, Written } from '@timeline/event-store';
import { factAggregate, ReportFact } from '@timeline/facts';
import type { ReportFactInput } from '@timeline/facts';
import { checkList, checkSlug, deriveId, notFound, plainId, Refusal } from '@timeline/kernel';
import type { TextInput } from '@timeline/kernel';
import { References } from '@timeline/read-model';
import { placementEvents, timelineEvents } from '../domain/events.js';
import { placementDecider } from '../domain/placement.decider.js';
import type { Placement, PlacementCommand } from '../domain/placement.decider.js';
import { timelineDecider } from '../domain/timeline.decider.js';
import type { CreateTimelineInput, Timeline, TimelineCommand } from '../domain/timeline.decider.js';

const timelineAggregate: Aggregate<Timeline | null, TimelineCommand, typeof timelineEvents> = {
  name: 'timeline',
  events: timelineEvents,
  decider: timelineDecider,
};
const placementAggregate: Aggregate<Placement | null, PlacementCommand, typeof placementEvents> = {
  name: 'placement',
  events: placementEvents,
  decider: placementDecider,
};

/** The id of one fact's place on one timeline. */
export const placementId = (timeline: string, fact: string): string => deriveId('placement', timeline, fact);

export class CreateTimeline extends Command<Written> {
  constructor(
    readonly input: CreateTimelineInput,
    readonly context: CommandContext,
  ) {
    super();
  }
}

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

@CommandHandler(CreateTimeline)
export class CreateTimelineHandler implements ICommandHandler<CreateTimeline> {
  constructor(private readonly log: DecideAndAppend) {}

  async execute({ input, context }: CreateTimeline): Promise<Written> {
    const id = deriveId('timeline', checkSlug(input.slug, 'slug'));
    const { position } = await this.log.execute(
      timelineAggregate,
      `timeline-${id}`,
      { type: 'CreateTimeline', id, input },
      context,
    );
    return { entityId: id, position };
  }
}

@CommandHandler(PlaceFact)
export class PlaceFactHandler implements ICommandHandler<PlaceFact> {
  constructor(
    private readonly log: DecideAndAppend,
    private readonly references: References,
  ) {}

  async execute({ input, context }: PlaceFact): Promise<Written> {
    const [timeline, fact] = [plainId(input.timeline, 'timeline'), plainId(input.fact, 'fact')];
    await this.references.require('timeline', [{ id: timeline, field: 'timeline' }]);
    const id = placementId(timeline, fact);
    const { state } = await this.log.load(factAggregate, `fact-${fact}`);
    if (!state.fact) throw notFound('fact', fact, 'fact');
    if (state.fact.status === 'RETRACTED' && !(await this.log.knows(placementAggregate, `placement-${id}`, context)))
      throw new Refusal('FACT_RETRACTED', 'this fact is retracted: reinstate it before placing it', {
        fields: ['fact'],
      });
    const command = { type: 'PlaceFact' as const, timeline, fact, note: input.note };
    const { position } = await this.log.execute(placementAggregate, `placement-${id}`, command, context);
    return { entityId: timeline, position };
  }
}

@CommandHandler(RemoveFact)
export class RemoveFactHandler implements ICommandHandler<RemoveFact> {
  constructor(
    private readonly log: DecideAndAppend,
    private readonly references: References,
  ) {}

  async execute({ input, context }: RemoveFact): Promise<Written> {
    const [timeline, fact] = [plainId(input.timeline, 'timeline'), plainId(input.fact, 'fact')];
    await this.references.require('timeline', [{ id: timeline, field: 'timeline' }]);
    await this.references.require('fact', [{ id: fact, field: 'fact' }]);
    const command = { type: 'RemoveFact' as const, timeline, fact };
    const { position } = await this.log.execute(
      placementAggregate,
      `placement-${placementId(timeline, fact)}`,
      command,
      context,
    );
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
