import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import type { CommandContext, Written } from '@timeline/event-store';
import { plainId } from '@timeline/kernel';
import type { CorrectionKind, NoticeInput, TranslateInput } from '@timeline/kernel';
import { Editing, EvidenceFinder, References } from '@timeline/read-model';
import type { ActorChangeInput } from '../domain/commands.js';
import { actorAggregate } from './aggregate.js';

export interface CorrectActorInput extends ActorChangeInput {
  readonly actor: string;
  readonly kind: CorrectionKind;
  readonly notice: NoticeInput;
}

abstract class ActorCommandOnBus<Input> extends Command<Written> {
  constructor(
    readonly input: Input,
    readonly context: CommandContext,
  ) {
    super();
  }
}
export class CorrectActor extends ActorCommandOnBus<CorrectActorInput> {}
export class MergeActor extends ActorCommandOnBus<{
  readonly duplicate: string;
  readonly into: string;
  readonly notice: NoticeInput;
}> {}
export class ReinstateActor extends ActorCommandOnBus<{ readonly target: string; readonly notice: NoticeInput }> {}
export class TranslateActor extends ActorCommandOnBus<TranslateInput & { readonly target: string }> {}

@CommandHandler(CorrectActor)
export class CorrectActorHandler implements ICommandHandler<CorrectActor> {
  constructor(
    private readonly editing: Editing,
    private readonly evidence: EvidenceFinder,
  ) {}

  execute({ input: { actor: given, kind, notice, ...change }, context }: CorrectActor): Promise<Written> {
    const actor = plainId(given, 'actor');
    return this.editing.of(actorAggregate).run(actor, context, async () => ({
      type: 'CorrectActor',
      actor,
      kind,
      change,
      ...(await this.evidence.noticed(notice, context)),
    }));
  }
}

@CommandHandler(MergeActor)
export class MergeActorHandler implements ICommandHandler<MergeActor> {
  constructor(
    private readonly editing: Editing,
    private readonly references: References,
    private readonly evidence: EvidenceFinder,
  ) {}

  execute({ input: { duplicate, into, notice }, context }: MergeActor): Promise<Written> {
    const actor = plainId(duplicate, 'duplicate');
    return this.editing.of(actorAggregate).merge(actor, context, async () => ({
      type: 'MergeActor',
      actor,
      into: await this.references.requireMergeTarget('actor', { id: into, field: 'into' }, actor),
      ...(await this.evidence.noticed(notice, context)),
    }));
  }
}

@CommandHandler(ReinstateActor)
export class ReinstateActorHandler implements ICommandHandler<ReinstateActor> {
  constructor(
    private readonly editing: Editing,
    private readonly evidence: EvidenceFinder,
  ) {}

  execute({ input: { target, notice }, context }: ReinstateActor): Promise<Written> {
    const actor = plainId(target, 'target');
    return this.editing.of(actorAggregate).run(actor, context, async () => ({
      type: 'ReinstateActor',
      actor,
      ...(await this.evidence.noticed(notice, context)),
    }));
  }
}

@CommandHandler(TranslateActor)
export class TranslateActorHandler implements ICommandHandler<TranslateActor> {
  constructor(private readonly editing: Editing) {}

  execute({ input: { target, ...translation }, context }: TranslateActor): Promise<Written> {
    const actor = plainId(target, 'target');
    return this.editing.of(actorAggregate).run(actor, context, () => ({ type: 'TranslateActor', actor, translation }));
  }
}
