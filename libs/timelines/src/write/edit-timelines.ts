import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import type { Aggregate, CommandContext, Written } from '@timeline/event-store';
import { checkSlug, deriveId, plainId } from '@timeline/kernel';
import type { CorrectionKind, NoticeInput, TranslateInput } from '@timeline/kernel';
import { Editing, EvidenceFinder } from '@timeline/read-model';
import { timelineEvents } from '../domain/events.js';
import { timelineDecider } from '../domain/timeline.decider.js';
import type { CreateTimelineInput, TimelineChangeInput, TimelineCommand } from '../domain/timeline.decider.js';
import type { TimelineState } from '../domain/timeline.js';

const timelineAggregate: Aggregate<TimelineState, TimelineCommand, typeof timelineEvents> = {
  name: 'timeline',
  events: timelineEvents,
  decider: timelineDecider,
};

export interface CorrectTimelineInput extends TimelineChangeInput {
  readonly timeline: string;
  readonly kind: CorrectionKind;
  readonly notice: NoticeInput;
}

abstract class TimelineCommandOnBus<Input> extends Command<Written> {
  constructor(
    readonly input: Input,
    readonly context: CommandContext,
  ) {
    super();
  }
}
export class CreateTimeline extends TimelineCommandOnBus<CreateTimelineInput> {}
export class CorrectTimeline extends TimelineCommandOnBus<CorrectTimelineInput> {}
export class TranslateTimeline extends TimelineCommandOnBus<TranslateInput & { readonly target: string }> {}

@CommandHandler(CreateTimeline)
export class CreateTimelineHandler implements ICommandHandler<CreateTimeline> {
  constructor(private readonly editing: Editing) {}

  async execute({ input, context }: CreateTimeline): Promise<Written> {
    const timeline = deriveId('timeline', checkSlug(input.slug, 'slug'));
    return this.editing
      .of(timelineAggregate)
      .run(timeline, context, () => ({ type: 'CreateTimeline', timeline, input }));
  }
}

@CommandHandler(CorrectTimeline)
export class CorrectTimelineHandler implements ICommandHandler<CorrectTimeline> {
  constructor(
    private readonly editing: Editing,
    private readonly evidence: EvidenceFinder,
  ) {}

  async execute({ input, context }: CorrectTimeline): Promise<Written> {
    const { timeline: given, kind, notice, ...change } = input;
    const timeline = plainId(given, 'timeline');
    return this.editing.of(timelineAggregate).run(timeline, context, async () => ({
      type: 'CorrectTimeline',
      timeline,
      kind,
      change,
      ...(await this.evidence.noticed(notice, context)),
    }));
  }
}

@CommandHandler(TranslateTimeline)
export class TranslateTimelineHandler implements ICommandHandler<TranslateTimeline> {
  constructor(private readonly editing: Editing) {}

  async execute({ input: { target, ...translation }, context }: TranslateTimeline): Promise<Written> {
    const timeline = plainId(target, 'target');
    return this.editing.of(timelineAggregate).run(timeline, context, () => ({
      type: 'TranslateTimeline',
      timeline,
      translation,
    }));
  }
}
