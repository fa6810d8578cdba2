import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { deriveId } from '@timeline/kernel';
import type { CommandContext, Written } from '@timeline/event-store';
import { Editing } from '@timeline/read-model';
import type { RegisterActorInput } from '../domain/commands.js';
import { actorAggregate } from './aggregate.js';

export class RegisterActor extends Command<Written> {
  constructor(
    readonly input: RegisterActorInput,
    readonly context: CommandContext,
  ) {
    super();
  }
}

@CommandHandler(RegisterActor)
export class RegisterActorHandler implements ICommandHandler<RegisterActor> {
  constructor(private readonly editing: Editing) {}

  execute({ input, context }: RegisterActor): Promise<Written> {
    const actor = deriveId('actor', context.commandId);
    return this.editing.of(actorAggregate).run(actor, context, () => ({ type: 'RegisterActor', actor, input }));
  }
}
